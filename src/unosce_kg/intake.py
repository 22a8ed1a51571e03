"""From files to readings: each file that is new or changed is read and extracted, once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from unosce_kg import __version__, knowledge, readers
from unosce_kg.errors import DocumentError, UnfinishedDocument
from unosce_kg.garbage import without_collection
from unosce_kg.model import Document, Extraction, Knowledge, Origin, Run
from unosce_kg.readers import isolation
from unosce_kg.resources import PIPELINE, locate
from unosce_kg.store import keys
from unosce_kg.store.contents import Source
from unosce_kg.store.readings import Readings, Refusal

Progress = Callable[[str, int, int], None]

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read and what of it goes into the graph.

    Attributes:
        formats: Names of export formats that a build writes besides Turtle and the page.
        with_reference: Take all reference data into the graph.
        facts_only: Leave the mentions out of the graph.
        strict: Fail instead of skipping a document or writing a graph that breaks its shapes.
        knowledge: Folders of the user's own knowledge.
        model: Name or folder of a spaCy pipeline; None for the packaged one.
        limit_bytes: Larger documents are skipped.
        seconds: Documents that take longer to read are skipped.
        jobs: How many processes read and extract at once.
        min_confidence: Statements of less confidence are left out of what a build writes; its store keeps them.
    """

    formats: tuple[str, ...] = ()
    with_reference: bool = False
    facts_only: bool = False
    strict: bool = False
    knowledge: tuple[Path, ...] = ()
    model: str | None = None
    limit_bytes: int = readers.LIMIT
    seconds: float = isolation.SECONDS
    jobs: int = 1
    min_confidence: float = 0.0


PLAIN: Settings = Settings()
_NOWHERE = Origin("", 0, ())
Parts: TypeAlias = tuple[Extraction | DocumentError, ...]


class _Extracting:
    """What makes extractions of documents, with knowledge and model that are loaded once in each process.

    A process that is a copy of this one has them from the start.
    """

    def __init__(self, known: Knowledge, model: str | None) -> None:
        self._known, self._model = known, model

    def __reduce__(self) -> tuple[object, ...]:
        return _Extracting, (self._known, self._model)

    @cached_property
    def loaded(self) -> tuple[str, Callable[[Document], Extraction]]:
        """The name of the spaCy pipeline, and what reads documents with it."""
        # Here, so that nobody waits for spaCy who has nothing to read.
        with without_collection():  # which would look through all the knowledge
            from unosce_kg import extraction  # noqa: PLC0415

        model = extraction.load_model(self._model)
        return model.name, extraction.prepare(self._known, model)

    def __call__(self, document: Document) -> Extraction:
        return self.loaded[1](document)


class Intake:
    """Reads files with one knowledge and one model, which are loaded when they are needed.

    Args:
        settings: How to read.
        readings: What was read already, to which more is added.
        state: What the store remembers of the run before, so that the model's name needs no loading.
        progress: Told of each stage.
    """

    def __init__(
        self, settings: Settings, readings: Readings, state: Mapping[str, str], progress: Progress
    ) -> None:
        self._settings, self._readings, self._progress = settings, readings, progress
        self._state = state
        self.read: set[str] = set()

    @cached_property
    def knowledge(self) -> Knowledge:
        """The curated knowledge with the user's own."""
        return knowledge.load(locate("ontology"), *self._settings.knowledge)

    @cached_property
    def _essence(self) -> Knowledge:
        """The knowledge without what no reading may depend on: where its rows stand, sources, examples, judgements."""
        return replace(
            self.knowledge,
            origins={},
            facts=tuple(replace(fact, origin=_NOWHERE) for fact in self.knowledge.facts),
            relation_patterns=tuple(
                replace(pattern, examples=(), non_examples=()) for pattern in self.knowledge.relation_patterns
            ),
            name_patterns=tuple(
                replace(pattern, examples=(), non_examples=()) for pattern in self.knowledge.name_patterns
            ),
            digest="",
            judgements=(),
        )

    @cached_property
    def _extracting(self) -> _Extracting:
        return _Extracting(self._essence, self._settings.model)

    @cached_property
    def _model_name(self) -> str:
        return self._extracting.loaded[0]

    @cached_property
    def model_digest(self) -> str:
        """Digest of the pipeline's files."""
        return keys.digest_model(self._settings.model, PIPELINE)

    @property
    def notes(self) -> dict[str, str]:
        """What a store is to remember: what its readings depend on, and the model's name."""
        return {"base": self._base, "model": self.model_digest, "model_name": self.run.model}

    def agrees(self, state: Mapping[str, str]) -> bool:
        """Whether the readings of a store, as it remembers them, are those that this program would make."""
        return state.get("base") in (None, self._base)

    @property
    def run(self) -> Run:
        """What documents are read with."""
        known = self._state.get("model") == self.model_digest
        name = self._state["model_name"] if known else self._model_name
        return Run(__version__, name, self.knowledge.digest)

    def take(self, files: Mapping[Path, Path]) -> dict[Path, Source]:
        """Make sure that there is a reading of each file.

        Args:
            files: Absolute paths, and how the user named them.

        Returns:
            The files with the keys of their readings; `read` has the keys of those that were read now.

        Raises:
            SetupError: If knowledge or model cannot be loaded.
            DocumentError: In strict runs, if a document cannot be read.
        """
        found = {}
        for number, (path, shown) in enumerate(files.items(), 1):
            found[path] = self._identify(path, shown)
            self._progress("looking", number, len(files))
        missing = [source for source in found.values() if source.key not in self._readings]
        if self._settings.strict:
            self._check(missing, found.values())
        with closing(self._extract(missing)) as extracted:
            for number, (source, parts) in enumerate(zip(missing, extracted, strict=True), 1):
                found[source.path] = self._keep(source, parts)
                self._progress("extracting", number, len(missing))
        if missing:
            self._model_name = self._extracting.loaded[0]
            del self._extracting  # what comes next can use its memory
        return found

    def _identify(self, path: Path, shown: Path) -> Source:
        """A file with the key of its reading: a digest of all that the reading depends on."""
        digest = keys.digest_file(path)
        return Source(path, shown, digest, keys.join(self._base, path.name, digest))

    @cached_property
    def _base(self) -> str:
        """What all readings of this run depend on."""
        limits = f"{self._settings.limit_bytes} {self._settings.seconds:g}"
        return keys.join(keys.digest_reading(), self.model_digest, keys.digest_values(self._essence), limits)

    def _check(self, missing: Sequence[Source], all_: Iterable[Source]) -> None:
        """Fail for the first document that cannot be read, before any is extracted.

        Raises:
            DocumentError: If there is one.
        """
        settings = self._settings
        paths = [source.shown for source in missing]
        found = isolation.read_all(paths, settings.limit_bytes, jobs=settings.jobs, seconds=settings.seconds)
        for part in (part for parts in found for part in parts):
            if isinstance(part, DocumentError):
                raise part
        for source in all_:
            for refusal in self._readings.list(source.key)[1]:
                raise DocumentError(source.shown.parent / refusal.name, refusal.reason)

    def _extract(self, sources: Sequence[Source]) -> Generator[Parts]:
        """What files say, each file's as soon as all before it were taken."""
        if sources:
            self._extracting.loaded  # noqa: B018 - once, before this process is copied
        settings = self._settings
        paths = [source.shown for source in sources]
        yield from isolation.make_all(
            paths, self._extracting, settings.limit_bytes, jobs=settings.jobs, seconds=settings.seconds
        )

    def _keep(self, source: Source, parts: Parts) -> Source:
        """Keep what a file says.

        Returns:
            The file, with another key if it changed while it was read, or if it is to be read again by the next
            run that looks at it.
        """
        for _ in range(_TRIES):
            again = self._identify(source.path, source.shown)
            if again == source:
                break
            source = again
            (parts,) = self._extract([source])
        else:
            parts = (UnfinishedDocument(source.shown, "it changes while it is read"),)
        if any(isinstance(part, UnfinishedDocument) for part in parts):
            told = (part.reason if isinstance(part, DocumentError) else part.document.id for part in parts)
            source = replace(source, key=keys.join(source.key, *told))
        self._readings.put(source.key, [_refuse(source, part) for part in parts])
        self.read.add(source.key)
        return source


def _refuse(source: Source, part: Extraction | DocumentError) -> Extraction | Refusal:
    """A part of a file as it is kept."""
    if not isinstance(part, DocumentError):
        return part
    name = str(part.path.relative_to(source.shown.parent))
    return Refusal(name, part.reason, isinstance(part, UnfinishedDocument))
