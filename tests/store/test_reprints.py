"""Near duplicates in a store: linked, counted as one witness, and told as a build of all documents would tell them."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF

from graph import factories
from store.grouping import find_reprints
from unosce_kg import store
from unosce_kg.exporters import ntriples
from unosce_kg.graph import integrity
from unosce_kg.graph.namespaces import UNO, id_of
from unosce_kg.graph.sorting import read_sorted
from unosce_kg.model import Block, BlockKind, Document, Evidence, Extraction, Span, Statement
from unosce_kg.store.changing import Making
from unosce_kg.store.contents import Source
from unosce_kg.store.writing import write

WORDS = [f"word{number}" for number in range(20)]
LONG = " ".join(f"{one} {other}" for one in WORDS for other in WORDS[:3])
OTHER = " ".join(f"{other} {one} then" for one in WORDS for other in WORDS[3:5])
QUOTE = "The UN and the OSCE"
MAKING = Making(factories.RUN)


def contribute(name: str, text: str, day: str | None) -> Extraction:
    text = f"{QUOTE} {text}"
    document = Document(
        f"doc/{name}", text, f"{name}.txt", date=factories.day(day) if day else None,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
    )  # fmt: skip
    said = Evidence(document.id, Span(0, len(QUOTE)), QUOTE, "p", 0.6)
    return Extraction(document, statements=(Statement("org/un", "supports", "org/osce", (said,)),))


REPORT = contribute("report", LONG, "2010-05-03")
REPRINT = contribute("reprint", LONG + " omega", "2010-05-04")
EARLIER = contribute("earlier", LONG[:-40], "2010-05-02")
STRANGER = contribute("stranger", OTHER, "2010-05-01")


def fill(folder: Path, held: Sequence[Extraction]) -> Graph:
    sources = {}
    with write(folder) as writer:
        for extraction in held:
            name = extraction.document.file_name
            path = Path("/texts", name)
            sources[path] = Source(path, Path(name), name, name)
            if name not in writer.readings:
                writer.readings.put(name, [extraction])
        writer.change(sources, factories.knowledge(), MAKING, {})
        writer.finish()
    return store.open_graph(folder)


def lines(graph: Graph) -> str:
    return "".join(ntriples.render(read_sorted(graph)))


def counts_as(graph: Graph) -> dict[str, str]:
    return {id_of(str(d)): id_of(str(other)) for d, other in graph.subject_objects(UNO.countsAs)}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ([REPORT], [REPORT, REPRINT]),
        ([REPORT, REPRINT], [REPORT]),
        ([REPORT, REPRINT], [REPRINT]),
        ([REPORT, REPRINT, STRANGER], [REPORT, REPRINT, STRANGER, EARLIER]),
        ([REPORT, REPRINT, EARLIER], [STRANGER, REPORT, REPRINT]),
        ([STRANGER], [STRANGER, REPRINT, EARLIER]),
    ],
)
def test_a_store_that_grew_tells_what_a_new_one_tells(
    tmp_path: Path, first: list[Extraction], then: list[Extraction]
) -> None:
    fill(tmp_path / "grown", first)
    grown, built = fill(tmp_path / "grown", then), fill(tmp_path / "built", then)
    assert lines(grown) == lines(built)
    assert counts_as(grown) == find_reprints(e.document for e in then)
    assert not [p for p in integrity.check(grown) if p.kind == "confidence"]


@pytest.mark.parametrize(
    ("held", "confidence"),
    [
        ([REPORT], "0.6"),
        ([REPORT, REPRINT], "0.6"),
        ([REPORT, REPRINT, EARLIER], "0.6"),
        ([REPORT, STRANGER], "0.84"),
        ([REPORT, REPRINT, STRANGER], "0.84"),
    ],
)
def test_reprints_do_not_make_a_fact_surer(tmp_path: Path, held: list[Extraction], confidence: str) -> None:
    graph = fill(tmp_path / "store", held)
    (statement,) = (
        s for s in graph.subjects(RDF.predicate, UNO.supports) if (s, RDF.type, UNO.Statement) in graph
    )
    assert str(graph.value(statement, UNO.confidence)) == confidence
