"""From a file to its documents: bytes, characters, pieces, blocks, metadata."""

from __future__ import annotations

import gzip
import io
import re
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, TypeAlias

from unosce_kg.errors import DocumentError
from unosce_kg.model import Document
from unosce_kg.readers import kinds, sidecars
from unosce_kg.readers.budget import Budget, BudgetSpent
from unosce_kg.readers.decoding import decode
from unosce_kg.readers.layout import arrange
from unosce_kg.readers.metadata import describe
from unosce_kg.readers.pieces import Content, Header, Part, Refusal, Teller

LIMIT = 20_000_000  # bytes

# Control characters, and what stands for bytes of a name that are not UTF-8.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_Found: TypeAlias = Document | tuple[str, str]  # or the name and the reason why there is none


def read(path: Path, limit_bytes: int = LIMIT) -> Document:
    """Read the first document of a file, which for most kinds is the only one.

    Args:
        path: A file of any kind that is read.
        limit_bytes: A larger document is not read.

    Raises:
        DocumentError: If it is missing, empty, over-large, binary or undecodable, holds no text, or if no
            output could hold its name.
    """
    for found in read_each(path, limit_bytes):
        if isinstance(found, DocumentError):
            raise found
        return found
    raise AssertionError("a file holds a document, or there is a reason why not")


def read_each(path: Path, limit_bytes: int = LIMIT) -> Iterator[Document | DocumentError]:
    """Read all documents of a file, one after the other.

    Args:
        path: A file of any kind that is read; its content decides as well as its suffix.
        limit_bytes: A larger document is not read; what holds several documents may be larger.

    Yields:
        Documents, and in their place the reason where one cannot be read. The file name of a document
        inside another file is that file's, a slash, and its path or number inside.
    """
    try:
        _check(path)
        with path.open("rb") as file:
            beside = _read_beside(path)
            found = None
            for found in _read_part(Part(path.name, file), beside, Budget(limit_bytes)):
                yield (
                    found if isinstance(found, Document) else DocumentError(path.parent / found[0], found[1])
                )
            if found is None:
                yield DocumentError(path, "holds no documents")
    except DocumentError as error:
        yield error
    except BudgetSpent as error:
        yield DocumentError(path, str(error))
    except FileNotFoundError:
        yield DocumentError(path, "no such file")
    except OSError as error:
        yield DocumentError(path, f"cannot be read ({error.strerror})")


def _check(path: Path) -> None:
    if _UNFIT.search(path.name):
        raise DocumentError(path, "its name holds characters that are no text")
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise DocumentError(path, "a folder, not a file")
    if not stat.S_ISREG(mode):
        raise DocumentError(path, "not a regular file")


@dataclass(frozen=True, slots=True)
class _Outside:
    """What is said outside a part: headers, the most trusted first, and the encoding of its bytes."""

    headers: tuple[Header, ...] = ()
    encoding: str | None = None


def _read_beside(path: Path) -> _Outside:
    try:
        beside = sidecars.read_beside(path)
    except ValueError as error:
        raise DocumentError(path, str(error)) from error
    return _Outside((beside.header,), beside.encoding) if beside else _Outside()


def _read_part(part: Part, outside: _Outside, budget: Budget) -> Iterator[_Found]:
    """The documents of a part, which may hold others.

    Args:
        part: Its name is its full name.
        outside: What is said of it elsewhere.
        budget: Bounds what is read.
    """
    outside = replace(outside, headers=(*outside.headers, part.header))
    try:
        if _UNFIT.search(part.name):
            yield _UNFIT.sub("?", part.name), "its name holds characters that are no text"
        elif isinstance(part.content, Refusal):
            yield part.name, part.content.reason
        elif isinstance(part.content, str):
            yield from _read_text(part.name, part.content, outside)
        else:
            yield from _read_file(part.name, part.content, outside, budget)
    except (BudgetSpent, MemoryError):
        raise  # nothing that follows is read either
    except UnicodeError:
        yield part.name, "a broken file (its characters)"
    except ValueError as error:
        yield part.name, str(error)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield part.name, "a broken gzip archive"
    except OSError as error:
        yield part.name, f"cannot be read ({error.strerror or 'broken'})"
    except Exception as error:  # what a library raises over a broken file is its own affair
        yield part.name, f"a broken file ({type(error).__name__})"


def _read_file(name: str, content: bytes | BinaryIO, outside: _Outside, budget: Budget) -> Iterator[_Found]:
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    head = file.read(kinds.HEAD)
    file.seek(0)
    split = kinds.recognise_container(name, head, file)
    if split:
        with budget.go_deeper():
            for inner in split(file, budget):
                budget.count_document()
                yield from _read_part(
                    _name_fully(inner, name), _share(outside) if inner.name else outside, budget
                )
        return
    reader = kinds.recognise_document(name, head, file)
    raw = content if isinstance(content, bytes) else budget.read(file)
    if not raw.strip():
        raise ValueError("empty")
    if reader:
        yield from _finish(name, outside, reader.parse(raw))
    else:
        yield from _read_text(name, decode(raw, outside.encoding), outside)


def _read_text(name: str, characters: str, outside: _Outside) -> Iterator[_Found]:
    yield from _finish(name, outside, kinds.recognise_text(name, characters).parse(characters))


def _name_fully(part: Part, holder: str) -> Part:
    return replace(part, name=f"{holder}/{part.name}" if part.name else holder)


def _share(outside: _Outside) -> _Outside:
    """Of what is said about a file what holds for each of the documents in it."""
    return _Outside(
        tuple(
            Header(publisher=told.publisher, language=told.language, kind=told.kind, teller=told.teller)
            for told in outside.headers
        )
    )


def _finish(name: str, outside: _Outside, content: Content) -> Iterator[_Found]:
    told = (*outside.headers, content.header, *content.more)
    titles = [header for header in told if header.title]
    own = next((header.title for header in titles if header.teller is not Teller.SIDECAR), None)
    clean, blocks = arrange(content.pieces, own or next((header.title for header in titles), None))
    if not any(c.isalpha() for c in clean):
        raise ValueError("holds no text")
    yield describe(told, name, clean, blocks)
    for lost in content.lost:
        yield name, f"{lost}; the rest is read"
