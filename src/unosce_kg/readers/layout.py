"""From pieces to the clean text and its blocks: title, headings, datelines, paragraphs, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from unosce_kg.model import Block, BlockKind, Span
from unosce_kg.readers import dates, furniture, symbols
from unosce_kg.readers.pieces import PAGE_TURN, Piece
from unosce_kg.text import name_key

_GLUED_SENTENCES = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?][”\"])(?=[A-Z][a-z])")
_GLUED_SYMBOL = re.compile(rf"(?<=[a-z])(?={symbols.ANYWHERE}$)")
_SENTENCE_END = re.compile(r"[.!:;,][\"”’')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_ORGAN = re.compile(
    r"The (?:[A-Z][\w-]+ ){0,3}(?:Council|Assembly|Forum[\w -]*),"
)  # opens resolutions and decisions
_LABEL = 6  # words of a label in a menu
_MENU = 15  # labels that make one
_LONGEST_HEADING = 240  # characters
_BETWEEN = "\n\n"


def arrange(pieces: Iterable[Piece], title: str | None = None) -> tuple[str, tuple[Block, ...]]:
    """The clean text, one piece a line with a blank line between, and its blocks.

    Args:
        pieces: In reading order.
        title: The document's title where something outside the text names it.

    Returns:
        The text, and blocks in text order without overlaps, which cover all that is not blank.
    """
    parts = [part for piece in pieces for part in _split(piece)]
    kinds = _settle_title(parts, _set_menu_apart(parts, [_classify(part) for part in parts]), title)
    offset, blocks = 0, []
    for part, kind in zip(parts, kinds, strict=True):
        blocks += _place(part, kind, offset)
        offset += len(part.text) + len(_BETWEEN)
    return _BETWEEN.join(part.text.replace(PAGE_TURN, " ") for part in parts), tuple(blocks)


def _split(piece: Piece) -> Iterator[Piece]:
    """Part what a copy has glued: furniture after a sentence, a symbol after a label."""
    text = _GLUED_SENTENCES.sub(" ", piece.text)
    stamp = dates.measure_stamp(text)
    if stamp:
        yield replace(piece, text=text[:stamp], kind=None)
        text = text[stamp:].lstrip()
    for part in furniture.split_notices(text):
        label, *symbol = _GLUED_SYMBOL.split(part, maxsplit=1)
        if symbol and len(label) < 60:
            yield replace(piece, text=label, kind=BlockKind.FURNITURE)
            yield replace(piece, text=symbol[0], kind=BlockKind.FURNITURE)
        else:
            yield replace(piece, text=part)


def _classify(piece: Piece) -> BlockKind:
    text = piece.text
    if piece.kind is BlockKind.FURNITURE or furniture.is_furniture(text) or symbols.ends_label(text):
        return BlockKind.FURNITURE
    if dates.read_dateline(text):
        return BlockKind.DATELINE
    if piece.kind:
        return piece.kind
    return BlockKind.HEADING if _reads_as_heading(text) else BlockKind.PARAGRAPH


def _set_menu_apart(parts: Sequence[Piece], kinds: list[BlockKind]) -> list[BlockKind]:
    """Make furniture of the menu that a copied page begins with: many labels of a few words, and no sentence.

    The last two of them stay as they are, since the title follows on the menu.
    """
    run = 0
    for part, kind in zip(parts, kinds, strict=True):
        if kind is BlockKind.DATELINE or len(part.text.split()) > _LABEL or _SENTENCE_END.search(part.text):
            break
        run += 1
    menu = run - 2 if _MENU <= run < len(parts) else 0
    return [BlockKind.FURNITURE] * menu + kinds[menu:]


def _reads_as_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text[0].islower():
        return False
    return len(text.split()) <= 40 and (text.isupper() or not _SENTENCE_END.search(text))


def _settle_title(parts: Sequence[Piece], kinds: list[BlockKind], title: str | None) -> list[BlockKind]:
    """Raise the title among the headings before the body, its repetitions and the halves of a broken one."""
    body = next((i for i, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH), len(kinds))
    headings = [i for i in range(body) if kinds[i] is BlockKind.HEADING]
    named = [i for i in headings if title and name_key(parts[i].text) in name_key(title)]
    marked = [i for i in headings if parts[i].level == 1]
    # Labels ("Brussels, Belgium", "9688th Meeting") stand around a title, and are shorter.
    likely = sorted(
        headings,
        key=lambda i: (
            furniture.rank_title(parts[i].text),
            " | " in parts[i].text,
            -len(parts[i].text.split()),
        ),
    )
    first = next(iter(named or marked or likely), None)
    if first is None:
        return kinds
    key = name_key(title or parts[first].text)
    settled = list(kinds)
    settled[first] = BlockKind.TITLE
    for i, part in enumerate(parts):
        repeats = (
            len(part.text.split()) > 2 and name_key(part.text) in key and not _ORGAN.fullmatch(part.text)
        )
        if repeats and kinds[i] in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            settled[i] = BlockKind.TITLE
        elif kinds[i] is BlockKind.PARAGRAPH:
            break
    return settled


def _place(part: Piece, kind: BlockKind, start: int) -> list[Block]:
    """The block or, for a paragraph that opens with a dateline, the two blocks of a piece at this offset."""
    text, end = part.text, start + len(part.text)
    turns = tuple(start + i for i, character in enumerate(text) if character == PAGE_TURN)
    dateline = dates.measure_dateline(text) if kind is BlockKind.PARAGRAPH else 0
    if not dateline:
        return [Block(kind, Span(start, end), part.page, turns, part.element)]
    opening = Span(start, start + len(text[:dateline].rstrip()))
    return [
        Block(BlockKind.DATELINE, opening, part.page, (), part.element),
        Block(kind, Span(start + dateline, end), part.page, turns, part.element),
    ]
