"""A graph as a sorted stream of its triples, in memory that does not grow with it.

The engine writes N-Triples fast but in no fixed order. They are sorted in runs, each run is cut at the same
places into stretches, and each stretch is read back from all runs and sorted by itself: what is nearly sorted
already costs little. All of it works on lines of bytes, whose order is that of their code points.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import IO

from rdflib import Graph

from unosce_kg.graph.namespaces import ID, KINDS

# A line of N-Triples without the bracket that ends its subject, so that `org/un` comes before `org/un-women`.
Line = bytes
# A subject as N-Triples writes it, and its predicates and objects likewise.
Group = tuple[str, list[tuple[str, str]]]

_RUN_BYTES = 20_000_000
_SAMPLES = 16  # of each run, to find places that cut the graph evenly
_BRACKET = ord("<")
_FIRST, _LAST = b"", b"\xff"


def read_sorted(graph: Graph, run_bytes: int = _RUN_BYTES) -> Iterator[Group]:
    """The graph's triples by subject: kinds in the readers' order, then addresses in that of their letters.

    Args:
        graph: Any graph.
        run_bytes: How much N-Triples to sort in memory at once.
    """
    for lines in read_lines(graph, run_bytes):
        rows = (line.decode("utf-8").split(" ", 2) for line in lines)
        for subject, group in groupby(rows, itemgetter(0)):
            bracket = ">" if subject[0] == "<" else ""
            yield f"{subject}{bracket}", [(predicate, object_[:-3]) for _, predicate, object_ in group]


def read_lines(graph: Graph, run_bytes: int = _RUN_BYTES) -> Iterator[list[Line]]:
    """The graph's triples as lines in the order of `read_sorted`, some at a time, no subject's apart.

    Args:
        graph: Any graph.
        run_bytes: How much N-Triples to sort in memory at once.
    """
    with tempfile.TemporaryFile() as dump:
        graph.serialize(destination=dump, format="ox-nt", encoding="utf-8")
        size = dump.tell()
        cuts = _find_cuts(dump, size // run_bytes)
        dump.seek(0)
        runs = map(_sort, iter(lambda: dump.readlines(run_bytes), []))
        if size > run_bytes:
            yield from _merge(runs, cuts)
        else:
            found = dict(_divide(next(runs, []), cuts))
            yield from (found[first] for first in sorted(found, key=_rank))


def _sort(run: list[bytes]) -> list[Line]:
    return sorted([line.replace(b"> ", b" ", 1) if line[0] == _BRACKET else line for line in run])


def _divide(lines: list[Line], cuts: list[bytes]) -> Iterator[tuple[bytes, list[Line]]]:
    """The stretches of sorted lines, each with the cut at which it begins."""
    for first, last in pairwise(cuts):
        if part := lines[bisect_left(lines, first) : bisect_left(lines, last)]:
            yield first, part


def _merge(runs: Iterable[list[Line]], cuts: list[bytes]) -> Iterator[list[Line]]:
    """The stretches of all runs, by way of a file in which they lie in pieces."""
    pieces: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
    with tempfile.TemporaryFile() as file:
        for run in runs:
            for first, part in _divide(run, cuts):
                pieces[first].append((file.tell(), file.write(b"".join(part))))
        for first in sorted(pieces, key=_rank):
            lines: list[Line] = []
            for start, length in pieces.pop(first):
                file.seek(start)
                lines += file.read(length).splitlines(keepends=True)
            yield sorted(lines)


def _find_cuts(dump: IO[bytes], runs: int) -> list[bytes]:
    """Where to cut sorted lines so that no stretch is much longer than a run, nor of two kinds of subject."""
    size = dump.tell()
    samples = []
    for number in range(runs * _SAMPLES):
        dump.seek(size * number // (runs * _SAMPLES))
        dump.readline()
        if line := dump.readline():
            samples.append(line.split(b" ", 1)[0].removesuffix(b">"))
    cuts = set(sorted(samples)[_SAMPLES::_SAMPLES])
    for kind in KINDS:
        cuts |= {_kind(kind, b"/"), _kind(kind, b"0")}  # the character that follows the slash
    return sorted({_FIRST, *cuts, _LAST})


def _kind(name: str, end: bytes) -> bytes:
    return f"<{ID}{name}".encode() + end


_STARTS = {kind: _kind(kind, b"/") for kind in KINDS}


def _rank(first: bytes) -> tuple[int, bytes]:
    """Where a stretch stands: that of a kind by the kind, all others behind them."""
    found = (rank for rank, start in enumerate(_STARTS.values()) if first.startswith(start))
    return next(found, len(_STARTS)), first


def with_bracket(line: Line) -> bytes:
    """The line as N-Triples has it."""
    return line.replace(b" ", b"> ", 1) if line[0] == _BRACKET else line
