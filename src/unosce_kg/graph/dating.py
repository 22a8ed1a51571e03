"""The dates that an entity carries itself: the most precise of those that agree, each that contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from unosce_kg.graph.merging import DATES, Support
from unosce_kg.model import PartialDate

Dates = dict[str, frozenset[PartialDate]]


def settle(supports: Iterable[Support]) -> dict[str, Dates]:
    """The dates of every entity that a fact dates: entity id to predicate to values."""
    stated: dict[str, dict[str, set[PartialDate]]] = defaultdict(lambda: defaultdict(set))
    for support in supports:
        statement = support.statement
        if statement.predicate in DATES and support.is_fact and isinstance(statement.object, PartialDate):
            stated[statement.subject][statement.predicate].add(statement.object)
    return {entity: dict(_settle(dates)) for entity, dates in stated.items()}


def most_precise(values: Iterable[PartialDate]) -> frozenset[PartialDate]:
    """The values without those that another one of them makes more precise."""
    found = frozenset(values)
    return frozenset(v for v in found if not any(other != v and v.covers(other) for other in found))


def _settle(stated: dict[str, set[PartialDate]]) -> Iterator[tuple[str, frozenset[PartialDate]]]:
    dates = {predicate: most_precise(values) for predicate, values in stated.items()}
    starts, ends = dates.get("startDate", frozenset()), dates.get("endDate", frozenset())
    if starts:
        # An event of several days is dated by its first one, even where a text names a later day of it.
        last = max(map(str, ends), default="")
        first = min(map(str, starts))
        outside = {d for d in stated.get("onDate", ()) if not _within(str(d), first, last)}
        closer = {d for d in stated.get("onDate", ()) if any(s.covers(d) for s in starts)}
        dates["onDate"] = most_precise(outside | starts | closer)
    for predicate in DATES:
        if predicate in dates:
            yield predicate, dates[predicate]


def _within(value: str, first: str, last: str) -> bool:
    return first[: len(value)] <= value and value[: len(last)] <= last
