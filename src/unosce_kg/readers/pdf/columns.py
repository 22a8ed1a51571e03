"""The order in which the lines of a page are read: bands one below the other, columns side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from unosce_kg.readers.pdf.glyphs import SUPERSCRIPTS, Run

_FEWEST = 4  # lines that a column has at least
_MARK_WIDTH = 0.08  # of the text's width: a narrower column holds paragraph numbers or bullets
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_FULL = 0.6  # of a column's width: lines of prose reach so far, cells of a table do not


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column.

    Attributes:
        text: Its words.
        page: Counted from 1.
        left: In points, as all lengths.
        right: Where it ends.
        base: Its baseline.
        size: Of its type.
        bold: All of it is bold.
        edges: Left and right edge of the column's text.
        start: Where its text begins after a paragraph's number or an item's mark.
        cells: How many cells of a table it holds; 1 for prose.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    edges: tuple[float, float]
    start: float = 0
    cells: int = 1


Row = list[Run]


def make_rows(runs: Sequence[Run]) -> list[Row]:
    """Runs on one baseline, from left to right; the rows from the top of the page to its foot."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda r: (-r.base, r.left)):
        if rows and rows[-1][0].base - run.base < 0.35 * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda r: (r.left, r.right)) for row in _lower_marks(rows)]


def _lower_marks(rows: Sequence[Row]) -> Iterator[Row]:
    """Footnote marks that stand above a line, as rows of their own, go down into it."""
    raised: list[Run] = []
    for row in rows:
        if all(run.text.strip().isdigit() and len(run.text.strip()) < 4 for run in row):
            raised += row
            continue
        here = [run for run in raised if _is_raised(run, row)]
        yield from ([run] for run in raised if run not in here)
        yield [*row, *(replace(run, text=run.text.translate(SUPERSCRIPTS), base=row[0].base) for run in here)]
        raised = []
    yield from ([run] for run in raised)


def _is_raised(mark: Run, row: Row) -> bool:
    """Whether a number is a footnote's mark at a word of the row below it."""
    return any(
        mark.size < 0.85 * run.size
        and 0 < mark.base - run.base < 0.7 * run.size
        and run.left - 1.5 * run.size < mark.left < run.right + run.size
        for run in row
    )


def read_columns(rows: Sequence[Row], page: int) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        rows: As `make_rows` gives them, without running heads.
        page: The page's number.
    """
    if not rows:
        return []
    for edge in _find_edges(rows):
        for start, end in _find_zones(rows, edge):
            zone = rows[start:end]
            left = [part for row in zone if (part := [r for r in row if r.left < edge])]
            right = [part for row in zone if (part := [r for r in row if r.left >= edge])]
            if _is_prose(left) and _is_prose(right):
                parts = (rows[:start], left, right, rows[end:])
                return [line for part in parts for line in read_columns(part, page)]
    return list(_as_lines(rows, page))


def _find_edges(rows: Sequence[Row]) -> Iterator[float]:
    """Where a column other than the first may begin: where many runs do, the leftmost first."""
    runs = [run for row in rows for run in row]
    first, last = min(r.left for r in runs), max(r.right for r in runs)
    margin = _MARK_WIDTH * (last - first)
    starts = sorted(r.left for r in runs if first + margin < r.left < last - margin)
    clusters: list[list[float]] = []
    for start in starts:
        if clusters and start - clusters[-1][0] < 4:
            clusters[-1].append(start)
        else:
            clusters.append([start])
    yield from (cluster[0] - 1 for cluster in clusters if len(cluster) >= _FEWEST)


def _find_zones(rows: Sequence[Row], edge: float) -> Iterator[tuple[int, int]]:
    """Runs of rows that nothing written across the edge interrupts, as index ranges."""
    crossed = [any(r.left < edge < r.right for r in row) for row in rows]
    for is_crossed, group in groupby(range(len(rows)), key=crossed.__getitem__):
        if is_crossed:
            continue
        indexes = list(group)
        beyond = [i for i in indexes if any(r.left >= edge for r in rows[i])]
        if len(beyond) >= _FEWEST:
            yield indexes[0], _find_end(rows, beyond[-1], indexes[-1] + 1)


def _find_end(rows: Sequence[Row], last: int, end: int) -> int:
    """Where a zone ends: its left column may be longer, but goes on without a gap."""
    for i in range(last + 1, end):
        if rows[i - 1][0].base - rows[i][0].base > 1.7 * rows[i][0].size:
            return i
    return end


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether the rows are lines of a column, rather than cells of a table or a margin's notes."""
    if len(rows) < _FEWEST:
        return False
    left = min(row[0].left for row in rows)
    widths = [row[-1].right - left for row in rows]
    return median(widths) > _FULL * max(widths) and max(widths) > 12 * rows[0][0].size


def _as_lines(rows: Sequence[Row], page: int) -> Iterator[Line]:
    edges = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    joined = [_join_close(row) for row in rows]
    for row, is_table in zip(joined, _find_tables(joined), strict=True):
        if is_table:
            text = "; ".join(_squeeze(run.text) for run in row)
            last = row[-1]
            yield Line(
                text, page, row[0].left, last.right, last.base, last.size, False, edges, cells=len(row)
            )
        else:
            yield from (_line(run, page, edges) for run in row)


def _line(run: Run, page: int, edges: tuple[float, float]) -> Line:
    text = _squeeze(run.text)
    start = run.left if run.start is None else run.start
    return Line(text, page, run.left, run.right, run.base, run.size, run.is_bold, edges, start)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _join_close(row: Row) -> Row:
    """Runs of one row without a column's gap between them, and a mark with what it marks, become one."""
    joined: Row = []
    for run in row:
        last = joined[-1] if joined else None
        gap = run.left - last.right if last else 0
        marks = last is not None and gap < _reach(last.text) * run.size
        if last and (gap < 1.5 * run.size or marks):
            blank = "" if gap < 0.15 * run.size or run.text[0] in _RAISED else " "
            joined[-1] = Run(
                last.text + blank + run.text,
                last.left,
                max(last.right, run.right),
                last.base,
                max(last.size, run.size),
                last.bold + run.bold,
                run.left if marks and last.start is None else last.start,
            )
        else:
            joined.append(run)
    return joined


def _reach(text: str) -> float:
    """How far, in its size, what a mark ("1.", "(a)", a bullet) or a label ("Date:") stands for may be from it."""
    text = text.rstrip()
    if text.endswith(":") and len(text) < 30:
        return 12
    return 6 if is_mark(text) else 0


def is_mark(text: str) -> bool:
    """Whether a run is the number of a paragraph or the mark of an item."""
    text = text.strip()
    return len(text) <= 6 and (text.endswith((".", ")")) or not any(c.isalnum() for c in text))


def _find_tables(rows: Sequence[Row]) -> list[bool]:
    """Which rows are a table's: three or more in a row with cells that begin below one another."""
    marked = [False] * len(rows)
    for several, group in groupby(range(len(rows)), key=lambda i: len(rows[i]) > 1):
        indexes = list(group)
        if several and len(indexes) > 2:
            starts = [{round(run.left / 6) for run in rows[i][1:]} for i in indexes]
            aligned = sum(bool(a & b) for a, b in pairwise(starts))
            if aligned >= 0.6 * (len(indexes) - 1):
                for i in indexes:
                    marked[i] = True
    return marked
