# Everything runs in an environment of its own, made from the lock files with plain venv and pip.
PYTHON ?= python3
VENV ?= .venv
UV ?= uv
SHARED ?= ../shared
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SCORE := $(SHARED)/score/score.py

.PHONY: help graph test check format score evaluate bench load fuzz lock clean scripts screenshots

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
	@$(MAKE) --no-print-directory scripts
	$(BIN)/python -m pytest

scripts:  ## Lint the page's scripts, where the machine has node
	@if command -v npm >/dev/null; then \
	  $(MAKE) --no-print-directory node_modules/.installed && npm run --silent check; \
	else echo "scripts: not linted, since node and npm are not installed"; fi

format: $(VENV)/.development  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	@if command -v npm >/dev/null; then \
	  $(MAKE) --no-print-directory node_modules/.installed && npm run --silent format; fi

screenshots: $(VENV)/.development graph  ## Take the pictures of the page that the documentation shows (needs Chromium)
	$(BIN)/python docs/images/take.py build/graph.html docs/images

score: $(VENV)/.runtime  ## Hold a graph of the original documents against their gold files
	@if [ -f $(SCORE) ]; then \
	  $(BIN)/unosce-kg build $(SHARED)/seeds -o build/score && \
	  $(BIN)/python $(SCORE) build/score/graph.ttl --gold $(SHARED)/gold --texts $(SHARED)/seeds $(ARGS); \
	else echo "score: skipped, since the originals and their gold files are not at $(SHARED)"; fi

evaluate: $(VENV)/.runtime  ## Score the evaluation documents, those held out apart
	$(BIN)/python tests/evaluation/evaluate.py --shared $(SHARED) $(ARGS)

bench: $(VENV)/.runtime  ## Words a second and peak memory over 2,000 variants of the bundled documents
	$(BIN)/python benchmarks/bench.py $(ARGS)

load: $(VENV)/.development graph  ## Fifty clients at a server for a minute, one query in twenty hostile
	$(BIN)/python benchmarks/serve_load.py build/graph.ttl $(ARGS)

fuzz: $(VENV)/.development  ## Feed the readers 10,000 truncated, mutated and nested files of each kind
	PYTHONPATH=tests $(BIN)/python -m readers.fuzzing $(ARGS)

lock:  ## Pin the requirements anew (needs uv)
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --no-header --upgrade pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --no-header pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:  ## Remove the environment and all that was built
	rm -rf $(VENV) node_modules build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

node_modules/.installed: package-lock.json
	npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

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
