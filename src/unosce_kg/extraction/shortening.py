"""Short names that a text uses once it has named a body in full: "the Mission", "its Secretariat"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.model import PROSE, Block, Document, Entity, Span

BODIES = frozenset(("UNBody", "OSCEBody", "RegionalOrganization", "Organization"))
# What may stand before a short name: it points back.
_POINTING = r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Oo]ur|[Yy]our|[Tt]heir)(?: new| whole| entire| latter)?"
# The word that a name is built around stands at its end, or before "of", "for", "in" and the like.
_HEAD = re.compile(r"([A-Z][\w-]+)(?='s|\W*$| (?:of|for|in|to|on|at|against|and)\b)")
# A council that meets and whose meetings are reported: "the Council" in a text headed by its name.
_MEETS = re.compile(r"(?i)\b(?:Security|Permanent|Ministerial|Human Rights|Economic and Social) Council$")
_SENTENCE_END = re.compile(r"[\w)]{3}[.!?][\"'”]? ")
_NEAR = 2  # ends of sentences between a council's name and "the Council" from which on the one of the head is meant


class Shortener:
    """Finds the short names of bodies.

    Args:
        nouns: Words that bodies are named with ("Mission", "Programme Office").
        entities: The curated entities, whose labels tell what an acronym is called.
    """

    def __init__(self, nouns: frozenset[str], entities: Mapping[str, Entity]) -> None:
        heads = sorted(
            {noun.split()[-1] for noun in nouns} | {"School", "Union", "League", "Commonwealth", "Project"}
        )
        self._pointing = re.compile(
            rf"\b{_POINTING} (?P<noun>{'|'.join(heads)})(?![\w-])(?!,? (?:[A-Z]|of (?:the )?[A-Z]))"
        )
        self._entities = entities

    def find(self, document: Document, text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
        """Candidates for short names, each with the full name that it stands for as its part `long`.

        Args:
            document: The document, for its blocks.
            text: Its shadow.
            known: The names found so far.
        """
        taken = [c.whole for c in known if not c.weak]
        bodies = [c for c in known if c.type in BODIES]
        for block in document.blocks:
            for match in self._pointing.finditer(text, block.span.start, block.span.end):
                span = Span(*match.span("noun"))
                if any(span.overlaps(t) for t in taken):
                    continue
                before = [c for c in bodies if c.span.end <= span.start]
                if match[0].startswith(("Our", "our")):  # of whoever speaks, whom the head names first
                    before = [c for c in before if c.type == bodies[0].type]
                long = _last(before, lambda c: {c.span.of(text)}, match["noun"]) or _last(
                    before, self._labels, match["noun"]
                )
                if long and match["noun"] == "Council":
                    long = self._council(long, before, document, block, span.start, text)
                if long:
                    yield Candidate(span, long.type, "short name", parts={"long": long.span})

    def _council(
        self,
        last: Candidate,
        before: Sequence[Candidate],
        document: Document,
        block: Block,
        start: int,
        text: str,
    ) -> Candidate:
        """The council that heads the document, where another was named last and in an earlier sentence or paragraph."""
        lead = (b.span for b in document.blocks if b.kind in PROSE and b.span.of(text).rstrip().endswith("."))
        ends = next((span.end for span in lead), 0)
        heads = [c for c in before if c.span.start < ends and self._meets(c, text)]
        if not heads or len({c.type for c in heads}) > 1 or last.type == heads[0].type:
            return last
        near = (
            block.span.contains(last.span) and len(_SENTENCE_END.findall(text, last.span.end, start)) < _NEAR
        )
        return last if near else heads[-1]

    def _meets(self, candidate: Candidate, text: str) -> bool:
        return any(_MEETS.search(n) for n in (candidate.span.of(text), *self._labels(candidate)))

    def _labels(self, candidate: Candidate) -> set[str]:
        """What the gazetteer calls the body, where the text has an acronym of it."""
        return {self._entities[n.entity].label for n in candidate.names}


def _last(
    candidates: Sequence[Candidate], names: Callable[[Candidate], set[str]], noun: str
) -> Candidate | None:
    """The last body one of whose names is built around the noun."""
    named = [c for c in candidates if any((m := _HEAD.search(n)) and m[1] == noun for n in names(c))]
    return max(named, key=lambda c: (c.span.start, len(c.span)), default=None)
