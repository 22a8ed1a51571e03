"""The page's script and style, joined from their files, and the policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyvis

FOLDER = Path(__file__).resolve().parent
SCRIPTS = FOLDER / "script"
_VIS = Path(pyvis.__file__).resolve().parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.MULTILINE)


@cache
def join_script(entry: str = "main.js") -> str:
    """The script files as one, each after those that it imports, and each in a scope of its own.

    A browser loads no module from an inline script, so `import` and `export` become constants of the whole.
    """
    parts: list[str] = []
    _append(entry, parts, set())
    return '(() => {\n"use strict";\nconst files = {};\n' + "\n".join(parts) + "})();\n"


def _append(name: str, parts: list[str], seen: set[str]) -> None:
    if name in seen:
        return
    seen.add(name)
    text = (SCRIPTS / name).read_text(encoding="utf-8").strip()
    for _, imported in _IMPORT.findall(text):
        _append(imported, parts, seen)
    exported = ", ".join(found for _, found in _EXPORT.findall(text))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(r'const \1 = files["\2"];', text))
    parts.append(f'files["{name}"] = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n')


@cache
def read_style() -> str:
    """The page's style sheet."""
    return (FOLDER / "style.css").read_text(encoding="utf-8")


@cache
def read_vis() -> str:
    """The vis-network library from pyvis's package, its licence notice on top."""
    return _VIS.read_text(encoding="utf-8").strip() + "\n"


def write_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A Content-Security-Policy: these scripts and styles alone, and nothing from anywhere.

    Args:
        scripts: Contents of the page's script elements, exactly.
        styles: Contents of its style elements, exactly.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)
