"""What a build did: documents read and skipped, what was found, what the check says, and how long it took."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from unosce_kg.graph.problems import Problem
from unosce_kg.graph.stats import Counts
from unosce_kg.model import ENGLISH, Extraction, Resemblance


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read.

    Attributes:
        words: Runs of characters between blanks in its clean text.
        mentions: Its mentions of entities, those resolved from pronouns included.
        statements: What it says, counted once each.
        reused: It was read by an earlier run.
        kind: What it is by its own account: message, resolution …, or None.
        language: Code of its language.
        in_part: Its language is not English: it is kept with its metadata and the names in it.
        told_by: What told its title, date …: "text", "Open Graph" …
    """

    file: str
    id: str
    title: str | None
    date: str | None
    words: int
    mentions: int
    statements: int
    reused: bool = False
    kind: str | None = None
    language: str = ENGLISH
    in_part: bool = False
    told_by: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, extraction: Extraction) -> ReadDocument:
        """The account of a document from what was read from it."""
        document = extraction.document
        return cls(
            file=document.file_name,
            id=document.id,
            title=document.title,
            date=str(document.date) if document.date else None,
            words=len(document.text.split()),
            mentions=len(extraction.mentions),
            statements=len(extraction.statements),
            kind=document.kind,
            language=document.language,
            in_part=document.language != ENGLISH,
            told_by=dict(document.tellers),
        )


@dataclass(frozen=True, slots=True, order=True)
class SkippedDocument:
    """A document that was not read, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class MergedDocument:
    """A document whose text another file holds too: both stand behind one document of the graph.

    Attributes:
        file: The file of the copy.
        same_as: The file under whose name the document stands.
    """

    file: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Growth:
    """What a change of a store's documents did.

    Attributes:
        documents: Those that were read, by id.
        reused: How many others the store holds.
        merged: Copies that the store holds.
        skipped: What the store would hold if it could be read.
        removed: How many files were dropped.
        problems: What the check of the graph found.
        triples: How many the graph has.
        seconds: From the first look at the store to the last.
    """

    documents: tuple[ReadDocument, ...]
    reused: int
    merged: tuple[MergedDocument, ...]
    skipped: tuple[SkippedDocument, ...]
    removed: int
    problems: tuple[Problem, ...]
    triples: int
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing was skipped and the graph keeps all rules that make it valid."""
        return not self.skipped and not any(problem.serious for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Report:
    """The account of a build.

    Attributes:
        version: Of the program.
        model: Name and version of the spaCy pipeline.
        knowledge: Digest of the curated knowledge.
        merged: Files with the text of another one.
        removed: How many files of an earlier run were dropped.
        counts: Of the graph.
        min_confidence: Statements of less are not in what was written.
        problems: What the check of the graph found.
        resembling: New entities that look like others.
        files: Names of what was written to the output folder.
        seconds: From the first document to the last file.
    """

    version: str
    model: str
    knowledge: str
    documents: tuple[ReadDocument, ...]
    merged: tuple[MergedDocument, ...]
    skipped: tuple[SkippedDocument, ...]
    removed: int
    counts: Counts
    min_confidence: float
    problems: tuple[Problem, ...]
    resembling: tuple[Resemblance, ...]
    files: tuple[str, ...]
    seconds: float

    @property
    def words(self) -> int:
        """Words of all documents that were read."""
        return sum(document.words for document in self.documents)

    @property
    def reused(self) -> int:
        """How many documents were read by an earlier run."""
        return sum(document.reused for document in self.documents)

    @property
    def words_per_second(self) -> float:
        """Speed of the whole build, over the words that were read anew."""
        words = sum(document.words for document in self.documents if not document.reused)
        return words / self.seconds if self.seconds > 0 else 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing was skipped and the graph keeps all rules that make it valid."""
        return not self.skipped and not any(problem.serious for problem in self.problems)

    def write(self, path: Path) -> None:
        """Write the report as JSON.

        Raises:
            OSError: If the file cannot be written.
        """
        values = asdict(self)
        values["counts"] |= {
            "entities": dict(self.counts.entities),
            "statements": dict(self.counts.statements),
            "modalities": dict(self.counts.modalities),
            "supported": dict(self.counts.supported),
        }
        values |= {
            "words": self.words,
            "read": len(self.documents) - self.reused,
            "reused": self.reused,
            "words_per_second": round(self.words_per_second, 1),
            "seconds": round(self.seconds, 2),
        }
        text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
        # The name of a skipped file may be no UTF-8; the escape that takes its place is JSON's own.
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
