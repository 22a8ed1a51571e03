"""From raw to clean characters: markup and invisible characters go, words and their order stay."""

from __future__ import annotations

import html
import html.entities
import re
import unicodedata

from unosce_kg.readers import dates, furniture, symbols

_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u1680\u202f\u205f\u3000"), " ") | dict.fromkeys(
    range(0x2000, 0x200B), " "
)
_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
_INVISIBLE = dict.fromkeys(
    [
        *(c for c in range(0x20) if chr(c) not in "\n\r\t\v\f"),
        *(c for c in range(0x7F, 0xA0) if c != 0x85),
        *map(ord, "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\ufeff\ufff9\ufffa\ufffb\ufffc"),
        *range(0x200B, 0x2010),  # zero-width characters and direction marks
        *range(0x202A, 0x202F),  # direction embeddings and overrides
        *range(0x2060, 0x2070),  # joiners, isolates
        *range(0xD800, 0xE000),  # lone surrogates, which no output can hold
        *range(0xE000, 0xE080),  # private characters, of which Markdown's escapes need some
        *range(0xFE00, 0xFE10),  # variation selectors
        *(0xFFFE, 0xFFFF),  # no characters, which XML cannot hold
        *range(0xE0000, 0xE0080),  # tag characters
    ]
)
_LETTERS = {
    **{0xFB00 + i: t for i, t in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
    0x2010: "-",
    0x2011: "-",
    0xF0B7: "•",  # as word processors store it
    **dict(zip(map(ord, "ˢᵗʰⁿᵈʳ"), "sthndr", strict=True)),  # 15ᵗʰ
}
_CHARACTERS = _SPACES | _BREAKS | _INVISIBLE | _LETTERS
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_FOOTNOTE = re.compile(r"<sup\b[^<>]*>\s*(\d{1,3})\s*</sup\s*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
_INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|u)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"</?(?:article|aside|blockquote|body|br|center|div|footer|h[1-6]|header|hr|html|li|main|ol|p|section|table"
    r"|tbody|td|th|thead|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_STARS = re.compile(r"\*{2,}|(?<![\w*])\*(?=\w)|(?<=[^\W_])\*(?![\w*])|(?<=[.,;:!?”\"')])\*(?!\S)")
_UNDERSCORES = re.compile(r"(?<![\w_])_+(?=[^\W_])|(?<=[^\W_])_+(?![\w_])|(?<=[.,;:!?”\"')])_+(?![\w_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|-])")

_ESCAPED = 0xE000  # an escaped mark is kept out of sight as a private character until the markup is gone
_UNESCAPED = {_ESCAPED + code: code for code in range(0x80)}


def clean_characters(text: str) -> str:
    """Newlines and spaces for all line ends and blanks, no invisible characters or ligatures, in NFC."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_CHARACTERS))


def strip_tags(text: str) -> str:
    """The text without HTML tags and entities: `15<sup>th</sup>` becomes `15th`, `<br>` a line break.

    A number in `<sup>`, a footnote mark or an exponent, becomes a superscript and does not join the word.
    """
    text = _COMMENT.sub("", _FOOTNOTE.sub(lambda m: m[1].translate(_SUPERSCRIPTS), text))
    text = _BLOCK.sub("\n", _INLINE.sub("", text))
    return _ENTITY.sub(_decode_entity, text)


def _decode_entity(match: re.Match[str]) -> str:
    known = match[0].startswith("&#") or match[0][1:] in html.entities.html5
    return html.unescape(match[0]) if known else match[0]


def strip_emphasis(text: str) -> str:
    """The text without Markdown's links, emphasis and escapes; the words of a link stay."""
    text = _ESCAPE.sub(lambda m: chr(_ESCAPED + ord(m[1])), text)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    text = _UNDERSCORES.sub("", _STARS.sub("", text))
    return text.translate(_UNESCAPED)


def clean(text: str) -> str:
    """All of the above, line by line structure kept; runs of blanks inside a line become one space.

    Args:
        text: Raw characters of a text or Markdown file.

    Returns:
        Lines without blanks at their ends; blank lines are empty.
    """
    text = clean_characters(text)  # first, so that nothing invisible hides in a tag
    text = clean_characters(strip_tags(text))  # again for what the entities held
    return "\n".join(_part_columns(line) for line in strip_emphasis(text).split("\n"))


def _part_columns(line: str) -> str:
    """The line; where it is one of a letterhead in two columns, each of these is a line."""
    columns = [squeeze(column) for column in _GAP.split(line.strip())]
    apart = len(columns) > 1 and any(
        symbols.ends_label(c) or dates.read_dateline(c) or furniture.is_furniture(c) for c in columns[1:]
    )
    return ("\n" if apart else " ").join(columns)


def squeeze(text: str) -> str:
    """The text with single spaces for runs of blanks, and none at its ends."""
    return " ".join(text.split())
