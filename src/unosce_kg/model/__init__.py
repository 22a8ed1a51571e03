"""The values that travel between the stages: frozen, slotted, without spaCy or rdflib inside.

Ids are a kind and a slug, such as `org/unodc` or `statement/3f9c…`; the graph puts them into its namespace.
Offsets are Unicode code points of a document's clean text, half-open; scores lie in 0..1.
"""

from __future__ import annotations

from unosce_kg.model.corpus import Corpus, Extraction, Run
from unosce_kg.model.dates import PartialDate
from unosce_kg.model.documents import ENGLISH, HEADS, PROSE, Block, BlockKind, Copy, Document, DocumentKind
from unosce_kg.model.entities import Entity, Name, Resemblance, Status
from unosce_kg.model.knowledge import (
    Calibration,
    Fact,
    GazetteerName,
    Judgement,
    Knowledge,
    LearnedNominals,
    LearnedRelation,
    NamePattern,
    Origin,
    RelationPattern,
)
from unosce_kg.model.spans import Span
from unosce_kg.model.statements import (
    MOST_CONFIDENCE,
    Content,
    Evidence,
    Mention,
    Modality,
    Qualifiers,
    Statement,
)

__all__ = [
    "ENGLISH",
    "HEADS",
    "MOST_CONFIDENCE",
    "PROSE",
    "Block",
    "BlockKind",
    "Calibration",
    "Content",
    "Copy",
    "Corpus",
    "Document",
    "DocumentKind",
    "Entity",
    "Evidence",
    "Extraction",
    "Fact",
    "GazetteerName",
    "Judgement",
    "Knowledge",
    "LearnedNominals",
    "LearnedRelation",
    "Mention",
    "Modality",
    "Name",
    "NamePattern",
    "Origin",
    "PartialDate",
    "Qualifiers",
    "RelationPattern",
    "Resemblance",
    "Run",
    "Span",
    "Statement",
    "Status",
]
