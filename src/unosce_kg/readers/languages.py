"""Which language a text is in, by its letters and words alone."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from unosce_kg.model import PROSE, Block

UNKNOWN = "und"

# Languages of the OSCE area and of the United Nations; what else the model knows only blurs their borders.
_CANDIDATES = (
    "ar", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr",
    "he", "hr", "hu", "hy", "is", "it", "ja", "ka", "kk", "ky", "lt", "lv", "mk", "mt", "nl", "no",
    "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tg", "tk", "tr", "uk", "uz", "zh",
)  # fmt: skip
_NAMES = {"english": "en", "french": "fr", "français": "fr", "russian": "ru", "русский": "ru", "german": "de",
          "deutsch": "de", "spanish": "es", "español": "es", "italian": "it", "italiano": "it"}  # fmt: skip
# The commonest words of English: where they abound, the text is English, and no model need be loaded.
_ENGLISH = frozenset((
    "the", "of", "and", "to", "in", "that", "for", "on", "with", "by", "as", "is", "was", "at", "from",
    "its", "be", "are", "which", "this", "these", "has", "have", "been", "their", "they", "our", "your", "would",
    "should", "who", "how", "when",
))  # fmt: skip
_ABOUND = 0.18  # of the words: English prose has more, other languages a few borrowed ones
_SAMPLE = 20_000  # characters: more of a text tells no more about its language
_SURE = 0.8  # share of the probability
_LEAST = 6  # words: fewer may be anything


def read_language(said: str) -> str | None:
    """The code of a language as files name it: "en-GB", "fr_FR", "English"; None where it is none that is known."""
    word = re.split(r"[-_]", said.strip())[0].casefold()
    return _NAMES.get(word, word if re.fullmatch(r"[a-z]{2,3}", word) else None)


def detect_language(text: str, blocks: Iterable[Block]) -> str | None:
    """The language of a document's prose, or None where too little of it tells.

    Args:
        text: The clean text.
        blocks: Its blocks; titles and names around the prose count only where there is no other text.

    Returns:
        A code of ISO 639-1.
    """
    known = list(blocks)
    prose = [b.span.of(text) for b in known if b.kind in PROSE]
    sample = " ".join(prose)[:_SAMPLE]
    if len(_words(sample)) < _LEAST:
        sample = " ".join(b.span.of(text) for b in known)[:_SAMPLE]
    return _detect(sample)


def is_foreign(paragraph: str, language: str) -> bool:
    """Whether a paragraph is surely in another language than the document's, as in pages in two languages."""
    if len(_words(paragraph)) < 2 * _LEAST:
        return False
    found = _detect(paragraph[:_SAMPLE])
    return found is not None and found != language


def _detect(sample: str) -> str | None:
    words = _words(sample)
    if len(words) < _LEAST:
        return None
    if len(words) >= 3 * _LEAST and sum(w.casefold() in _ENGLISH for w in words) > _ABOUND * len(words):
        return "en"
    language, share = _load().classify(sample)
    return str(language) if share >= _SURE else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text[:2000])


@functools.cache
def _load() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
