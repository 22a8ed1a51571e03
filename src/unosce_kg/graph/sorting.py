"""A graph as a sorted stream of its triples, in memory that does not grow with it.

The engine writes N-Triples and plain Turtle fast but in no fixed order. Their lines are sorted in runs, each run is
cut at the same places into stretches, and each stretch is read back from all runs and sorted by itself: what is nearly
sorted already costs little. All of it works on lines of bytes, whose order is that of their code points.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import IO

from rdflib import Graph

from unosce_kg.graph.namespaces import ID, KINDS
from unosce_kg.graph.store import with_our_prefixes

# Subject, predicate and object as N-Triples writes them but for the bracket that ends the subject, so that `org/un`
# comes before `org/un-women`; or subject, predicate and its objects as Turtle writes them.
Line = bytes
# A subject as N-Triples writes it, and its predicates and objects likewise.
Group = tuple[str, list[tuple[str, str]]]

_SAMPLES = 16  # of each run, to find places that cut the graph evenly
_BRACKET, _TAB, _AT = ord("<"), ord("\t"), ord("@")
_FIRST, _LAST = b"", b"\xff"


@dataclass(frozen=True)
class _Syntax:
    """What the engine writes, and how it becomes lines that can be sorted.

    Attributes:
        engine: The engine's name for it.
        subject: How the subjects of a kind begin, with the kind to be filled in.
        run_bytes: How much of it to sort in memory at once.
        clean: Lines of a file as lines that each name their subject.
    """

    engine: str
    subject: str
    run_bytes: int
    clean: Callable[[Iterable[list[bytes]]], Iterator[list[Line]]]

    def starts(self) -> list[bytes]:
        """How the subjects of each kind begin, in the readers' order."""
        return [self.subject.format(kind).encode() for kind in KINDS]


def read_sorted(graph: Graph, run_bytes: int | None = None) -> Iterator[Group]:
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


def read_lines(graph: Graph, run_bytes: int | None = None) -> Iterator[list[Line]]:
    """The graph's triples as lines of N-Triples in the order of `read_sorted`, some at a time, no subject's apart.

    Args:
        graph: Any graph.
        run_bytes: How much N-Triples to sort in memory at once.
    """
    return _read(graph, _N_TRIPLES, run_bytes or _N_TRIPLES.run_bytes)


def read_turtle(graph: Graph, run_bytes: int | None = None) -> Iterator[list[Line]]:
    """The same in Turtle with the project's prefixes: a line has one object or more of a subject and predicate.

    Args:
        graph: Any graph.
        run_bytes: How much Turtle to sort in memory at once.
    """
    return _read(with_our_prefixes(graph), _TURTLE, run_bytes or _TURTLE.run_bytes)


def _read(graph: Graph, syntax: _Syntax, run_bytes: int) -> Iterator[list[Line]]:
    starts = syntax.starts()
    with tempfile.TemporaryFile() as dump:
        graph.serialize(destination=dump, format=syntax.engine, encoding="utf-8")
        size = dump.tell()
        cuts = _find_cuts(dump, size // run_bytes, starts)
        dump.seek(0)
        runs = map(sorted, syntax.clean(iter(lambda: dump.readlines(run_bytes), [])))
        if size > run_bytes:
            yield from _merge(runs, cuts, starts)
        else:
            found = dict(_divide(next(runs, []), cuts))
            yield from (found[first] for first in _in_order(found, starts))


def _drop_brackets(runs: Iterable[list[bytes]]) -> Iterator[list[Line]]:
    for run in runs:
        yield [line.replace(b"> ", b" ", 1) if line[0] == _BRACKET else line for line in run]


def _name_subjects(runs: Iterable[list[bytes]]) -> Iterator[list[Line]]:
    """Lines of the engine's Turtle, which names a subject once and indents what else it says of it."""
    subject = b""
    for run in runs:
        lines: list[Line] = []
        for line in run:
            if line[0] == _TAB:
                lines.append(subject + line[1:])
            elif line[0] != _AT:
                subject = line[: line.index(b" ") + 1]
                lines.append(line)
        yield lines


_N_TRIPLES = _Syntax("ox-nt", f"<{ID}{{}}/", 5_000_000, _drop_brackets)
_TURTLE = _Syntax("ox-turtle", "id-{}:", 2_000_000, _name_subjects)


def _divide(lines: list[Line], cuts: list[bytes]) -> Iterator[tuple[bytes, list[Line]]]:
    """The stretches of sorted lines, each with the cut at which it begins."""
    for first, last in pairwise(cuts):
        if part := lines[bisect_left(lines, first) : bisect_left(lines, last)]:
            yield first, part


def _merge(runs: Iterable[list[Line]], cuts: list[bytes], starts: list[bytes]) -> Iterator[list[Line]]:
    """The stretches of all runs, by way of a file in which they lie in pieces."""
    pieces: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
    with tempfile.TemporaryFile() as file:
        for run in runs:
            for first, part in _divide(run, cuts):
                pieces[first].append((file.tell(), file.write(b"".join(part))))
        for first in _in_order(pieces, starts):
            lines: list[Line] = []
            for start, length in pieces.pop(first):
                file.seek(start)
                lines += file.read(length).splitlines(keepends=True)
            yield sorted(lines)


def _find_cuts(dump: IO[bytes], runs: int, starts: list[bytes]) -> list[bytes]:
    """Where to cut sorted lines so that no stretch is much longer than a run, nor of two kinds of subject."""
    size = dump.tell()
    samples = []
    for number in range(runs * _SAMPLES):
        dump.seek(size * number // (runs * _SAMPLES))
        dump.readline()
        line = next((line for line in dump if line[0] not in (_TAB, _AT)), b"")
        if line:
            samples.append(line.split(b" ", 1)[0].removesuffix(b">"))
    cuts = set(sorted(samples)[_SAMPLES::_SAMPLES])
    for start in starts:
        cuts |= {start, start[:-1] + bytes([start[-1] + 1])}
    return sorted({_FIRST, *cuts, _LAST})


def _in_order(found: Iterable[bytes], starts: list[bytes]) -> list[bytes]:
    """The cuts at which stretches begin as these are to stand: kind by kind, all others behind them."""

    def rank(first: bytes) -> tuple[int, bytes]:
        kinds = (rank for rank, start in enumerate(starts) if first.startswith(start))
        return next(kinds, len(starts)), first

    return sorted(found, key=rank)


def with_bracket(line: Line) -> bytes:
    """The line as N-Triples has it."""
    return line.replace(b" ", b"> ", 1) if line[0] == _BRACKET else line
