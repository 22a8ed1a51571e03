"""The one way to change a store: beside the finished state, and put in its place in one step.

The writer's transaction on the tables is open from the first to the last moment, so that a second writer is
refused at once. Its commit is the moment of the change: the new generation is whole by then, and the pointer
that readers follow is put right after it, or by the next writer if this one did not live to do so.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph
from rdflib import Graph

from unosce_kg.errors import SetupError
from unosce_kg.graph.problems import Problem
from unosce_kg.graph.store import wrap
from unosce_kg.graph.terms import Triple
from unosce_kg.graph.witnesses import Witnesses
from unosce_kg.model import Knowledge
from unosce_kg.store import contents, generation, index, reprints
from unosce_kg.store.changing import Change, Making
from unosce_kg.store.checking import check, check_change, dump, load
from unosce_kg.store.contents import Contents, Placed, Source
from unosce_kg.store.index import Contribution, Index
from unosce_kg.store.place import Place, sync
from unosce_kg.store.readings import Readings, rename
from unosce_kg.store.reprints import Reprints

Progress = Callable[[int, int], None]

_SCHEMA = "CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
_BUSY = 5  # sqlite's code for a lock that another process holds
_FEW = 200  # documents whose change is worked out at once


@contextmanager
def write(folder: Path) -> Iterator[Writer]:
    """Open a store to change it; it is made if it is missing.

    Nothing is changed until `Writer.change` has ended; a folder that was made for nothing is removed.

    Raises:
        SetupError: If another process writes to it at the moment, or it cannot be read or written.
    """
    place = Place(folder)
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    useless = False
    try:
        place.generation(0).parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(place.index, timeout=0, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            with closing(Readings(place.readings)) as readings:
                try:
                    yield Writer(place, database, readings)
                finally:
                    useless = not place.pointer.exists() and not readings
    except sqlite3.Error as error:
        if error.sqlite_errorcode == _BUSY:
            raise SetupError(f"{folder}: another process is writing to this store") from None
        raise SetupError(f"{folder}: the store cannot be read or written: {error}") from None
    except OSError as error:
        raise SetupError(f"{folder}: the store cannot be written: {error.strerror or error}") from None
    finally:
        if useless:
            _remove(folder, made)


def _remove(folder: Path, made: Iterable[Path]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path in made:
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


@dataclass(frozen=True, slots=True)
class Plan:
    """By what a generation is made, and who is told how far it is."""

    knowledge: Knowledge
    making: Making
    witnesses: Witnesses
    progress: Progress


class Writer:
    """A store that is open to be changed.

    Attributes:
        readings: What was read from files; to be filled before a change.
        contents: The files and documents of the store.
    """

    def __init__(self, place: Place, database: sqlite3.Connection, readings: Readings) -> None:
        self.readings = readings
        self._place, self._database = place, database
        for statement in f"{_SCHEMA}{contents.SCHEMA}{index.SCHEMA}{reprints.SCHEMA}".split(";"):
            database.execute(statement)  # not a script, which would end the transaction
        self.contents, self._index = Contents(database), Index(database)
        self._reprints = Reprints(database, readings)
        self._state: dict[str, str] = dict(database.execute("SELECT key, value FROM state"))
        self._after, self._changed = dict(self._state), False
        self._whole: pyoxigraph.Store | None = None
        self._recover()

    @property
    def state(self) -> Mapping[str, str]:
        """What was noted with the last change."""
        return self._state

    def change(
        self,
        sources: Mapping[Path, Source],
        knowledge: Knowledge,
        making: Making,
        notes: Mapping[str, str],
        progress: Progress = lambda done, total: None,
    ) -> bool:
        """Make the store hold these files and no others; readers see it once it is finished.

        Args:
            sources: The files by path, all of them with a reading.
            knowledge: What they were read with.
            making: How the graph is made; where it was made otherwise, it is made anew.
            notes: What to note with this state.
            progress: Told how many documents are done, of how many.

        Returns:
            Whether anything was changed.

        Raises:
            SetupError: If the store lacks a reading.
            OSError: If it cannot be written.
        """
        old = self.contents.sources()
        wanted = {**notes, "making": making.token}
        fresh = self._state.get("making") != wanted["making"]
        if not fresh and old == sources and wanted.items() <= self._state.items():
            return False
        if fresh:
            old = {}
            self.contents.clear()
            self._reprints.clear()
        out, into = self._rearrange(old, sources)
        witnesses, out, into = self._regroup(out, into)
        if fresh or len(out) + len(into) > max(_FEW, len(sources) // 2):
            fresh, into = True, {placed.id: placed for placed in self.contents.placed()}
            self._index.clear()
        before = int(self._state.get("generation", "0"))
        number = before + 1 if fresh or out or into else before
        if number > before:
            self._whole = None
            plan = Plan(knowledge, making, witnesses, progress)
            folder = self._place.generation(number)
            engine = generation.create(folder, None if fresh else self._place.generation(before))
            if fresh:
                self._make_anew(engine, into, plan)
            else:
                self._grow(engine, out, into, plan)
            engine.flush()
            del engine
            sync(folder)
        self._after |= {**wanted, "generation": str(number)}
        self._changed = True
        return True

    @property
    def triples(self) -> int:
        """How many triples the graph has after the change."""
        return int(self._after.get("triples", "0"))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the graph after the change."""
        return load(self._after.get("problems", "[]"))

    def open_graph(self) -> Graph:
        """The graph as it is after the change, to read it."""
        if self._whole is None:
            number = int(self._after.get("generation", "0"))
            engine = pyoxigraph.Store.read_only(str(self._place.generation(number)))
            self._whole = generation.read_in(engine)
        return wrap(self._whole)

    def texts(self) -> Iterator[tuple[str, str]]:
        """The ids and clean texts of the documents that the store holds after the change."""
        return ((p.id, self.readings.read_text(p.key, p.position)) for p in self.contents.placed())

    def _rearrange(
        self, old: Mapping[Path, Source], new: Mapping[Path, Source]
    ) -> tuple[frozenset[str], dict[str, Placed]]:
        """Put files in place of others.

        Returns:
            The ids of documents that go or change, and the documents that come or change, by id.
        """
        gone = [path for path, source in old.items() if path not in new or new[path].key != source.key]
        come = [source for path, source in new.items() if path not in old or old[path].key != source.key]
        parts = {source.path: self.readings.list(source.key) for source in come}
        digests = self.contents.digests(gone) | {t.digest for taken, _ in parts.values() for t in taken}
        bases = self.contents.bases(digests) | {t.account.id for taken, _ in parts.values() for t in taken}
        before = self.contents.ids(bases)
        for path in gone:
            self.contents.drop(path)
        for source in come:
            self.contents.take(source, *parts[source.path])
        for path in new.keys() & old.keys():
            if new[path].shown != old[path].shown:
                self.contents.show(new[path])
        self.contents.tell_apart(bases)
        after = self.contents.ids(bases)
        out = frozenset(id_ for id_, placed in before.items() if after.get(id_) != placed)
        return out, {id_: placed for id_, placed in after.items() if before.get(id_) != placed}

    def _regroup(
        self, out: frozenset[str], into: dict[str, Placed]
    ) -> tuple[Witnesses, frozenset[str], dict[str, Placed]]:
        """Find the near duplicates among all documents, if these go and come.

        Returns:
            They, and the documents that go and come, with those that count otherwise than before among both.
        """
        if not (out or into):
            return Witnesses({}), out, into
        moved = self._reprints.change(out, into.values()) - into.keys()
        again = {placed.id: placed for id_ in sorted(moved) for placed in self.contents.find(id_)}
        return Witnesses(self._reprints.counts_as()), out | again.keys(), {**again, **into}

    def _make_anew(self, engine: pyoxigraph.Store, into: Mapping[str, Placed], plan: Plan) -> None:
        """Fill the graph with all documents."""
        change = Change(self._index, plan.knowledge, plan.making, plan.witnesses, fresh=True)

        def triples() -> Iterator[Triple]:
            for number, placed in enumerate(into.values(), 1):
                yield from change.add(self._read(placed))
                plan.progress(number, len(into))
            change.settle()
            yield from change.describe()

        whole = generation.fill(engine, triples(), self._place.folder)
        self._after |= {"triples": str(len(whole)), "problems": dump(check(whole, self._index))}
        self._whole = None if whole is engine else whole

    def _grow(self, engine: pyoxigraph.Store, out: Set[str], into: Mapping[str, Placed], plan: Plan) -> None:
        """Change the graph by some documents at a time."""
        ids = sorted({*out, *into})
        for start in range(0, len(ids), _FEW):
            some = ids[start : start + _FEW]
            change = Change(self._index, plan.knowledge, plan.making, plan.witnesses, fresh=False)
            for id_ in filter(out.__contains__, some):
                change.remove(id_)
            triples = [t for id_ in some if id_ in into for t in change.add(self._read(into[id_]))]
            change.settle()
            triples += change.describe()
            difference = generation.replace(engine, change, triples)
            problems = check_change(self.problems, engine, self._index, difference)
            count = self.triples + len(difference.added) - len(difference.removed)
            self._after |= {"triples": str(count), "problems": dump(problems)}
            plan.progress(min(start + _FEW, len(ids)), len(ids))

    def _read(self, placed: Placed) -> Contribution:
        """What a document contributes under the id that it has in the store."""
        found = rename(self.readings.read(placed.key, placed.position), placed.id)
        return Contribution.of(replace(found, document=replace(found.document, copies=placed.copies)))

    def finish(self) -> None:
        """Make the change the finished state of the store; nothing more can be changed then.

        Raises:
            OSError: If it cannot be written.
        """
        if not self._changed:
            return
        self._database.execute("DELETE FROM state")
        self._database.executemany("INSERT INTO state VALUES (?, ?)", sorted(self._after.items()))
        keys = {source.key for source in self.contents.sources().values()}
        self._database.execute("COMMIT")
        self._state = self._after
        self._recover()
        self.readings.keep(keys)

    def _recover(self) -> None:
        """Let readers follow the last change, and clear away what interrupted writers and it left behind."""
        number = int(self._state.get("generation", "0"))
        if number and not self._place.points_to(number):
            self._place.write_pointer(number)
        self._place.remove_generations(keep=number)
