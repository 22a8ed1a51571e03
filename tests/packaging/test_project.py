"""What the project promises about itself."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import unosce_kg
from unosce_kg.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_changelog_names_this_version() -> None:
    assert f"## {unosce_kg.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_lock_pins_every_requirement_with_hashes_and_names_no_host() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
        wanted = {re.split(r"[<>=\[;]", d)[0] for d in PROJECT["dependencies"]}
        assert wanted <= pinned
        assert lock.count("--hash=sha256:") >= len(pinned)
        assert "://" not in lock and "index" not in lock.replace("--no-index", "")


def test_readme_begins_with_the_two_commands_and_documents_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index("make graph") < readme.index("make test")
    assert all(f"unosce-kg {name}" in readme for name in COMMANDS)
