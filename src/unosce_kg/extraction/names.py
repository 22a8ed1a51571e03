"""Names of the gazetteer and of the topic scheme, found in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from unosce_kg.extraction.candidates import ADJECTIVE, Candidate
from unosce_kg.extraction.language import shadow
from unosce_kg.model import Block, BlockKind, Document, Entity, GazetteerName, Span

# Spellings that stand for each other in every name.
_VARIANTS = (
    (re.compile(r"\bco-operation"), "cooperation"),
    (re.compile(r"\bco-ordinat"), "coordinat"),
    (re.compile(r"organization"), "organisation"),
    (re.compile(r"\bcentre"), "center"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"\bunited nations\b"), "un"),
    (re.compile(r"\bunited nations\b"), "u.n."),
    (re.compile(r"(?<=\w)-(?=\w)"), " "),
    (re.compile(r"(?<=[a-z]{3})-(?=[a-z])"), ""),
    (re.compile(r" & "), " and "),
    (re.compile(r"building\b"), "-building"),
)


def spellings(name: str) -> set[str]:
    """The name in lower case, in every combination of usual spellings.

    >>> sorted(spellings("Centre for Security Co-operation"))[:2]
    ['center for security co operation', 'center for security co-operation']
    """
    found = {shadow(name).casefold()}
    for pattern, other in _VARIANTS:
        found |= {pattern.sub(other, text) for text in found}
    return found


class NameFinder:
    """Finds every stretch of a text that is a name of a known entity.

    Args:
        nlp: Its tokenizer cuts names and texts alike.
        names: The names to look for.
        entities: Known entities by id, for their classes.
    """

    def __init__(self, nlp: Language, names: Iterable[GazetteerName], entities: Mapping[str, Entity]) -> None:
        self._nlp = nlp
        self._entities = entities
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._names: dict[str, list[GazetteerName]] = defaultdict(list)
        for name in names:
            for spelling in {shadow(name.text).casefold()} if name.exact_case else spellings(name.text):
                self._names[spelling].append(name)
        for spelling in sorted(self._names):
            self._matcher.add(spelling, [nlp.make_doc(spelling)])

    def find(self, document: Document, text: str) -> list[Candidate]:
        """All names in the document's blocks, overlapping ones too, in text order.

        Args:
            document: The document, for its blocks.
            text: Its shadow.
        """
        return [
            c
            for block in document.blocks
            if block.kind is not BlockKind.FURNITURE
            for c in self._in(block, text)
        ]

    def _in(self, block: Block, text: str) -> Iterator[Candidate]:
        doc = self._nlp.make_doc(block.span.of(text))
        shouted = _is_shouted(block.span.of(text))
        for key, first, last in sorted(self._matcher(doc), key=lambda m: (m[1], -m[2])):
            stretch = doc[first:last]
            start = block.span.start + stretch.start_char
            span = Span(start, block.span.start + stretch.end_char)
            fitting = [
                n for n in self._names[self._nlp.vocab.strings[key]] if self._fits(n, stretch.text, shouted)
            ]
            for type_, names in self._by_type(fitting):
                yield Candidate(span, type_, "gazetteer", tuple(names))

    def _by_type(self, names: list[GazetteerName]) -> Iterator[tuple[str, list[GazetteerName]]]:
        """The names grouped by what they would make of the stretch, places as names before adjectives."""
        groups: dict[str, list[GazetteerName]] = defaultdict(list)
        for name in names:
            groups[ADJECTIVE if name.adjective else self._entities[name.entity].type].append(name)
        yield from sorted(groups.items(), key=lambda g: (all(n.weak for n in g[1]), g[0]))

    def _fits(self, name: GazetteerName, surface: str, shouted: bool) -> bool:
        if name.exact_case:
            return surface == shadow(name.text) or (
                shouted and surface == surface.upper() and len(surface) > 3
            )
        if self._entities[name.entity].type == "Topic" or not name.text[0].isupper():
            return True
        return surface[0].isupper() and (
            len(surface.split()) == 1 or _capitals(surface) * 2 >= _capitals(name.text)
        )


def _capitals(text: str) -> int:
    return sum(word[0].isupper() for word in text.split())


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
