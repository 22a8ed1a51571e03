"""Annotated documents as samples: each two names of a sentence, their features, and whether the relation is stated."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.evaluate import is_seen
from relations.gold import align, judge, normalize, read_gold
from unosce_kg import extraction, knowledge, readers
from unosce_kg.extraction.context import Context
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.pairs import PairFinder, describe
from unosce_kg.extraction.reading import Reading
from unosce_kg.extraction.stages import Extractor
from unosce_kg.extraction.told import Told
from unosce_kg.model import Block, BlockKind, Document, Span
from unosce_kg.resources import locate


@dataclass(frozen=True)
class Sample:
    """Two names of one sentence under one relation.

    Attributes:
        features: What is seen of the two in the sentence, and what they are.
        context: What the document tells of them besides.
        group: What pairs of the same two lists have in common.
        stated: Whether the document states the relation of the two, anywhere.
        read: Whether a pattern reads it somewhere in the document already.
        settled: Whether what patterns read in the sentence leaves nothing of the two to judge.
    """

    document: int
    predicate: str
    ends: tuple[str, str]
    features: tuple[str, ...]
    context: tuple[str, ...]
    group: Hashable
    stated: bool
    read: bool
    settled: bool = False


CONTRASTS = Path(__file__).with_name("contrasts.jsonl")


def find_documents(folder: Path) -> list[tuple[Path, Path]]:
    """Text and gold file of each annotated document that may be looked at."""
    texts = sorted((folder / "texts").glob("*.txt"))
    return [(text, folder / "gold" / f"{text.stem}.gold") for text in texts if is_seen(text)]


def collect(documents: Sequence[tuple[Path, Path]]) -> Iterator[Sample]:
    """The samples of annotated documents, and of sentences that name bodies side by side without joining them.

    Args:
        documents: Text and gold file of each; what the gold leaves open is passed over.
    """
    known = knowledge.load(locate("ontology"))
    unlearned = replace(known, learned_relations=())
    extractor = Extractor(unlearned, extraction.load_model())
    finder, predicates = PairFinder(unlearned), tuple(sorted(known.signatures))
    yield from _contrasts(extractor, finder, len(documents))
    for number, (text, gold_path) in enumerate(documents):
        document, gold = readers.read(text), read_gold(gold_path)
        reading = extractor.read(document)
        extracted = extractor.gather(document, reading)
        aligned = align(extracted, gold, unlearned)
        read = {(s.subject, s.predicate, s.object) for s in extracted.statements}
        facts = extractor.read_facts(reading)
        context, patterns = Context(reading, facts), Told(facts)
        for pair in finder.find(reading, predicates):
            for subject, object_, fitting in pair.ends:
                features = tuple(sorted(describe(reading, pair, subject, object_)))
                told = tuple(sorted(context.describe(pair.sentence, subject, object_)))
                for predicate in fitting:
                    stated = judge(gold, aligned, subject, predicate, object_)
                    if stated is None or not reading.may_hold(predicate, subject, object_):
                        continue
                    done = {(subject, predicate, object_), (object_, predicate, subject)} & read
                    yield Sample(
                        number,
                        predicate,
                        (subject, object_),
                        features,
                        told,
                        (number, pair.sentence, pair.lists),
                        stated,
                        bool(done),
                        patterns.settles(pair.sentence, subject, predicate, object_),
                    )


def _contrasts(extractor: Extractor, finder: PairFinder, first: int) -> Iterator[Sample]:
    """Samples of sentences whose every cooperation is listed; each counts as a document."""
    for number, line in enumerate(CONTRASTS.read_text(encoding="utf-8").splitlines(), first):
        row = json.loads(line)
        stated = {frozenset(map(normalize, pair)) for pair in row["stated"]}
        block = Block(BlockKind.PARAGRAPH, Span(0, len(row["text"])))
        reading = extractor.read(Document(f"doc/{number}", row["text"], "contrast.txt", blocks=(block,)))
        context = Context(reading, extractor.read_facts(reading))
        for pair in finder.find(reading, (COOPERATES,)):
            for subject, object_, _ in pair.ends:
                ends = [_names(reading, subject), _names(reading, object_)]
                joined = any(any(n in ends[0] for n in s) and any(n in ends[1] for n in s) for s in stated)
                features = tuple(sorted(describe(reading, pair, subject, object_)))
                told = tuple(sorted(context.describe(pair.sentence, subject, object_)))
                if reading.may_hold(COOPERATES, subject, object_):
                    yield Sample(
                        number,
                        COOPERATES,
                        (subject, object_),
                        features,
                        told,
                        (number, pair.sentence, pair.lists),
                        joined,
                        False,
                    )


def _names(reading: Reading, entity: str) -> set[str]:
    known = reading.links.entity(entity)
    return {normalize(name) for name in (known.label, *(a.text for a in known.aliases))}
