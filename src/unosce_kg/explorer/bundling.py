"""Statements between the same two entities, bundled into one edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from unosce_kg.explorer.view import StatementCard, View


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that ties two entities together.

    Attributes:
        source: Index of the node with the smaller id.
        target: Index of the other node.
        direct: Indexes of the statements whose subject and object the two are.
        qualifying: Indexes of the statements of which one is an end, and the other a topic, place or event.
    """

    source: int
    target: int
    direct: tuple[int, ...]
    qualifying: tuple[int, ...]

    @property
    def weight(self) -> float:
        """How strongly the layout pulls the two together; a qualifier pulls less than a relation."""
        return float(len(self.direct) + 0.4 * len(self.qualifying))


def bundle_statements(view: View) -> tuple[Bundle, ...]:
    """One bundle for each pair of nodes that a statement ties, sorted by the pair."""
    index = {node.id: number for number, node in enumerate(view.nodes)}
    direct: dict[tuple[int, int], list[int]] = defaultdict(list)
    qualifying: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, statement in enumerate(view.statements):
        ends = [index[end] for end in _ends(statement)]
        if len(ends) == 2 and ends[0] != ends[1]:
            direct[_pair(*ends)].append(number)
        for other in _qualifiers(statement):
            if other in index:
                for pair in {_pair(end, index[other]) for end in ends if end != index[other]}:
                    qualifying[pair].append(number)
    pairs = sorted(direct.keys() | qualifying.keys())
    return tuple(Bundle(*pair, tuple(direct[pair]), tuple(qualifying[pair])) for pair in pairs)


def _ends(statement: StatementCard) -> tuple[str, ...]:
    return (statement.subject,) if statement.dated else (statement.subject, statement.object)


def _qualifiers(statement: StatementCard) -> Iterator[str]:
    yield from statement.topics
    yield from statement.places
    yield from statement.events


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
