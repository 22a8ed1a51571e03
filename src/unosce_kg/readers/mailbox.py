"""Mailboxes (mbox): the archives of mailing lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from unosce_kg.readers.budget import Budget
from unosce_kg.readers.pieces import Part, Refusal

SUFFIXES = (".mbox",)

_FROM = re.compile(rb"From \S+(?: at \S+)?\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]*\d{4}")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mailbox(head: bytes) -> bool:
    """Whether a file begins as a mailbox does.

    Args:
        head: Its first kilobytes.
    """
    return _FROM.match(head) is not None


def split(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The messages of a mailbox, in its order, numbered from 1.

    Args:
        file: Is read once, from where it stands.
        budget: Bounds what is read.
    """
    number, size, lines = 0, 0, list[bytes]()
    while line := file.readline(budget.document_bytes):
        budget.spend(len(line))
        if _FROM.match(line) and (not lines or not lines[-1].strip()):
            if number:
                yield _as_part(number, lines, size, budget)
            number, size, lines = number + 1, 0, []
            continue
        size += len(line)
        if size <= budget.document_bytes:
            lines.append(line)
    if number:
        yield _as_part(number, lines, size, budget)


def _as_part(number: int, lines: list[bytes], size: int, budget: Budget) -> Part:
    name = f"{number}.eml"
    if size > budget.document_bytes:
        return Part(name, Refusal("over-large"))
    return Part(name, _QUOTED_FROM.sub(rb"\1", b"".join(lines)))
