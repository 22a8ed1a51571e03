"""CSV tables of nodes and edges, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import networkx as nx
from rdflib import Graph
from rdflib.namespace import SKOS

from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.namespaces import ID, UNO, node
from unosce_kg.graph.network import project

SUFFIXES = (".zip", ".csv")

NODES = ("id", "label", "type", "names", "address")
EDGES = ("id", "source", "relation", "target", "modality", "confidence", "documents", "evidence", "records",
         "topics", "places", "events", "on_date", "start_date", "end_date")  # fmt: skip
_QUALIFIERS = ("onTopic", "inPlace", "atEvent", "onDate", "startDate", "endDate")
_MODALITIES = ("Actual", "Planned", "Proposed", "Negated")
# The earliest time that an archive can note: a real one would differ from run to run.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def write(graph: Graph, path: Path) -> None:
    """Write the tables `nodes.csv` and `edges.csv`; the same graph gives the same bytes.

    Args:
        graph: Its entities become nodes, its statements between them edges, of whatever modality.
        path: An archive (`….zip`), a name (`x.csv` gives `x-nodes.csv` and `x-edges.csv`), or else a folder.

    Raises:
        SetupError: If a file cannot be written.
    """
    network = project(graph, modalities=_MODALITIES)
    tables = {"nodes": _table(NODES, _nodes(graph, network)), "edges": _table(EDGES, _edges(graph, network))}
    if path.suffix.lower() == ".zip":
        with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in tables.items():
                entry = zipfile.ZipInfo(f"{name}.csv", _NO_TIME)
                archive.writestr(entry, text, zipfile.ZIP_DEFLATED)
        return
    for name, text in tables.items():
        single = path.suffix.lower() == ".csv"
        with replacing(path.with_name(f"{path.stem}-{name}.csv") if single else path / f"{name}.csv") as file:
            file.write(text.encode("utf-8"))


def _nodes(graph: Graph, network: nx.MultiDiGraph) -> Iterator[tuple[object, ...]]:
    for id_, data in sorted(network.nodes(data=True)):
        names = sorted({str(name) for name in graph.objects(node(id_), SKOS.altLabel)})
        yield id_, data["label"], data["type"], "|".join(names), f"{ID}{id_}"


def _edges(graph: Graph, network: nx.MultiDiGraph) -> Iterator[tuple[object, ...]]:
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda e: e[2]):
        qualifiers = [
            "|".join(sorted(str(o).removeprefix(ID) for o in graph.objects(node(key), UNO[name])))
            for name in _QUALIFIERS
        ]
        counts = (data["documents"], data["evidence"], data["records"])
        yield (
            key,
            source,
            data["relation"],
            target,
            data["modality"],
            data["confidence"],
            *counts,
            *qualifiers,
        )


def _table(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(tuple(_disarm(cell) for cell in row) for row in rows)
    return text.getvalue()


def _disarm(cell: object) -> object:
    """A text that a spreadsheet would run as a formula, with an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
