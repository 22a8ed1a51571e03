"""Annotated documents as samples: each common noun that could stand for a thing, its features, and whether it does."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from relations.gold import align, normalize, read_gold
from relations.samples import Sample

from unosce_kg import extraction, knowledge, readers
from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.nominals import find_nominals
from unosce_kg.extraction.stages import Extractor
from unosce_kg.resources import locate

LEAST = 3  # times the gold files must name a thing by a noun
_EVENTS = ("Meeting", "Event", "Process", "Crisis")
_BODIES = ("Organization", "UNBody", "OSCEBody", "RegionalOrganization")
_CLASSES = (*_EVENTS, *_BODIES, "Agreement", "StateBody")
_BEHIND = re.compile(r" (?:in|of|on|for|with|between|at|to|by|from|under|against) .*")
_BEFORE, _AFTER = 4, 10  # words of a name before and behind its noun
_WORD_LISTS = {
    "gathering_noun": "Meeting",
    "vote_noun": "Process",
    "instrument_kind": "Agreement",
    "body_noun": "Organization",
    "occasion_noun": "Event",
}


@dataclass(frozen=True)
class Named:
    """An entity of a gold file: its class, all its names, and whether it must be found."""

    type: str
    names: tuple[str, ...]
    required: bool


def read_names(path: Path) -> list[Named]:
    """The entities of a gold file, in its order."""
    rows = (line.partition("|") for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Named(
            head.split()[1], tuple(n.strip() for n in names.split("|")[0].split(";")), head.startswith("E ")
        )
        for head, _, names in rows
        if head.startswith(("E ", "E? "))
    ]


def find_nouns(gold: Sequence[Path], lexicon: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Nouns by which gold files name things without a name, and those of the word lists, with the class of the things."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in (e for path in gold for e in read_names(path) if e.type in _CLASSES):
        type_ = "Organization" if entity.type in _BODIES else entity.type
        heads = {_BEHIND.sub("", name).split()[-1] for name in entity.names if _BEHIND.sub("", name).strip()}
        counts.update({h: counts[h] + Counter([type_]) for h in heads if h.islower() and h.isalpha()})
    general = {"one", "message", *lexicon["cooperation_noun"]}  # a message is a speech, no instrument
    nouns = {noun: min(c, key=lambda t: (-c[t], t)) for noun, c in counts.items() if c.total() >= LEAST}
    for name, type_ in _WORD_LISTS.items():
        for words in lexicon[name]:
            nouns.setdefault(words.split()[-1].casefold(), type_)
    return {noun: type_ for noun, type_ in sorted(nouns.items()) if noun not in general}


def collect(documents: Sequence[tuple[Path, Path]]) -> tuple[dict[str, str], list[Sample]]:
    """The nouns to look at, and the samples of annotated documents.

    Args:
        documents: Text and gold file of each; a noun that stands for what the gold leaves open is passed over.
    """
    known = replace(knowledge.load(locate("ontology")), learned_nominals=None)
    nouns = find_nouns([gold for _, gold in documents], known.lexicon)
    extractor = Extractor(known, extraction.load_model())
    samples: list[Sample] = []
    for number, (text, gold) in enumerate(documents):
        document = readers.read(text)
        reading = extractor.read(document)
        aligned = set(align(extractor.gather(document, reading), read_gold(gold), known).values())
        missing = _by_name(entity for i, entity in enumerate(read_names(gold)) if i not in aligned)
        found = find_nominals(reading.links, reading.sentences, frozenset(reading.coreferents), nouns)
        for nominal in found:
            meant = _meant(reading.sentences[nominal.sentence], nominal.token, document.text, missing)
            if not meant or any(entity.required for entity in meant):
                end = meant[0].names[0] if meant else str(nominal.token.span.start)
                ends = nominal.token.text.casefold(), end
                samples.append(
                    Sample(
                        number,
                        "nominal",
                        ends,
                        tuple(sorted(nominal.features)),
                        (),
                        (number, ends),
                        bool(meant),
                        False,
                    )
                )
    return nouns, samples


def _by_name(entities: Iterator[Named]) -> dict[str, list[Named]]:
    named: dict[str, list[Named]] = defaultdict(list)
    for entity in entities:
        for name in entity.names:
            if entity.type in _CLASSES:
                named[normalize(name)].append(entity)
    return named


def _meant(sentence: Sentence, token: Token, text: str, missing: Mapping[str, list[Named]]) -> list[Named]:
    """The entities that are named by a stretch of words around a noun, those that must be found first."""
    tokens = sentence.tokens
    firsts = tokens[max(0, token.index - _BEFORE) : token.index + 1]
    lasts = tokens[token.index : token.index + _AFTER]
    stretches = {normalize(text[a.span.start : b.span.end]) for a in firsts for b in lasts}
    found = [entity for name in sorted(stretches) for entity in missing.get(name, ())]
    return sorted(found, key=lambda entity: not entity.required)
