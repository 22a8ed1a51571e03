"""Near duplicates: found by shared runs of words, whatever the order, and what is no duplicate stays apart."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unosce_kg.duplicates import Signature, are_near, find_reprints, group, sign
from unosce_kg.model import Block, BlockKind, Document, DocumentKind, PartialDate, Span


def words(seed: int, number: int) -> list[str]:
    chosen = random.Random(seed)
    return [f"w{chosen.randrange(5000)}" for _ in range(number)]


def make(name: str, text: list[str] | str, day: int = 1, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    text = text if isinstance(text, str) else " ".join(text)
    blocks = (Block(kind, Span(0, len(text))),)
    return Document(f"doc/{name}", text, f"{name}.txt", date=PartialDate(2010, 5, day), blocks=blocks)


A, B, NOTE = words(1, 400), words(2, 400), words(3, 12)


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


def test_a_signature_outlives_its_document() -> None:
    signature = sign(make("a", A))
    again = Signature.load("doc/renamed", signature.dump())
    assert again == replace(signature, document="doc/renamed", order=(signature.order[0], "doc/renamed"))


POOL = [
    make(f"d{i}", [*words(i % 4, 60 + 10 * (i % 3)), *words(50 + i, 20 * (i % 5))], 1 + i % 7)
    for i in range(16)
]


@settings(deadline=None)
@given(st.permutations(POOL), st.integers(2, 16))
def test_the_order_of_documents_does_not_matter(documents: list[Document], number: int) -> None:
    some = documents[:number]
    found = group(map(sign, some))
    assert found == group(map(sign, sorted(some, key=lambda d: d.id)))
    assert not found.keys() & set(found.values())
    by_id = {d.id: sign(d) for d in some}
    assert all(are_near(by_id[one], by_id[other]) for one, other in found.items())
