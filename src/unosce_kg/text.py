"""Operations on plain text that every stage needs to agree on."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻŁŃŅŇŐŒŔŘŚŞŠȘŤŢȚŪŮŰŲŹŻŽƏ"  # of a class in a regular expression
# Letters that Unicode does not decompose into a base letter and a mark.
_LATIN = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss",
                        "æ": "ae", "Æ": "AE", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"})  # fmt: skip

_POSSESSIVE, _NO_WORD, _ARTICLE = map(re.compile, (r"['’]s\b", r"[\W_]+", "^(?:the|a|an) "))


def fold(text: str) -> str:
    """The text without accents: "Ján Kubiš" becomes "Jan Kubis"."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """A key under which spellings of one name meet: no case, accents, punctuation, article or possessive.

    Letters of every script are kept; a name without letters and digits has the key "".
    """
    key = _POSSESSIVE.sub("", fold(name).casefold())
    return _ARTICLE.sub("", _NO_WORD.sub(" ", key).strip())


def slugify(text: str, limit: int = 80) -> str:
    """Lower-case ASCII letters, digits and hyphens, at most `limit` long; a digest where nothing is left."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(text).casefold()).strip("-")
    if len(slug) > limit:
        slug = f"{slug[: limit - 9].rstrip('-')}-{digest(text)[:8]}"
    return slug or digest(text)[:12]


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
