"""Statements and their sentences as lines for people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.text import Text

from unosce_kg.cli.display import plain
from unosce_kg.graph.cards import EvidenceCard, StatementCard


def spell(relation: str) -> str:
    """A relation in words: "cooperatesWith" becomes "cooperates with"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", relation).lower()


def summarize(card: StatementCard) -> Text:
    """The statement in one line, with its qualifiers."""
    line = plain(f"{card.subject.label} {spell(card.relation)} {card.object.label}", "bold")
    groups = (("on", card.topics), ("in", card.places), ("at", card.events))
    for word, values in groups:
        if values:
            line.append_text(plain(f"; {word} {', '.join(v.label for v in values)}"))
    for predicate, value in card.dates:
        line.append_text(plain(f"; {spell(predicate)} {value}"))
    if card.modality != "Actual":
        line.append_text(plain(f" [{card.modality.lower()}]", "yellow"))
    return line


def quote(evidence: EvidenceCard) -> Text:
    """The sentence, its words that matter underlined, with its document."""
    sentence = plain(evidence.quote)
    for words, style in (
        (evidence.subject_words, "cyan"),
        (evidence.object_words, "cyan"),
        (evidence.trigger, "underline"),
    ):
        start = evidence.quote.find(words) if words else -1
        if start >= 0:
            sentence.stylize(style, start, start + len(words))
    date = f", {evidence.date}" if evidence.date else ""
    return Text.assemble("“", sentence, "”\n", plain(f"{evidence.document.label}{date}", "dim"))


def support(card: StatementCard) -> Iterator[Text]:
    """The sentences and the reference rows on which a statement rests."""
    yield from (quote(evidence) for evidence in card.evidence)
    for record in card.records:
        yield plain(f"reference data {record.identifier} ({', '.join(record.sources)})", "dim")
