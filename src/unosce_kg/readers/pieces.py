"""What the readers of single kinds hand on: pieces of text, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from unosce_kg.model import BlockKind, PartialDate


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading or list item, cleaned, on one line.

    Attributes:
        text: Without line breaks or blanks at its ends; never empty.
        kind: What its markup says it is; None where only its words can tell.
        level: Of a heading, 1 for the highest; 0 where unknown.
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says about its document outside the text: header block, HTML metadata, list of sources."""

    title: str | None = None
    date: PartialDate | None = None
    publisher: str | None = None
    symbol: str | None = None
    author: str | None = None
    source: str | None = None
    language: str | None = None

    def or_else(self, other: Header) -> Header:
        """This header, its gaps filled from the other one."""
        gaps = {f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **gaps)


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader made of one file."""

    header: Header
    pieces: tuple[Piece, ...]
