"""The extraction that a graph comes from, as one activity that all its evidence shares."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import RDF

from unosce_kg.graph.namespaces import PROV, UNO, node
from unosce_kg.graph.terms import Triple, text
from unosce_kg.model import Run
from unosce_kg.text import digest


def activity_node(run: Run) -> URIRef:
    """The address of a run's activity; equal runs share it."""
    content = json.dumps([run.version, run.model, run.knowledge_digest])
    return node(f"activity/{digest(content)[:16]}")


def describe_activity(run: Run) -> Iterator[Triple]:
    """The triples of a run: program version, model and knowledge, and no clock."""
    subject = activity_node(run)
    yield subject, RDF.type, UNO.Extraction
    yield subject, RDF.type, PROV.Activity
    yield subject, UNO.programVersion, text(run.version)
    yield subject, UNO.model, text(run.model)
    yield subject, UNO.knowledgeDigest, text(run.knowledge_digest)
