"""A small printing press: sets texts on the pages of a PDF file, as word processors do."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

REGULAR, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
LEFT, RIGHT, TOP, FOOT = 72, 523, 740, 110
BREAK = "\u00ad"  # where a word may be broken


class Press:
    """Pages and a pen that goes down them; lengths are points, y grows upwards."""

    def __init__(self, furnish: Callable[[Press], None] = lambda press: None, **options: object) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, **options)
        self.furnish = furnish  # draws the running head and foot of a page
        self.number = 1
        self.y = TOP

    def put(self, text: str, x: float, y: float, font: str = REGULAR, size: float = 10) -> float:
        """Draw a text and return where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return x + stringWidth(text, font, size)

    def line(
        self, text: str, x: float = LEFT, down: float = 12, font: str = REGULAR, size: float = 10
    ) -> None:
        self.y -= down
        self.put(text, x, self.y, font, size)

    def centre(self, text: str, down: float = 12, font: str = BOLD, size: float = 10) -> None:
        self.line(text, (LEFT + RIGHT - stringWidth(text, font, size)) / 2, down, font, size)

    def set(self, text: str, left: float = LEFT, right: float = RIGHT, mark: str = "", indent: float = 0,
            before: float = 8, font: str = REGULAR, size: float = 10, lead: str = "") -> None:  # fmt: skip
        """Set a paragraph in justified lines, over the page's end where it does not fit.

        Superscripts stand between ^ signs; `lead` is set in italics before the first word.
        """
        self.y -= before
        x = left + indent
        words = text.split()
        first = True
        while words:
            if self.y - 12 < FOOT:
                self.page()
            self.y -= 12
            start = x
            if first and mark:
                self.put(mark, left, self.y, font, size)
            if first and lead:
                start = self.put(f"{lead} ", x, self.y, ITALIC, size)
            line, words = fill(words, right - start, font, size)
            self._draw(line, start, right if words else 0, font, size)
            x, first = left, False

    def _draw(self, line: str, x: float, right: float, font: str, size: float) -> None:
        words = line.split()
        natural = sum(_width(word, font, size) for word in words)
        blank = stringWidth(" ", font, size)
        gap = (right - x - natural) / max(len(words) - 1, 1) if right else blank
        text = self.canvas.beginText(x, self.y)
        text.setFont(font, size)
        text.setWordSpace(gap - blank)
        for i, word in enumerate(words):
            self._word(text, word + (" " if i + 1 < len(words) else ""), font, size)
        self.canvas.drawText(text)

    def _word(self, text: object, word: str, font: str, size: float) -> None:
        for i, part in enumerate(word.split("^")):
            if i % 2:
                text.setFont(font, 0.6 * size)
                text.setRise(0.35 * size)
            text.textOut(part)
            text.setFont(font, size)
            text.setRise(0)

    def page(self) -> None:
        """Furnish the page and begin the next."""
        self.furnish(self)
        self.canvas.showPage()
        self.number += 1
        self.y = TOP

    def bytes(self) -> bytes:
        self.furnish(self)
        self.canvas.save()
        return self.buffer.getvalue()


def _width(word: str, font: str, size: float) -> float:
    parts = word.split("^")
    return sum(stringWidth(part, font, size * (0.6 if i % 2 else 1)) for i, part in enumerate(parts))


def fill(words: list[str], width: float, font: str, size: float) -> tuple[str, list[str]]:
    """The words of one line, the last maybe broken, and those that are left."""
    for i, word in enumerate(words):
        line = " ".join(words[:i])
        if _width(f"{line} {word}".replace(BREAK, "").strip(), font, size) <= width:
            continue
        parts = word.replace("-", f"-{BREAK}").split(BREAK)
        for cut in range(len(parts) - 1, 0, -1):
            head = "".join(parts[:cut]).removesuffix("-") + "-"
            if _width(f"{line} {head}".replace(BREAK, "").strip(), font, size) <= width:
                rest = [BREAK.join(parts[cut:]), *words[i + 1 :]]
                return f"{line} {head}".replace(BREAK, "").strip(), rest
        return line.replace(BREAK, ""), words[i:]
    return " ".join(words).replace(BREAK, ""), []
