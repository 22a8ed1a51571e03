"""Which of the forms that an answer can take the client likes best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HTML = "text/html"
TURTLE, NTRIPLES, JSONLD, RDFXML = (
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
)
JSON, XML, CSV, TSV = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)

# Every type that a client may name, with the type that is sent; among equals the first is taken.
RESULTS: Mapping[str, str] = {
    JSON: JSON, "application/json": JSON, XML: XML, "application/xml": XML, "text/xml": XML, CSV: CSV, TSV: TSV,
}  # fmt: skip
GRAPHS: Mapping[str, str] = {
    TURTLE: TURTLE, "application/x-turtle": TURTLE, NTRIPLES: NTRIPLES, "text/plain": NTRIPLES, JSONLD: JSONLD,
    "application/json": JSONLD, RDFXML: RDFXML, "application/xml": RDFXML, "text/xml": RDFXML,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Range:
    type: str
    quality: float

    def covers(self, media: str) -> int:
        """How exactly this range names a type: 0 not at all, 1 `*/*`, 2 `text/*`, 3 `text/csv`."""
        if self.type == media:
            return 3
        if self.type.endswith("/*") and media.startswith(self.type[:-1]):
            return 2
        return int(self.type == "*/*")


def choose(accept: str, offers: Mapping[str, str]) -> str | None:
    """The type to send.

    Args:
        accept: An Accept header; "" takes anything.
        offers: Types that can be asked for, the best first, with the type that each gives.

    Returns:
        One of the values of `offers`, or None if the client takes none of them.
    """
    ranges = [r for part in accept.split(",") if (r := _parse(part))]
    if not accept.strip():
        return next(iter(offers.values()))
    refused = {offers[r.type] for r in ranges if r.quality == 0 and r.type in offers}
    best, best_key = None, (0.0, 0)
    for asked, given in offers.items():
        covering = max(ranges, key=lambda r: r.covers(asked), default=None)
        exactness = covering.covers(asked) if covering else 0
        if covering and exactness and given not in refused and (covering.quality, exactness) > best_key:
            best, best_key = given, (covering.quality, exactness)
    return best


def _parse(part: str) -> _Range | None:
    """One range of an Accept header, or None if it cannot be read; parameters but `q` are ignored."""
    type_, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                return None
    return _Range("*/*" if type_ == "*" else type_, quality) if "/" in type_ or type_ == "*" else None
