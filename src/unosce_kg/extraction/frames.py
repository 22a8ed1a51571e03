"""Relations read off the parse by frame patterns: a trigger word, and the roles around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.phrases import clause, is_added_behind, is_meant_alone, prepositions
from unosce_kg.extraction.post_bodies import post_bodies
from unosce_kg.extraction.reading import Fact, Reading, Referent
from unosce_kg.extraction.side_by_side import are_states, is_mutual, is_payment
from unosce_kg.extraction.syntax import fillers
from unosce_kg.model import BlockKind, Modality, RelationPattern

EACH_OTHER = "each-other"
# A body's name on a line of its own.
_BODY = re.compile(r"(?:The )?⟦(?:UNBody|OSCEBody|RegionalOrganization|StateBody|Organization):\d+⟧")
FIELDS = ("area", "field", "priority", "topic")  # what one works on
_LONG = 40  # words from which on a parse is trusted less
_TAGS = {"VERB": ("VERB", "AUX"), "NOUN": ("NOUN", "PROPN"), "ADJ": ("ADJ", "ADV"), "ADP": ("ADP", "SCONJ")}


class Triggers:
    """Finds the words that frame patterns hang on.

    Args:
        patterns: Frame patterns.
    """

    def __init__(self, patterns: Iterable[RelationPattern]) -> None:
        self._by_lemma: dict[str, list[RelationPattern]] = defaultdict(list)
        for pattern in patterns:
            for lemma in dict.fromkeys(pattern.trigger):
                self._by_lemma[lemma].append(pattern)
        self._fitting = lru_cache(8192)(self._find_fitting)

    def find(self, reading: Reading) -> Iterator[tuple[int, Token, RelationPattern]]:
        """Sentence, word and pattern, in text order; unparsed sentences have none."""
        for number, sentence in enumerate(reading.sentences):
            if not sentence.parsed:
                continue
            for token in sentence.tokens:
                if token.candidate is not None or _is_in_title(sentence, token):
                    continue
                for pattern in self._fitting(token.forms):
                    fits = token.pos in _TAGS[pattern.pos] and _has_needed(sentence, token, pattern)
                    if fits and _has_thing(reading, number, token, pattern):
                        yield number, token, pattern

    def _find_fitting(self, forms: tuple[str, ...]) -> list[RelationPattern]:
        found = [pattern for form in forms for pattern in self._by_lemma.get(form, ())]
        return list({pattern.id: pattern for pattern in found}.values())


class FrameReader:
    """Finds the relations that frame patterns describe.

    Args:
        patterns: Relation patterns; those without a trigger, or of which one end is implied, are passed over.
    """

    def __init__(self, patterns: Sequence[RelationPattern]) -> None:
        self._triggers = Triggers(p for p in patterns if p.trigger and not p.implied)

    def read(self, reading: Reading) -> Iterator[Fact]:
        """All facts of a document, in text order."""
        for number, token, pattern in self._triggers.find(reading):
            yield from _facts(reading, number, token, pattern)


def _is_in_title(sentence: Sentence, token: Token) -> bool:
    """ "the Meeting of the **Parties** to the Convention": who is there may be none of them."""
    if token.text != "Parties":
        return False
    before = " ".join(t.text for t in sentence.tokens[max(0, token.index - 3) : token.index])
    return before in ("Meeting of the", "Conference of the", "Assembly of the")


def _has_needed(sentence: Sentence, token: Token, pattern: RelationPattern) -> bool:
    """Whether one of the pattern's further words stands with the trigger: below it, or below its object."""
    if not pattern.needs:
        return True
    near = {token.index, *(c.index for c in sentence.children(token.index))}
    near |= {g.index for i in sorted(near) for g in sentence.children(i)}
    near.discard(token.index)
    return any(sentence.tokens[i].is_one_of(pattern.needs) for i in near)


def _has_thing(reading: Reading, number: int, token: Token, pattern: RelationPattern) -> bool:
    """Whether the trigger acts on one of the pattern's things; a subject of work ("expert advice") is any of its words."""
    if not pattern.thing:
        return True
    sentence = reading.sentences[number]
    for thing in (t for t in fillers(sentence, token, "thing") if t.pos != "VERB"):
        text = thing.span.of(reading.links.text)
        words = (
            text if thing.pos == "PROPN" else text.casefold()
        ).split()  # a name's with its capitals: "Mission"
        if thing.is_one_of(pattern.thing) or not set(words).isdisjoint(pattern.thing):
            return True
    return False


def _facts(reading: Reading, number: int, trigger: Token, pattern: RelationPattern) -> Iterator[Fact]:
    sentence = reading.sentences[number]
    subjects = in_role(reading, number, trigger, pattern.subject)
    if not subjects:
        return
    if pattern.object == (EACH_OTHER,):
        # who works "with us" is joined to us, not to the others who do so
        partnered = trigger.pos == "VERB" and in_role(reading, number, trigger, ("prep(with|alongside)",))
        pairs = [] if partnered or is_payment(reading, number, trigger) else _pairs_within(subjects)
        if trigger.pos == "VERB" and pairs and not is_mutual(reading, number, trigger):
            pairs = [p for p in pairs if not are_states(reading, *p[2:])]
    else:
        objects = in_role(reading, number, trigger, pattern.object)
        pairs = [
            (s, o, a, b) for (s, o) in product(subjects, objects) if s.token != o.token or len(s.entities) > 1
            for a, b in product(_acting(reading, number, trigger, s, pattern.predicate), o.entities)
        ]  # fmt: skip
    if not pairs:
        return
    modality = reading.modality(number, trigger)
    if pattern.modality is not Modality.ACTUAL and modality is Modality.ACTUAL:
        modality = pattern.modality
    for s, o, a, b in pairs:
        if reading.admits(pattern, a, b):
            sure = s.score if s is o else s.score * o.score  # "their" is one guess, whomever it stands for
            confidence = pattern.confidence * sure * (0.9 if len(sentence.tokens) > _LONG else 1.0)
            yield Fact(
                a, pattern.predicate, b, number, pattern.id, confidence, trigger, s.span, o.span, modality
            )


def _acting(
    reading: Reading, number: int, trigger: Token, referent: Referent, predicate: str
) -> tuple[str, ...]:
    """Whom a word stands for, and whoever acts by it.

    A clause that hangs on a post speaks of its body too: "Head of the Centre, which opened …"; what a meeting adopts, its
    organization adopts.
    """
    sentence = reading.sentences[number]
    candidate = reading.candidate(number, sentence.tokens[referent.token])
    if candidate is None:
        return referent.entities
    if candidate.type == "Meeting" and predicate == "partyTo":
        held_by = (
            o for meeting in referent.entities for o in reading.links.base.objects(meeting, "organizedBy")
        )
        return tuple(dict.fromkeys(held_by))
    if candidate.type != "Post":
        return referent.entities
    verb = clause(sentence, trigger)
    office = sentence.tokens[referent.token]
    if not verb.dep.startswith("acl") or verb.head not in (office.index, office.head):
        return referent.entities
    bodies = (b for post in referent.entities for b in post_bodies(reading.links, post, candidate))
    return tuple(dict.fromkeys([*referent.entities, *bodies]))


def _pairs_within(group: Sequence[Referent]) -> list[tuple[Referent, Referent, str, str]]:
    members = [(r, e) for r in group for e in r.entities]
    return [(r, q, a, b) for (r, a), (q, b) in combinations(members, 2)]


def in_role(reading: Reading, number: int, trigger: Token, roles: Sequence[str]) -> list[Referent]:
    """Who stands in the first of the roles that anybody stands in."""
    sentence = reading.sentences[number]
    for role in roles:
        found: dict[tuple[str, ...], Referent] = {}
        members: dict[int, Token] = {}  # in the order in which they are met
        for token in fillers(sentence, trigger, role):
            others = () if is_meant_alone(sentence, token) else reading.coordinated(number, token)
            for listed in (token, *others):
                if not is_added_behind(sentence, trigger, token, listed):
                    members.setdefault(listed.index, listed)
        for referent in (r for member in members.values() for r in _with_company(reading, number, member)):
            found.setdefault(referent.entities, referent)
        if found:
            return list(found.values())
    if set(roles) & {"subj", "holder"} and sentence.kind is BlockKind.LIST_ITEM:
        lead = lead_in(reading, number)
        if lead is not None:
            opener = _root(reading.sentences[lead])
            return in_role(reading, lead, opener, ("subj",)) or list(_named_alone(reading, lead, opener))
    return []


def _named_alone(reading: Reading, number: int, root: Token) -> Iterator[Referent]:
    """Whoever a line names and says nothing of: "The Mission to Ruritania:", which a list of what it did follows."""
    sentence = reading.sentences[number]
    towards = sentence.tokens[0].pos == "ADP" or any(c.dep == "case" for c in sentence.children(root.index))
    if root.candidate is not None and not towards:
        for token in (root, *reading.coordinated(number, root)):
            yield from reading.referents(number, token)


def _root(sentence: Sentence) -> Token:
    return next((t for t in sentence.tokens if t.head == t.index), sentence.tokens[0])


def lead_in(reading: Reading, number: int) -> int | None:
    """The number of the sentence or heading that a list item belongs to: the last one before the list, if it opens it."""
    for earlier in range(number - 1, max(-1, number - 12), -1):
        sentence = reading.sentences[earlier]
        if sentence.kind is not BlockKind.LIST_ITEM:
            opens = sentence.span.of(reading.links.text).rstrip().endswith(":")
            named = sentence.kind is BlockKind.HEADING and _BODY.fullmatch(reading.slots[earlier].text)
            return earlier if opens or named or is_on_fields(sentence) else None
    return None


def is_on_fields(sentence: Sentence) -> bool:
    """Whether a heading says that a list of subjects follows: "Areas of cooperation"."""
    return sentence.kind is BlockKind.HEADING and any(t.is_one_of(FIELDS) for t in sentence.tokens)


def _with_company(reading: Reading, number: int, token: Token) -> Iterator[Referent]:
    """The word's referents, and those joined to it by "together with", "along with", "as well as"."""
    yield from reading.referents(number, token)
    sentence = reading.sentences[number]
    between = (
        c for c in sentence.children(token.head) if token.index < c.index < token.head and c.pos == "ADV"
    )
    for child in (*sentence.children(token.index), *between):
        if child.text.casefold() in ("together", "along") or prepositions(sentence, child) & {
            "together with",
            "along with",
            "as well as",
        }:
            for inner in (child, *sentence.children(child.index)):
                yield from reading.referents(number, inner)
