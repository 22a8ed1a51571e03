"""The spaCy pipeline: loading it, tokens, sentences, and the parse of sentences whose names are masked."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from unosce_kg.errors import SetupError
from unosce_kg.extraction.candidates import ADJECTIVE, DATE, Candidate, Sentence, Token
from unosce_kg.extraction.clearnlp import can_read, to_universal
from unosce_kg.extraction.joined_clauses import join_clauses, part_clauses
from unosce_kg.extraction.mending import mend
from unosce_kg.model import BlockKind, Document, Span
from unosce_kg.resources import PIPELINE as DEFAULT
from unosce_kg.resources import locate_pipeline
from unosce_kg.text import CAPITALS

_LOG = logging.getLogger(__name__)
# The matrices are so small that threads only wait for each other: they would double the processor time.
_MATRICES = ThreadpoolController().select(user_api="blas")
_BODIES = ("UNBody", "OSCEBody", "RegionalOrganization", "StateBody", "Organization")
# One short familiar name for each class: names that hold "and", "for" or "of" lead a parser astray.
MASKS = {
    **dict.fromkeys(_BODIES, "Congress"), "Person": "Smith", "Post": "President", "Country": "France",
    "Territory": "Kosovo", "Region": "Europe", "City": "Vienna", "Place": "Vienna", "Meeting": "Conference",
    "Crisis": "crisis", "Process": "Process", "Event": "Conference", "Agreement": "Treaty", "Topic": "security",
    DATE: "2007",
}  # fmt: skip
_WITHOUT_TREE = "texts are read without a sentence tree, so few statements and fewer names are found"
# Characters that mean the same to a reader, one for one, so that offsets stay.
_SAME = str.maketrans("’‘‛ʼ´`“”„‟«»–—‑‐−\u00a0\u2009\u202f", "''''''\"\"\"\"\"\"-----   ")
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Amb|Gen|Col|Lt|Maj|Sgt|St|No|Nos|Art|Arts|Ch|Sec|para|paras|p|pp|vs|etc|e\.g|i\.e|"
    r"cf|approx|Jr|Sr|Rev|Hon|al|Res|Doc|U\.S|U\.N|U\.K|a\.m|p\.m)|\b[A-Z])\.$"
)
_SENTENCE_END = re.compile(rf"[.!?…]+[\"')\]]*(?=\s+[\"'(\[]*[{CAPITALS}0-9\"])")


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded pipeline: its name and version, and whether it parses."""

    nlp: Language
    name: str
    parses: bool


def load_model(name: str | None = None) -> Model:
    """Load the project's pipeline, another installed one, or as a last resort a blank one.

    What a pipeline without a tree that can be read will miss is logged as a warning.

    Args:
        name: Name or folder of a spaCy pipeline; None for the packaged one.

    Raises:
        SetupError: If there is no such pipeline, or it cannot be loaded.
    """
    path = locate_pipeline(DEFAULT) if name in (None, DEFAULT) else None
    if path is None and name in (None, DEFAULT):
        _LOG.warning("the packaged spaCy pipeline %s is missing: %s", DEFAULT, _WITHOUT_TREE)
        return Model(spacy.blank("en"), "blank", parses=False)
    try:
        with use_ops("numpy", use_blis=False):  # numpy's matrix product is the faster one
            nlp = spacy.load(path or str(name))
    except (OSError, ValueError, ImportError) as error:
        reason = " ".join(str(error).split())[:160]
        hint = f"install it (python -m spacy download {name}) or leave --model out for {DEFAULT}"
        raise SetupError(f"the spaCy pipeline {name!r} cannot be loaded: {reason}; {hint}") from None
    label = (
        f"{nlp.meta['lang']}_{nlp.meta['name']}" if path or not Path(str(name)).exists() else nlp.meta["name"]
    )
    return Model(nlp, f"{label} {nlp.meta['version']}", parses=_has_readable_tree(nlp, label))


def _has_readable_tree(nlp: Language, label: str) -> bool:
    if "parser" not in nlp.pipe_names:
        _LOG.warning("the spaCy pipeline %s has no parser: %s", label, _WITHOUT_TREE)
        return False
    if not can_read(nlp.get_pipe("parser").labels):  # type: ignore[attr-defined]
        _LOG.warning(
            "the spaCy pipeline %s uses neither universal nor ClearNLP relations: %s", label, _WITHOUT_TREE
        )
        return False
    return True


def shadow(text: str) -> str:
    """The text with typographic variants made alike, character for character; old agencies' ``quotes'' as others'."""
    return text.replace("``", ' "').replace("''", '" ').translate(_SAME).replace("\n", " ")


def split_sentences(text: str, span: Span, names: Sequence[Span]) -> list[Span]:
    """The sentences of a block, none of which ends inside a name or after an abbreviation.

    Args:
        text: The document's shadow.
        span: The block.
        names: Spans of names, which are kept whole.
    """
    bounds = [span.start]
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        end = match.end()
        if any(name.start < end < name.end for name in names):
            continue
        if _ABBREVIATIONS.search(text, bounds[-1], match.start() + 1):
            continue
        bounds.append(end)
    spans = [Span(a, b) for a, b in zip(bounds, [*bounds[1:], span.end], strict=True)]
    return [trimmed for s in spans if (trimmed := _trim(text, s))]


def _trim(text: str, span: Span) -> Span | None:
    stretch = span.of(text)
    start = span.start + len(stretch) - len(stretch.lstrip())
    end = span.start + len(stretch.rstrip())
    return Span(start, end) if start < end else None


def parse(model: Model, document: Document, text: str, candidates: Sequence[Candidate]) -> list[Sentence]:
    """Parse the document's sentences with each visible name as one token.

    Args:
        model: The pipeline.
        document: The document, for its blocks.
        text: Its shadow.
        candidates: Settled names, in text order; hidden ones stay part of the name around them.

    Returns:
        The sentences in text order.
    """
    visible = [(i, c) for i, c in enumerate(candidates) if not c.hidden]
    spans = [c.whole for _, c in visible]
    starts = [span.start for span in spans]
    jobs: list[tuple[Doc, _Job]] = []
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        here = _within(starts, block.span)
        for sentence in split_sentences(text, block.span, spans[here]):
            inside = [(i, c) for i, c in visible[_within(starts, sentence)] if sentence.contains(c.whole)]
            jobs.append(_mask(model, text, sentence, inside, block.kind, number))
    with _MATRICES.limit(limits=1):
        docs = list(model.nlp.pipe(doc for doc, _ in jobs))
        parted = {i: words for i, doc in enumerate(docs) if model.parses and (words := part_clauses(doc))}
        for number, doc in zip(parted, model.nlp.pipe(parted.values()), strict=True):
            docs[number] = doc
    return [_sentence(doc, job, model.parses) for doc, (_, job) in zip(docs, jobs, strict=True)]


def _within(starts: Sequence[int], span: Span) -> slice:
    """Which of the names, by where they start in text order, may stand in a stretch; the one before may reach into it."""
    return slice(max(0, bisect_left(starts, span.start) - 1), bisect_left(starts, span.end))


@dataclass(frozen=True, slots=True)
class _Job:
    span: Span
    kind: BlockKind
    block: int
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    owners: tuple[int | None, ...]


def _mask(
    model: Model, text: str, sentence: Span, names: list[tuple[int, Candidate]], kind: BlockKind, block: int
) -> tuple[Doc, _Job]:
    words: list[str] = []
    spans: list[Span] = []
    owners: list[int | None] = []
    position = sentence.start
    for index, candidate in [*names, (None, None)]:
        stop = candidate.whole.start if candidate else sentence.end
        between = text[position:stop]
        for token in model.nlp.make_doc(between) if between.strip() else ():
            if not token.is_space:
                word, start = token.text, position + token.idx
                words.append(word)
                spans.append(Span(start, start + len(word)))
                owners.append(None)
        if candidate:
            words.append(_mask_word(text, candidate))
            spans.append(candidate.span)
            owners.append(index)
            position = candidate.whole.end
    spaces = [b.start > a.end for a, b in pairwise(spans)] + [False] * bool(spans)
    begins: list[int | bool | None] = [number == 0 for number in range(len(words))]
    doc = Doc(model.nlp.vocab, words=words, spaces=spaces, sent_starts=begins)
    return doc, _Job(sentence, kind, block, tuple(words), tuple(spans), tuple(owners))


def _mask_word(text: str, candidate: Candidate) -> str:
    surface = candidate.span.of(text)
    acronym = candidate.type in _BODIES and surface.isupper()  # which a parser takes for any word
    if candidate.type == ADJECTIVE or not (acronym or re.search(r"[\s-]", surface)):
        return surface
    if candidate.type == "Topic" and surface.endswith("s") and not surface.endswith(("ss", "ics")):
        return "refugees"
    return MASKS.get(candidate.type, surface)


def _sentence(doc: Doc, job: _Job, parses: bool) -> Sentence:
    rows = to_universal(doc) if parses else ((t.text.lower(), "X", "dep", 0) for t in doc)
    tokens = tuple(
        Token(i, word, *row, span, owner)
        for i, (word, row, span, owner) in enumerate(zip(job.words, rows, job.spans, job.owners, strict=True))
    )
    seen = tuple((e.label_, e.start, e.end) for e in doc.ents)
    return Sentence(
        job.span, job.kind, job.block, join_clauses(mend(tokens)) if parses else tokens, parses, seen
    )
