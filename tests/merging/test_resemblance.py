"""Which new entities are offered to the user as perhaps the same, and how much work that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph import factories
from unosce_kg.merging import resemblance
from unosce_kg.merging.resemblance import find_resembling
from unosce_kg.model import Entity, GazetteerName, Judgement, Name, Resemblance, Status

LEXICON = {
    "agreement_noun": frozenset(
        ("Memorandum of Understanding", "Declaration", "Joint Declaration", "Charter")
    )
}


def find(
    *labels: str, known: tuple[str, ...] = (), judged: tuple[Judgement, ...] = ()
) -> tuple[Resemblance, ...]:
    """New entities and known ones are given as id=label or id=label|alias."""

    def make(text: str, status: Status) -> Entity:
        id_, _, names = text.partition("=")
        label, *aliases = names.split("|")
        return Entity(id_, "Entity", label, tuple(map(Name, aliases)), status=status)

    curated = {e.id: e for e in (*factories.ENTITIES.values(), *(make(t, Status.CURATED) for t in known))}
    names = tuple(
        GazetteerName(text, e.id)
        for e in curated.values()
        for text in (e.label, *(a.text for a in e.aliases))
    )
    knowledge = replace(factories.knowledge(curated), names=names, lexicon=LEXICON, judgements=judged)
    return find_resembling([make(text, Status.NEW) for text in labels], knowledge)


ALIKE = [
    ("person/sergei-lavrov=Sergei Lavrov", "person/sergey-lavrov=Sergey Lavrov"),
    ("person/roza-otunbaeva=Roza Otunbaeva", "person/roza-otunbayeva=Roza Otunbayeva"),
    ("person/e-john-macgregor=E. John MacGregor", "person/john-macgregor=John MacGregor"),
    ("person/b-pascoe=B. Pascoe", "person/burton-lynn-pascoe=Burton Lynn Pascoe"),
    ("person/thomsen-dbfb5eef=Thomsen", "person/anna-thomsen=Anna Thomsen"),
    ("agreement/charter-on-european-security=Charter on European Security",
     "agreement/charter-for-european-security-1999=Charter for European Security"),
    ("agreement/sarajevo-declaration=Sarajevo Declaration", "agreement/sarajevo-declaration-2005=Sarajevo Declaration"),
    ("org/border-staff-college=Border Staff College", "org/osce-border-staff-college=OSCE Border Staff College"),
    ("org/bsc=BSC", "org/border-staff-college=Border Staff College"),
    ("org/labor-organization=Labor Bureau of Ruritania", "org/labour-organization=Labour Bureau of Ruritania"),
]  # fmt: skip
UNLIKE = [
    ("person/john-smith=John Smith", "person/peter-smith=Peter Smith"),
    ("person/anna-meier=Anna Meier", "person/anna-maier-roth=Anna Roth"),
    ("org/osce-mission-to-ruritania=OSCE Mission to Ruritania", "org/osce-mission-to-graustark=OSCE Mission to Graustark"),
    ("org/ministry-of-defence-of-ruritania=Ministry of Defence of Ruritania|Ministry of Defence",
     "org/ministry-of-defence-of-graustark=Ministry of Defence of Graustark|Ministry of Defence"),
    ("event/talks-in-strelsau-2004=Talks in Strelsau", "event/talks-in-strelsau-2005=Talks in Strelsau"),
    ("agreement/resolution-1244=resolution 1244", "agreement/resolution-1245=resolution 1245"),
    ("agreement/memorandum-of-understanding-2007=memorandum of understanding",
     "agreement/memorandum-of-understanding-2008=Memorandum of Understanding"),
    ("agreement/joint-declaration=joint declaration", "agreement/declaration=Declaration"),
    ("org/widget=Widget Works", "person/widget=Widget Works"),
]  # fmt: skip


@pytest.mark.parametrize("pair", ALIKE, ids=[one.partition("=")[0] for one, _ in ALIKE])
def test_alike(pair: tuple[str, str]) -> None:
    first, second = (text.partition("=")[0] for text in pair)
    (found,) = find(*pair)
    assert {found.entity, found.like} == {first, second} and not found.known
    (found,) = find(pair[0], known=pair[1:])
    assert (found.entity, found.like, found.known) == (first, second, True)
    assert found.row == f"{second},same as,{first},own judgement"


@pytest.mark.parametrize("pair", UNLIKE, ids=[one.partition("=")[0] for one, _ in UNLIKE])
def test_unlike(pair: tuple[str, str]) -> None:
    assert find(*pair) == () == find(pair[0], known=pair[1:])


def test_places_of_nearly_one_name_are_two() -> None:
    ministers = (
        f"post/foreign-minister-of-{place.lower()}=Foreign Minister of {place}"
        for place in ("Austria", "Australia")
    )
    assert find(*ministers, known=("place/australia=Australia",)) == ()


@pytest.mark.parametrize("same", [True, False])
def test_what_is_judged_is_not_offered(same: bool) -> None:
    judged = (Judgement("person/sergei-lavrov", "person/sergey-lavrov", same, factories.origin(2)),)
    assert find(*ALIKE[0], judged=judged) == ()


def test_at_most_three_for_each() -> None:
    near = [f"org/ruritanian-widget-works-{c}=Ruritanian Widget Works {c.upper()}x" for c in "abcdefgh"]
    found = find("org/ruritanian-widget-works=Ruritanian Widget Works", known=tuple(near))
    assert len(found) <= 3


def test_effort_grows_with_the_number_of_entities(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    compare = resemblance._Comparison._compare

    def count(*arguments: object) -> float:
        nonlocal compared
        compared += 1
        return compare(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(resemblance._Comparison, "_compare", count)
    number = 4_000
    people = [f"person/p{n}=Anna{n % 97} Surname{n}" for n in range(number // 2)]
    bodies = [f"org/b{n}=Ministry of Works{n} of Ruritania{n % 89}" for n in range(number // 2)]
    find(*people, *bodies)
    assert 0 < compared < 100 * number
