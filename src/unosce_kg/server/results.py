"""Rows and triples in the formats that SPARQL clients read, up to a number of rows and of bytes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from unosce_kg.graph.guard import Admitted
from unosce_kg.graph.namespaces import PREFIXES
from unosce_kg.server import negotiation
from unosce_kg.server.limits import Limits

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = Sequence[Term | None]
_Item = TypeVar("_Item")

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_RDF = {
    negotiation.TURTLE: ox.RdfFormat.TURTLE,
    negotiation.NTRIPLES: ox.RdfFormat.N_TRIPLES,
    negotiation.JSONLD: ox.RdfFormat.JSON_LD,
    negotiation.RDFXML: ox.RdfFormat.RDF_XML,
}
_TRUTH = {
    negotiation.JSON: ox.QueryResultsFormat.JSON,
    negotiation.XML: ox.QueryResultsFormat.XML,
    negotiation.CSV: ox.QueryResultsFormat.CSV,
    negotiation.TSV: ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class _Format:
    """How a table is written: what comes before its rows, one row, what comes between and after them."""

    begin: Callable[[Sequence[str]], str]
    row: Callable[[Sequence[str], Row], str]
    between: str
    end: str


def write_rows(
    solutions: ox.QuerySolutions, media: str, limits: Limits, query: Admitted
) -> tuple[bytes, str]:
    """Rows in a format.

    Args:
        solutions: The engine's rows, which are worked out as they are read.
        media: One of the table types of `negotiation`.
        limits: How many rows and bytes are written at most.
        query: What they answer. If it gives no order of rows, all of them are sorted, so that the same question
            has the same answer.

    Returns:
        The text, and what was left out, or "".
    """
    form = _FORMATS[media]
    found = [variable.value for variable in solutions.variables]
    names = sorted(found, key=query.columns.index) if set(found) <= set(query.columns) else found
    lines = (form.row(names, [solution[name] for name in names]) for solution in solutions)
    kept, notice = _keep(lines, limits, len, "rows")
    if not (query.ordered or notice):
        kept.sort()
    text = form.begin(names) + form.between.join(kept) + form.end
    return text.encode("utf-8", "replace"), notice


def write_truth(value: ox.QueryBoolean, media: str) -> bytes:
    """The answer to ASK in a format."""
    return bytes(value.serialize(format=_TRUTH[media]) or b"")


def write_triples(triples: Iterable[ox.Triple], media: str, limits: Limits) -> tuple[bytes, str]:
    """Triples in a format, sorted; and what was left out, or ""."""
    kept, notice = _keep(iter(triples), limits, lambda triple: len(str(triple)), "triples")
    kept.sort(key=str)
    prefixes = None if media == negotiation.NTRIPLES else PREFIXES
    body = ox.serialize(kept, format=_RDF[media], prefixes=prefixes) or b""
    if notice and media in (negotiation.TURTLE, negotiation.NTRIPLES):
        body = f"# {notice}\n".encode() + body
    return body, notice


def _keep(
    found: Iterator[_Item], limits: Limits, size: Callable[[_Item], int], what: str
) -> tuple[list[_Item], str]:
    """As many as the limits allow, and a notice if there are more."""
    kept, total = list[_Item](), 0
    for item in islice(found, limits.rows + 1):
        total += size(item)
        if len(kept) == limits.rows or total > limits.size:
            most = limits.rows if total <= limits.size else f"{limits.size} bytes"
            return kept, f"only the first {len(kept)} {what}: an answer has at most {most}; there are more"
        kept.append(item)
    return kept, ""


def _json_begin(names: Sequence[str]) -> str:
    return f'{{"head":{{"vars":{json.dumps(list(names))}}},"results":{{"bindings":[\n'


def _json_row(names: Sequence[str], row: Row) -> str:
    bound = {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None}
    return json.dumps(bound, ensure_ascii=False, separators=(",", ":"))


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def _xml_begin(names: Sequence[str]) -> str:
    head = "".join(f"<variable name={_attribute(name)}/>" for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
        f"<head>{head}</head>\n<results>\n"
    )


def _xml_row(names: Sequence[str], row: Row) -> str:
    bound = (
        f"<binding name={_attribute(name)}>{_xml_term(term)}</binding>"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"<result>{''.join(bound)}</result>"


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_text(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_text(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        inside = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts.items())
        return f"<triple>{inside}</triple>"
    if term.language:
        return f"<literal xml:lang={_attribute(term.language)}>{_text(term.value)}</literal>"
    type_ = "" if term.datatype.value == _STRING else f" datatype={_attribute(term.datatype.value)}"
    return f"<literal{type_}>{_text(term.value)}</literal>"


def _text(text: str) -> str:
    """Text for XML, in which some control characters cannot stand, and a carriage return must be written out."""
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def _csv_line(values: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue()


def _csv_row(names: Sequence[str], row: Row) -> str:
    return _csv_line(
        "" if t is None else str(t) if isinstance(t, ox.BlankNode | ox.Triple) else t.value for t in row
    )


def _tsv_row(names: Sequence[str], row: Row) -> str:
    return "\t".join("" if term is None else str(term) for term in row) + "\n"


_FORMATS = {
    negotiation.JSON: _Format(_json_begin, _json_row, ",\n", "\n]}}\n"),
    negotiation.XML: _Format(_xml_begin, _xml_row, "\n", "\n</results>\n</sparql>\n"),
    negotiation.CSV: _Format(_csv_line, _csv_row, "", ""),
    negotiation.TSV: _Format(lambda names: "\t".join(f"?{n}" for n in names) + "\n", _tsv_row, "", ""),
}
