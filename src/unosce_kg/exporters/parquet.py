"""Parquet: the graph's tables as column files, for DuckDB, Spark, Polars and pandas."""

from __future__ import annotations

import importlib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rdflib import Graph

from unosce_kg.errors import SetupError
from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.tables import TABLES, Kind, Row, read_rows

SUFFIXES = (".parquet",)

_ROWS = 50_000  # in a row group


def write(graph: Graph, path: Path) -> None:
    """Write the tables `documents`, `entities`, `statements`, `evidence` and `mentions`.

    The same graph gives the same bytes, as far as the same version of pyarrow writes them.

    Args:
        graph: What to write.
        path: A name (`x.parquet` gives `x-documents.parquet` …), or else a folder.

    Raises:
        SetupError: If pyarrow is missing or a file cannot be written.
    """
    arrow, parquet = _load("pyarrow"), _load("pyarrow.parquet")
    single = path.suffix.lower() == ".parquet"
    with ExitStack() as stack:
        tables: dict[str, _Table] = {}
        for name in TABLES:
            place = path.with_name(f"{path.stem}-{name}.parquet") if single else path / f"{name}.parquet"
            file = stack.enter_context(replacing(place))
            schema = _make_schema(arrow, name)
            writer = parquet.ParquetWriter(file, schema, compression="zstd", version="2.6")
            tables[name] = _Table(arrow, schema, stack.enter_context(writer))
        for name, row in read_rows(graph):
            tables[name].add(row)
        for table in tables.values():
            table.flush()


class _Table:
    """A file of a table, filled in groups of rows."""

    def __init__(self, arrow: Any, schema: Any, writer: Any) -> None:  # noqa: ANN401 - a module without types
        self._arrow, self._schema, self._writer = arrow, schema, writer
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) == _ROWS:
            self.flush()

    def flush(self) -> None:
        if self._rows:
            columns = zip(*self._rows, strict=True)
            arrays = [
                self._arrow.array(c, field.type) for c, field in zip(columns, self._schema, strict=True)
            ]
            self._writer.write_batch(self._arrow.record_batch(arrays, schema=self._schema))
            self._rows = []


def _make_schema(arrow: Any, name: str) -> Any:  # noqa: ANN401 - a module without types
    types = {
        Kind.TEXT: arrow.string(),
        Kind.TEXTS: arrow.list_(arrow.string()),
        Kind.NUMBER: arrow.int64(),
        Kind.SCORE: arrow.float64(),
    }
    return arrow.schema([(column, types[kind]) for column, kind in TABLES[name].items()])


def _load(module: str) -> Any:  # noqa: ANN401 - a module that may be missing
    try:
        return importlib.import_module(module)
    except ImportError:
        raise SetupError("Parquet needs pyarrow: pip install 'unosce-kg[tables]'") from None
