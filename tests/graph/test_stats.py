from __future__ import annotations

from rdflib import Graph

from unosce_kg.graph.stats import Year, count, follow_years


def test_counts(graph: Graph):
    counts = count(graph)
    assert (counts.documents, counts.mentions, counts.evidence) == (3, 14, 14)
    assert counts.triples == len(graph)
    assert dict(counts.entities)["UNBody"] == 2
    assert dict(counts.statements)["cooperatesWith"] == 3
    assert dict(counts.modalities) == {"Actual": 19, "Negated": 1, "Planned": 1, "Proposed": 1}
    assert sum(number for _, number in counts.supported) == sum(number for _, number in counts.statements)
    assert [n for _, n in counts.statements] == sorted((n for _, n in counts.statements), reverse=True)


def test_years(graph: Graph):
    years = {year.year: year for year in follow_years(graph)}
    assert years[2005] == Year(2005, 0, 1, 0)
    assert years[2010] == Year(2010, 2, 0, 12)
    assert years[2011].documents == 1
    assert list(years) == sorted(years)
