"""Offices that a verb states: "who heads the Department", "the Secretariat, led by …", and whom it gives them to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unosce_kg.extraction import offices
from unosce_kg.extraction.candidates import Candidate, Sentence
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.modality import find_modality
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.slots import slotted
from unosce_kg.extraction.titles import HONORIFIC
from unosce_kg.model import Modality, Span

_OFFICE_OF = "Office of the "
LEADS = "leads"  # detector of the offices found here
_PERSON, _BODY = (
    r"⟦Person:(?P<p>\d+)⟧",
    r"⟦(?:UNBody|OSCEBody|RegionalOrganization|StateBody|Organization):(?P<b>\d+)⟧",
)
_END = r"(?=[,.;:)\]]|$| (?:in|from|since|until|at|and|for|as|between|during|who|which|on|with|through)\b)"
_PATTERNS = tuple(re.compile(p) for p in (
    # who heads the Department; Ms. Virtanen, who has led the Mission since May
    rf"{_PERSON}(?: \([^()]*\)| of ⟦Country:\d+⟧)?,? who (?:has |had |have |now |also |currently |then |still |will |once )*"
    r"(?P<t>heads?|headed|leads?|led|directs?|directed|runs?|ran|manages?|managed|commands?|commanded|"
    r"took charge of|takes charge of|took over) "
    rf"(?:the |its |⟦(?:Country|Adjective):\d+⟧(?:'s)? )?{_BODY}{_END}",
    # who was then in charge of the Centre
    rf"{_PERSON}(?: \([^()]*\)| of ⟦Country:\d+⟧)?,? who (?P<t>is|was|has been|had been) (?:now |also |currently |then |still )?"
    rf"(?:in charge of|at the helm of|at the head of) (?:the |its )?{_BODY}{_END}",
    # Ms. Virtanen will head the Office
    rf"{_PERSON}(?: of ⟦Country:\d+⟧)?(?:, [^,;.]{{1,90}},)? (?:(?:has|had|will|is to|was to|now|currently|once) )*"
    rf"(?P<t>heads?|headed|leads?|led|runs?|directs?|directed|takes charge of|took charge of) (?:the |its )?{_BODY}{_END}",
    # the Secretariat of the OSCE, led since July by Mr. Okonjo
    rf"{_BODY}(?: \([^()]*\))?,? (?:which (?:is|was|has been|will be) |(?:now|then|currently) )?"
    r"(?P<t>headed|led|run|directed|managed|commanded)"
    rf"(?: (?:since|from|until|for) [^,.;]{{1,40}}?)? by (?:the |its )?(?:⟦Adjective:\d+⟧ )?(?:[a-z]+ ){{0,3}}"
    rf"{HONORIFIC}{_PERSON}",
    # the Secretariat is led by Mr. Okonjo
    r"(?<! of )(?<! to )(?<! in )(?<! at )(?<! of the )(?<! to the )(?<! in the )(?<! at the )(?<! for the )"
    rf"{_BODY}(?: \([^()]*\))? (?:is|was|has been|had been|will be) (?P<t>headed|led|run|directed|managed|commanded)"
    rf"(?: (?:since|from|until|for) [^,.;]{{1,40}}?)? by (?:[a-z]+ ){{0,2}}{HONORIFIC}{_PERSON}",
    # the Mission to Croatia, which Mr. Okonjo leads
    rf"{_BODY}(?: \([^()]*\))?,? (?:which|that) {HONORIFIC}{_PERSON} (?:now |then |also )?"
    r"(?P<t>heads|headed|leads|led|directs|directed|runs|ran|commands|commanded)(?=[,.;:)]|$| (?:since|from|until|and|in|at)\b)",
))  # fmt: skip


def find_led_offices(links: Links, sentences: Sequence[Sentence]) -> None:
    """Add the office at the top of each body that somebody is said to lead, as a name hidden in the words that say so.

    Args:
        links: The document's names, linked; the offices are added.
        sentences: Its parsed sentences.
    """
    for slots in slotted(links.text, [sentence.span for sentence in sentences], links.candidates):
        for pattern in _PATTERNS:
            for match in pattern.finditer(slots.text):
                person, body = links.candidates[int(match["p"])], links.candidates[int(match["b"])]
                if not person.entities or len(body.entities) != 1 or _is_whole(links, body.entities[0]):
                    continue
                verb = slots.span(*match.span("t"))
                parts = {"holder": person.span, "body": body.span, "verb": verb}
                span = Span(min(verb.start, body.span.start), max(verb.end, body.span.end))
                post = _office_of(links, body.entities[0])
                links.candidates.append(
                    Candidate(span, "Post", LEADS, (), (post,), parts, score=0.8, hidden=True,
                              reason="the office of whoever is said to lead the body")
                )  # fmt: skip


def read_leaders(reading: Reading) -> Iterator[Fact]:
    """Who holds the offices that verbs state, and in which body they are."""
    links = reading.links
    for candidate in links.candidates:
        if candidate.detector != LEADS:
            continue
        number = reading.sentence_of(candidate.span)
        persons = [c for c in links.candidates if c.span == candidate.parts["holder"] and c.type == "Person"]
        bodies = [
            c
            for c in links.candidates
            if c.span == candidate.parts["body"] and c is not candidate and c.entities
        ]
        if number is None or not persons or not bodies:
            continue
        sentence, post = reading.sentences[number], candidate.entities[0]
        verb = next(
            (t for t in sentence.tokens if t.span.start <= candidate.parts["verb"].start < t.span.end), None
        )
        modality = find_modality(sentence, verb, links.base.knowledge.lexicon) if verb else Modality.ACTUAL
        for person in persons[0].entities:
            yield Fact(person, "holdsPost", post, number, "leads-body", 0.75 * persons[0].score, verb, persons[0].span,
                       candidate.span, modality)  # fmt: skip
        yield Fact(post, "postIn", bodies[0].entities[0], number, "leads-body", 0.75, None, candidate.span,
                   bodies[0].span)  # fmt: skip


def _is_whole(links: Links, body: str) -> bool:
    """Whether it is an organization of States as a whole, which nobody heads by heading it."""
    return body in links.base.entities and not links.base.bodies(body) and links.type_of(body) in (
        "UNBody", "OSCEBody", "RegionalOrganization", "Country",
    )  # fmt: skip


def _office_of(links: Links, body: str) -> str:
    """The office that a body is called after, or that the gazetteer has at its top, else a new one: "Head of the Widget Unit"."""
    label = links.entity(body).label
    if label.startswith(_OFFICE_OF) and (own := links.base.named(label.removeprefix(_OFFICE_OF), "Post")):
        return own[0]
    top = [p for p in links.base.members(body, "postIn") if offices.is_at_top(links.base.label(p))]
    if len(top) == 1:
        return top[0]
    named = sorted(
        p for p, b in links.post_bodies.items() if b == body and offices.is_at_top(links.entity(p).label)
    )
    if named:
        return named[0]
    post = links.invent("post", "Post", f"Head of {offices.with_article(links, body)}")
    links.post_bodies[post] = body
    return post
