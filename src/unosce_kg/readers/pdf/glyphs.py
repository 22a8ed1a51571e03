"""From a page of a PDF file to runs of characters, each with its place, size and weight."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}  # how PDFium gives a hyphen at the end of a line
_MOST_GLYPHS = 100_000  # of a page: a page that a person reads has some 5,000


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on a page; lengths are points, y grows upwards."""

    character: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool  # a blank stands before it


@dataclass(slots=True)
class Run:
    """Characters side by side on one baseline, without a gap wider than the spaces between words."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: int = 0  # how many of its characters are
    start: float | None = None  # where its text begins after a mark

    @property
    def is_bold(self) -> bool:
        """Whether almost all of it is in bold type."""
        return self.bold > 0.9 * len(self.text.replace(" ", ""))


def read_runs(textpage: PdfTextPage, raw: ModuleType) -> list[Run]:
    """The runs of a page, in the order in which the file draws them.

    Args:
        textpage: PDFium's text page.
        raw: PDFium's functions.
    """
    runs: list[Run] = []
    last: Glyph | None = None
    for glyph in _read_glyphs(textpage, raw):
        if last and _is_doubled(last, glyph):
            continue
        if not (runs and _append(runs[-1], glyph)):
            runs.append(_start(glyph))
        last = glyph
    return [run for run in runs if run.text.strip()]


def _is_doubled(last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph was drawn again a little beside itself, to look bold; letters of a ligature share one place."""
    apart = abs(glyph.left - last.left) + abs(glyph.base - last.base)
    return glyph.character == last.character and 0 < apart < 0.12 * glyph.size


def _read_glyphs(textpage: PdfTextPage, raw: ModuleType) -> Iterator[Glyph]:
    """The upright glyphs of the page; a page that lies on its side is turned first."""
    found = list(_measure(textpage, raw))
    angle = Counter(turn for _, turn in found).most_common(1)[0][0] if found else 0
    for glyph, turn in found:
        if turn == angle:
            yield glyph


def _measure(textpage: PdfTextPage, raw: ModuleType) -> Iterator[tuple[Glyph, int]]:
    """Glyphs with the quarter turn that they are drawn at, -1 where it is askew."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    styles: dict[bytes, tuple[float, bool, int]] = {}
    page, spaced = textpage.raw, False
    for i in range(min(raw.FPDFText_CountChars(page), _MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(page, i)
        character = _HYPHENS.get(code) or (chr(code) if code <= 0x10FFFF else "\ufffd")
        if character.isspace() or character == "\0":
            spaced = True
            continue
        key = bytes(
            raw.FPDFText_GetTextObject(page, i)
        )  # its address: glyphs of one object share their style
        if key not in styles:
            styles[key] = _read_style(page, raw, i)
        size, bold, turn = styles[key]
        raw.FPDFText_GetCharBox(page, i, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(page, i, x, y)
        box = (left.value, right.value, bottom.value, top.value)
        start, end, base = _upright(turn, box, (x.value, y.value)) if turn else (box[0], box[1], y.value)
        if math.isfinite(start + end + base + size) and size > 0:
            yield Glyph(character, start, end, base, size, bold, spaced), turn
        spaced = False


def _upright(
    turn: int, box: tuple[float, float, float, float], origin: tuple[float, float]
) -> tuple[float, float, float]:
    """Where a glyph begins, ends and stands along its own line."""
    left, right, bottom, top = box
    x, y = origin
    match turn:
        case 1:
            return bottom, top, -x
        case 2:
            return -right, -left, -y
        case 3:
            return -top, -bottom, x
        case _:
            return left, right, y


def _read_style(textpage: object, raw: ModuleType, i: int) -> tuple[float, bool, int]:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, i, matrix)
    size = raw.FPDFText_GetFontSize(textpage, i) * (math.hypot(matrix.b, matrix.d) or 1.0)
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(textpage, i, name, 128, ctypes.c_int())
    bold = _BOLD.search(name.value) is not None or raw.FPDFText_GetFontWeight(textpage, i) >= 600
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    return size, bold, round(quarters) % 4 if abs(quarters - round(quarters)) < 0.05 else -1


def _start(glyph: Glyph) -> Run:
    return Run(glyph.character, glyph.left, glyph.right, glyph.base, glyph.size, int(glyph.bold))


def _append(run: Run, glyph: Glyph) -> bool:
    """Add a glyph to the run before it, unless it stands elsewhere."""
    size = max(run.size, glyph.size)
    gap = glyph.left - run.right
    if not -1.1 * size < gap < 0.8 * size:
        return False
    character, rise = glyph.character, glyph.base - run.base
    spaced = glyph.spaced and not run.text.endswith(" ")
    if glyph.size < 0.85 * run.size and 0.15 * size < rise < 0.7 * size:
        character = character.translate(SUPERSCRIPTS)
        spaced = spaced and character.isalpha()
    elif run.size < 0.85 * glyph.size and 0.15 * size < -rise < 0.7 * size and run.text.strip().isalnum():
        run.text = run.text.translate(SUPERSCRIPTS)
        run.base, run.size = glyph.base, glyph.size
    elif abs(rise) > 0.15 * size and not (glyph.size < 0.85 * run.size and -0.4 * size < rise < 0):
        return False
    elif glyph.size < 0.9 * run.size and abs(rise) < 0.05 * size:
        character = character.lower()  # small capitals
    else:
        run.size = max(run.size, glyph.size)
    run.text += f" {character}" if spaced else character
    run.right = max(run.right, glyph.right)
    run.bold += glyph.bold
    return True
