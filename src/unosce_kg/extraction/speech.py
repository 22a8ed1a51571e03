"""What speaking implies: whoever delivers another's words spoke for them, and proposals put topics forward."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.deliveries import read_deliveries
from unosce_kg.extraction.reading import Fact, Reading, Referent
from unosce_kg.extraction.syntax import fillers
from unosce_kg.extraction.titles import HONORIFIC
from unosce_kg.model import BlockKind, Modality

_DELIVER = ("deliver", "read", "convey", "present")
_WORDS = ("message", "statement", "text", "remark", "address", "speech", "greeting", "it", "letter", "word")
_SPEECHES = ("remark", "address", "speech")
_KEYNOTES = frozenset(("keynote", "opening", "closing", "welcome", "welcoming", "introductory", "own"))
_PROPOSE = (
    "propose",
    "suggest",
    "recommend",
    "urge",
    "call",
    "appeal",
    "advocate",
    "press",
    "like",
    "wish",
    "want",
)
_PUT_FORWARD = ("propose", "suggest", "recommend", "advocate", "like", "wish", "want")  # what bodies do too
_WISHES = ("like", "wish", "want")  # proposals only with "to see …" below them
_SAY = ("say", "stress", "underline", "note", "add", "tell", "emphasize", "warn", "recall", "welcome", "express", "state",
        "explain", "highlight", "describe", "report", "voice", "call", "urge", "thank", "announce", "point", "wish")  # fmt: skip
# Symbols of the press releases that cover the meetings of an organ.
_FORUMS = {"SC/": "org/un-security-council", "GA/": "org/un-general-assembly"}
# And of the verbatim records of these meetings, in which others are quoted besides those who speak.
_VERBATIM = (
    (re.compile(r"S/PV\."), "org/un-security-council"),
    (re.compile(r"A/[\w-]+/PV\."), "org/un-general-assembly"),
)
_TAKES_FLOOR = re.compile(r"(?: \([^()]{2,40}\)){0,3}:")  # "Mr. Okonjo (Norway) (spoke in French): …"
_BY_WHOM = re.compile(
    r"\b(?:[Dd]elivered|[Rr]ead(?: out)?|[Pp]resented|[Cc]onveyed)"
    r"(?:,? (?:(?:on|in) (?:his|her|their) (?:behalf|name)|today|earlier|there"
    r"|(?:(?:in|at|on) (?:the )?)?⟦(?:City|Country|Place|Date):\d+⟧))*"
    r",? by (?:the )?"
    rf"(?:⟦Post:\d+⟧,? )?{HONORIFIC}⟦Person:(\d+)⟧"
)
# "I bring you a message from X", "It falls to me to read to you a message from X", "On behalf of X, I thank you".
_FOR_WHOM = re.compile(
    r"(?:\bI (?:[a-z]+ ){0,4}|\b(?:to|for) me to )"
    r"(?:(?:read|deliver|convey|bring|pass on)(?: out)?(?: to)? you|(?:deliver|convey|read out))"
    r" (?:an?|the|this|his|her|following) (?:[a-z]+ ){0,2}(?:message|greetings|statement|letter)(?: to you)? (?:of|from) (?:the )?"
    rf"(?:⟦Post:\d+⟧,? )?{HONORIFIC}⟦Person:(?P<x>\d+)⟧"
    rf"|\b[Oo]n behalf of (?:the )?(?:⟦Post:\d+⟧,? )?{HONORIFIC}⟦Person:(?P<y>\d+)⟧,? I\b"
)
_FROM = re.compile(
    r"(?: out| aloud)? [^.;]{0,25}\b(?:message|letter|greetings|statement|text|address|remarks|speech|words?)\b"
    r"[^.;]{0,20} (?:from|of|by) (?:the )?"
)
_SENT = re.compile(
    r"\b(?:sent|wrote|prepared|recorded) (?:an?|the|his|her|their) (?:[a-z]+ ){0,2}(?:message|letter|greetings|statement|text|speech)\b"
    r"[^.;]{0,40} (?:was|were)(?: [a-z]+)? $"
)
_FROM_HIM = re.compile(
    r"\b(?:message|letter|greetings|statement|text) (?:from|of|by) (?:him|her|them)\b[^.;]*$"
)
_DEPTH = 12
_TITLED = 40  # characters of a title before a name


def read(reading: Reading) -> Iterator[Fact]:
    """Facts of delivery and of proposals, in text order."""
    organ, verbatim = forum(reading), _verbatim(reading)
    for number, sentence in enumerate(reading.sentences):
        if sits := organ or verbatim:
            yield from _speaker(reading, number, sits)
        if reading.frame.is_message and reading.frame.speaker:
            yield from _read_out(reading, number)
        yield from read_deliveries(reading, number)
        for token in sentence.tokens if sentence.parsed else ():
            if token.pos == "VERB" and token.candidate is None:
                if organ and token.is_one_of(_SAY):
                    yield from _intervention(reading, number, token, organ)
                if token.is_one_of(_DELIVER):
                    yield from _delivery(reading, number, token)
                elif token.is_one_of(_PROPOSE):
                    yield from _proposals(reading, number, token)


def _speaker(reading: Reading, number: int, organ: str) -> Iterator[Fact]:
    """In a record of a meeting, a paragraph that opens with a name in capitals, or a name and a colon, has that one's words."""
    sentence, text = reading.sentences[number], reading.links.document.text
    for candidate in reading.links.candidates:
        opens = (
            candidate.type == "Person"
            and candidate.entities
            and 0 <= candidate.span.start - sentence.span.start < _TITLED
        )
        marked = candidate.span.of(text).isupper() or _TAKES_FLOOR.match(text, candidate.span.end)
        if opens and marked and sentence.kind is BlockKind.PARAGRAPH:
            yield Fact(candidate.entities[0], "addressed", organ, number, "speech:speaker", 0.75 * candidate.score, None,
                       candidate.span)  # fmt: skip
            return


def _read_out(reading: Reading, number: int) -> Iterator[Fact]:
    """ "(as delivered on his behalf by X)", a note at a message's head; "I bring you a message from X", in its words."""
    frame, text = reading.frame, reading.slots[number].text
    for match in (m for m in _BY_WHOM.finditer(text) if not _SENT.search(text, 0, m.start())):
        yield from _speaks_for(reading, number, match, deliverer=int(match[1]), author=frame.speaker)
    for match in _FOR_WHOM.finditer(text):
        named = reading.links.candidates[int(match["x"] or match["y"])]
        for fact in _speaks_for(
            reading, number, match, deliverer=None, author=next(iter(named.entities), None)
        ):
            yield replace(fact, confidence=fact.confidence * named.score)


def _speaks_for(
    reading: Reading, number: int, match: re.Match[str], deliverer: int | None, author: str | None
) -> Iterator[Fact]:
    """Somebody, or else the document's speaker, speaks for another; both address whom the words are for."""
    frame = reading.frame
    person = reading.links.candidates[deliverer] if deliverer is not None else None
    who = next(iter(person.entities), None) if person else frame.speaker
    if who is None or author is None or who == author:
        return
    score, span = (person.score, person.span) if person else (0.9, reading.slots[number].span(*match.span()))
    yield Fact(who, "spokeFor", author, number, "speech:read-out", 0.75 * score, None, span)
    if frame.addressee and reading.fits(frame.addressee, "addressed", 1):
        for speaker in (who, author):
            yield Fact(
                speaker, "addressed", frame.addressee, number, "speech:read-out", 0.7 * score, None, span
            )


def forum(reading: Reading) -> str | None:
    """The organ whose meeting a record covers, by the record's symbol, if the record names it."""
    symbol = reading.links.document.symbol or ""
    organ = next((body for prefix, body in _FORUMS.items() if symbol.startswith(prefix)), None)
    named = any(organ in c.entities and not c.hidden for c in reading.links.candidates)
    return organ if named else None


def _verbatim(reading: Reading) -> str | None:
    """The organ whose meeting a verbatim record covers, by the record's symbol, if the record names it."""
    symbol = reading.links.document.symbol or ""
    organ = next((body for form, body in _VERBATIM if form.match(symbol)), None)
    return organ if any(organ in c.entities and not c.hidden for c in reading.links.candidates) else None


def _intervention(reading: Reading, number: int, verb: Token, organ: str) -> Iterator[Fact]:
    """Whoever is reported to have said something at a meeting spoke to it."""
    for person in persons(reading, number, verb):
        yield Fact(
            person.entities[0],
            "addressed",
            organ,
            number,
            "speech:intervention",
            0.65 * person.score,
            verb,
            person.span,
        )


def persons(reading: Reading, number: int, verb: Token) -> list[Referent]:
    """The persons and posts that a verb has as its subject."""
    found = (
        r for t in fillers(reading.sentences[number], verb, "subj") for r in reading.referents(number, t)
    )
    return [r for r in found if r.entities[0].startswith(("person/", "post/"))]


def _bodies(reading: Reading, number: int, verb: Token) -> list[Referent]:
    """The bodies that put something forward."""
    if not verb.is_one_of(_PUT_FORWARD):
        return []
    found = (
        r for t in fillers(reading.sentences[number], verb, "subj") for r in reading.referents(number, t)
    )
    return [r for r in found if len(r.entities) == 1 and r.entities[0].startswith("org/")]


def _delivery(reading: Reading, number: int, verb: Token) -> Iterator[Fact]:
    """ "X delivered it", "a message delivered by X": X spoke for the document's speaker, to whom that one spoke."""
    frame, sentence = reading.frame, reading.sentences[number]
    objects = fillers(sentence, verb, "obj")
    words = [o for o in objects if o.is_one_of(_WORDS) and not _is_own(sentence, o)]
    if frame.speaker is None or not words or _of_another(reading, verb):
        return
    if not frame.is_message and all(o.text.casefold() == "it" for o in words):
        return
    for person in persons(reading, number, verb):
        deliverer = person.entities[0]
        if deliverer == frame.speaker or not deliverer.startswith("person/"):
            continue
        yield Fact(
            deliverer,
            "spokeFor",
            frame.speaker,
            number,
            "speech:delivery",
            0.75 * person.score,
            verb,
            person.span,
        )
        if frame.addressee and reading.fits(frame.addressee, "addressed", 1):
            yield Fact(
                deliverer,
                "addressed",
                frame.addressee,
                number,
                "speech:delivery",
                0.7 * person.score,
                verb,
                person.span,
            )


def _is_own(sentence: Sentence, word: Token) -> bool:
    """Whether whoever delivers it speaks for no one else: "a speech", "the keynote address"."""
    beside = {c.text.casefold() for c in sentence.children(word.index)}
    return bool(beside & _KEYNOTES) or (word.is_one_of(_SPEECHES) and bool(beside & {"a", "an"}))


def _of_another(reading: Reading, verb: Token) -> bool:
    """Whether the words are said to be somebody's: "read a letter from Mr. Okonjo", "she sent a text that was read out"."""
    links = reading.links
    if _SENT.search(links.text[max(0, verb.span.start - 90) : verb.span.start]):
        return True
    if _FROM_HIM.search(links.text[max(0, verb.span.start - 60) : verb.span.start]):
        return True
    named = sorted(
        c.span
        for c in links.candidates
        if c.type in ("Person", "Post") and not c.hidden and c.span.start > verb.span.end
    )
    return bool(named) and _FROM.fullmatch(links.text[verb.span.end : named[0].start]) is not None


def _proposals(reading: Reading, number: int, verb: Token) -> Iterator[Fact]:
    """The topics below a verb of proposing are put forward by its subject."""
    sentence = reading.sentences[number]
    if verb.is_one_of(_WISHES) and not any(c.is_one_of(("see",)) for c in sentence.children(verb.index)):
        return
    proposers = persons(reading, number, verb) or _bodies(reading, number, verb)
    for token in sentence.tokens:
        referent = reading.referent(number, token)
        if (
            referent is None
            or not referent.entities[0].startswith("topic/")
            or not _below(sentence, token, verb)
        ):
            continue
        for proposer in proposers:
            yield Fact(proposer.entities[0], "proposed", referent.entities[0], number, "speech:proposal",
                       0.6 * proposer.score * referent.score, verb, proposer.span, referent.span, Modality.PROPOSED)  # fmt: skip


def _below(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether the word is among what the verb governs, its own subject and what others do meanwhile left out."""
    if sentence.tokens[0].text == "What" and verb.dep.startswith("acl"):
        return token.index > verb.index  # "What I would suggest is that …"
    node = token
    for _ in range(_DEPTH):
        head = sentence.tokens[node.head]
        if head.index == verb.index:
            return not node.dep.startswith(("nsubj", "parataxis", "advcl")) and not _is_told(
                sentence, node, verb
            )
        if head.index == node.index or _goes_on_beside(sentence, node):
            return False
        node = head
    return False


def _is_told(sentence: Sentence, node: Token, verb: Token) -> bool:
    """Whether the word says who is to do what is proposed: "urged **the coalition government** to hold talks"."""
    return node.dep in ("obj", "iobj") and any(
        c.dep == "xcomp"
        and c.index > node.index
        and any(m.text.casefold() == "to" and m.dep == "mark" for m in sentence.children(c.index))
        for c in sentence.children(verb.index)
    )


def _goes_on_beside(sentence: Sentence, node: Token) -> bool:
    """ "…, while the OSCE would like …": a clause with a subject of its own."""
    return node.dep == "advcl" and any(c.dep.startswith("nsubj") for c in sentence.children(node.index))
