"""What Office files share: a ZIP archive of XML parts, and properties in Dublin Core."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from unosce_kg.model import PartialDate
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.dates import parse_date
from unosce_kg.readers.pieces import Header, Teller
from unosce_kg.readers.xml_tree import local, parse_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LARGEST = 40_000_000  # bytes of one part, unpacked
_NO_TITLE = re.compile(r"microsoft word|untitled|(?:^|\s)document\d*$|\.\w{2,4}$|^\W*$|^\S+$", re.IGNORECASE)


def open_archive(raw: bytes) -> zipfile.ZipFile:
    """The archive that an Office file is.

    Raises:
        ValueError: If it is broken.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, OSError, NotImplementedError, IndexError, OverflowError) as error:
        raise ValueError("a broken Office file") from error


def read_part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """The tree of a part, or None where the file has no such part.

    Raises:
        ValueError: If it is broken, encrypted or over-large.
    """
    try:
        info = archive.getinfo(name)
        with archive.open(info) as file:
            raw = file.read(_LARGEST + 1)
    except KeyError:
        return None
    except RuntimeError as error:
        raise ValueError("an encrypted Office file") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise ValueError(f"a broken Office file (its part {name})") from error
    if len(raw) > _LARGEST:
        raise ValueError(f"an Office file that unfolds to more than {_LARGEST / 1e6:g} MB")
    return parse_tree(raw)


def read_properties(root: Element | None) -> Header:
    """What the file's properties say: title, author, date and language in Dublin Core."""
    said: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        text = squeeze(clean_characters(element.text or ""))
        if text:
            said.setdefault(local(element), text)
    titled = not is_no_title(said.get("title", ""))
    return Header(
        title=said["title"] if titled else None,
        author=read_author(said.get("creator", "")) if titled else None,
        date=_read_date(said),
        teller=Teller.FILE,
    )


def _read_date(said: dict[str, str]) -> PartialDate | None:
    """When the file was last saved, if that was in the year in which it was made; templates are older."""
    stamps = (said.get("created") or said.get("creation-date"), said.get("modified") or said.get("date"))
    made, saved = (parse_date(stamp) if stamp else None for stamp in stamps)
    return (saved or made) if not (made and saved) or made.year == saved.year else None


def is_no_title(title: str) -> bool:
    """Whether a program put the title there: a file name, or what it calls a new file."""
    return _NO_TITLE.search(title) is not None


def read_author(name: str) -> str | None:
    """The author that the properties name; a user name, as most programs enter it, is none."""
    return name if len(name.split()) > 1 else None
