"""Parquet tables: typed, joined by ids, the same as those of data frames."""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rdflib import Graph

from unosce_kg import exporters
from unosce_kg.errors import SetupError
from unosce_kg.exporters import parquet
from unosce_kg.graph.tables import TABLES, read_table


@pytest.mark.parametrize(("place", "name"), [("tables", "tables/{}.parquet"), ("t.parquet", "t-{}.parquet")])
def test_every_table_is_there(graph: Graph, tmp_path: Path, place: str, name: str):
    exporters.write(graph, tmp_path / place, "parquet")
    for table, columns in TABLES.items():
        found = pq.read_table(tmp_path / name.format(table))
        assert found.column_names == list(columns)
        rows = [
            tuple(tuple(v) if isinstance(v, list) else v for v in row.values()) for row in found.to_pylist()
        ]
        assert rows == list(read_table(graph, table)) and rows


def test_ids_join_the_tables(graph: Graph, tmp_path: Path):
    exporters.write(graph, tmp_path / "t", "parquet")
    tables = {name: pq.read_table(tmp_path / "t" / f"{name}.parquet").to_pylist() for name in TABLES}
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    assert {row["statement"] for row in tables["evidence"]} <= ids["statements"]
    assert {row["document"] for row in tables["evidence"]} == ids["documents"]
    assert {row["subject"] for row in tables["statements"]} <= ids["entities"]
    assert {entity for row in tables["mentions"] for entity in row["entities"]} <= ids["entities"]
    (counted,) = (row for row in tables["entities"] if row["id"] == "org/unodc")
    said = [row for row in tables["mentions"] if "org/unodc" in row["entities"]]
    assert (counted["mentions"], counted["documents"]) == (len(said), len({row["document"] for row in said}))


def test_what_fills_a_group_is_written_on(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parquet, "_ROWS", 3)
    exporters.write(graph, tmp_path / "t", "parquet")
    file = pq.ParquetFile(tmp_path / "t" / "entities.parquet")
    assert file.num_row_groups > 3
    assert file.read().num_rows == len(list(read_table(graph, "entities")))


def test_a_missing_library_is_named(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SetupError, match=r"Parquet needs pyarrow: pip install 'unosce-kg\[tables\]'"):
        exporters.write(graph, tmp_path / "t", "parquet")
    assert list(tmp_path.iterdir()) == []
