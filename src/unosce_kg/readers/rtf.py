"""RTF files, as word processors of the nineties wrote them."""

from __future__ import annotations

import re
from dataclasses import replace

from striprtf import striprtf

from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.lines import read_pieces
from unosce_kg.readers.office import is_no_title, read_author
from unosce_kg.readers.pieces import Content, Header, Teller

SUFFIXES = (".rtf",)
SIGNATURE = b"{\\rtf"

_RAISED = re.compile(r"\\super(?:nosupersub)?((?:\\[a-z]+-?\d*[ ]?){0,20})[ ]?(\d{1,3})(?=[\\}])")
_SUPERSCRIPTS = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
_PROPERTY = r"\{\\%s\s((?:[^{}\\]++|\\'[0-9a-f]{2}|\\u-?\d++\s?+\??+)*+)\}"
_LONGEST_FONTS, _LONGEST_FONT = 50_000, 1000  # characters
_FIELD = re.compile(r"\{\\\*\\fldinst[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")


def parse(raw: bytes) -> Content:
    """The pieces of an RTF file, and what its properties say.

    Raises:
        ValueError: If it is broken.
    """
    source = raw.decode("latin-1")
    marked = _RAISED.sub(_keep_raised, _FIELD.sub("", source))
    text = clean_characters(_strip(marked))
    lines = [squeeze(line.replace("|", "; ").strip("; ")) for line in text.split("\n")]
    title, author = (_read_property(source, name) for name in ("title", "author"))
    titled = not is_no_title(title)
    header = Header(
        title=title if titled else None, author=read_author(author) if titled else None, teller=Teller.FILE
    )
    pieces = read_pieces("\n\n".join(lines))
    return Content(header, tuple(replace(piece, element=f"par[{n}]") for n, piece in enumerate(pieces, 1)))


def _keep_raised(match: re.Match[str]) -> str:
    """Superscript digits as characters of their own, so that a footnote's mark does not join the word."""
    return match[1] + "".join(f"\\u{ord(_SUPERSCRIPTS[digit])}?" for digit in match[2])


def _strip(source: str) -> str:
    text: str = striprtf.rtf_to_text(_check_fonts(source), errors="replace")  # type: ignore[no-untyped-call]
    return text


def _check_fonts(source: str) -> str:
    """The same text; a list of fonts that is broken counts as none, since it would take for ever to read."""
    fonts: str = striprtf.font_table_group(source)  # type: ignore[no-untyped-call]
    if len(fonts) > _LONGEST_FONTS or max(map(len, fonts.split(";"))) > _LONGEST_FONT:
        return source.replace("\\fonttbl", "\\*\\fonts")
    return source


def _read_property(source: str, name: str) -> str:
    match = re.search(_PROPERTY % name, source[:200_000])
    return squeeze(clean_characters(_strip(f"{{\\rtf1 {match[1]}}}"))) if match else ""
