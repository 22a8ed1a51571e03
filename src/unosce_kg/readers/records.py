"""JSON files: one record with a text, a list of them, or one a line (JSON Lines)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from unosce_kg.readers.budget import Budget
from unosce_kg.readers.decoding import decode
from unosce_kg.readers.fields import find_text, read_fields
from unosce_kg.readers.pieces import Part, Refusal, Teller

SUFFIXES = (".json", ".jsonl", ".ndjson")

_DEEPEST = 4  # lists of records stand no deeper in a file


def split_lines(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The records of a JSON Lines file; each has the number of its line.

    Args:
        file: Is read once, from where it stands.
        budget: Bounds what is read.
    """
    number = 0
    while line := file.readline(budget.document_bytes + 1):
        number += 1
        budget.spend(len(line))
        if len(line) > budget.document_bytes:
            yield Part(str(number), Refusal("a record that is over-large; what follows it is not read"))
            return
        if line.strip():
            try:
                yield _as_part(json.loads(decode(line)), str(number))
            except (ValueError, RecursionError) as error:
                yield Part(str(number), Refusal(_explain(error)))


def split(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The record or records of a JSON file; each of several has its number, counted from 1.

    Raises:
        ValueError: If it is no JSON, or holds no record with a text.
    """
    try:
        stated = json.loads(decode(budget.read(file)))
    except (ValueError, RecursionError) as error:
        raise ValueError(_explain(error)) from error
    if isinstance(stated, dict) and find_text(stated):
        yield _as_part(stated, "")
        return
    records = _find_records(stated)
    if not records:
        raise ValueError("JSON without a record that has a text (text, body, content …)")
    for number, record in enumerate(records, 1):
        yield _as_part(record, str(number))


def _explain(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg} in line {error.lineno}, column {error.colno}"
    return "JSON that is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _find_records(stated: object, depth: int = 0) -> list[object] | None:
    """The first list of records with texts, at the top or below it."""
    if isinstance(stated, list) and any(isinstance(item, dict) and find_text(item) for item in stated):
        return stated
    if depth == _DEEPEST or not isinstance(stated, dict):
        return None
    below = (_find_records(value, depth + 1) for value in stated.values() if isinstance(value, (dict, list)))
    return next((records for records in below if records), None)


def _as_part(record: object, name: str) -> Part:
    key = find_text(record) if isinstance(record, dict) else None
    if not isinstance(record, dict) or key is None:
        return Part(name, Refusal("a record without a text (text, body, content …)"))
    text = record[key]
    joined = "\n\n".join(part for part in text if isinstance(part, str)) if isinstance(text, list) else text
    rest = {name: value for name, value in record.items() if name != key}
    return Part(name, joined, read_fields(rest, Teller.HEADER))
