"""Near duplicates: reprints, and texts that pass on much of another one, found by the runs of words that they share.

Each document has a signature, a sample of the hashes of its runs of five words: all of them in short documents, in longer
ones those below a bound, so that two samples can always be compared at the higher bound of the two. Signatures do not depend
on other documents; whoever keeps them and an index of their `anchors`, as `store.reprints` does, finds the partners of a
new document by its own.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import blake2b

from unosce_kg.model import PROSE, Document, DocumentKind
from unosce_kg.text import fold

_RUN = 5  # words
_MOST = 512  # hashes of a signature
_ALL = 1 << 64
_ANCHORS = _ALL // 8  # hashes below this bound lead from one document to another
# Of the shorter document's runs so many stand in the longer one too; unrelated documents share a tenth at most.
_SHARED = 1 / 3
COMMON = 32  # documents: an anchor that more of them share is boilerplate, and leads from none to another
_LEAST = 24  # hashes by which to judge
_LONGER = 8  # times: a short text inside a much longer one is a quotation, not a reprint
_WORD = re.compile(r"[^\W_]+")
# Kinds whose wording recurs from document to document, each with a force of its own.
_OWN_FORCE = frozenset(
    (DocumentKind.RESOLUTION, DocumentKind.DECISION, DocumentKind.AGREEMENT, DocumentKind.RECORD)
)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is compared of a document.

    Attributes:
        document: Its id.
        order: Sorts the documents of a group, the one that the others count as first: its date, then its id.
        own_force: Its symbol where it is of a kind whose wording recurs, else "".
        bound: All hashes of the document below it are known.
        hashes: Of runs of words, sorted; of 64 bits.
    """

    document: str
    order: tuple[str, str]
    own_force: str
    bound: int
    hashes: tuple[int, ...]

    def dump(self) -> str:
        """All of it but the id, which may change, as a text."""
        return json.dumps([self.order[0], self.own_force, self.bound, self.hashes])

    @classmethod
    def load(cls, document: str, text: str) -> Signature:
        """The signature of a document from what was dumped."""
        date, own_force, bound, hashes = json.loads(text)
        return cls(document, (date, document), own_force, bound, tuple(hashes))

    @property
    def runs(self) -> int:
        """How many different runs of words the document has, about."""
        return len(self.hashes) * (_ALL // self.bound)

    @property
    def anchors(self) -> tuple[int, ...]:
        """The hashes under which to look for partners; near duplicates share one of them, or nearly always do."""
        return tuple(value for value in self.hashes if value < _ANCHORS)


def sign(document: Document) -> Signature:
    """The signature of a document's prose; titles, datelines and furniture do not count."""
    prose = (b.span.of(document.text) for b in document.blocks if b.kind in PROSE)
    words = [word for paragraph in prose for word in _WORD.findall(fold(paragraph).casefold())]
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    hashes = sorted({int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs})
    bound = _ALL
    while len(hashes) > _MOST:
        bound //= 2
        hashes = [value for value in hashes if value < bound]
    symbol = document.symbol if document.kind in _OWN_FORCE else None
    return Signature(
        document.id, (str(document.date or "9"), document.id), symbol or "", bound, tuple(hashes)
    )


def are_near(one: Signature, other: Signature) -> bool:
    """Whether much of the shorter document stands in the longer one, word for word."""
    if one.own_force and other.own_force and one.own_force != other.own_force:
        return False
    if max(one.runs, other.runs) > _LONGER * min(one.runs, other.runs):
        return False
    bound = min(one.bound, other.bound)
    first, second = ({value for value in s.hashes if value < bound} for s in (one, other))
    fewer = min(len(first), len(second))
    return fewer >= _LEAST and len(first & second) >= _SHARED * fewer
