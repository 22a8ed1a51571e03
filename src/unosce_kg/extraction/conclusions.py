"""What readers conclude about offices, chairs, foundings and meetings from sentences that leave one end to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.focus import Focus
from unosce_kg.extraction.foundings import date_founding, read_foundings
from unosce_kg.extraction.post_bodies import post_body
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.sieve import Sieve
from unosce_kg.extraction.slots import SlottedText, numbers
from unosce_kg.knowledge.demands import find_demands
from unosce_kg.model import Modality


class _Patterns:
    """Patterns that are tried only on documents that hold what they cannot do without."""

    def __init__(self, *patterns: str) -> None:
        self._compiled = list(map(re.compile, patterns))
        self._sieve = Sieve([find_demands(pattern, lambda _: ()) for pattern in patterns])

    def passing(self, texts: Iterable[str]) -> list[re.Pattern[str]]:
        return [self._compiled[index] for index in self._sieve.passing("\n".join(texts))]


_STATE = r"⟦(?:Country|Adjective):\d+⟧"
_HOST = r"⟦(?:Country|StateBody):\d+⟧"
_STATES = r"⟦Country:\d+⟧(?:(?:, and|,| and|, as well as) (?:the )?⟦Country:\d+⟧)*"
_BODY = r"⟦(?:Country|UNBody|OSCEBody|RegionalOrganization|StateBody|Organization):\d+⟧"
_GUESTS = rf"{_BODY}(?:(?:, and|,| and|, as well as) (?:the )?{_BODY})*"
# What a person is, behind the name: "of ODIHR", ", Head of the Mission".
_OFFICE = (
    r"(?: (?:of|from) (?:the )?⟦\w+:\d+⟧|, (?:the |its )?⟦Post:\d+⟧(?: (?:of|in|to|for) (?:the )?⟦\w+:\d+⟧)*)"
)
_GUEST = rf"(?:⟦Person:\d+⟧{_OFFICE}?|{_BODY})"
_ALL_GUESTS = rf"{_GUEST}(?:(?:, and|,| and|, as well as| as well as) (?:the )?{_GUEST})*"
_ATTENDANTS = "[Pp]articipants|[Ss]peakers|[Gg]uests|[Ll]ecturers|[Pp]anellists|[Tt]rainers|[Aa]ttendees"
_CHAIR = r"(?P<t>[Cc]hair(?:man|person|woman)?ship)"
# A State, and a chairmanship of a body that is not named with it.
_CHAIRING = _Patterns(
    rf"(?P<s>{_STATE})(?:'s?)? (?:[a-z]+ )?{_CHAIR}(?! (?:of|in) (?:the )?⟦)",
    rf"(?P<s>{_STATE})(?:,[^.;⟦]{{0,30}},)?[^.;⟦,]{{0,60}}?(?:, which [^.;⟦]{{0,20}})? (?:over|[Hh]olds?|held|has|had|holding|"
    rf"assum\w+|inherit\w*|of|during|under|throughout) (?:the|its) (?:[a-z]+ )?{_CHAIR}(?! (?:of|in) (?:the )?⟦)",
    rf"(?P<s>{_STATE}), which [^.;⟦]{{0,12}}(?:took|takes|take|taking) over (?:the|its) (?:[a-z]+ )?{_CHAIR}(?! (?:of|in) (?:the )?⟦)",
    rf"{_CHAIR}(?:,? (?:currently|then|now))? (?:of|held by|in the hands of) (?:the )?(?P<s>⟦Country:\d+⟧)",
)  # fmt: skip
_HOSTING = _Patterns(
    rf"(?P<s>{_HOST})[^.;]{{0,80}}? (?P<t>was|were|is|acted as|served as|played) (?:the |its )?host\b"
    r"(?! (?:to|for|of) (?!the |this |it\b))",  # "was host to many refugees"
    rf"\b(?:thank\w*|grateful|gratitude|appreciation|indebted)\b[^.;⟦]{{0,60}}(?P<s>{_HOST})[^.;⟦]{{0,60}} for (?:its|their|the) "
    r"(?:[a-z]+ ){0,3}(?P<t>hospitality)",
)  # fmt: skip
_COMING = re.compile(r"\b(?:incoming|next|future|upcoming) $")
_ATTENDING = _Patterns(
    rf"\bthank\w* (?:the )?(?P<s>{_STATES}) for (?:having )?(?P<t>sen[dt]\w*|attend\w*|participa\w+|join\w*|taking part)",
    rf"\b(?:[Pp]articipants|[Dd]elegations|[Dd]elegates|[Rr]epresentatives|[Oo]fficials|[Ee]xperts|[Oo]fficers) (?:from|of) "
    rf"(?:the )?(?P<s>{_GUESTS})(?: [a-z]+)? (?P<t>attended|took part|participated|are (?:compar|discuss|exchang|review|learn)ing|"
    r"(?:compared|discussed|exchanged|reviewed|shared|will speak|will discuss|spoke|learned))\b(?! (?:in|at) )",
    rf"(?:^|[.;] |\b[Aa]lso )(?P<t>[Pp]resent|[Aa]ttending|[Tt]aking part|[Ss]peaking|[Rr]epresented) (?:were|was) (?:the )?"
    rf"(?P<s>{_ALL_GUESTS})",
    rf"(?<![Nn]either )(?<!nor )(?<!not )(?P<s>{_ALL_GUESTS}),? (?:was|were) (?:also |both )?(?P<t>present|represented|in attendance|"
    rf"on the panel|among the (?:{_ATTENDANTS}))(?=[,.;]|$)",
    rf"(?:^|[.;,] |\band )[Aa]mong (?:the |its |those )?(?!not\b)(?:[a-z]+ )?(?P<t>{_ATTENDANTS}|present|attending)(?: present)? "
    rf"(?:were|was|are) (?:[a-z]+ (?:of|from) )?(?:the )?(?P<s>{_ALL_GUESTS})",
    rf"(?:^|[.;,] |(?<!mong )\b[Tt]he )(?P<t>{_ATTENDANTS}) (?:included|came from|were) (?:[a-z]+ (?:of|from) )?"
    rf"(?:the )?(?P<s>{_ALL_GUESTS})(?=[,.;]|$| and (?!(?:the )?⟦))",
)  # fmt: skip


def conclude(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Add what readers conclude, and drop what another, surer reading of the same sentence contradicts.

    Args:
        reading: The document.
        facts: What patterns read, in text order.
    """
    kept = [date_founding(reading, f) for f in facts if not _is_contradicted(f, facts)]
    added = [
        *read_foundings(reading, kept),
        *_chairs(reading),
        *_chairs_of_holders(reading, kept),
        *_meetings(reading),
    ]
    return [*kept, *added]


def _is_contradicted(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether the parse gives an office to one person that stands right beside another one's name."""
    return (
        fact.predicate == "holdsPost"
        and fact.trigger is not None
        and any(
            f.predicate == "holdsPost" and f.trigger is None and f.sentence == fact.sentence
            and f.object_span == fact.object_span and f.subject != fact.subject
            for f in facts
        )
    )  # fmt: skip


def _matches(reading: Reading, patterns: _Patterns) -> Iterator[tuple[int, list[Candidate], Token | None]]:
    """Number of the sentence, the names in the group `s`, and the word in the group `t` of each match."""
    passing = patterns.passing(slots.text for slots in reading.slots)
    for number, sentence in enumerate(reading.sentences):
        slots = reading.slots[number]
        for pattern in passing:
            for match in pattern.finditer(slots.text):
                named = [reading.links.candidates[i] for i in numbers(re.sub(_OFFICE, "", match["s"]))]
                yield number, named, _token(sentence, slots, match)


def _token(sentence: Sentence, slots: SlottedText, match: re.Match[str]) -> Token | None:
    start = slots.start(match.start("t"))
    return next((t for t in sentence.tokens if t.span.start <= start < t.span.end), None)


def _modality(reading: Reading, number: int, token: Token | None) -> Modality:
    """Planned where the sentence names a day after the document's."""
    sentence, today = reading.sentences[number], reading.links.document.date
    dates = [c.period.start for c in reading.links.within(sentence.span) if c.period and c.period.start]
    if today and any(str(d) > str(today) and not d.agrees(today) for d in dates):
        return Modality.PLANNED
    return reading.modality(number, token)


def _chaired(reading: Reading) -> set[str]:
    """The bodies that States are known to chair and that the document names."""
    chaired = reading.links.base.chaired_bodies
    return {body for _, body in reading.links.mentioned("Organization") if body in chaired}


def _chairs(reading: Reading) -> Iterator[Fact]:
    """ "the Swedish Chairmanship": of the one body that States chair in turn and the document speaks of."""
    bodies = _chaired(reading)
    if len(bodies) != 1:
        return
    body = next(iter(bodies))
    for number, named, token in _matches(reading, _CHAIRING):
        for state in named:
            if state.entities and reading.fits(state.entities[0], "chaired", 0):
                coming = _COMING.search(reading.links.text, max(0, state.span.start - 12), state.span.start)
                modality = Modality.PLANNED if coming else _modality(reading, number, token)
                yield Fact(state.entities[0], "chaired", body, number, "chair-unnamed", 0.8 * state.score, token, state.span,
                           None, modality)  # fmt: skip


def _chairs_of_holders(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Where a State's minister holds a body's chair, the State chairs that body."""
    links, bodies = reading.links, _chaired(reading)
    posts = {e: c for c in links.candidates if c.type == "Post" for e in c.entities}
    held = [f for f in facts if f.predicate == "holdsPost" and f.object in posts]
    for chair in held:
        body = post_body(links, chair.object, posts[chair.object])
        office, _, _ = links.entity(chair.object).label.casefold().partition(" of ")
        if body not in bodies or "chair" not in office:  # the Chair's representative chairs nothing
            continue
        for other in held:
            state = (
                post_body(links, other.object, posts[other.object])
                if other.subject == chair.subject
                else None
            )
            if state and links.type_of(state) == "Country" and abs(other.sentence - chair.sentence) < 2:
                yield Fact(state, "chaired", body, chair.sentence, "chair-of-holder", 0.85 * chair.confidence, None, None,
                           chair.object_span, chair.modality)  # fmt: skip
                break


def _meetings(reading: Reading) -> Iterator[Fact]:
    """Hosts and participants of the meeting that the text is about, which their sentence does not name."""
    focus = Focus(reading)
    for number, named, token in _matches(reading, _HOSTING):
        if event := focus.meeting(number):
            for host in named:
                if host.entities and reading.fits(host.entities[0], "hostedBy", 1):
                    yield Fact(event, "hostedBy", host.entities[0], number, "host-in-focus", 0.7 * host.score, token, None,
                               host.span, _modality(reading, number, token))  # fmt: skip
    for number, named, token in _matches(reading, _ATTENDING):
        if event := focus.meeting(number):
            for guest in named:
                if guest.entities:
                    yield Fact(guest.entities[0], "participatedIn", event, number, "guest-in-focus", 0.7 * guest.score, token,
                               guest.span, None, _modality(reading, number, token))  # fmt: skip
