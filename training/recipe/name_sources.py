"""Readers of corpora that carry names alone: CrossNER, wikigold, re3d, Universal NER, Europarl."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokens import Doc

from recipe.conllu import read_blocks
from recipe.dates import EXPLICIT, find_dates
from recipe.sentences import Name, Sentence, Token
from recipe.words import read_words

Column = tuple[list[str], list[str]]
_WORDS = read_words("name_sources")
_CLOSING = frozenset(_WORDS["closing"])
_OPENING = frozenset(_WORDS["opening"])
_INNER = frozenset(_WORDS["inner"])
_RANKS = frozenset(_WORDS["ranks"])
_PEOPLE = ["politician", "person", "writer", "musicalartist", "scientist", "researcher"]
_BODIES = ["organisation", "politicalparty", "band", "university"]
_CROSSNER = (
    dict.fromkeys(_PEOPLE, "PERSON")
    | dict.fromkeys(_BODIES, "ORG")
    | {"country": "LOC", "location": "LOC", "event": "EVENT", "election": "EVENT", "conference": "EVENT"}
    | dict.fromkeys(["book", "poem", "song", "album", "magazine", "academicjournal"], "MISC")
)
_PLAIN = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
_RE3D = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Temporal": "DATE"}
_STATES_AS_BODIES = frozenset(_WORDS["states_as_bodies"])


def read_columns(path: Path, separator: str | None = None) -> Iterator[Column]:
    """Yields words and tags of each sentence of a file with a word first and a tag last on each line."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line.strip() and not line.startswith("-DOCSTART"):
            columns = line.split(separator)
            words.append(columns[0])
            tags.append(columns[-1].strip())
        elif words:
            yield words, tags
            words, tags = [], []


def spans_of(tags: list[str]) -> list[Name]:
    """Spans of IOB tags; an I- without a B- opens a span of its own."""
    names: list[Name] = []
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag == "O" or tag[0] == "B" or tag[2:] != tags[start][2:]):
            names.append(Name(start, i, tags[start][2:]))
            start = None
        if tag != "O" and start is None:
            start = i
    return names


def space_words(words: list[str]) -> tuple[Token, ...]:
    """Makes tokens of words whose spacing was lost, spaced by the habits of English punctuation."""
    spaces = [True] * len(words)
    quoted = False
    for i, word in enumerate(words):
        if i and word in _CLOSING:
            spaces[i - 1] = False
        if word in _OPENING:
            spaces[i] = False
        if word == '"':
            spaces[i - 1 if quoted and i else i] = False
            quoted = not quoted
        inner = 0 < i < len(words) - 1 and words[i - 1][-1:].isalnum() and words[i + 1][:1].isalnum()
        if word in ("-", "/") and inner:
            spaces[i] = spaces[i - 1] = False
    return tuple(Token(form=word, space=space) for word, space in zip(words, spaces, strict=True))


def label_sentence(
    column: Column, labels: dict[str, str], *, capitals_unknown: bool, dates: bool
) -> Sentence:
    """Makes a sentence of words and tags.

    Args:
        column: Words and IOB tags.
        labels: Source label to ours; spans of other labels become unknown.
        capitals_unknown: Whether capitalized words outside spans may be names of kinds the source lacks.
        dates: Whether dates are added by rule.
    """
    words, tags = column
    spans = spans_of(tags)
    sentence = Sentence(
        tokens=space_words(words),
        names=tuple(Name(n.start, n.end, labels[n.label]) for n in spans if n.label in labels),
        unknown=frozenset(i for n in spans if n.label not in labels for i in range(n.start, n.end)),
    )
    return complete_names(sentence, capitals_unknown=capitals_unknown, dates=dates)


def complete_names(sentence: Sentence, *, capitals_unknown: bool, dates: bool) -> Sentence:
    """Adds dates by rule and marks capitalized words outside names as unknown, as asked."""
    names = list(sentence.names or ())
    taken = {i for n in names for i in range(n.start, n.end)}
    tokens = sentence.tokens
    if dates:
        doc = Doc(_VOCAB, words=[t.form for t in tokens], spaces=[t.space for t in tokens])
        for start, end in find_dates(doc):
            if not taken & set(range(start, end)):
                names.append(Name(start, end, "DATE"))
                taken |= set(range(start, end))
    unknown = set(sentence.unknown)
    if capitals_unknown:
        unknown |= {i for i, t in enumerate(tokens) if i and t.form[0].isupper() and t.form != "I"}
    return replace(sentence, names=tuple(names), unknown=frozenset(unknown - taken))


def read_crossner(folder: Path, domain: str, splits: Iterable[str], *, test: bool = False) -> list[Sentence]:
    """Reads a domain of CrossNER; only the politics domain marks every kind of name."""
    unknown = domain != "politics"
    return [
        label_sentence(column, _CROSSNER, capitals_unknown=unknown, dates=not test)
        for split in splits
        for column in read_columns(folder / "ner_data" / domain / f"{split}.txt", "\t")
    ]


def read_wikigold(path: Path) -> list[Sentence]:
    """Reads wikigold, whose MISC is too mixed to use."""
    return [
        label_sentence(
            (words, [t if t == "O" else "I" + t[1:] for t in tags]),
            _PLAIN,
            capitals_unknown=False,
            dates=True,
        )
        for words, tags in read_columns(path)
    ]


def read_europarl(path: Path) -> list[Sentence]:
    """Reads the Europarl test set."""
    return [
        label_sentence(column, _PLAIN, capitals_unknown=False, dates=False) for column in read_columns(path)
    ]


def read_universal_ner(path: Path) -> dict[str, list[Name]]:
    """Names of a Universal NER file by sentence id and by the letters of the sentence's text."""
    found = {}
    for comments, rows in read_blocks(path):
        tags = [row[2] for row in rows if row[0].isdigit()]
        names = [Name(n.start, n.end, _PLAIN[n.label]) for n in spans_of(tags) if n.label in _PLAIN]
        for key in (comments.get("sent_id", ""), letters(comments["text"])):
            found[key] = names
    return found


def letters(text: str) -> str:
    """The letters and digits of a text, to compare texts whose spacing differs."""
    return re.sub(r"[^A-Za-z0-9]", "", text)


def _trim_strictly(words: list[str], start: int, end: int, label: str) -> Name | None:
    while start < end and words[start].lower() in ("the", "a", "an", "our", "their"):
        start += 1
    while label == "PERSON" and start < end - 1 and words[start].lower() in _RANKS:
        start += 1
    while end > start and words[end - 1] in ("'s", "’s", "'", "’", "."):
        end -= 1
    part = words[start:end]
    if not part or not part[0][:1].isupper() or len("".join(part)) < 2:
        return None
    return Name(start, end, label) if all(w[:1].isupper() or w.lower() in _INNER for w in part) else None


def read_re3d(folder: Path) -> list[Sentence]:
    """Reads a source of re3d, with names cut out of its mentions; what is no name is unknown."""
    sentences = []
    mentions: dict[str, list[dict[str, object]]] = {}
    for line in (folder / "entities.json").read_text(encoding="utf8").splitlines():
        mention = json.loads(line)
        mentions.setdefault(mention["documentId"], []).append(mention)
    for line in (folder / "documents.json").read_text(encoding="utf8").splitlines():
        document = json.loads(line)
        doc = _SENTENCIZER(document["text"])
        found = [
            (span.start, span.end, str(m["type"]))
            for m in mentions.get(document["_id"], ())
            if (span := doc.char_span(m["begin"], m["end"], alignment_mode="expand")) is not None
        ]
        sentences += [_label_re3d(sent, found) for sent in doc.sents if len(sent.text.strip()) > 3]
    return sentences


def _label_re3d(sent: spacy.tokens.Span, found: list[tuple[int, int, str]]) -> Sentence:
    kept = [t for t in sent if not t.is_space]
    index = {t.i: k for k, t in enumerate(kept)}
    words = [t.text for t in kept]
    names, unknown = [], set()
    for start, end, kind in found:
        inside = [index[i] for i in range(start, end) if i in index]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        label = _RE3D.get(kind)
        name = _trim_strictly(words, first, last, label) if label and label != "DATE" else None
        text = " ".join(words[first:last])
        if label == "DATE" and EXPLICIT.search(text):
            while words[first].lower() in ("on", "in", "since", "from", "until", "by", "at", "for"):
                first += 1
            name = Name(first, last, "DATE") if first < last else None
        if name is None:
            unknown |= set(range(first, last))
        else:
            state = name.label == "ORG" and " ".join(words[name.start : name.end]) in _STATES_AS_BODIES
            names.append(Name(name.start, name.end, "LOC") if state else name)
    tokens = tuple(Token(form=t.text, space=bool(t.whitespace_) or t.i + 1 not in index) for t in kept)
    sentence = Sentence(tokens=tokens, names=tuple(names), unknown=frozenset(unknown))
    return complete_names(sentence, capitals_unknown=True, dates=True)


_SENTENCIZER = spacy.blank("en")
_SENTENCIZER.add_pipe("sentencizer")
_VOCAB = _SENTENCIZER.vocab
