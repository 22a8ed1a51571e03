"""Whatever was added, changed and removed before, a store is what a build of its documents would make."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from graph import factories
from store import grouping
from unosce_kg import merging, store
from unosce_kg.exporters import ntriples
from unosce_kg.graph import integrity, rdf, validation
from unosce_kg.graph.problems import Problem
from unosce_kg.graph.sorting import read_sorted
from unosce_kg.model import (
    Block,
    BlockKind,
    Copy,
    Document,
    Entity,
    Evidence,
    Extraction,
    Judgement,
    Knowledge,
    Mention,
    Modality,
    Name,
    Qualifiers,
    Span,
    Statement,
    Status,
)
from unosce_kg.resources import locate
from unosce_kg.store.changing import Making
from unosce_kg.store.contents import Source
from unosce_kg.store.writing import rename, write
from unosce_kg.text import digest

SHAPES = locate("ontology", "shapes.ttl")
KNOWLEDGE = replace(
    factories.knowledge(),
    broader={"topic/border-security": ("topic/security",), "topic/mediation": ("topic/security",)},
    # Two rows of one line, and one thing of a file without lines: a record may stand behind several facts.
    facts=(
        *factories.FACTS,
        factories.fact(8, "place/madrid", "locatedIn", "place/spain"),
        factories.fact(31, "org/un", "cooperatesWith", "org/osce"),
        factories.fact(32, "org/osce", "cooperatesWith", "org/nato", "1996"),
        factories.fact(0, "org/osce", "locatedIn", "place/vienna"),
    ),
)
JUDGED = replace(
    KNOWLEDGE,
    judgements=(Judgement("person/ban-ki-moon", "person/jane-roe", True, factories.origin(1, "merge.csv")),),
)
CURATED = sorted(KNOWLEDGE.entities)
BODIES = [id_ for id_ in CURATED if id_.startswith("org/")]
TOPICS = [id_ for id_ in CURATED if id_.startswith("topic/")]
NEW = ("event/corfu-talks", "person/jane-roe")
START = "The OSCE and the UN met. They spoke of peace. Jane Roe listened to both of them in Corfu."
# Texts that begin alike are near duplicates of each other, if they are long enough to tell.
TEXTS = (
    START,
    *(f"{START} {' '.join(f'{word}{n}' for n in range(40))}{end}" for word in ("peace", "border") for end in ("", " One.", " Two.")),
)  # fmt: skip
SPANS = [Span(start, start + 10) for start in range(0, 60, 10)]

entities = st.builds(
    Entity,
    id=st.sampled_from(NEW),
    type=st.sampled_from(("Process", "Event")),
    label=st.sampled_from(("Corfu talks", "Corfu Process", "talks")),
    aliases=st.lists(st.sampled_from((Name("talks"), Name("Gespräche", "de"))), max_size=1, unique=True).map(
        tuple
    ),
    status=st.just(Status.NEW),
)
evidence = st.builds(
    Evidence,
    document=st.just(""), sentence=st.sampled_from(SPANS), quote=st.just("x" * 10), pattern=st.sampled_from("ab"),
    confidence=st.sampled_from((0.5, 0.8, 0.905)), subject=st.sampled_from(SPANS), object=st.sampled_from(SPANS), trigger=st.just("met"),
)  # fmt: skip
pieces = st.lists(evidence, min_size=1, max_size=2).map(tuple)
relations = st.builds(
    Statement,
    # The last of these breaks a shape, the last but one only as an object: what is broken must be noticed and forgotten.
    subject=st.sampled_from([*BODIES] * 5 + [NEW[1]]), predicate=st.sampled_from(("cooperatesWith", "supports", "supports")),
    object=st.sampled_from([*BODIES, *BODIES, NEW[0]]), evidence=pieces,
    qualifiers=st.builds(
        Qualifiers, topics=st.lists(st.sampled_from(TOPICS), max_size=2).map(tuple),
        start_date=st.sampled_from((None, None, factories.day("1996"))),
    ),
    modality=st.sampled_from((Modality.ACTUAL, Modality.ACTUAL, Modality.PLANNED)),
)  # fmt: skip
dates = st.builds(
    Statement,
    subject=st.sampled_from([NEW[0], "event/madrid-2007"]), predicate=st.sampled_from(("onDate", "startDate", "endDate")),
    object=st.sampled_from([factories.day(text) for text in ("2007", "2007-11", "2007-11-29", "2008")]), evidence=pieces,
)  # fmt: skip
mentions = st.builds(
    Mention, span=st.sampled_from(SPANS), text=st.just("x" * 10), detector=st.just("test"), score=st.sampled_from((0.5, 1.0)),
    entities=st.lists(st.sampled_from([*CURATED, *NEW]), min_size=1, max_size=2, unique=True).map(tuple),
)  # fmt: skip


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    name, text = draw(st.sampled_from("abc")), draw(st.sampled_from(TEXTS))
    document = Document(
        "doc/unnamed",
        text,
        f"{name}.txt",
        date=factories.day(draw(st.sampled_from(("2010", "2010-05", "2011")))),
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
    )
    found = Extraction(
        document,
        mentions=tuple(draw(st.lists(mentions, max_size=3))),
        statements=tuple(draw(st.lists(relations | dates, max_size=4))),
    )
    named = {e for m in found.mentions for e in m.entities} | {
        e for s in found.statements for e in (s.subject, s.object)
    }
    new = tuple(replace(draw(entities), id=id_) for id_ in NEW if id_ in named)
    return rename(replace(found, entities=new), f"doc/{name}")


steps = st.lists(
    st.dictionaries(st.sampled_from("pqrst"), st.none() | st.lists(extractions(), min_size=1, max_size=2), min_size=1, max_size=3),
    min_size=1, max_size=5,
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=steps,
    with_reference=st.booleans(),
    facts_only=st.booleans(),
    known=st.sampled_from((KNOWLEDGE, JUDGED)),
)
def test_a_store_that_grew_is_one_that_was_built(
    steps: list[dict[str, list[Extraction] | None]], with_reference: bool, facts_only: bool, known: Knowledge
) -> None:
    making = Making(factories.RUN, with_reference, facts_only)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "store"
        held: dict[str, tuple[str, list[Extraction]]] = {}
        for number, step in enumerate(steps):
            for name, parts in step.items():
                held.pop(name, None)
                if parts is not None:
                    held[name] = (f"{name}{number}", parts)
            problems = grow(folder, held, making, known)
            graph = store.open_graph(folder)
            assert lines(graph) == lines(build_anew(held, making, known)), number
        assert problems == tuple(sorted({*validation.check(graph, SHAPES), *integrity.check(graph)}))


def grow(
    folder: Path, held: dict[str, tuple[str, list[Extraction]]], making: Making, known: Knowledge = KNOWLEDGE
) -> tuple[Problem, ...]:
    sources = {}
    with write(folder) as writer:
        for name, (key, parts) in held.items():
            path = Path("/texts", name)
            sources[path] = Source(path, Path(name), key, key)
            if key not in writer.readings:
                writer.readings.put(key, parts)
        writer.change(sources, known, making, {})
        writer.finish()
        assert writer.triples == len(writer.open_graph())
        return writer.problems


def build_anew(
    held: dict[str, tuple[str, list[Extraction]]], making: Making, known: Knowledge = KNOWLEDGE
) -> Graph:
    """The graph of all documents at once: copies as one, ids told apart, near duplicates as one witness."""
    found = sorted(
        ((e.document.id, e.document.file_name, name, number), e)
        for name, (_, parts) in held.items() for number, e in enumerate(parts)
    )  # fmt: skip
    same: dict[str, list[Extraction]] = {}
    for _, extraction in found:
        same.setdefault(digest(extraction.document.text), []).append(extraction)
    named: dict[str, list[tuple[str, str]]] = {}
    for sum_, (first, *_) in same.items():
        named.setdefault(first.document.id, []).append((first.document.file_name, sum_))
    told = []
    for id_, sums in named.items():
        for number, (_, sum_) in enumerate(sorted(sums)):
            one = rename(same[sum_][0], f"{id_}-{sum_[:8]}" if number else id_)
            copies = tuple(sorted(Copy(e.document.file_name) for e in same[sum_][1:]))
            told.append(replace(one, document=replace(one.document, copies=copies)))
    counts_as = grouping.find_reprints([e.document for e in told])
    corpus = merging.merge(map(merging.Identities(known).apply, told), known.classes, counts_as)
    return rdf.build(
        corpus, known, making.run, with_reference=making.with_reference, facts_only=making.facts_only
    )


def lines(graph: Graph) -> list[str]:
    return "".join(ntriples.render(read_sorted(graph))).splitlines()
