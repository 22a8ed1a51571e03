"""Archives: the members of ZIP, tar and gzip files, each a document of its own; nothing is unpacked to disk."""

from __future__ import annotations

import gzip
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from unosce_kg.readers.budget import Budget, BudgetSpent
from unosce_kg.readers.pieces import Header, Part, Refusal
from unosce_kg.readers.sidecars import find_beside, is_sidecar

SUFFIXES = (".zip", ".tar", ".gz", ".tgz")

_LARGEST_DIRECTORY = 16_000_000  # bytes of a ZIP file's list of members: some 200,000 of them
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_END = b"PK\x05\x06"


def split_zip(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The members of a ZIP file, in the order of its directory.

    Args:
        file: Seekable, at its beginning.
        budget: Bounds what is unfolded.

    Raises:
        ValueError: If it is broken as a whole.
        BudgetSpent: If it holds too much.
    """
    for archive, member in _list_zip(file):
        if _matters(member.filename) and not member.filename.endswith("/"):
            content = _read_zipped(archive, member, budget)
            yield Part(_tidy(member.filename), content, _read_beside(archive, member.filename, budget))


def name_members(file: BinaryIO) -> frozenset[str]:
    """The names of a ZIP file's members, by which an Office file is known.

    Raises:
        ValueError: If it is broken.
    """
    return frozenset(member.filename for _, member in _list_zip(file))


def _list_zip(file: BinaryIO) -> Iterator[tuple[zipfile.ZipFile, zipfile.ZipInfo]]:
    file.seek(0, 2)
    file.seek(-min(file.tell(), 66_000), 2)
    tail = file.read()
    end = tail.rfind(_END)
    if end >= 0 and int.from_bytes(tail[end + 12 : end + 16], "little") > _LARGEST_DIRECTORY:
        raise ValueError("a ZIP archive with too many members")
    try:
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                yield archive, member
    except (zipfile.BadZipFile, NotImplementedError, IndexError, OverflowError) as error:
        raise ValueError("a broken ZIP archive") from error


def _read_zipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> bytes | Refusal:
    reason = _find_fault(member.filename)
    if reason is None and member.flag_bits & _ENCRYPTED:
        reason = "encrypted"
    if reason is None and member.external_attr >> 28 not in (0, 8):
        reason = "not a regular file"
    if reason:
        return Refusal(reason)
    try:
        budget.check_size(member.file_size)
        with archive.open(member) as opened:
            return budget.read(cast("BinaryIO", opened))
    except BudgetSpent:
        raise
    except ValueError as error:
        return Refusal(str(error))
    except (zipfile.BadZipFile, EOFError, OSError, zlib.error):
        return Refusal("a broken member of the archive")
    except (NotImplementedError, RuntimeError):
        return Refusal("packed in a way that is not read")


def _read_beside(archive: zipfile.ZipFile, name: str, budget: Budget) -> Header:
    """What the sidecars say that stand beside a member."""
    folder, slash, base = name.rpartition("/")

    def fetch(beside: str) -> bytes | None:
        try:
            found = _read_zipped(archive, archive.getinfo(f"{folder}{slash}{beside}"), budget)
        except KeyError:
            return None
        return None if isinstance(found, Refusal) else found

    beside = find_beside(base, fetch)
    return beside.header if beside else Header()


def split_tar(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The members of a tar file, in its order.

    Args:
        file: Is read once, from where it stands.
        budget: Bounds what is unfolded.

    Raises:
        ValueError: If it is broken.
        BudgetSpent: If it holds too much.
    """
    try:
        with tarfile.open(fileobj=file, mode="r|") as archive:
            for member in archive:
                matters = _matters(member.name) and not member.isdir()
                content = _read_tarred(archive, member, budget) if matters else None
                if not isinstance(content, bytes):
                    budget.spend(512 + member.size)  # it is passed over by unfolding it
                if content is not None:
                    yield Part(_tidy(member.name), content)
    except (tarfile.TarError, EOFError) as error:
        raise ValueError("a broken tar archive") from error


def _read_tarred(archive: tarfile.TarFile, member: tarfile.TarInfo, budget: Budget) -> bytes | Refusal:
    reason = _find_fault(member.name)
    if reason is None and not member.isfile():
        reason = "a link" if member.issym() or member.islnk() else "not a regular file"
    if reason:
        return Refusal(reason)
    try:
        budget.check_size(member.size)
    except ValueError as error:
        return Refusal(str(error))
    return budget.read(cast("BinaryIO", cast("IO[bytes]", archive.extractfile(member))))


def split_gzip(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The one file that a gzip file holds, as a stream, under the name of the whole.

    Args:
        file: Is read once, from where it stands.
        budget: Bounds what is unfolded, by whoever reads the stream.
    """
    with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
        yield Part("", cast("BinaryIO", unpacked))


def _matters(name: str) -> bool:
    """Whether the member may be a document: what systems hide in archives is passed over in silence."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = any(p == "__MACOSX" or (p.startswith(".") and p.strip(".")) for p in parts)
    return not hidden and not is_sidecar(parts[-1] if parts else "")


def _find_fault(name: str) -> str | None:
    parts = PurePosixPath(_tidy(name)).parts
    if not parts or ".." in parts or parts[0] == "/" or _DRIVE.match(name):
        return "its name leads out of the archive"
    return None


def _tidy(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")
