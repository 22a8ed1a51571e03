"""The graph's tables, and answers, as data frames of pandas."""

from __future__ import annotations

import importlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rdflib import Graph

from unosce_kg.errors import QueryError, SetupError
from unosce_kg.graph.namespaces import id_of
from unosce_kg.graph.query import Cell, Rows
from unosce_kg.graph.tables import TABLES, Kind, read_table

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {Kind.TEXT: "object", Kind.TEXTS: "object", Kind.NUMBER: "int64", Kind.SCORE: "float64"}


def read_frame(graph: Graph, name: str) -> pd.DataFrame:
    """A table of a graph, with texts, tuples of texts, whole numbers and scores as it names them.

    Raises:
        QueryError: If there is no such table.
        SetupError: If pandas is missing.
    """
    if name not in TABLES:
        raise QueryError(f"no table is called {name!r}; known: {', '.join(TABLES)}")
    columns = TABLES[name]
    frame = _load_pandas().DataFrame(list(read_table(graph, name)), columns=list(columns), dtype=object)
    found: pd.DataFrame = frame.astype({column: _TYPES[kind] for column, kind in columns.items()})
    return found


def read_answer(rows: Rows) -> pd.DataFrame:
    """An answer: ids and addresses as texts, numbers and truth values as such, None where nothing is known.

    Raises:
        SetupError: If pandas is missing.
    """
    found = [[_read_cell(cell) for cell in row] for row in rows.rows]
    frame: pd.DataFrame = _load_pandas().DataFrame(found, columns=list(rows.columns), dtype=object)
    return frame.infer_objects()


def _read_cell(cell: Cell | None) -> str | int | float | bool | None:
    if cell is None:
        return None
    value = id_of(cell.text) if cell.kind == "iri" else cell.value
    return float(value) if isinstance(value, Decimal) else value


def _load_pandas() -> Any:  # noqa: ANN401 - a module that may be missing
    try:
        return importlib.import_module("pandas")
    except ImportError:
        raise SetupError("data frames need pandas: pip install 'unosce-kg[tables]'") from None
