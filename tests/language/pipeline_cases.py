"""Reading of the tables that the language tests share."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from spacy.tokens import Doc

HERE = Path(__file__).parent
PIPELINE = HERE.parents[1] / "src" / "unosce_kg" / "pipelines" / "en_unosce_core"
_BRACKET = re.compile(r"\[([^\]]+) ([A-Z]+)\]")


def read_table(name: str) -> dict[str, list]:
    return tomllib.loads((HERE / name).read_text(encoding="utf8"))


def unbracket(text: str) -> tuple[str, set[tuple[int, int, str]]]:
    """Plain text and the spans that stood in brackets."""
    plain, spans, last = "", set(), 0
    for match in _BRACKET.finditer(text):
        plain += text[last : match.start()]
        spans.add((len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        last = match.end()
    return plain + text[last:], spans


def holds(doc: Doc, fact: str) -> bool:
    """Whether some token pair of the doc stands in the relation the fact names."""
    head, relation, dependent = fact.split()
    return any(
        token.text == dependent
        and token.head.text == head
        and token.i != token.head.i
        and (token.dep_ == relation or token.dep_.startswith(relation + ":"))
        for token in doc
    )
