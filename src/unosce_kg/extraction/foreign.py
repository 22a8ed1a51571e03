"""Documents in other languages than English: whom and what they name, and nothing else.

The patterns, the parse and the frames know English alone; what they would make of another language is nonsense. Names are
safe: the gazetteer has them in several languages, and inflected forms are found by their stems.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unosce_kg.extraction import linking
from unosce_kg.extraction.candidates import ADJECTIVE, Candidate
from unosce_kg.extraction.compose import settle
from unosce_kg.extraction.knowledge_base import KnowledgeBase
from unosce_kg.extraction.language import shadow
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.names import NameFinder
from unosce_kg.model import BlockKind, Document, Entity, GazetteerName, Mention, Span
from unosce_kg.text import fold

_WORD = re.compile(r"\w+(?:-\w+)*")
_SHORTEST_STEM = 3
# Endings of names in cases and numbers; the text is folded before, so that й is и and ё is е.
_ENDINGS = {
    "ru": re.compile(
        r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ах|ях|ов|ев|еи|ои|ыи|ии|ая|яя|ое|ее|ые|ие|ия|ию|ую|юю|ом|ем|ым|им|ам|ям|ых|их"
        r"|ью|ин|а|я|о|е|ы|и|у|ю|ь)$"
    ),
    "de": re.compile(r"(?:en|em|er|es|e|n|s)$"),
}


@dataclass(frozen=True, slots=True)
class _ForeignName:
    """A name's stems with what they stand for; an acronym stands for itself as written."""

    stems: tuple[str, ...]
    name: GazetteerName
    type: str


class ForeignReader:
    """Reads documents that are not in English, in part.

    Args:
        base: What is known.
        names: Finds the names that are written alike in every language.
    """

    def __init__(self, base: KnowledgeBase, names: NameFinder) -> None:
        self._base = base
        self._names = names
        self._known: dict[str, Mapping[str, list[_ForeignName]]] = {}

    def read(self, document: Document) -> tuple[Mention, ...]:
        """The names of known entities in a document, in text order."""
        text = shadow(document.text)
        found = [*self._alike(document, text), *self._translated(document, text)]
        links = Links(document, text, self._base, settle(found))
        linking.link_gazetteer(links)
        return tuple(
            Mention(c.span, c.span.of(document.text), c.entities, c.detector, round(c.score, 2), c.reason)
            for c in links.candidates
            if c.entities
        )

    def _alike(self, document: Document, text: str) -> Iterator[Candidate]:
        """Acronyms, persons and places that are written as in English, and longer English names."""
        for candidate in self._names.find(document, text):
            surface = candidate.span.of(text)
            kept = tuple(n for n in candidate.names if not n.weak and surface == n.text)
            telling = " " in surface or any(n.exact_case for n in kept)
            if kept and (telling or self._base.is_a(candidate.type, "Place")) and candidate.type != ADJECTIVE:
                yield Candidate(candidate.span, candidate.type, candidate.detector, kept)

    def _translated(self, document: Document, text: str) -> Iterator[Candidate]:
        known = self._known.get(document.language)
        if known is None:
            known = self._known[document.language] = _index(self._base.entities, document.language)
        for block in document.blocks:
            if block.kind is BlockKind.FURNITURE or not known:
                continue
            words = list(_WORD.finditer(text, block.span.start, block.span.end))
            stems = [_stem(word[0], document.language) for word in words]
            for i, stem in enumerate(stems):
                fitting: dict[tuple[int, str], list[GazetteerName]] = defaultdict(list)
                for name in known.get(stem, ()):
                    last = i + len(name.stems)
                    span = Span(words[i].start(), words[last - 1].end()) if last <= len(words) else None
                    if (
                        span
                        and tuple(stems[i:last]) == name.stems
                        and _is_written_so(name.name, span.of(text))
                    ):
                        fitting[last, name.type].append(name.name)
                for (last, type_), names in sorted(fitting.items(), key=lambda f: f[0]):
                    span = Span(words[i].start(), words[last - 1].end())
                    yield Candidate(span, type_, "gazetteer", tuple(names))


def _index(entities: Mapping[str, Entity], language: str) -> Mapping[str, list[_ForeignName]]:
    """The names that entities have in a language, by their first stem."""
    index: dict[str, list[_ForeignName]] = defaultdict(list)
    for id_, entity in sorted(entities.items()):
        for alias in entity.aliases:
            stems = tuple(_stem(word, language) for word in _WORD.findall(shadow(alias.text)))
            if alias.language == language and stems:
                is_acronym = alias.text.isupper() and " " not in alias.text
                name = GazetteerName(alias.text, id_, exact_case=is_acronym)
                index[stems[0]].append(_ForeignName(stems, name, entity.type))
    return index


def _stem(word: str, language: str) -> str:
    plain = fold(word).casefold()
    ending = _ENDINGS[language].search(plain) if language in _ENDINGS and not word.isupper() else None
    return plain[: ending.start()] if ending and ending.start() >= _SHORTEST_STEM else plain


def _is_written_so(name: GazetteerName, surface: str) -> bool:
    """Whether a stretch has the capitals of a name: an acronym's all, of other names the first."""
    if name.exact_case:
        return surface == name.text
    return surface[0].isupper() or not name.text[0].isupper()
