"""Names of the gazetteer and of the topic scheme, found in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import ADJECTIVE, Candidate
from unosce_kg.extraction.language import shadow
from unosce_kg.extraction.spelling import NOWHERE, Speller
from unosce_kg.model import Block, BlockKind, Document, Entity, GazetteerName, Span
from unosce_kg.text import CAPITALS

# What international bodies are called and those of States too, and what follows where it is the international one.
_IN_EACH_STATE = frozenset(("Security Council", "Red Cross", "Red Crescent", "Council of Ministers"))
_OF = re.compile(r"(?: Society)? of (?:the )?")
_OF_IT = re.compile(r" (?:resolution|draft|seat|presidency|chair|veto|vote|member)")
# An ending that surnames have and words in the names of meetings and bodies do not.
_SURNAME = re.compile(
    r" [A-ZČĆŠŽĐ][^\W\d_]*(?:ić|IĆ|ović|ovic|ević|evic|OVIC|EVIC|ová|OVÁ|enko|ENKO|kova?|KOVA?)(?![\w-])"
)
# A title and a first name right before the word: "Ambassador Peter London", no "General Assembly Vienna".
_TITLED = re.compile(
    r"\b(?:Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Dame|Ambassador|Professor|Colonel|Judge|Baroness|Author:|Written by:?) "
    r"(?!(?:of|to|in)\b)[A-Z][^\W\d_]+ (?:[A-Z]\. )?$"
)
_LONG_NAME = 40  # characters of a title with a first name
# "civil society" only tells who they are, as "dollar" tells what money
_IDIOM = re.compile(
    r"(?i)(?:green light|green[- ]lit)\b|"
    r"civil[- ]society (?:representatives?|organi[sz]ations?|groups?|activists?|leaders?|actors?|members?|figures?)\b"
)
# The energy that somebody has, not what heats a house: "such energy", "gave it fresh energy"; and a currency, not a State.
_VIGOUR = re.compile(r"\b(?:fresh|renewed|such|boundless|tireless|much|great|his|her|your) $")
_NO_NAME = re.compile(r"US(?: dollars?\b|\$)")
_CAPITAL = re.compile(r"(?i)\bcapital\b")
_APPOSED = re.compile(
    r"(?: city)?(?: of)?,? (?:the )?"
)  # between "the Tajik capital" and the town's own name
_WORDS_IN_CAPITALS = ("WHO", "US", "IT")  # in a line that is all in capitals
# What many bodies have one of, and a word before it that makes it another's: "the Aarhus Centre in Almaty".
_UNIT = ("Centre in ", "Center in ", "Office in ", "Mission to ", "Mission in ", "Presence in ")
_PREFIXED = re.compile(
    r"\b(?!(?:The|This|That|Our|Your|Its|Their|A|An|In|At|From|And|But|As|For|With)\b)[A-Z][\w-]+ $"
)
# A capitalized word that a hyphen ties to the one before it; acronyms and "-led" are none.
_TIED = re.compile(rf"-([{CAPITALS}][^\W\d_]*[^\W\d_A-Z][^\W\d_]*)")
_LANGUAGE = re.compile(r"[- ](?:languages?|speak(?:ing|ers?)|translations?|versions?|editions?)\b")
_TOLD_IN = re.compile(r"\b(?:in|into|speaks?|spoken?|speaking|learn|teach|fluent in)(?: both)? $")
# Languages before and behind one in a list: "in Crimean Tatar, **Russian** and Ukrainian, with the help of …".
_ONE = r"(?:[A-Z][a-z]+ )?[A-Z][a-z]*(?:ian|[ml]an|ish|ese|kh|[ei]k|ench|utch|yz|tar|ari|[jm]ani|hto|[bl]ic)"
_LISTED_BEFORE = re.compile(rf"(?:{_TOLD_IN.pattern[:-1]})(?:{_ONE}(?:, and|,| and) )*$")
_LISTED_AFTER = re.compile(
    rf"(?:(?:, and|,| and) {_ONE})*(?=[.;:)]|, (?:with|and|which|as)\b|$| (?:for|by|with|to|at|on)\b)"
)
_REACH = 12  # characters of the longest word before "energy"
_LONG_LIST = 80  # characters of a list of languages
_AND_NO_NOUN = re.compile(
    r" (?:and(?! [A-Z])|or(?! [A-Z])|for|too|at|by|as|only|but|with|to|from|since|on|besides)\b|[.,;:)]"
)


class NameFinder:
    """Finds every stretch of a text that is a name of a known entity.

    Args:
        names: The names to look for.
        entities: Known entities by id, for their classes.
    """

    def __init__(self, names: Iterable[GazetteerName], entities: Mapping[str, Entity]) -> None:
        names = [_shadowed(name) for name in names]
        self._entities = entities
        self._speller = Speller(name.text for name in names)
        self._names: dict[str, list[GazetteerName]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in names:
            forms = self._speller.words(name.text).forms
            self._names[" ".join(forms)].append(name)
            lengths["".join(forms[:1])].add(len(forms))
        # How many words the names have that begin with a word, the longest first
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def find(self, document: Document, text: str) -> list[Candidate]:
        """All names in the document's blocks, overlapping ones too, in text order.

        Args:
            document: The document, for its blocks.
            text: Its shadow.
        """
        blocks = (block for block in document.blocks if block.kind is not BlockKind.FURNITURE)
        found = [candidate for block in blocks for candidate in self._in(block, text)]
        return [
            c
            for c in found
            if not (
                _is_of_state(c, found, text)
                or _is_part_of_person(c, text)
                or _is_idiom(c, text)
                or _is_of_part(c, found, text)
                or _is_named_too(c, found, text)
            )
        ]

    def _in(self, block: Block, text: str) -> Iterator[Candidate]:
        stretch = block.span.of(text)
        words = self._speller.words(stretch)
        shouted = _is_shouted(stretch)
        for spelling, first, last in self._spelt(words.forms):
            start, end = words.starts[first], words.ends[last - 1]
            if NOWHERE in (start, end):
                continue
            surface = stretch[start:end]
            if self._goes_on(stretch, end) or (
                surface.startswith(_UNIT) and _PREFIXED.search(stretch, 0, start)
            ):
                continue
            fitting = [n for n in self._names[spelling] if self._fits(n, surface, shouted)]
            span = Span(block.span.start + start, block.span.start + end)
            for type_, names in self._by_type(_best_spelt(fitting, surface)):
                if type_ == ADJECTIVE and _names_language(stretch, start, end):
                    continue
                yield Candidate(span, type_, "gazetteer", tuple(names))

    def _spelt(self, forms: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """The spellings of names among a text's words, each with its first word and the one behind it."""
        for first, word in enumerate(forms):
            for length in self._lengths.get(word, ()):
                spelling = " ".join(forms[first : first + length])
                if spelling in self._names and first + length <= len(forms):
                    yield spelling, first, first + length

    def _goes_on(self, stretch: str, end: int) -> bool:
        """Whether a hyphen ties what is no name by itself to a name: "Asia" in "Asia-Plus", "Qurghon" in "Qurghon-Teppa"."""
        tied = _TIED.match(stretch, end)
        return tied is not None and self._speller.words(tied[1]).forms[0] not in self._names

    def _by_type(self, names: list[GazetteerName]) -> Iterator[tuple[str, list[GazetteerName]]]:
        """The names grouped by what they would make of the stretch, places as names before adjectives."""
        groups: dict[str, list[GazetteerName]] = defaultdict(list)
        for name in names:
            groups[ADJECTIVE if name.adjective else self._entities[name.entity].type].append(name)
        yield from sorted(groups.items(), key=lambda g: (all(n.weak for n in g[1]), g[0]))

    def _fits(self, name: GazetteerName, surface: str, shouted: bool) -> bool:
        if shouted and surface in _WORDS_IN_CAPITALS:
            return False
        if name.exact_case:
            return surface == name.text or (shouted and surface.isupper() and len(surface) > 3)
        if self._entities[name.entity].type == "Topic" or not name.text[0].isupper():
            return True
        if not surface[0].isupper() and not self._speller.words(surface).forms[0][0].isdigit():
            return False
        return len(surface.split()) == 1 or _capitals(surface) * 2 >= _capitals(name.text)


def _shadowed(name: GazetteerName) -> GazetteerName:
    """The name as it would stand in a document's shadow."""
    text = shadow(name.text)
    return name if text == name.text else replace(name, text=text)


def _is_of_state(candidate: Candidate, found: Iterable[Candidate], text: str) -> bool:
    """Whether a State stands beside a name that each State has a body of: "the Russian Security Council"."""
    if candidate.span.of(text) not in _IN_EACH_STATE:
        return False
    lands = [
        c.span for c in found if c.type in (ADJECTIVE, "Country") and c.names[0].entity.startswith("place/")
    ]
    return not _OF_IT.match(text, candidate.span.end) and any(
        text[land.end : candidate.span.start] in (" ", "'s ")
        or _OF.fullmatch(text, candidate.span.end, land.start)
        for land in lands
    )


def _is_part_of_person(candidate: Candidate, text: str) -> bool:
    """Whether what a town is called too is part of a person's name: "Milan Petrović", "Ambassador Peter Sorokin"."""
    if candidate.type not in ("City", "Country") or " " in candidate.span.of(text):
        return False
    if _SURNAME.match(text, candidate.span.end):
        return True
    titled = _TITLED.search(text, max(0, candidate.span.start - _LONG_NAME), candidate.span.start)
    return titled is not None and candidate.type == "City"


def _is_of_part(candidate: Candidate, found: Iterable[Candidate], text: str) -> bool:
    """Whether an office of a body is one of a part of it: "**Head of ODIHR**'s Elections Department"."""
    if candidate.type != "Post" or not text.startswith("'s ", candidate.span.end):
        return False
    start = candidate.span.end + len("'s ")
    return any(
        c.span.start == start and c.names[0].entity.startswith("org/") and " " in c.span.of(text)
        for c in found
    )


def _is_named_too(candidate: Candidate, found: Iterable[Candidate], text: str) -> bool:
    """Whether a town that is called its land's capital has its own name beside that: "the Tajik capital, Dushanbe"."""
    span = candidate.span
    return _CAPITAL.search(span.of(text)) is not None and any(
        _APPOSED.fullmatch(text, span.end, c.span.start) or _APPOSED.fullmatch(text, c.span.end, span.start)
        for c in found
        if c.type == candidate.type and c.span != span
    )


def _is_idiom(candidate: Candidate, text: str) -> bool:
    """Whether words of a name stand in a phrase that means something else: "gave the green light", "with fresh energy"."""
    start, end = candidate.span.start, candidate.span.end
    if candidate.type == "Topic" and text[start:end] == "energy":
        ends = text[end : end + 1] in (".", ",", ";", "") or text.startswith(
            (" to ", " and ", " through "), end
        )
        return ends and _VIGOUR.search(text, max(0, start - _REACH), start) is not None
    return (_IDIOM if candidate.type == "Topic" else _NO_NAME).match(text, start) is not None


def _names_language(stretch: str, start: int, end: int) -> bool:
    """Whether an adjective stands for a language, not for a State: "in Russian for Central Asia", "Albanian-language"."""
    if _LANGUAGE.match(stretch, end):
        return True
    if _AND_NO_NOUN.match(stretch, end) and _TOLD_IN.search(stretch[max(0, start - 20) : start]):
        return True
    listed = _LISTED_BEFORE.search(stretch[max(0, start - _LONG_LIST) : start])
    return bool(listed and _LISTED_AFTER.match(stretch, end))


def _best_spelt(names: list[GazetteerName], surface: str) -> list[GazetteerName]:
    """Short names with the text's hyphens, if there are any: "Secretary-General" is not everybody's."""
    hyphens = surface.count("-")
    if not any(name.weak and name.text.count("-") == hyphens for name in names):
        return names
    return [name for name in names if not name.weak or name.text.count("-") == hyphens]


def _capitals(text: str) -> int:
    return sum(word[0].isupper() for word in text.split())


def _is_shouted(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 0.7 * (capitals + sum(map(str.islower, text)))
