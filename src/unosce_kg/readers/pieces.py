"""What the readers of single kinds hand on: pieces of text, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import BinaryIO

from unosce_kg.model import BlockKind, DocumentKind, PartialDate

PAGE_TURN = "\f"  # stands in a piece for the blank between the words of two pages


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading or list item, cleaned, on one line.

    Attributes:
        text: Without line breaks or blanks at its ends; never empty.
        kind: What its markup says it is; None where only its words can tell.
        level: Of a heading, 1 for the highest; 0 where unknown.
        page: The page on which it begins, counted from 1; `PAGE_TURN` for a blank marks where the next begins.
        element: The element of the file that holds it, or "".
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0
    page: int | None = None
    element: str = ""


class Teller(StrEnum):
    """What tells a document's title, date …; the most trusted first."""

    SIDECAR = "sidecar"
    HEADER = "header block"
    TEXT = "text"
    OPEN_GRAPH = "Open Graph"
    JSON_LD = "JSON-LD"
    DUBLIN_CORE = "Dublin Core"
    PAGE = "page"
    FILE = "file properties"
    NAME = "file name"
    ADDRESS = "address"


TRUST = {teller: rank for rank, teller in enumerate(Teller)}


@dataclass(frozen=True, slots=True)
class Header:
    """What one teller says about a document: header block, sidecar, page metadata, or the text's own lines.

    Attributes:
        date: When it was issued.
        event_date: When what it records took place: the meeting, the speech, the adoption.
        recipient: To whom it is addressed, as it names them.
        session: The session or meeting that it belongs to, as it names it.
        teller: Who says all this.
    """

    title: str | None = None
    date: PartialDate | None = None
    publisher: str | None = None
    symbol: str | None = None
    author: str | None = None
    source: str | None = None
    language: str | None = None
    event_date: PartialDate | None = None
    recipient: str | None = None
    kind: DocumentKind | None = None
    session: str | None = None
    teller: Teller = Teller.HEADER

    def or_else(self, other: Header) -> Header:
        """This header, its gaps filled from the other one."""
        gaps = {name: getattr(other, name) for name in FIELDS if getattr(self, name) is None}
        return replace(self, **gaps)


FIELDS = tuple(field.name for field in fields(Header) if field.name != "teller")


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader made of one file.

    Attributes:
        header: What the file says outside the text, by its most trusted teller.
        more: What other tellers say.
        lost: What of the file cannot be read, while the rest is: "page 3 is a picture without text".
    """

    header: Header
    pieces: tuple[Piece, ...]
    more: tuple[Header, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why what stands in a container is not read."""

    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or what stands in another one: an archive's member, a message's attachment or a record.

    Attributes:
        name: Its path or number inside what holds it; "" where it is all that this holds.
        content: Characters, bytes, an open file, or the reason why it is not read.
        header: What its container says about it.
    """

    name: str
    content: str | bytes | BinaryIO | Refusal
    header: Header = Header()
