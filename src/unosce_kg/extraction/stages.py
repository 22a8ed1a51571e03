"""The way of one document through the stages."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace

from unosce_kg.extraction import acronyms, coreference, linking, speech, structure
from unosce_kg.extraction.assembly import assemble
from unosce_kg.extraction.audiences import read_audiences
from unosce_kg.extraction.candidates import DATE, Candidate
from unosce_kg.extraction.compose import Composer, settle
from unosce_kg.extraction.conclusions import conclude
from unosce_kg.extraction.conferring import read_conferring
from unosce_kg.extraction.confirming import confirm
from unosce_kg.extraction.cooperation import complete
from unosce_kg.extraction.country_offices import join_lands
from unosce_kg.extraction.datelines import place_meetings
from unosce_kg.extraction.dates import find_dated, find_reference_date
from unosce_kg.extraction.denied_acts import is_mere_act
from unosce_kg.extraction.discourse import find_frame
from unosce_kg.extraction.foreign import ForeignReader
from unosce_kg.extraction.frames import FrameReader
from unosce_kg.extraction.gapping import fill_gaps
from unosce_kg.extraction.headlines import lower_headlines
from unosce_kg.extraction.holders import conclude_holders, read_holders
from unosce_kg.extraction.implied import ImpliedReader
from unosce_kg.extraction.inference import infer
from unosce_kg.extraction.institutions import prefer_institutions
from unosce_kg.extraction.judging import Judge
from unosce_kg.extraction.knowledge_base import KnowledgeBase
from unosce_kg.extraction.language import Model, parse, shadow
from unosce_kg.extraction.leaders import read_leaders
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.long_names import add_long_names
from unosce_kg.extraction.met import read_met
from unosce_kg.extraction.names import NameFinder
from unosce_kg.extraction.nesting import find_nested
from unosce_kg.extraction.nominals import add_nominals
from unosce_kg.extraction.occasions import add_occasions
from unosce_kg.extraction.places import add_places
from unosce_kg.extraction.qualifying import qualify
from unosce_kg.extraction.quotations import quoted
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.recognition import add_recognized
from unosce_kg.extraction.reported_speakers import read_reported
from unosce_kg.extraction.same_instrument import unite_instruments
from unosce_kg.extraction.same_meeting import unite_meetings
from unosce_kg.extraction.sessions import prefer_meetings
from unosce_kg.extraction.shortening import Shortener
from unosce_kg.extraction.slots import slotted
from unosce_kg.extraction.surfaces import SurfaceReader
from unosce_kg.extraction.surnames import add_surnames
from unosce_kg.extraction.theatres import read_theatres
from unosce_kg.extraction.title_holders import name_holders
from unosce_kg.extraction.told_sessions import add_told_sessions
from unosce_kg.extraction.votes import place_votes
from unosce_kg.extraction.watching import read_watchers
from unosce_kg.extraction.wholes import without_wholes
from unosce_kg.model import ENGLISH, BlockKind, Document, Extraction, Knowledge, Mention, Span, Statement

_ACTS = ("together_verb", "joint_action_verb", "work_verb", "exchange_verb")  # what bodies do on a subject
_OF_NOUNS = ("for", "to", "against", "of", "on")  # "support for victims" is a noun's

# Words that the pipeline keeps from document to document; once it has so many, those new in a document go with it.
_WORDS = 30_000


class Extractor:
    """Everything that is compiled once and used for every document."""

    def __init__(self, knowledge: Knowledge, model: Model) -> None:
        self._base = KnowledgeBase(knowledge)
        self._model = model
        self._names = NameFinder(knowledge.names, knowledge.entities)
        self._foreign = ForeignReader(self._base, self._names)
        self._composer = Composer(knowledge.name_patterns)
        self._shortener = Shortener(knowledge.lexicon["body_noun"], knowledge.entities)
        self._frames = FrameReader(knowledge.relation_patterns)
        self._surfaces = SurfaceReader(knowledge.relation_patterns)
        self._implied = ImpliedReader(knowledge.relation_patterns)
        self._nominals = knowledge.learned_nominals
        self._judge = Judge(knowledge)
        self._acts = (
            frozenset().union(*(knowledge.lexicon[name] for name in _ACTS))
            - knowledge.lexicon["noun_like_act"]
        )

    def extract(self, document: Document) -> Extraction:
        """Read one document; of one in another language than English, only what it names."""
        if document.language != ENGLISH:
            return Extraction(document, mentions=self._foreign.read(document))
        full = len(self._model.nlp.vocab) > _WORDS
        with self._model.nlp.memory_zone() if full else nullcontext():
            return self.gather(document, self.read(document))

    def gather(self, document: Document, reading: Reading) -> Extraction:
        """What an English document names and states, from its reading."""
        statements = self._statements(reading)
        mentions = _mentions(reading)
        named = {e for m in mentions for e in m.entities}
        named |= {e for s in statements for e in (s.subject, s.object) if isinstance(e, str)}
        entities = tuple(e for key, e in sorted(reading.links.new.items()) if key in named)
        return Extraction(document, entities, mentions, statements)

    def read(self, document: Document) -> Reading:
        """Parse an English document, link its names and resolve its pronouns."""
        text = shadow(document.text)
        document = replace(document, date=find_reference_date(document, text))
        known = self._names.find(document, text)
        names = [c.span for c in known if c.type != "Topic"]
        text = lower_headlines(document, text, names, self._base.knowledge.lexicon)
        links = Links(document, text, self._base, self._candidates(document, text, known))
        linking.link_gazetteer(links)
        for _ in range(2):  # what stands inside a name may be short for another
            linking.link_repeated(links)
            linking.link_parts(links)
        linking.link_gazetteer(links)
        linking.link_repeated(links)
        linking.prefer_bodies(links)
        prefer_institutions(links)
        prefer_meetings(links)
        unite_meetings(links)
        join_lands(links)
        links.candidates = sorted(
            [*linking.drop_unlinked(links), *find_nested(links)],
            key=lambda c: (c.span.start, -c.span.end, c.hidden),
        )
        sentences = add_recognized(links, parse(self._model, document, text, links.candidates))
        sentences = add_surnames(links, sentences)
        sentences = add_occasions(links, add_places(links, sentences))
        unite_instruments(links)
        add_told_sessions(links)
        frame, quotes = find_frame(links), quoted(document, text)
        coreferents = coreference.resolve(links, sentences, frame, quotes)
        if (
            self._nominals
            and (found := add_nominals(links, sentences, coreferents, self._nominals)) != sentences
        ):
            sentences, coreferents = found, coreference.resolve(links, found, frame, quotes)
        add_long_names(links, sentences)
        slots = slotted(text, [s.span for s in sentences], links.candidates)
        return Reading(links, sentences, coreferents, frame, quotes, slots)

    def _candidates(self, document: Document, text: str, found: list[Candidate]) -> list[Candidate]:
        document = replace(
            document, blocks=tuple(b for b in document.blocks if b.kind is not BlockKind.FURNITURE)
        )
        dates = list(find_dated(document, text))
        strong = [
            self._bare_topic(c, text)
            for c in settle([*(c for c in found if not c.weak or _is_long_body(c, text)), *dates])
        ]
        composed = self._composer.compose(document, text, strong)
        taken = _characters(k.span for k in composed)
        weak = [c for c in settle([c for c in found if c.weak]) if _is_free(c, taken)]
        named = acronyms.attach(document, text, _in_text_order([*composed, *weak]))
        return self._with_short_names(document, text, named)

    def _with_short_names(self, document: Document, text: str, found: list[Candidate]) -> list[Candidate]:
        """Add "the Mission" for a mission named before, and the names that are built with it ("Head of the Mission")."""
        short = list(self._shortener.find(document, text, found))
        if not short:
            return found
        taken = _characters(s.span for s in short)
        weak = [c for c in found if c.weak and not c.hidden and _is_free(c, taken)]
        strong = [c for c in found if not c.weak or c.hidden]
        composed = self._composer.compose(document, text, _in_text_order([*strong, *short]), short)
        taken = _characters(k.whole for k in composed)
        kept = [c for c in weak if _is_free(c, taken)]
        return _in_text_order([*composed, *kept])

    def _bare_topic(self, candidate: Candidate, text: str) -> Candidate:
        """A topic such as "economic cooperation" or "train judges" leaves the word that tells of an act to the parse."""
        words = candidate.span.of(text).split(" ")
        if candidate.type != "Topic" or len(words) < 2:
            return candidate
        start, end = candidate.span.start, candidate.span.end
        if words[-1].casefold() in self._base.knowledge.lexicon["cooperation_noun"]:
            return replace(candidate, extent=Span(start, end - len(words[-1]) - 1))
        if words[0] in self._acts and words[1] not in _OF_NOUNS:
            return replace(candidate, extent=Span(start + len(words[0]) + 1, end))
        return candidate

    def read_facts(self, reading: Reading) -> list[Fact]:
        """What patterns read in a document, and what follows from that."""
        facts = [
            *structure.read(reading), *read_leaders(reading), *read_holders(reading), *self._surfaces.read(reading),
            *self._frames.read(reading), *speech.read(reading), *read_conferring(reading),
        ]  # fmt: skip
        facts += [*self._implied.read(reading, facts), *read_watchers(reading), *read_met(reading)]
        facts += read_audiences(reading, tuple(facts))
        facts += read_reported(reading, tuple(facts))
        return complete(reading, conclude_holders(reading, conclude(reading, facts)))

    def _statements(self, reading: Reading) -> tuple[Statement, ...]:
        facts = self.read_facts(reading)
        facts = [*facts, *self._judge.read(reading, facts)]
        facts = without_wholes(reading, list(name_holders(reading, facts)))
        facts = [fact for fact in facts if not is_mere_act(reading, fact)]
        facts += [*place_votes(reading, facts), *place_meetings(reading, facts), *confirm(reading, facts)]
        qualified = qualify(reading, fill_gaps(reading, facts))
        return assemble(reading, infer(reading, [*qualified, *read_theatres(reading, qualified)]))


def _in_text_order(candidates: list[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda c: (c.span.start, -c.span.end))


def _characters(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _is_free(candidate: Candidate, taken: set[int]) -> bool:
    """Whether nothing stands on the characters of a candidate."""
    return taken.isdisjoint(range(candidate.span.start, candidate.span.end))


def _is_long_body(candidate: Candidate, text: str) -> bool:
    """Whether the candidate is a body's name of several words, which no pattern should take apart.

    What an authority of one State is called, those of other States are called too: the patterns say whose it is.
    """
    body = candidate.names[0].entity.startswith("org/") and candidate.type != "StateBody"
    return body and " " in candidate.span.of(text)


def _mentions(reading: Reading) -> tuple[Mention, ...]:
    """All that refers to something, in text order; names in furniture are none."""
    text = reading.links.document.text
    candidates = [
        c for c in (*reading.links.candidates, *reading.coreferents.values()) if c.type != DATE and c.entities
    ]
    kept = [c for c in candidates if reading.sentence_of(c.span) is not None]
    mentions = {
        (c.span, c.entities): Mention(
            c.span, c.span.of(text), c.entities, c.detector, round(c.score, 2), c.reason
        )
        for c in kept
    }
    return tuple(m for _, m in sorted(mentions.items()))
