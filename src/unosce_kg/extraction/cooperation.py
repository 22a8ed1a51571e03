"""Cooperation whose parties a sentence leaves to the context: "growing ties with UNODC", "this partnership"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.frames import FIELDS, is_on_fields, lead_in
from unosce_kg.extraction.phrases import clause
from unosce_kg.extraction.reading import Fact, Reading, Referent
from unosce_kg.extraction.syntax import fillers
from unosce_kg.extraction.tops import top
from unosce_kg.extraction.unsaid import read_unsaid
from unosce_kg.model import HEADS, BlockKind, Modality

COOPERATES = "cooperatesWith"
SOLO = "cooperation of one"  # no relation: it becomes work on each topic once the topics are known
_ANAPHORIC = frozenset(("this", "that", "such", "these", "the", "our", "their", "its"))
_OPENED = re.compile(r"⟦\w+:\d+⟧(?: \([^()]*\))?(?: [-–—]|:) ")
_DASHED = re.compile(r"⟦\w+:\d+⟧(?: \([^()]*\))? [-–—] ")
_WITH = "prep(with|alongside)"


def complete(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Add the cooperation whose parties the sentence leaves to the context.

    Args:
        reading: The document.
        facts: What patterns read, in text order.

    Returns:
        The facts with the added ones: "growing ties with UNODC" in a text on the UN and the OSCE, "this partnership".
    """
    lexicon = reading.links.base.knowledge.lexicon
    done = {(f.sentence, f.trigger.index) for f in facts if f.predicate == COOPERATES and f.trigger}
    by_sentence: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate == COOPERATES:
            by_sentence[fact.sentence].append(fact)
    found, last = list(facts), None
    parties = _parties(facts)
    for number, sentence in enumerate(reading.sentences):
        by_sentence[number].extend(added := _unsaid(reading, number, by_sentence[number]))
        found.extend(added)
        for token in sentence.tokens:
            if token.pos not in ("NOUN", "ADJ") or (number, token.index) in done:
                continue
            if token.is_one_of(lexicon["strong_cooperation_noun"]):
                added = _half_named(reading, number, token)
                added = added or (
                    [] if by_sentence[number] else _by_instrument(reading, number, token, parties)
                )
                added = added or ([] if by_sentence[number] else _anaphoric(reading, number, token, last))
                added = added or ([] if by_sentence[number] else _solo(reading, number, token))
                added += _included(reading, number, token, last)
            elif token.is_one_of(FIELDS) and not by_sentence[number]:
                added = _anaphoric(reading, number, token, last) if _points_back(sentence, token) else []
            elif token.text.casefold() in ("joint", "jointly") and not by_sentence[number]:
                added = _joint(reading, number, token)
            else:
                continue
            found.extend(added)
            by_sentence[number].extend(added)
        for complete_ in (
            (_opening_list, _listed_partners, _partner_of_page) if not by_sentence[number] else ()
        ):
            by_sentence[number].extend(added := complete_(reading, number))
            found.extend(added)
        if by_sentence[number]:
            last = by_sentence[number][-1]
    return found


def _unsaid(reading: Reading, number: int, read: Sequence[Fact]) -> list[Fact]:
    """That of partners with the party that goes without saying, where what was read joins nobody but the partners."""
    added = read_unsaid(reading, number)
    partners = {f.object for f in added}
    return added if all({f.subject, f.object} <= partners for f in read) else []


def _half_named(reading: Reading, number: int, token: Token) -> list[Fact]:
    """Only one party is named: the other is the one of the document's two organizations that it is not part of."""
    sentence, links = reading.sentences[number], reading.links
    with_ = [r for t in fillers(sentence, token, _WITH) for r in reading.referents(number, t)]
    found = []
    for referent in with_:
        for entity in referent.entities:
            others = [b for b in reading.frame.both if top(links.base, b) != top(links.base, entity)]
            if len(others) == 1 and len(reading.frame.both) == 2 and reading.fits(entity, COOPERATES, 1):
                modality = reading.modality(number, token)
                found.append(Fact(others[0], COOPERATES, entity, number, "cooperation-half-named", 0.6 * referent.score,
                                  token, None, referent.span, modality))  # fmt: skip
    return found


def _parties(facts: Sequence[Fact]) -> Mapping[str, list[str]]:
    """The bodies that are said to be parties to each instrument, in text order."""
    parties: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        body = fact.predicate == "partyTo" and fact.subject.startswith("org/")
        if body and fact.modality is not Modality.NEGATED and fact.subject not in parties[fact.object]:
            parties[fact.object].append(fact.subject)
    return parties


def _by_instrument(
    reading: Reading, number: int, token: Token, parties: Mapping[str, list[str]]
) -> list[Fact]:
    """ "The UNEP-OSCE Work Plan allows for **co-operation** in nine areas": that of the two bodies whose instrument it is."""
    sentence = reading.sentences[number]
    subjects = fillers(sentence, clause(sentence, token), "subj")
    for instrument in (r for t in subjects for r in reading.referents(number, t)):
        bodies = parties.get(instrument.entities[0], [])
        apart = {top(reading.links.base, body) for body in bodies}
        if instrument.token < token.index and len(bodies) == len(apart) == 2:
            modality = reading.modality(number, token)
            return [Fact(bodies[0], COOPERATES, bodies[1], number, "cooperation-by-instrument", 0.6 * instrument.score, token,
                         instrument.span, instrument.span, modality)]  # fmt: skip
    return []


def _opening_list(reading: Reading, number: int) -> list[Fact]:
    """A line that opens a list of subjects for two bodies together: "topics for the two organizations to take up:".

    So does the heading "Areas of cooperation".
    """
    sentence = reading.sentences[number]
    following = reading.sentences[number + 1 : number + 2]
    if not following or not (
        is_on_fields(sentence) or sentence.span.of(reading.links.text).rstrip().endswith(":")
    ):
        return []
    if following[0].kind is not BlockKind.LIST_ITEM:
        return []
    for token in sentence.tokens:
        referent = reading.referent(number, token) or _both_at_work(reading, token)
        if (
            referent
            and len(referent.entities) == 2
            and all(reading.fits(e, COOPERATES, 0) for e in referent.entities)
        ):
            modality = reading.modality(number, token)
            first, second = referent.entities
            return [Fact(first, COOPERATES, second, number, "cooperation-list", 0.6 * referent.score, token, referent.span,
                         referent.span, modality)]  # fmt: skip
    return []


def _both_at_work(reading: Reading, token: Token) -> Referent | None:
    """ "Cooperation was arranged by subject:", and nobody named whose: that of the document's two organizations."""
    noun = token.candidate is None and token.is_one_of(
        reading.links.base.knowledge.lexicon["strong_cooperation_noun"]
    )
    both = reading.frame.both
    return Referent(both, token.span, token.index, 0.8) if noun and len(both) == 2 else None


def _listed_partners(reading: Reading, number: int) -> list[Fact]:
    """An item of a list that "Two older partnerships:" or "X works with many:" opens: who is named in it works together."""
    sentence, links = reading.sentences[number], reading.links
    lead = lead_in(reading, number) if sentence.kind is BlockKind.LIST_ITEM else None
    if lead is None or reading.sentences[lead].kind is BlockKind.HEADING or not sentence.tokens:
        return []
    opener = next((t for t in reading.sentences[lead].tokens if _is_cooperative(reading, t)), None)
    if opener is None:
        return []
    named = [r for t in sentence.tokens if t.candidate is not None and (r := reading.referent(number, t))]
    bodies = {r.entities[0]: r for r in named if len(r.entities) == 1 and r.entities[0].startswith("org/")}
    hosts = [e for t in fillers(reading.sentences[lead], opener, "subj") + fillers(reading.sentences[lead], opener, "holder")
             for r in reading.referents(lead, t) for e in r.entities]  # fmt: skip
    apart = {top(links.base, b) for b in bodies}
    first = named[0].entities[0] if named else ""
    if len(bodies) == 2 == len(apart):
        (a, one), (b, other) = bodies.items()
        return [Fact(a, COOPERATES, b, number, "cooperation-listed", 0.6 * one.score * other.score, sentence.tokens[0],
                     one.span, other.span)]  # fmt: skip
    if (
        len(bodies) == 1
        and first in bodies
        and len(set(hosts)) == 1
        and top(links.base, hosts[0]) not in apart
    ):
        return [Fact(hosts[0], COOPERATES, first, number, "cooperation-listed", 0.55 * bodies[first].score,
                     sentence.tokens[0], None, bodies[first].span)]  # fmt: skip
    return []


def _partner_of_page(reading: Reading, number: int) -> list[Fact]:
    """Under a heading on partners, what opens with a body's name and a dash: it works with the document's other organization."""
    sentence, links, both = reading.sentences[number], reading.links, reading.frame.both
    if not _DASHED.match(reading.slots[number].text) or len(both) != 2:
        return []
    opening = reading.referent(number, sentence.tokens[0])
    heading = next((s for s in reversed(reading.sentences[:number]) if s.kind in HEADS), None)
    if opening is None or heading is None or not _is_on_partners(reading, heading):
        return []
    (body, *more), whole = opening.entities, top(links.base, opening.entities[0])
    others = [b for b in both if top(links.base, b) != whole]
    if more or len(others) != 1 or not reading.fits(body, COOPERATES, 0):
        return []
    return [Fact(others[0], COOPERATES, body, number, "cooperation-of-page", 0.5 * opening.score, sentence.tokens[0],
                 None, opening.span)]  # fmt: skip


def _is_on_partners(reading: Reading, heading: Sentence) -> bool:
    """Whether a heading says that somebody works with others: "Our partners", "Who works with whom"."""
    words = {t.text.casefold() for t in heading.tokens}
    whom = words & {"who", "whom", "others", "organizations", "organisations"}
    return "partners" in words or bool(whom and "with" in words and words & {"work", "works", "working"})


def _is_cooperative(reading: Reading, token: Token) -> bool:
    lexicon = reading.links.base.knowledge.lexicon
    return token.candidate is None and (
        token.is_one_of(lexicon["strong_cooperation_noun"])
        or token.is_one_of(lexicon["cooperation_verb"])
        or token.is_one_of(("partner", "counterpart"))
    )


def _solo(reading: Reading, number: int, token: Token) -> list[Fact]:
    """One body's cooperation with partners whom the sentence does not name: it works on the topics itself."""
    sentence = reading.sentences[number]
    holders = {
        e
        for t in fillers(sentence, token, "holder")
        for r in reading.referents(number, t)
        for e in r.entities
    }
    if len(holders) != 1 or not all(reading.fits(h, "worksOn", 0) for h in holders):
        return []
    return [Fact(holders.pop(), SOLO, "", number, "cooperation-solo", 0.6, token)]


def _included(reading: Reading, number: int, token: Token, last: Fact | None) -> list[Fact]:
    """ "… cooperation, which also included the European Union": it is a party with those named before."""
    sentence = reading.sentences[number]
    found: list[Fact] = []
    for verb in sentence.tokens:
        whole = (token, sentence.tokens[token.head])  # "this level of cooperation, which included …"
        if last is None or not verb.is_one_of(("include", "involve")):
            continue
        if not any(t in whole for t in fillers(sentence, verb, "subj")):
            continue
        for referent in (r for t in fillers(sentence, verb, "obj") for r in reading.referents(number, t)):
            for party, other in product((last.subject, last.object), referent.entities):
                if party != other and reading.fits(other, COOPERATES, 1):
                    found.append(Fact(party, COOPERATES, other, number, "cooperation-included", 0.65 * referent.score, token,
                                      None, referent.span))  # fmt: skip
    return found


def _points_back(sentence: Sentence, token: Token) -> bool:
    """ "these areas", as the subject: those of the cooperation named just before."""
    determiners = {c.text.casefold() for c in sentence.children(token.index)}
    return token.dep.startswith("nsubj") and bool(determiners & {"these", "those", "such"})


def _joint(reading: Reading, number: int, token: Token) -> list[Fact]:
    """ "joint briefings", and nobody named whose: those of the document's two organizations.

    Of a line such as "UNODC: joint workshops" it is the body named that works with the other organization.
    """
    if len(reading.frame.both) != 2:
        return []
    first, second = reading.frame.both
    sentence, links = reading.sentences[number], reading.links
    opening = (
        reading.referent(number, sentence.tokens[0]) if _OPENED.match(reading.slots[number].text) else None
    )
    if opening and opening.entities[0].startswith("org/"):
        whole = top(links.base, opening.entities[0])
        others = [b for b in reading.frame.both if top(links.base, b) != whole]
        if len(others) == 1 and reading.fits(opening.entities[0], COOPERATES, 0):
            first, second = opening.entities[0], others[0]
    modality = reading.modality(number, token)
    return [Fact(first, COOPERATES, second, number, "cooperation-joint", 0.45, token, modality=modality)]


def _anaphoric(reading: Reading, number: int, token: Token, last: Fact | None) -> list[Fact]:
    """ "this cooperation": that of the parties named last."""
    sentence = reading.sentences[number]
    determiners = {c.text.casefold() for c in sentence.children(token.index) if c.dep in ("det", "nmod:poss")}
    if last is None or number - last.sentence > 2 or not determiners & _ANAPHORIC:
        return []
    if fillers(sentence, token, _WITH) or fillers(sentence, token, "prep(between|among)"):
        return []
    modality = reading.modality(number, token)
    return [replace(last, sentence=number, trigger=token, pattern="cooperation-anaphoric", confidence=last.confidence * 0.75,
                    subject_span=None, object_span=None, modality=modality)]  # fmt: skip
