"""A graph as a sorted stream of its triples, in memory that does not grow with it.

The engine writes N-Triples fast but in no fixed order; they are sorted in runs, and the runs of
a long graph are merged from disk.
"""

from __future__ import annotations

import heapq
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TextIO

from rdflib import Graph

from unosce_kg.graph.namespaces import ID, KINDS

# A subject as N-Triples writes it, and its predicates and objects likewise.
Group = tuple[str, list[tuple[str, str]]]

_RUN_CHARACTERS = 8_000_000
_OURS = f"<{ID}"
_RANK = {kind: chr(ord("A") + rank) for rank, kind in enumerate(KINDS)}
_OTHERS = "Z"


def read_sorted(graph: Graph, run_characters: int = _RUN_CHARACTERS) -> Iterator[Group]:
    """The graph's triples by subject: kinds in the readers' order, then addresses in that of their letters.

    Args:
        graph: Any graph.
        run_characters: How much N-Triples to sort in memory at once.
    """
    with ExitStack() as stack:
        dump = stack.enter_context(tempfile.TemporaryFile())
        graph.serialize(destination=dump, format="ox-nt", encoding="utf-8")
        dump.seek(0)
        lines = io.TextIOWrapper(dump, encoding="utf-8", newline="\n")
        runs: list[Iterable[str]] = []
        last: list[str] = []
        while run := lines.readlines(run_characters):
            if last:
                runs.append(_spill(last, stack))
            last = sorted(map(_with_key, run))
        yield from _group(heapq.merge(*runs, last))


def _spill(run: list[str], stack: ExitStack) -> TextIO:
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - the stack closes it
    stack.enter_context(file)
    file.writelines(run)
    file.seek(0)
    return file


def _with_key(line: str) -> str:
    """The line with a letter for its subject's kind instead of the namespace, to sort for readers."""
    if line.startswith(_OURS):
        local, _, rest = line[len(_OURS) :].partition("> ")
        return f"{_RANK.get(local.partition('/')[0], _OTHERS)}{local} {rest}"
    return f"{_OTHERS}{line}"


def _group(lines: Iterable[str]) -> Iterator[Group]:
    current, pairs = "", list[tuple[str, str]]()
    for line in lines:
        key, predicate, rest = line.split(" ", 2)
        if key != current:
            if pairs:
                yield _subject(current), pairs
            current, pairs = key, []
        pairs.append((predicate, rest[:-3]))
    if pairs:
        yield _subject(current), pairs


def _subject(key: str) -> str:
    """The subject behind a sort key."""
    return key[1:] if key[1] in "<_" else f"{_OURS}{key[1:]}>"
