"""Near duplicates: found by shared runs of words, whatever the order, and what is no duplicate stays apart."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import grouping
from unosce_kg.duplicates import COMMON, Signature, are_near, sign
from unosce_kg.model import Block, BlockKind, Document, DocumentKind, Extraction, PartialDate, Span
from unosce_kg.store import reprints
from unosce_kg.store.contents import Placed
from unosce_kg.store.readings import Readings
from unosce_kg.store.reprints import Reprints


def words(seed: int, number: int) -> list[str]:
    chosen = random.Random(seed)
    return [f"w{chosen.randrange(5000)}" for _ in range(number)]


def make(name: str, text: list[str] | str, day: int = 1, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    text = text if isinstance(text, str) else " ".join(text)
    blocks = (Block(kind, Span(0, len(text))),)
    return Document(f"doc/{name}", text, f"{name}.txt", date=PartialDate(2010, 5, day), blocks=blocks)


A, B, NOTE = words(1, 400), words(2, 400), words(3, 12)


class Shelf:
    """Documents that come and go, with what is known of their near duplicates."""

    def __init__(self) -> None:
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.executescript(reprints.SCHEMA)
        self._readings = Readings(Path(":memory:"))
        self._reprints = Reprints(database, self._readings)
        self._held: dict[str, Document] = {}

    def hold(self, documents: Iterable[Document]) -> dict[str, str]:
        """Hold these documents and no others; what counts as what then."""
        wanted = {document.id: document for document in documents}
        changed = {id_ for id_, document in wanted.items() if self._held.get(id_) != document}
        before = self._reprints.counts_as()
        told = self._reprints.change(
            (self._held.keys() - wanted.keys()) | changed,
            [self._place(wanted[id_]) for id_ in sorted(changed)],
        )
        self._held = wanted
        found = self._reprints.counts_as()
        assert told == {id_ for pair in before.items() ^ found.items() for id_ in pair}
        return found

    def _place(self, document: Document) -> Placed:
        key = repr(document)
        self._readings.put(key, [Extraction(document)])
        return Placed(key, 0, document.id, ())

    def close(self) -> None:
        self._readings.close()


def find_reprints(documents: Iterable[Document]) -> dict[str, str]:
    with closing(Shelf()) as shelf:
        return shelf.hold(documents)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (A, A, True),
        (A, A[:200], True),  # cut
        (A, [*NOTE, *A, *NOTE], True),  # with a frame around it
        (A, [w.upper() + "," for w in A], True),  # other case and marks
        (A, [*A[:180], *B[:220]], True),  # news that quotes half of a message
        (A, [*A[:60], *B[:340]], False),  # a quotation
        (A, B, False),
        (A[:20], A[:20], False),  # too short to judge
        (A[:60], [*A[:60], *B, *words(4, 400)], False),  # a short text inside a long one
        (words(5, 3000), [*words(5, 3000)[:2500], *NOTE], True),  # where signatures are samples
        (words(5, 3000), [*words(5, 3000)[:1500], *words(6, 300)], True),
        (words(5, 3000), words(6, 3000), False),
    ],
)
def test_pairs(one: list[str], other: list[str], near: bool) -> None:
    assert are_near(sign(make("a", one)), sign(make("b", other))) is near
    assert are_near(sign(make("b", other)), sign(make("a", one))) is near


def test_only_prose_counts() -> None:
    signatures = [sign(make(n, A, kind=BlockKind.FURNITURE)) for n in "ab"]
    assert [s.hashes for s in signatures] == [(), ()] and not are_near(*signatures)


@pytest.mark.parametrize(
    ("kind", "near"),
    [(DocumentKind.DECISION, False), (DocumentKind.RESOLUTION, False), (DocumentKind.PRESS_RELEASE, True)],
)
def test_decisions_in_the_same_words_are_different_decisions(kind: DocumentKind, near: bool) -> None:
    one, other = (replace(make(n, A), kind=kind, symbol=f"PC.DEC/{i}") for i, n in enumerate("ab"))
    assert are_near(sign(one), sign(other)) is near
    assert are_near(sign(one), sign(replace(other, symbol=one.symbol)))


def test_the_earliest_is_what_the_others_count_as() -> None:
    documents = [
        make("late", A, 9),
        make("early", [*A, *NOTE], 2),
        make("other", B, 1),
        make("middle", A[:300], 5),
    ]
    assert find_reprints(documents) == {"doc/late": "doc/early", "doc/middle": "doc/early"}
    undated = replace(make("a-first-name", A), date=None)
    assert find_reprints([*documents, undated])["doc/a-first-name"] == "doc/early"


def test_likeness_does_not_run_through_a_chain() -> None:
    chain = [make("a", A, 1), make("b", [*A[:200], *B[:200]], 2), make("c", B, 3)]
    assert find_reprints(chain) == {"doc/b": "doc/a"}


def test_boilerplate_joins_nothing() -> None:
    footer = words(7, 60)
    documents = [make(f"d{i}", [*words(100 + i, 100), *footer]) for i in range(60)]
    assert find_reprints(documents) == {}


def test_what_becomes_boilerplate_joins_no_longer_and_joins_again() -> None:
    documents = [make(f"d{i:02d}", [*words(7, 60), *words(100 + i, 40)]) for i in range(COMMON + 1)]
    with closing(Shelf()) as shelf:
        assert len(shelf.hold(documents[:-1])) == COMMON - 1
        assert shelf.hold(documents) == {}
        assert shelf.hold(documents[1:]) == {f"doc/d{i:02d}": "doc/d01" for i in range(2, COMMON + 1)}


def test_a_signature_outlives_its_document() -> None:
    signature = sign(make("a", A))
    again = Signature.load("doc/renamed", signature.dump())
    assert again == replace(signature, document="doc/renamed", order=(signature.order[0], "doc/renamed"))


POOL = [
    make(f"d{i}", [*words(i % 4, 60 + 10 * (i % 3)), *words(50 + i, 20 * (i % 5))], 1 + i % 7)
    for i in range(16)
]
# Enough of them hold the same words that these are boilerplate at times, by way of which some are near each other.
CROWD = [make(f"e{i:02d}", [*words(4, 40), *words(i % 4, 25)], 1 + i % 3) for i in range(COMMON + 2)]
later = st.builds(
    replace, st.sampled_from(POOL), date=st.sampled_from((None, PartialDate(2009), PartialDate(2011)))
)
some = st.lists(st.sampled_from(POOL) | later, max_size=16, unique_by=lambda document: document.id)
crowds = st.integers(0, len(CROWD)).map(lambda number: CROWD[:number])


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(some, crowds), min_size=1, max_size=5))
def test_whatever_was_held_before_near_duplicates_are_those_of_all_documents(
    states: list[tuple[list[Document], list[Document]]],
) -> None:
    with closing(Shelf()) as shelf:
        for few, crowd in states:
            found = shelf.hold([*few, *crowd])
            assert found == grouping.find_reprints([*few, *crowd])
            assert not found.keys() & set(found.values())
