"""Documents: clean texts with their blocks, and what they say of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unosce_kg.model.dates import PartialDate
from unosce_kg.model.spans import Span

ENGLISH = "en"  # the language that is extracted


class BlockKind(StrEnum):
    """What a stretch of a document's text is to its reader."""

    TITLE = "title"
    HEADING = "heading"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    FURNITURE = "furniture"


HEADS = frozenset((BlockKind.TITLE, BlockKind.HEADING))
PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item … of the clean text; no sentence crosses its borders.

    Attributes:
        page: The page on which it begins, counted from 1, where the file has pages.
        turns: Offsets within the span at which the following pages begin, sorted.
        element: The element of the file that holds it, as its kind names elements, or "".
    """

    kind: BlockKind
    span: Span
    page: int | None = None
    turns: tuple[int, ...] = ()
    element: str = ""

    def pages(self, span: Span) -> range:
        """The pages on which a stretch of the block stands; none where the file has no pages."""
        if self.page is None:
            return range(0)
        first = self.page + sum(turn <= span.start for turn in self.turns)
        return range(first, self.page + sum(turn < span.end for turn in self.turns) + 1)


class DocumentKind(StrEnum):
    """What a document is, by what it says of itself."""

    MESSAGE = "message"
    STATEMENT = "statement"
    PRESS_RELEASE = "press release"
    NEWS = "news"
    RESOLUTION = "resolution"
    REPORT = "report"
    AGREEMENT = "agreement"
    DECISION = "decision"
    LETTER = "letter"
    RECORD = "meeting record"


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """Another file with the same clean text: its base name, and the address it came from or ""."""

    file_name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read, cleaned, and what it says about itself.

    Attributes:
        id: `doc/` and a slug of the symbol, or of the file name.
        text: The clean text that every offset counts in.
        source: The address it came from, if it or its header names one.
        file_name: Base name of the input, exactly.
        author: Who speaks or wrote, as the document names them.
        date: When it was issued.
        event_date: When what it records took place: the meeting, the speech, the adoption.
        recipient: To whom it is addressed, as the document names them.
        session: The session or meeting that it belongs to, as the document names it.
        language: BCP 47 code; "und" where its words do not tell.
        blocks: In text order, without overlaps; what lies between is blank.
        tellers: Name of a field above and what told it ("text", "Open Graph" …), sorted.
        copies: Other files with the same text, sorted.
    """

    id: str
    text: str
    file_name: str
    title: str | None = None
    date: PartialDate | None = None
    symbol: str | None = None
    publisher: str | None = None
    author: str | None = None
    source: str | None = None
    language: str = ENGLISH
    blocks: tuple[Block, ...] = ()
    event_date: PartialDate | None = None
    recipient: str | None = None
    kind: DocumentKind | None = None
    session: str | None = None
    tellers: tuple[tuple[str, str], ...] = ()
    copies: tuple[Copy, ...] = ()
