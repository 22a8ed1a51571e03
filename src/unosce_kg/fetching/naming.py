"""Names of files: safe on every system, and the same for the same address on every machine."""

from __future__ import annotations

import hashlib
import re

from unosce_kg.fetching.addresses import Address
from unosce_kg.fetching.refusal import Refusal

_LONGEST = 120  # characters of a stem: with suffixes well below what file systems bear
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_FIT = re.compile(r"[\w][\w .,()+-]*", re.ASCII)


def make_stem(address: Address) -> str:
    """The name, without suffix, of what an address leads to: readable, with a digest that makes it the only one."""
    path = address.target.partition("?")[0]
    readable = re.sub(r"[^a-z0-9.]+|\.{2,}", "-", f"{address.host}{path}".lower()).strip("-.")
    short = hashlib.sha256(str(address).encode()).hexdigest()[:8]
    stem = re.sub(r"(?:\.(?:doc|html?|pdf|txt|xml|aspx?|php|docx|md))+$", "", readable)
    return f"{stem[: _LONGEST - 9].rstrip('-.')}-{short}"


def check_stem(name: str) -> str:
    """The stem of a file name that a list of sources gives.

    Raises:
        Refusal: If a file of that name could lie elsewhere, hide, or be no document.
    """
    stem = name.rpartition(".")[0] or name
    known = _FIT.fullmatch(stem) and not _DEVICES.match(stem) and ".meta" not in f"{stem}."
    if not known or len(stem) > _LONGEST or stem != stem.strip(" .") or stem == "sources":
        raise Refusal(f"not a name for a file: {name[:60]!r}")
    return stem
