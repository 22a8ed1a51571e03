"""From clean lines to pieces: wrapped lines are joined, list items and headings recognised by their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unosce_kg.model import BlockKind
from unosce_kg.readers import dates, furniture, symbols
from unosce_kg.readers.pieces import Piece

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_QUOTE = re.compile(r"(?:>\s?)+")
_BULLET = re.compile(r"[-–—•·▪▫●○◦♦◆■□*+]\s+(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}\)|[a-z]\.)\s+(?=\S)")
_RULE = re.compile(r"[\W_]*")
_UNDERLINE = re.compile(r"=+|-{3,}")
_TABLE_ROW = re.compile(r"\|.*\|")
_UNFINISHED = re.compile(
    r"(?:[,;–—-]|\b(?:a|an|and|as|at|by|for|from|in|its|of|on|or|the|their|to|with))$", re.IGNORECASE
)
_FINISHED = re.compile(r"[.!?:;][\"”’')\]]*$")
_PROSE = 160  # characters: where a line is longer, nothing was wrapped and each line is a paragraph


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    kind: BlockKind | None = None
    level: int = 0
    alone: bool = False  # nothing may be joined to it


def read_pieces(text: str) -> tuple[Piece, ...]:
    """The paragraphs, headings and list items of a clean text.

    Args:
        text: Lines as `cleaning.clean` leaves them; blank lines part paragraphs.
    """
    return tuple(piece for group in _group(text.split("\n")) for piece in _join(group))


def _group(lines: Iterable[str]) -> Iterator[list[_Line]]:
    """Runs of lines between blank lines and rules; a line underlined with `===` becomes a heading."""
    group: list[_Line] = []
    for raw in lines:
        text = _QUOTE.sub("", raw) if raw.startswith(">") else raw
        if group and len(group) == 1 and _UNDERLINE.fullmatch(text) and not group[0].kind:
            group[0] = _Line(group[0].text, BlockKind.HEADING, 1 if text[0] == "=" else 2, alone=True)
        elif _RULE.fullmatch(text):
            yield group
            group = []
        else:
            group.append(_read_line(text))
    yield group


def _read_line(text: str) -> _Line:
    heading = _HEADING.fullmatch(text)
    if heading and heading[2]:
        return _Line(heading[2], BlockKind.HEADING, len(heading[1]), alone=True)
    if _TABLE_ROW.fullmatch(text):
        return _Line(text.strip("| "), BlockKind.LIST_ITEM, alone=True)
    if furniture.is_furniture(text) or dates.read_dateline(text) or symbols.read_symbol(text):
        return _Line(text, alone=True)
    bullet = _BULLET.match(text)
    if bullet:
        return _Line(text[bullet.end() :], BlockKind.LIST_ITEM)
    return _Line(text, BlockKind.LIST_ITEM if _NUMBER.match(text) else None)


def _join(group: list[_Line]) -> Iterator[Piece]:
    width = max((len(line.text) for line in group), default=0)
    together: list[_Line] = []
    for line in group:
        if together and not _continues(together[-1], line, width):
            yield _as_piece(together)
            together = []
        together.append(line)
    if together:
        yield _as_piece(together)


def _continues(before: _Line, line: _Line, width: int) -> bool:
    """Whether the line goes on with the paragraph of the one before it, rather than opening another."""
    if before.alone or line.alone or line.kind:
        return False
    if furniture.rank_title(before.text) or (
        furniture.rank_title(line.text) and not _UNFINISHED.search(before.text)
    ):
        return False
    if line.text.isupper() and before.text.isupper():
        return True
    if _UNFINISHED.search(before.text) or line.text[0].islower():
        return True
    if before.text.isupper() or width > _PROSE:
        return False
    room = 0.8 * width - len(before.text) - 1
    return len(line.text.split(maxsplit=1)[0]) > room


def _as_piece(lines: list[_Line]) -> Piece:
    parts = [line.text if _ends_in_compound(line.text) else f"{line.text} " for line in lines[:-1]]
    return Piece("".join([*parts, lines[-1].text]), lines[0].kind, lines[0].level)


def _ends_in_compound(text: str) -> bool:
    """Whether a line was broken after the hyphen of a compound such as "Secretary-General"."""
    return len(text) > 1 and text[-1] == "-" and text[-2].isalpha()
