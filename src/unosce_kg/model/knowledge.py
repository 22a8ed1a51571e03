"""The curated knowledge: entities, names, facts and patterns, each with the row that states it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass

from unosce_kg.model.dates import PartialDate
from unosce_kg.model.entities import Entity
from unosce_kg.model.statements import Modality


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row of curated knowledge stands: the file below `data/ontology`, its line, and the row's source."""

    file: str
    line: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A background fact from the curated knowledge: `subject predicate object`, held from `start` to `end`.

    The object of `onDate`, `startDate` and `endDate` is a date, of every other predicate an entity's id.
    """

    subject: str
    predicate: str
    object: str | PartialDate
    origin: Origin
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A user's word on two entities, or names of entities, that look alike; a row of `merge.csv`.

    Attributes:
        one: An id, known or computed, or a name that no known entity has; the one to keep, if they are the same.
        other: Likewise.
        same: They are one entity; if not, they are kept apart.
        origin: The row.
    """

    one: str
    other: str
    same: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class GazetteerName:
    """A name under which the gazetteer or the topic scheme knows an entity.

    Attributes:
        weak: The name alone does not identify the entity: its parent, long form or frame must be there too.
        adjective: The name is a demonym or adjective ("Kyrgyz").
        exact_case: The name counts only as written (acronyms).
    """

    text: str
    entity: str
    weak: bool = False
    adjective: bool = False
    exact_case: bool = False


@dataclass(frozen=True, slots=True)
class RelationPattern:
    """How language says a relation; a row of `data/ontology/relations/`, explained in its README.

    Attributes:
        id: Name of the pattern, which evidence carries.
        predicate: The relation's local name.
        trigger: Lemmas of the word that carries the relation (a frame pattern), or empty.
        pos: `VERB`, `NOUN` or `ADJ`: the trigger's part of speech.
        needs: Lemmas of which one must depend on the trigger, or empty.
        thing: Lemmas of which one must be what the trigger acts on, or empty.
        subject: Roles around the trigger in which the subject may stand, best first.
        object: Roles in which the object may stand.
        surface: A regular expression over text with mentions as slots (a surface pattern), or "".
        implied: `subject` or `object` if that end stands in no slot, but is the meeting that the text is about, else "".
        subject_types: Classes that the subject must be of, where narrower than the relation's own.
        object_types: Likewise for the object.
        modality: What a statement is if the sentence says nothing else.
        confidence: Confidence of a clear case, in 0..1.
        examples: `(text, subject, object)`: texts in which the pattern must find the fact.
        non_examples: Texts in which it must find nothing.
        demands: Sets of strings of each of which a text holds one, whatever the case, where the surface matches.
    """

    id: str
    predicate: str
    trigger: tuple[str, ...] = ()
    pos: str = ""
    needs: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    surface: str = ""
    implied: str = ""
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    modality: Modality = Modality.ACTUAL
    confidence: float = 0.8
    examples: tuple[tuple[str, str, str], ...] = ()
    non_examples: tuple[str, ...] = ()
    demands: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over features that are there or not.

    Attributes:
        bias: Log odds where no feature speaks.
        threshold: Probability from which on the answer is yes, in 0..1.
        weights: Log odds that each feature adds.
    """

    bias: float
    threshold: float
    weights: Mapping[str, float]

    def probability(self, features: Set[str]) -> float:
        """How likely the answer is yes, in 0..1; features without a weight say nothing."""
        speaking = self.weights.keys() & features  # few of them; their exact sum has no order
        return 1 / (1 + math.exp(-self.bias - math.fsum(map(self.weights.__getitem__, speaking))))


@dataclass(frozen=True, slots=True)
class LearnedRelation(Logistic):
    """What was learned of how language says a relation, of the features of `extraction.pairs` and `views`.

    Attributes:
        predicate: The relation's local name.
    """

    predicate: str


@dataclass(frozen=True, slots=True)
class LearnedNominals(Logistic):
    """What was learned of which common nouns stand for a thing of their own, of the features of `extraction.nominals`.

    Attributes:
        nouns: Nouns that can stand for one, each with the class of the thing.
    """

    nouns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often readings are right, learned from annotated documents: see `docs/extraction.md`.

    Attributes:
        bias: Log odds of a reading whose estimate is 0.5.
        slope: Log odds for each of the estimate's; not negative, so that a surer estimate stays the surer.
        relations: Log odds that each relation adds.
        patterns: Log odds that each pattern adds.
    """

    bias: float
    slope: float
    relations: Mapping[str, float]
    patterns: Mapping[str, float]

    def apply(self, predicate: str, pattern: str, estimate: float) -> float:
        """How likely it is, in 0..1, that a reading is right.

        Args:
            predicate: Its relation.
            pattern: Id of the pattern that reads it.
            estimate: What pattern and links make of it, between 0 and 1.
        """
        odds = self.bias + self.slope * math.log(estimate / (1 - estimate))
        odds += self.relations.get(predicate, 0.0) + self.patterns.get(pattern, 0.0)
        return (1 + math.tanh(odds / 2)) / 2


@dataclass(frozen=True, slots=True)
class NamePattern:
    """How a name that no gazetteer has is built; a row of `data/ontology/names/`, explained in its README.

    Attributes:
        id: Name of the pattern.
        type: Class of what it names.
        pattern: Regular expression over text with mentions as slots; named groups are its parts.
        label: Template of the entity's label, filled from the groups, or "" for the words as they stand.
        examples: `(text, label)`: texts with the label of what is found in them.
        non_examples: Texts in which it must find nothing.
        demands: Sets of strings of each of which a text holds one, whatever the case, where the pattern matches.
    """

    id: str
    type: str
    pattern: str
    label: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    non_examples: tuple[str, ...] = ()
    demands: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All curated knowledge, checked: see `unosce_kg.knowledge.load`.

    Attributes:
        entities: By id: gazetteer entities and topics.
        origins: By entity id: the row that states it.
        names: Every name to look for.
        facts: Background facts: parents, places, dates, posts, chairmanships, memberships …
        lifetimes: Entity id to the first and last date of its row, each None where open or unknown.
        broader: Topic id to the ids of its broader topics.
        classes: Ontology class (local name) to its superclasses up to `Entity`, nearest first.
        signatures: Relation to the classes that its subject and its object may have.
        lexicon: Word classes that the extraction speaks of, by name: see `lexicon.toml`.
        relation_patterns: How language says the relations.
        name_patterns: How names are built that no gazetteer has.
        digest: `sha256:…` of all knowledge files, in a fixed order.
        learned_relations: What was learned of how language says the relations, by predicate.
        learned_nominals: What was learned of common nouns; None where nothing was.
        calibration: What was learned of how often readings are right; None where nothing was.
        judgements: Which entities are the same and which are not. Known ones that are the same are one here already.
    """

    entities: Mapping[str, Entity]
    origins: Mapping[str, Origin]
    names: tuple[GazetteerName, ...]
    facts: tuple[Fact, ...]
    lifetimes: Mapping[str, tuple[PartialDate | None, PartialDate | None]]
    broader: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, tuple[str, ...]]
    signatures: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    lexicon: Mapping[str, frozenset[str]]
    relation_patterns: tuple[RelationPattern, ...]
    name_patterns: tuple[NamePattern, ...]
    digest: str
    judgements: tuple[Judgement, ...] = ()
    learned_relations: tuple[LearnedRelation, ...] = ()
    learned_nominals: LearnedNominals | None = None
    calibration: Calibration | None = None
