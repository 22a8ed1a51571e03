"""Cooperation whose other party goes without saying: whose page it is, or who is spoken of anyway.

"16 June: round table on hate speech, with ODIHR" in a mission's newsletter; "A further module is being prepared
jointly with IOM" after a sentence on a school.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.phrases import clause
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.slots import numbers
from unosce_kg.extraction.syntax import fillers
from unosce_kg.extraction.tops import top
from unosce_kg.model import HEADS, BlockKind, DocumentKind

_COOPERATES = "cooperatesWith"
_NAME = r"(?:the |its |with |by )*⟦\w+:\d+⟧(?: \([^()]*\))?"
_LIST = rf"(?P<list>{_NAME}(?:(?:,| and|, and| as well as) {_NAME})*)"
_LINES = rf"(?P<list>{_NAME}(?:(?:,|;| and|, and) {_NAME})*)"
# "Partners: UNODC, UNHCR" on a line of its own.
_LINE = re.compile(
    rf"(?:[A-Z][a-z]+ )?(?P<word>[Pp]artners?|[Ii]n co-?operation with|[Jj]ointly with|[Tt]ogether with)(?: \w+){{0,2}}: {_LINES}"
)
_LEADS = re.compile(
    r"\b(?:[Oo]rgani[sz]ers?|[Oo]rgani[sz]ed by|[Hh]ost|[Ii]mplement(?:ed|ing agency|er)(?: by)?|[Ll]ead agency): (?:the )?⟦\w+:(\d+)⟧"
)
_JOINTLY = re.compile(
    r"\b(?P<word>jointly|together|hand in hand|side by side|in (?:close |full )?(?:co-?operation|partnership|collaboration|"
    rf"co-?ordination)) with {_LIST}", re.I)  # fmt: skip
_PARTNER = re.compile(
    r"\b(?P<whose>[Oo]ur|[Tt]he|[Ii]ts) (?:[a-z-]+ ){0,2}(?P<word>partners?|ally|allies|counterparts?)"
    r"(?: (?:here|there|on this|in this))? "
    rf"(?:is|are|was|were|has been|have been) {_LIST}"
)
_ACTING = ("nsubj", "nsubj:outer")
_RECORDS = (DocumentKind.RESOLUTION, DocumentKind.DECISION, DocumentKind.RECORD, DocumentKind.AGREEMENT)
_PRONOUNS = ("he", "she", "they", "we", "i", "who", "it")
_ATTENDING = ("attend", "visit", "watch", "join", "follow")  # whoever does so is not who holds it
_BACK = 4  # sentences of a paragraph within which whoever was spoken of is still meant


def read_unsaid(reading: Reading, number: int) -> list[Fact]:
    """The cooperation that a sentence tells of with its partners alone.

    Args:
        reading: The document.
        number: Number of a sentence in which no cooperation was found.

    Returns:
        A fact for each partner, with the party that goes without saying; none where it is not sure.
    """
    sentence, text = reading.sentences[number], reading.slots[number].text
    is_line = sentence.kind is not BlockKind.PARAGRAPH
    talks = _talks(reading.links.base.knowledge.lexicon["shared_activity_noun"])
    match = (
        (_LINE.search(text) if is_line else None)
        or _PARTNER.search(text)
        or _JOINTLY.search(text)
        or (talks.search(text) if is_line else talks.match(text))
    )
    if match is None:
        return []
    partners = [reading.links.candidates[i] for i in numbers(match["list"])]
    trigger = _token_at(sentence, reading.slots[number].start(match.start("word")))
    if trigger is None or not all(c.entities and c.entities[0].startswith("org/") for c in partners):
        return []
    if _has_actor(reading, number, trigger, partners):
        return []
    party = _party(reading, number, partners)
    if party is None or (
        "whose" in match.groupdict()
        and match["whose"].casefold() == "its"
        and not _spoken_of(reading, number)
    ):
        return []
    modality = reading.modality(number, trigger)
    return [
        Fact(party, _COOPERATES, c.entities[0], number, "cooperation-unsaid", 0.6 * c.score, trigger, None, c.span, modality)
        for c in partners
        if top(reading.links.base, party) != top(reading.links.base, c.entities[0])
        and reading.fits(c.entities[0], _COOPERATES, 1)
    ]  # fmt: skip


@cache
def _talks(nouns: frozenset[str]) -> re.Pattern[str]:
    """ "Talks on asylum with X", "round table, with X": where something that is held with others stands before "with"."""
    words = "|".join(f"[{n[0].upper()}{n[0]}]{re.escape(n[1:])}" for n in sorted(nouns, reverse=True))
    between = r"(?: (?!with\b)[\w'-]+|,| ⟦(?:Topic|Country|City|Date|Event|Meeting):\d+⟧){0,6}?"
    return re.compile(rf"(?<!\w)(?P<word>{words}|⟦(?:Meeting|Event|Course):\d+⟧)(?!\w){between} with {_LIST}")


def _token_at(sentence: Sentence, start: int) -> Token | None:
    return next((t for t in sentence.tokens if t.span.start >= start), None)


def _has_actor(reading: Reading, number: int, trigger: Token, partners: Sequence[Candidate]) -> bool:
    """Whether the sentence names anybody else who acts before the partners or as an agent after them.

    So does a noun or pronoun for somebody as its subject.
    """
    sentence = reading.sentences[number]
    lexicon = reading.links.base.knowledge.lexicon
    people = lexicon["group_noun"] | lexicon["transparent_noun"] | lexicon["acting_noun"]
    last = max(c.span.end for c in partners)
    verb = clause(sentence, trigger)
    subjects = [c for c in sentence.children(verb.index) if c.dep in _ACTING]
    if verb.pos == "VERB" and any(c.index != trigger.index and c.span.start < last for c in subjects):
        return True
    for token in sentence.tokens:
        candidate = reading.candidate(number, token)
        acting = token.dep in _ACTING
        if candidate is None or not candidate.entities:
            pronoun = token.pos == "PRON" and token.text.casefold() in _PRONOUNS
            if (
                acting
                and token.span.start < last
                and (
                    pronoun
                    or (candidate is None and token.index != trigger.index and token.is_one_of(people))
                )
            ):
                return True
            continue
        agent = any(c.text == "by" for c in sentence.children(token.index))
        if agent and sentence.tokens[token.head].dep.startswith("acl"):
            continue  # "a project funded by Italy"
        if candidate in partners or (token.span.start > last and not agent):
            continue
        place = candidate.type in ("Country", "Territory") and not acting and not agent
        whose = token.candidate is None and token.dep == "nmod:poss"  # "its tasks", "our oldest ally"
        acts = reading.fits(candidate.entities[0], _COOPERATES, 0) or candidate.type in ("Person", "Post")
        if acts and not place and not whose:
            return True
    return False


def _party(reading: Reading, number: int, partners: Sequence[Candidate]) -> str | None:
    """The body that the paragraph speaks of, else the one whose document it is, if neither speaks against the other."""
    base = reading.links.base
    owner = reading.frame.owner if reading.links.document.kind not in _RECORDS else None
    owner = owner or (reading.frame.speaker_body if reading.frame.is_message else None)
    running = _spoken_of(reading, number)
    if running and owner and top(base, running) != top(base, owner):
        return None
    party = running or owner
    apart = any(party and top(base, c.entities[0]) != top(base, party) for c in partners)
    return party if party and party.startswith("org/") and apart else None


def _spoken_of(reading: Reading, number: int) -> str | None:
    """The body that is the last subject of the section so far, where the sentences just before have no other one."""
    sentences, found = reading.sentences, list[str]()
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if lead := _LEADS.search(reading.slots[earlier].text):
            return next(iter(reading.links.candidates[int(lead[1])].entities), None)
        if sentences[earlier].kind in HEADS:
            break
        subjects = _subjects(reading, earlier)
        if subjects and sentences[earlier].block == sentences[number].block:
            return subjects[0] if len(subjects) == 1 else None
        found += subjects
    return found[0] if len(set(found)) == 1 else None


def _subjects(reading: Reading, number: int) -> list[str]:
    sentence = reading.sentences[number]
    found: list[str] = []
    for verb in sentence.tokens:
        if verb.pos not in ("VERB", "AUX") or verb.dep.startswith("acl") or verb.is_one_of(_ATTENDING):
            continue
        for token in fillers(sentence, verb, "subj"):
            for referent in reading.referents(number, token):
                found += [e for e in referent.entities if e.startswith("org/")]
    return list(dict.fromkeys(found))
