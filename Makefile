# Everything runs in an environment of its own, made from the lock files with plain venv and pip.
PYTHON ?= python3
VENV ?= .venv
UV ?= uv
SHARED ?= ../shared
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SCORE := $(SHARED)/score/score.py

.PHONY: help graph test check format score evaluate bench lock clean

help:  ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

graph: $(VENV)/.runtime  ## Build the graph of the bundled documents into build/
	$(BIN)/unosce-kg build -o build

test: $(VENV)/.development  ## Run the whole test suite
	$(BIN)/python -m pytest

check: $(VENV)/.development  ## Format, lint, types, import rules, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

format: $(VENV)/.development  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

score: $(VENV)/.runtime  ## Hold a graph of the original documents against their gold files
	@if [ -f $(SCORE) ]; then \
	  $(BIN)/unosce-kg build $(SHARED)/seeds -o build/score && \
	  $(BIN)/python $(SCORE) build/score/graph.ttl --gold $(SHARED)/gold --texts $(SHARED)/seeds $(ARGS); \
	else echo "score: skipped, since the originals and their gold files are not at $(SHARED)"; fi

evaluate: $(VENV)/.runtime  ## Score the evaluation documents, those held out apart
	$(BIN)/python tests/evaluation/evaluate.py --shared $(SHARED) $(ARGS)

bench: $(VENV)/.runtime  ## Words a second and peak memory over 2,000 variants of the bundled documents
	$(BIN)/python benchmarks/bench.py $(ARGS)

lock:  ## Pin the requirements anew (needs uv)
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --no-header --upgrade pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --no-header pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:  ## Remove the environment and all that was built
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.development: $(VENV)/.runtime requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
