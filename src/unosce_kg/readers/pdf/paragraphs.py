"""From lines in reading order to pieces: paragraphs across columns and pages, headings, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from unosce_kg.model import BlockKind
from unosce_kg.readers import furniture, symbols
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.dates import read_dateline
from unosce_kg.readers.numbering import ENDED, ITEM, NUMBER, mark_paragraph
from unosce_kg.readers.pdf.columns import Line
from unosce_kg.readers.pdf.hyphens import join_lines
from unosce_kg.readers.pieces import Piece

_SECTION = re.compile(r"(?:[IVXL]{1,6}|[A-Z]|\d{1,2})\.\s+\S")
_LABEL = re.compile(
    r"(?:agenda )?items? \d.*|.{3,40} (?:session|year|meeting)|\d+(?:st|nd|rd|th) .{0,20}meeting"
    r"|original:.*|distr\.?:.*"
    r"|(?:date|place|venue|opened|resumed|suspended|closed|chair\w*|secretary|language\w*): ?\S.*"
    r"|(?:annex|appendix|enclosure|attachment)(?: [IVXL\d]{1,5})?",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.\s?){5,}\W*\w{0,5}$")  # a line of a table of contents
_ANNEX = re.compile(r"(?:annex|appendix|enclosure|attachment)(?: [IVXL\d]{1,5})?\W*", re.IGNORECASE)


@dataclass(slots=True)
class _Paragraph:
    lines: list[Line]
    right: float  # the edge that its lines would reach

    @property
    def last(self) -> Line:
        return self.lines[-1]


def make_pieces(lines: Sequence[Line], body: float, words: frozenset[str]) -> Iterator[Piece]:
    """The pieces of a document's text.

    Args:
        lines: In reading order, without running heads and footnotes.
        body: Size of the type in which the document is set.
        words: Its words, by which broken ones are mended.
    """
    place = ""
    for paragraph in _group(lines, body):
        piece = _as_piece(paragraph.lines, body, words, place)
        if piece is None:
            continue
        if _ANNEX.fullmatch(piece.text):
            place = f"{squeeze(piece.text).strip(' *⁰¹²³⁴⁵⁶⁷⁸⁹')}, "
        yield piece


def join_note(lines: Sequence[Line], words: frozenset[str]) -> Piece:
    """A footnote, which stands outside the text."""
    text = join_lines([clean_characters(line.text) for line in lines], words)
    return Piece(squeeze(text), BlockKind.FURNITURE, page=lines[0].page)


def _group(lines: Sequence[Line], body: float) -> Iterator[_Paragraph]:
    leading = _find_leading(lines)
    current: _Paragraph | None = None
    for i, line in enumerate(lines):
        if current and _continues(current, line, leading, body):
            if line.edges != current.last.edges or line.page != current.last.page:
                current.right = _find_right(lines, i, leading)
            current.lines.append(line)
            continue
        if current:
            yield current
        current = _Paragraph([line], _find_right(lines, i, leading))
    if current:
        yield current


def _find_leading(lines: Sequence[Line]) -> float:
    """The usual distance between the baselines of two lines, in multiples of their size."""
    steps = [
        (a.base - b.base) / b.size
        for a, b in pairwise(lines)
        if a.page == b.page and a.edges == b.edges and 0.9 * b.size < a.base - b.base < 2.2 * b.size
    ]
    return median(steps) if steps else 1.2


def _find_right(lines: Sequence[Line], start: int, leading: float) -> float:
    """The right edge of the block of even lines that begins here; the column's for all but narrow blocks."""
    left, edge = lines[start].edges
    block = [lines[start]]
    for line in lines[start + 1 : start + 40]:
        last = block[-1]
        if not (_is_same_style(last, line) and _follows(last, line, leading)):
            break
        block.append(line)
    right = max(line.right for line in block)
    narrow = len(block) > 2 or block[0].bold or block[0].left - left > 2 * block[0].size
    return right if len(block) > 1 and narrow else edge


def _follows(last: Line, line: Line, leading: float) -> bool:
    """Whether the line stands right below the other in the same column."""
    step = last.base - line.base
    return last.page == line.page and last.edges == line.edges and 0 < step < 1.25 * leading * line.size


def _is_same_style(last: Line, line: Line) -> bool:
    return last.bold == line.bold and abs(last.size - line.size) <= 0.06 * max(last.size, line.size)


def _continues(paragraph: _Paragraph, line: Line, leading: float, body: float) -> bool:
    last = paragraph.last
    if line.cells > 1 or last.cells > 1 or _stands_alone(last) or _stands_alone(line) or _opens(line):
        return False
    if not _follows(last, line, leading):
        return _goes_on_elsewhere(paragraph, line, body)
    unfinished = last.text.endswith("-") or line.text[0].islower()
    if not _is_same_style(last, line):
        return unfinished and abs(last.size - line.size) < 0.12 * line.size and not last.bold
    if _is_indented(paragraph, line):
        return _is_centred(last, line)
    return unfinished or not _had_room(paragraph, line)


def _goes_on_elsewhere(paragraph: _Paragraph, line: Line, body: float) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last = paragraph.last
    same_place = last.page == line.page and last.edges == line.edges
    if same_place or not _is_same_style(last, line) or last.size > 1.1 * body or last.bold:
        return False
    if line.text[0].islower() or last.text.endswith("-"):
        return True
    indented = line.left - line.edges[0] > 0.8 * line.size
    if not ENDED.search(last.text):
        long = last.right - last.left > 0.6 * (last.edges[1] - last.edges[0])
        return not indented and (long or not _had_room(paragraph, line))
    numbered = NUMBER.match(paragraph.lines[0].text) is not None
    return numbered and not indented and not _had_room(paragraph, line)


def _had_room(paragraph: _Paragraph, line: Line) -> bool:
    """Whether the next line's first word would have stood on the last line, had it belonged there."""
    word = len(line.text.split(maxsplit=1)[0]) * (line.right - line.left) / max(len(line.text), 1)
    return paragraph.last.right + word + 0.3 * line.size < paragraph.right - 0.3 * line.size


def _is_indented(paragraph: _Paragraph, line: Line) -> bool:
    """Whether the line begins further right than the paragraph, as the first line of another does."""
    first, last = paragraph.lines[0], paragraph.last
    if len(paragraph.lines) == 1 and (ITEM.match(first.text) or NUMBER.match(first.text)):
        return line.left - first.left > 6 * line.size
    return line.left - last.start > 0.8 * line.size


def _is_centred(last: Line, line: Line) -> bool:
    return abs((last.left + last.right) - (line.left + line.right)) < line.size


def _opens(line: Line) -> bool:
    """Whether the line begins with a paragraph's number, an item's mark or a section's."""
    return any(mark.match(line.text) for mark in (NUMBER, ITEM)) or (
        line.bold and _SECTION.match(line.text) is not None
    )


def _stands_alone(line: Line) -> bool:
    text = line.text.strip("* ")
    if len(text) > 80:
        return False
    short = line.right - line.left < 0.7 * (line.edges[1] - line.edges[0])
    notice = len(text) < 60 and not text.endswith("-") and furniture.is_furniture(text)
    label = notice or _LABEL.fullmatch(text) is not None or furniture.is_office(text)
    return (short and label) or bool(read_dateline(text) or symbols.ends_label(text))


def _as_piece(lines: Sequence[Line], body: float, words: frozenset[str], place: str) -> Piece | None:
    turns = frozenset(i for i in range(1, len(lines)) if lines[i].page > lines[i - 1].page)
    cleaned = [squeeze(clean_characters(line.text)) for line in lines]
    text = join_lines(cleaned, words, turns) if all(cleaned) else " ".join(filter(None, cleaned))
    if not any(c.isalnum() for c in text):
        return None
    first, page = lines[0], lines[0].page
    if _LEADERS.search(text):
        return Piece(text, BlockKind.FURNITURE, page=page)
    if first.cells > 1:
        return Piece(text, BlockKind.LIST_ITEM, page=page)
    if first.bold or first.size > 1.1 * body:
        prose = len(text) > 240 or (NUMBER.match(text) and ENDED.search(text) and len(lines) > 1)
        return Piece(text, None if prose else BlockKind.HEADING, page=page)
    piece = mark_paragraph(text, page=page, place=place)
    return replace(piece, kind=BlockKind.PARAGRAPH) if not piece.kind and len(lines) > 2 else piece
