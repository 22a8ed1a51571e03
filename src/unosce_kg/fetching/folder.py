"""The folder that documents are fetched into: each with a note beside it, and a record of what came from where."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from unosce_kg.errors import SetupError
from unosce_kg.fetching.refusal import Refusal

RECORD = ".unosce-kg-fetched.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a document that was fetched.

    Attributes:
        address: As it was asked for.
        file: Its name in the folder.
        sum: SHA-256 of its bytes.
        note_sum: SHA-256 of the note beside it.
        etag: What the server calls this version of it.
        modified: When the server says that it was changed.
        answered: When the server says that it answered.
    """

    address: str
    file: str
    sum: str
    note_sum: str
    etag: str = ""
    modified: str = ""
    answered: str = ""


class Folder:
    """A folder of documents that were fetched; no other file in it is ever changed.

    Args:
        path: Made if it is missing.

    Raises:
        SetupError: If it cannot be written to or read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._entries = dict(_read_record(path / RECORD))
            self._write_record()
        except OSError as error:
            raise SetupError(f"{path}: cannot be written: {error.strerror or error}") from error

    def find(self, address: str, stem: str) -> Entry | None:
        """The entry of a document that is there as it was fetched; None where there is none yet.

        Raises:
            Refusal: If another file is in its place.
        """
        entry = self._entries.get(address)
        if entry and os.path.lexists(self.path / entry.file):
            if _sum_file(self.path / entry.file) != entry.sum:
                raise Refusal(f"{entry.file} was changed here since it was fetched; it is left as it is")
            return entry
        there = sorted(
            path.name for path in self.path.glob(f"{_escape(stem)}.*") if ".meta." not in path.name
        )
        if there:
            raise Refusal(f"{there[0]} is there already and was not fetched from this address")
        return None

    def keep(self, entry: Entry | None, new: Entry, body: bytes, note: str) -> bool:
        """Put a document and its note in their places, and say so in the record.

        Args:
            entry: What was known of it before.
            new: What is known of it now; the sums are filled in.
            body: Its bytes.
            note: What goes beside it.

        Returns:
            Whether it is another document than before.

        Raises:
            Refusal: If another file is in its place.
            SetupError: If it cannot be written.
        """
        changed = entry is None or entry.file != new.file or entry.sum != _sum(body)
        if (entry is None or entry.file != new.file) and os.path.lexists(self.path / new.file):
            raise Refusal(f"{new.file} is there already and was not fetched from this address")
        try:
            self._keep_both(entry, new, body, note.encode())
            if entry and entry.file != new.file:
                self._drop(entry)
        except OSError as error:
            raise SetupError(
                f"{self.path / new.file}: cannot be written: {error.strerror or error}"
            ) from error
        return changed

    def _keep_both(self, entry: Entry | None, new: Entry, body: bytes, note: bytes) -> None:
        beside = self.path / name_note(new.file)
        own = entry.note_sum if entry else ""
        note_sum = _sum(note)
        if os.path.lexists(beside) and _sum_file(beside) != own:
            note_sum = own  # it was written or changed by hand
        else:
            self._put(beside, note)
        # The record comes first: a file that it names but that is missing is fetched again.
        self._append(Entry(**{**asdict(new), "sum": _sum(body), "note_sum": note_sum}))
        self._put(self.path / new.file, body)

    def _drop(self, entry: Entry) -> None:
        """Remove a document and its note, unless that was changed by hand."""
        (self.path / entry.file).unlink()
        if _sum_file(self.path / name_note(entry.file)) == entry.note_sum:
            (self.path / name_note(entry.file)).unlink()

    def _put(self, path: Path, content: bytes) -> None:
        """Write a file so that it is there as a whole or as it was."""
        descriptor, name = tempfile.mkstemp(dir=self.path, prefix=".unosce-kg-")
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _append(self, entry: Entry) -> None:
        self._entries[entry.address] = entry
        with (self.path / RECORD).open("a", encoding="utf-8", newline="\n") as file:
            file.write(_format(entry))

    def _write_record(self) -> None:
        """Write the record anew, an entry a document, where earlier runs have left several."""
        if self._entries:
            self._put(self.path / RECORD, "".join(map(_format, self._entries.values())).encode())


def name_note(file: str) -> str:
    """Name of the note beside a file."""
    return f"{file}.meta.toml"


def write_note(values: Mapping[str, str]) -> str:
    """What a note says, as TOML; empty values are left out."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
    return "".join(f"{line}\n" for line in lines).replace("\x7f", "\\u007f")


def _read_record(path: Path) -> list[tuple[str, Entry]]:
    if not path.exists():
        return []
    entries = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue  # a run was cut off while it wrote this line
        if all(isinstance(value, str) for value in asdict(entry).values()) and _is_plain(entry.file):
            entries.append((entry.address, entry))
    return entries


def _format(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def _is_plain(name: str) -> bool:
    """Whether the name is one entry of a folder, not a way out of it."""
    return name not in ("", ".", "..") and name == Path(name).name


def _escape(stem: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in stem)


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sum_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
