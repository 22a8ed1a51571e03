"""What stands around the text of the pages: running heads, page numbers, job numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import mode

from unosce_kg.readers import dates, symbols
from unosce_kg.readers.pdf.columns import Line, Row, is_mark
from unosce_kg.readers.pdf.glyphs import Run

_ZONE = 0.13  # of a page's height, at its head and at its foot
_LONG_LINES = 8  # by which the width of a page's text is known
_FOLIO = re.compile(
    r"[-–—\s]*(?:(?:page|p\.|s\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*"
    r"|/?\s?(?:\.\s?){3}|please recycle.*|[\W_]+",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"[*0-9()\s]{7,}|[A-Z]{4,6}\d{2,5}|(?:[A-Z]{1,3}\.)?\d{2}-\d{4,6}(?:[*\s]*\([A-Z]\))?(?:[*\s]*\d{5,6})*(?:[*\s]*\*?\d{7,9}\*?)?"
)
_NUMBERED = re.compile(r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|page \d{1,4})\s*$", re.IGNORECASE)
_NOTE = re.compile(r"[⁰¹²³⁴-⁹]+\s?\S|\d{1,3}\s+[A-Z“\"(]|\d{1,3}/\s|[*†‡]+\s?\S|[a-z]/\s")
_RAISED_NOTE = re.compile(r"[⁰¹²³⁴-⁹]+\s?\S")
_RULE = re.compile(r"_{5,}|—{5,}|-{8,}")


def strip_margins(pages: Sequence[list[Row]], heights: Sequence[float]) -> tuple[list[list[Row]], list[str]]:
    """Part running heads and feet from the text.

    Args:
        pages: Rows of each page, from its head to its foot.
        heights: Of the pages, in points.

    Returns:
        The pages without them, and each running head or foot once, without numbers of pages and jobs.
    """
    common = _find_common(pages, heights)
    kept: list[list[Row]] = []
    heads: dict[str, str] = {}
    for rows, height in zip(pages, heights, strict=True):
        in_margin = _margin(rows, height)
        body = []
        for i, row in enumerate(rows):
            text = _text(row)
            furniture = i in in_margin and (
                _key(text) in common or all(_is_furniture(run.text) for run in row)
            )
            if furniture and not (rows is pages[0] and _tells(row)):
                for run in row:
                    if not _is_number(run.text):
                        heads.setdefault(_key(run.text), " ".join(run.text.split()))
            else:
                body.append(row)
        kept.append(body)
    first = {_key(run.text) for row in kept[0] for run in row} if kept else set()
    return kept, [head for key, head in heads.items() if key not in first]


def strip_side_notes(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """Part what stands beside the text of a page, in its outer margins, from the text."""
    runs = [run for row in rows for run in row]
    width = max((r.right for r in runs), default=0) - min((r.left for r in runs), default=0)
    long = [run for run in runs if run.right - run.left > 0.4 * width]
    if len(long) < _LONG_LINES:
        return list(rows), []
    left, right = min(run.left for run in long), max(run.right for run in long)

    def is_beside(run: Run) -> bool:
        outside = run.right < left - 0.5 * run.size or run.left > right + 0.5 * run.size
        return outside and not is_mark(run.text)

    kept = [[run for run in row if not is_beside(run)] for row in rows]
    return [row for row in kept if row], [" ".join(run.text.split()) for run in runs if is_beside(run)]


def _margin(rows: Sequence[Row], height: float) -> set[int]:
    """Indexes of the rows at the head and the foot of a page: a few, near its edges."""
    head = [i for i, row in enumerate(rows[:4]) if row[0].base > (1 - _ZONE) * height]
    foot = [i for i in range(max(len(rows) - 4, 0), len(rows)) if rows[i][0].base < _ZONE * height]
    return {*head, *foot}


def _find_common(pages: Sequence[list[Row]], heights: Sequence[float]) -> set[str]:
    """Keys of what stands in the margins of several pages."""
    counts: Counter[str] = Counter()
    for rows, height in zip(pages, heights, strict=True):
        counts.update({_key(_text(rows[i])) for i in _margin(rows, height)})
    return {key for key, count in counts.items() if count > 1}


def _text(row: Row) -> str:
    return " ".join(word for run in row for word in run.text.split())


def _key(text: str) -> str:
    """Equal for the heads of two pages, whatever their numbers and on whichever side those stand."""
    words = re.sub(r"\d+", "", text).casefold().split()
    return " ".join(sorted(word.strip(".,-–—/()") for word in words))


def _is_number(text: str) -> bool:
    return _FOLIO.fullmatch(text.strip()) is not None or _JOB.fullmatch(text.strip()) is not None


def _is_furniture(text: str) -> bool:
    return _is_number(text) or symbols.read_symbol(_NUMBERED.sub("", text)) is not None


def _tells(row: Row) -> bool:
    """Whether a row of the first page tells the document's symbol or date, though it stands in the margin."""
    return any(symbols.read_symbol(run.text) or dates.read_dateline(run.text.strip()) for run in row)


def split_footnotes(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """Part the footnotes of a page from its text.

    Args:
        lines: Of the page, in reading order.
        body: Size of the type in which the document is set.

    Returns:
        The text, and the footnotes.
    """
    notes: list[Line] = []
    for column in sorted({line.edges for line in lines}):
        notes += _find_notes([line for line in lines if line.edges == column], body)
    aside = {id(line) for line in notes}
    text = [line for line in lines if id(line) not in aside]
    return text, [line for line in notes if not _RULE.fullmatch(line.text)]


def _find_notes(column: Sequence[Line], body: float) -> list[Line]:
    """The footnotes at the end of a column: below a rule, or in smaller type from the first mark on."""
    for i, line in enumerate(column):
        if _RULE.fullmatch(line.text) and i and i + 1 < len(column) and _NOTE.match(column[i + 1].text):
            return list(column[i:])
    for mark, largest in ((_NOTE, 0.93 * body), (_RAISED_NOTE, 1.05 * body)):
        start = len(column)
        while start and column[start - 1].size < largest:
            start -= 1
        first = next((i for i in range(start, len(column)) if mark.match(column[i].text)), 0)
        if first:
            return list(column[first:])
    return []


def find_body_size(lines: Sequence[Line]) -> float:
    """The size of type in which most characters are set, in half points."""
    return mode(size for line in lines for size in [round(line.size * 2) / 2] * len(line.text))


def group_notes(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each footnote."""
    group: list[Line] = []
    for line in lines:
        if group and _NOTE.match(line.text):
            yield group
            group = []
        group.append(line)
    if group:
        yield group
