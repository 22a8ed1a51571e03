"""The difference between a graph and what was pushed of it, sent in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph

from unosce_kg.errors import SetupError
from unosce_kg.graph.sorting import Group, read_sorted
from unosce_kg.push.endpoint import Endpoint
from unosce_kg.push.state import Change, Phase, State, open_state
from unosce_kg.push.target import Protocol, Target

Progress = Callable[[int, int], None]
BATCH = 2000


@dataclass(slots=True)
class Summary:
    """What was done, or would be.

    Attributes:
        triples: In the graph.
        added: Triples that were sent; one whose sending was interrupted before counts again.
        removed: Triples that were taken out.
        subjects: Of how many subjects.
        requests: In how many requests.
        emptied: The graph at the endpoint was emptied before.
    """

    triples: int = 0
    added: int = 0
    removed: int = 0
    subjects: int = 0
    requests: int = 0
    emptied: bool = False


def survey(graph: Graph, target: Target, record: Path, *, replace: bool = False) -> Summary:
    """What a push would do; nothing is sent or written.

    Args:
        graph: What is to be pushed.
        target: Where to.
        record: The record of what was pushed before; it may be missing.
        replace: As for `push`.

    Raises:
        SetupError: If the record cannot be read, or the graph holds what cannot be pushed.
    """
    with open_state(record, target.key, keep=False) as state:
        empty = state.phase is Phase.EMPTYING or (replace and state.phase is not Phase.REPLACING)
        summary = Summary(triples=len(graph), emptied=empty)
        for change in _list_all(graph) if empty else _compare(read_sorted(graph), state):
            _count(summary, change)
    return summary


def push(
    graph: Graph,
    endpoint: Endpoint,
    record: Path,
    *,
    replace: bool = False,
    batch: int = BATCH,
    progress: Progress = lambda done, total: None,
) -> Summary:
    """Make a graph at an endpoint hold what this one holds, by sending what has changed since the last push.

    Only triples that were pushed before are taken out; what others put into the graph stays. A push that was
    interrupted at whatever moment is finished by the next one.

    Args:
        graph: What to push; it has no blank nodes.
        endpoint: Where to.
        record: The record of what was pushed; made if it is missing.
        replace: Empty the graph there first, whoever filled it, and send all; an interrupted replacement goes on.
        batch: Triples in a request at most.
        progress: Told how many triples of the graph were looked at, of how many.

    Raises:
        SetupError: If the endpoint cannot be reached or refuses, or something cannot be sent or recorded.
    """
    summary = Summary(triples=len(graph))
    try:
        with open_state(record, endpoint.target.key) as state:
            _prepare(graph, endpoint.target, state, replace=replace)
            sender = _Sender(endpoint, state, batch, summary)
            for change in _compare(_watch(read_sorted(graph), summary.triples, progress), state):
                sender.take(change)
            sender.finish()
    except SetupError as error:
        sent = summary.added + summary.removed
        hint = f"; {sent} triples were sent before, and the same command goes on from there" if sent else ""
        raise SetupError(f"{error}{hint}") from None
    return summary


def _prepare(graph: Graph, target: Target, state: State, *, replace: bool) -> None:
    """Have the graph emptied where that is wanted, or where there is no other way to finish a replacement."""
    if state.phase is Phase.EMPTYING or (replace and state.phase is not Phase.REPLACING):
        state.enter(Phase.EMPTYING)
    elif target.protocol is Protocol.GRAPH_STORE:
        stale = sum(bool(change.remove) for change in _compare(read_sorted(graph), state))
        if stale and state.phase is Phase.REPLACING:
            state.enter(Phase.EMPTYING)
        elif stale:
            raise SetupError(
                f"triples of {stale} subjects are to be taken out, which the Graph Store Protocol cannot do: "
                "push by --update, or --replace the graph"
            )


def _list_all(graph: Graph) -> Iterator[Change]:
    """The changes that fill an empty graph."""
    for subject, pairs in read_sorted(graph):
        lines = _lines(subject, pairs)
        yield Change(subject, (), lines, lines)


def _compare(groups: Iterable[Group], state: State) -> Iterator[Change]:
    """What makes the endpoint hold these subjects and no others of those that were pushed."""
    state.begin_comparison()
    for subject, pairs in groups:
        state.mark_present(subject)
        after = _lines(subject, pairs)
        known = state.read(subject)
        before = known.lines if known else ()
        if known and not known.pending and before == after:
            continue
        wanted, held = frozenset(after), frozenset(() if known and known.pending else before)
        yield Change(
            subject,
            tuple(line for line in before if line not in wanted),
            tuple(line for line in after if line not in held),
            after,
        )
    for subject, pushed in state.absent():
        yield Change(subject, pushed.lines, (), ())


def _lines(subject: str, pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    """The predicates and objects of a subject, sorted; none of them a blank node or a triple."""
    for term in (subject, *(object_ for _, object_ in pairs)):
        if term.startswith(("_:", "<<")):
            raise SetupError(
                f"the graph holds {term[:40]}: blank nodes and triples as terms cannot be pushed, since an endpoint "
                "takes them for new ones each time"
            )
    return tuple(sorted(f"{predicate} {object_}" for predicate, object_ in pairs))


def _watch(groups: Iterable[Group], total: int, progress: Progress) -> Iterator[Group]:
    done = 0
    for group in groups:
        yield group
        done += len(group[1])
        progress(done, total)


def _count(summary: Summary, change: Change) -> None:
    summary.added += len(change.add)
    summary.removed += len(change.remove)
    summary.subjects += 1


@dataclass(slots=True)
class _Sender:
    """Changes gathered until they fill a batch, noted, sent, and confirmed."""

    endpoint: Endpoint
    state: State
    batch: int
    summary: Summary
    changes: list[Change] = field(default_factory=list)
    size: int = 0

    def take(self, change: Change) -> None:
        size = len(change.add) + len(change.remove)
        if self.changes and self.size + size > self.batch:
            self._flush()
        self.changes.append(change)
        self.size += size

    def finish(self) -> None:
        if self.changes or self.state.phase is Phase.EMPTYING:
            self._flush()
        if self.state.phase is not Phase.GROWING:
            self.state.enter(Phase.GROWING)

    def _flush(self) -> None:
        self.state.note(self.changes)
        for remove, add in self._requests():
            empty = self.state.phase is Phase.EMPTYING
            self.endpoint.change(remove, add, empty=empty)
            self.summary.requests += 1
            if empty:
                self.summary.emptied = True
                self.state.enter(Phase.REPLACING)
        self.state.confirm(self.changes)
        for change in self.changes:
            _count(self.summary, change)
        self.changes, self.size = [], 0

    def _requests(self) -> Iterator[tuple[list[str], list[str]]]:
        """What to take out and put in, a request at a time; a subject of very many triples fills several."""
        remove = [f"{c.subject} {line} ." for c in self.changes for line in c.remove]
        add = [f"{c.subject} {line} ." for c in self.changes for line in c.add]
        size = self.batch
        if len(remove) + len(add) <= size:
            yield remove, add
            return
        for start in range(0, len(remove), size):
            yield remove[start : start + size], []
        for start in range(0, len(add), size):
            yield [], add[start : start + size]
