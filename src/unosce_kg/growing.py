"""Documents added to a store, taken out of it, or read again: what changed is read, all else is as it was."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from unosce_kg import readers
from unosce_kg.errors import SetupError
from unosce_kg.intake import Intake, Progress, Settings
from unosce_kg.report import Growth, SkippedDocument
from unosce_kg.store.changing import Making
from unosce_kg.store.contents import Contents, Source
from unosce_kg.store.writing import Writer, write

Files = dict[Path, Path]  # absolute paths, and how the user named them


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody is told of."""


def add(paths: Sequence[str | Path], store: Path, progress: Progress = silent) -> Growth:
    """Add documents to a store, or read those again that it holds; a missing store is made.

    Args:
        paths: Files, folders and patterns.
        store: The store.
        progress: Called with the stage's name, how much of it is done, and how much there is.

    Raises:
        SetupError: If the run cannot go on: a wrong path, knowledge or model, or another writer.
    """
    found = readers.find(paths, leave_out=store)
    files = name_files(found.files)
    growth = _change(
        store, lambda held: ({path: s.shown for path, s in held.sources().items()} | files, files), progress
    )
    return replace(growth, skipped=tuple(sorted({*growth.skipped, *skip(found)})))


def remove(names: Sequence[str], store: Path, progress: Progress = silent) -> Growth:
    """Remove documents from a store with all that they alone had said.

    Args:
        names: Files or folders, whether they are still there or not, or ids such as `doc/sg-sm-13017`.
        store: The store.
        progress: Called with the stage's name, how much of it is done, and how much there is.

    Raises:
        SetupError: If the store holds nothing of a name, or the run cannot go on.
    """

    def choose(contents: Contents) -> tuple[Files, Files]:
        gone = {path for name in names for path in _mean(name, contents)}
        return {path: s.shown for path, s in contents.sources().items() if path not in gone}, {}

    _demand(store)
    return _change(store, choose, progress)


def update(store: Path, progress: Progress = silent) -> Growth:
    """Read again what changed of a store's files, and drop those that are gone.

    Args:
        store: The store.
        progress: Called with the stage's name, how much of it is done, and how much there is.

    Raises:
        SetupError: If there is no store, or the run cannot go on.
    """

    def choose(contents: Contents) -> tuple[Files, Files]:
        here = {path: s.shown for path, s in contents.sources().items() if path.exists()}
        return here, here

    _demand(store)
    return _change(store, choose, progress)


def grow(
    writer: Writer, intake: Intake, sources: Mapping[Path, Source], settings: Settings, progress: Progress
) -> Growth:
    """Make an open store hold these files and no others; to be finished by the caller.

    Args:
        writer: The store.
        intake: What read the files.
        sources: The files with the keys of their readings.
        settings: How they were read.
        progress: Told of the documents that are taken in.

    Raises:
        SetupError: If the store lacks a reading.
    """
    before = writer.contents.sources()
    making = Making(intake.run, settings.with_reference, settings.facts_only)
    notes = {**intake.notes, "settings": _remember(settings)}
    writer.change(
        sources,
        intake.knowledge,
        making,
        notes,
        lambda done, total: progress("building the graph", done, total),
    )
    documents = tuple(writer.contents.accounts(intake.read, old=False))
    return Growth(
        documents=documents,
        reused=len(writer.contents) - len(documents),
        merged=writer.contents.merged(),
        skipped=writer.contents.skipped(),
        removed=len(before.keys() - sources.keys()),
        problems=writer.problems,
        triples=writer.triples,
    )


def name_files(paths: Iterable[Path]) -> Files:
    """Paths by what they are on this machine, links resolved."""
    return {path.resolve(): path for path in paths}


def skip(found: readers.Found) -> frozenset[SkippedDocument]:
    """What was passed over among the files that were found."""
    return frozenset(SkippedDocument(str(error.path), error.reason) for error in found.skipped)


def _change(store: Path, choose: Callable[[Contents], tuple[Files, Files]], progress: Progress) -> Growth:
    """Change a store with the settings that it was made with.

    Args:
        store: The store.
        choose: From what it holds: all files that it is to hold, and those of them to look at.
        progress: As above.
    """
    started = time.perf_counter()
    with write(store) as writer:
        settings = replace(_recall(writer.state.get("settings")), jobs=os.cpu_count() or 1)
        intake = Intake(settings, writer.readings, writer.state, progress)
        wanted, looked_at = choose(writer.contents)
        held = {path: s for path, s in writer.contents.sources().items() if path in wanted}
        if not intake.agrees(writer.state):
            _demand_all(wanted)
            looked_at = wanted
        growth = grow(writer, intake, held | intake.take(looked_at), settings, progress)
        writer.finish()
    return replace(growth, seconds=time.perf_counter() - started)


def _mean(name: str, contents: Contents) -> list[Path]:
    """The files of a store that a name means.

    Raises:
        SetupError: If there are none.
    """
    path = Path(name).resolve()
    found = [held for held in contents.sources() if held == path or held.is_relative_to(path)]
    if not found:
        document = contents.find_document(name)
        found = [document] if document else []
    if not found:
        raise SetupError(f"{name}: the store holds no such file, folder or document")
    return found


def _demand(store: Path) -> None:
    if not (store / "CURRENT").is_file():
        raise SetupError(f"{store}: no store; 'unosce-kg add' and 'unosce-kg build' make one")


def _demand_all(files: Iterable[Path]) -> None:
    """All must be read again, so all must be there.

    Raises:
        SetupError: If one is not.
    """
    for path in files:
        if not path.exists():
            raise SetupError(
                f"{path} is gone, and must be read again since the program, its knowledge or its model has changed; "
                "'unosce-kg update' drops what is gone"
            )


def _remember(settings: Settings) -> str:
    values = asdict(settings)
    values["knowledge"] = [str(folder.resolve()) for folder in settings.knowledge]
    values["model"] = (
        str(Path(settings.model).resolve())
        if settings.model and Path(settings.model).is_dir()
        else settings.model
    )
    return json.dumps(
        {
            name: value
            for name, value in values.items()
            if name not in ("formats", "strict", "jobs", "min_confidence")
        },
        sort_keys=True,
    )


def _recall(text: str | None) -> Settings:
    if text is None:
        return Settings()
    values = json.loads(text)
    return Settings(**{**values, "knowledge": tuple(map(Path, values["knowledge"]))})
