"""Tables of documents: CSV files with a column of texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from unosce_kg.readers.budget import Budget
from unosce_kg.readers.decoding import decode
from unosce_kg.readers.fields import find_text, read_fields
from unosce_kg.readers.pieces import Part, Refusal, Teller

SUFFIXES = (".csv", ".tsv")

_DELIMITERS = ",;\t|"


def split(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The rows of a table, each with its number, counted from 1 below the header.

    Args:
        file: Is read once, from where it stands.
        budget: Bounds what is read.

    Raises:
        ValueError: If it is no table, or has no column of texts.
    """
    characters = decode(budget.read(file))
    csv.field_size_limit(max(budget.document_bytes, csv.field_size_limit()))
    header = characters.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.DictReader(io.StringIO(characters, newline=""), delimiter=delimiter, restkey="", restval="")
    if find_text(dict.fromkeys(reader.fieldnames or (), "x")) is None:
        raise ValueError("a table without a column of texts (text, body, content …)")
    try:
        for number, row in enumerate(reader, 1):
            key = find_text(row)
            if key is None:
                yield Part(str(number), Refusal("a row without a text"))
            else:
                rest = {name: value for name, value in row.items() if name and name != key}
                yield Part(str(number), row[key], read_fields(rest, Teller.HEADER))
    except csv.Error as error:
        raise ValueError(f"a broken table: {error} in line {reader.line_num}") from error
