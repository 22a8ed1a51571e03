"""Annotated documents as samples: each two names of a sentence, their features, and whether the relation is stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from relations.gold import align, judge, read_gold
from unosce_kg import extraction, knowledge, readers
from unosce_kg.extraction.pairs import PairFinder, describe_ends
from unosce_kg.extraction.stages import Extractor
from unosce_kg.resources import locate


@dataclass(frozen=True)
class Sample:
    """Two names of one sentence under one relation.

    Attributes:
        stated: Whether the document states the relation of the two, anywhere.
        read: Whether a pattern reads it somewhere in the document already.
    """

    document: int
    predicate: str
    ends: tuple[str, str]
    features: tuple[str, ...]
    stated: bool
    read: bool


def collect(documents: Sequence[tuple[Path, Path]]) -> Iterator[Sample]:
    """The samples of annotated documents; what their gold leaves open is passed over.

    Args:
        documents: Text and gold file of each.
    """
    known = knowledge.load(locate("ontology"))
    unlearned = replace(known, learned_relations=())
    extractor = Extractor(unlearned, extraction.load_model())
    finder, predicates = PairFinder(unlearned), tuple(sorted(known.signatures))
    for number, (text, gold_path) in enumerate(documents):
        document, gold = readers.read(text), read_gold(gold_path)
        extracted, reading = extractor.extract(document), extractor.read(document)
        aligned = align(extracted, gold, unlearned)
        read = {(s.subject, s.predicate, s.object) for s in extracted.statements}
        for pair in finder.find(reading, predicates):
            for subject, object_, fitting in pair.ends:
                features = (*sorted(pair.features), *describe_ends(reading, subject, object_))
                for predicate in fitting:
                    stated = judge(gold, aligned, subject, predicate, object_)
                    if stated is None or not reading.may_hold(predicate, subject, object_):
                        continue
                    done = {(subject, predicate, object_), (object_, predicate, subject)} & read
                    yield Sample(number, predicate, (subject, object_), features, stated, bool(done))
