"""Who was named last, sentence by sentence: what pronouns and role nouns can stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.phrases import prepositions
from unosce_kg.extraction.syntax import fillers
from unosce_kg.extraction.tops import top

# What a word stands for, in which way, and how sure that is.
Referent = tuple[tuple[str, ...], str, float] | None


@dataclass(slots=True)
class Memory:
    """Who was named last, sentence by sentence.

    Attributes:
        pair: The two bodies of different organizations that a sentence named last.
        paired: The last sentence that named two bodies so, or had them as its subject.
        subject_body: The body or State that was the last sentence's subject, if it was one alone.
        subject_pair: The two or more that were, if they belong to different organizations.
        subject_thing: The instrument or event that was.
        object_thing: The instrument or event that several parties acted on: what they signed or held.
        joint_we: The sentence in which "we" last stood for both organizations.
        bodies: All bodies, in the order of their mentions.
        latest: Those of the last sentence that named any.
        events: All meetings with the numbers of their sentences, in the order of their mentions.
        agreements: All instruments likewise.
    """

    pair: tuple[str, ...] = ()
    paired: int = -9
    subject_body: str | None = None
    subject_pair: tuple[str, ...] = ()
    subject_thing: str | None = None
    object_thing: str | None = None
    agreement: str | None = None
    country: str | None = None
    joint_we: int = -9
    bodies: list[str] = field(default_factory=list)
    latest: list[str] = field(default_factory=list)
    events: list[tuple[int, str]] = field(default_factory=list)
    agreements: list[tuple[int, str]] = field(default_factory=list)


def remember(
    links: Links, sentence: Sentence, number: int, memory: Memory, found: dict[tuple[int, int], Candidate]
) -> None:
    """Take a sentence into the memory, once its pronouns and role nouns are resolved.

    Args:
        links: The document's names, linked.
        sentence: The sentence.
        number: Its number in the document.
        memory: Changed.
        found: What pronouns and role nouns stand for, by number of the sentence and index of the token.
    """
    named = [(t, links.candidates[t.candidate]) for t in sentence.tokens if t.candidate is not None]
    bodies: list[str] = []
    for _, candidate in named:
        if not candidate.entities:
            continue
        entity = candidate.entities[0]
        if is_body(links, candidate) and candidate.type != "StateBody":
            bodies.append(entity)
        elif candidate.type == "Meeting":
            memory.events.append((number, entity))
        elif candidate.type == "Agreement":
            memory.agreement = entity
            memory.agreements.append((number, entity))
        elif candidate.type == "Country":
            memory.country = entity
    memory.bodies.extend(bodies)
    memory.latest = bodies or memory.latest
    distinct = list(dict.fromkeys(bodies))
    if len(distinct) == 2 and len({top(links.base, b) for b in distinct}) == 2:
        memory.pair, memory.paired = tuple(sorted(distinct)), number
    elif len(distinct) > 2:
        memory.pair = ()
    _remember_subject(links, sentence, number, memory, found)


def _remember_subject(
    links: Links, sentence: Sentence, number: int, memory: Memory, found: dict[tuple[int, int], Candidate]
) -> None:
    root = next((t for t in sentence.tokens if t.head == t.index), None)
    if root is None:
        return
    subjects: list[str] = []
    thing: str | None = None
    made: str | None = None
    for token in fillers(sentence, root, "subj") + fillers(sentence, root, "obj"):
        candidate = found.get((number, token.index)) or _behind(links, sentence, token)
        if token.candidate is not None:
            candidate = links.candidates[token.candidate]
        if candidate and token.dep.startswith("nsubj") and candidate.entities and is_thing(links, candidate):
            thing = candidate.entities[0]
        elif candidate and token.dep == "obj" and candidate.entities and is_thing(links, candidate):
            made = candidate.entities[0]
        if candidate and token.dep.startswith(("nsubj", "conj")) and _acts(links, candidate):
            subjects.extend(candidate.entities)
    memory.subject_thing = thing
    memory.object_thing = made if len(set(subjects)) > 1 else None
    if thing:
        memory.subject_body, memory.subject_pair = None, ()
    elif len(subjects) == 1:
        memory.subject_body, memory.subject_pair = subjects[0], ()
    elif len(subjects) > 1:
        apart = len({top(links.base, b) for b in subjects}) > 1
        memory.subject_body, memory.subject_pair = None, tuple(sorted(set(subjects))) if apart else ()
        memory.paired = number if apart else memory.paired


def _behind(links: Links, sentence: Sentence, token: Token) -> Candidate | None:
    """The body behind a word that stands for it: "the work of UNICEF", "officials of UNICEF"."""
    if not token.is_one_of(links.base.knowledge.lexicon["transparent_noun"]):
        return None
    for child in sentence.children(token.index):
        candidate = links.candidates[child.candidate] if child.candidate is not None else None
        of = child.dep.startswith("nmod") and prepositions(sentence, child) & {"of", "from"}
        if candidate and of and _acts(links, candidate):
            return candidate
    return None


def is_body(links: Links, candidate: Candidate) -> bool:
    """Whether a candidate stands for an organization or one of its bodies."""
    return bool(candidate.entities) and links.base.is_a(links.type_of(candidate.entities[0]), "Organization")


def is_thing(links: Links, candidate: Candidate) -> bool:
    """Whether a candidate is an instrument or an event."""
    return candidate.type == "Agreement" or links.base.is_a(candidate.type, "Event")


def _acts(links: Links, candidate: Candidate) -> bool:
    return candidate.type == "Country" or is_body(links, candidate)
