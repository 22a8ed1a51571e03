"""What a corpus's near duplicates are, told from all of its documents at once and in the simplest way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from unosce_kg.duplicates import COMMON, are_near, sign
from unosce_kg.model import Document


def find_reprints(documents: Iterable[Document]) -> dict[str, str]:
    """For each document that nearly repeats another one the id of that one, as which it counts."""
    signatures = sorted(map(sign, documents), key=lambda signature: signature.order)
    holders = Counter(anchor for signature in signatures for anchor in signature.anchors)
    leading = {anchor for anchor, number in holders.items() if number <= COMMON}
    counts_as: dict[str, str] = {}
    for number, signature in enumerate(signatures):
        for earlier in signatures[:number]:
            met = leading.intersection(earlier.anchors, signature.anchors)
            if met and earlier.document not in counts_as and are_near(earlier, signature):
                counts_as[signature.document] = earlier.document
                break
    return counts_as
