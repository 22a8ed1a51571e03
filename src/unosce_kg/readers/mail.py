"""E-mail messages: the newest words of the sender, and the attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import PurePosixPath
from typing import BinaryIO

from unosce_kg.readers import mime
from unosce_kg.readers.budget import Budget
from unosce_kg.readers.pieces import Part

SUFFIXES = (".eml",)

_READ = ("text/plain", "text/html")
_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)
_QUOTE = re.compile(
    r"(?:^[^\n>]{0,200}\b(?:wrote|writes|schrieb|a écrit)\s?:[ \t]*\n+)?(?:^>[^\n]*\n?)+", re.MULTILINE
)
_REPLIED = re.compile(r"^-{3,}\s*original message\s*-{3,}.*", re.MULTILINE | re.DOTALL | re.IGNORECASE)


def split(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The body of a message and, each under its name, the documents attached to it.

    Raises:
        ValueError: If it is no message, or its body cannot be decoded.
    """
    message = mime.read_message(budget.read(file))
    parts = list(mime.walk(message))
    body = _find_body(parts)
    if body is not None:
        text = mime.read_text(body)
        plain = body.get_content_subtype() == "plain"
        yield Part("", _strip_quotes(text) if plain else text, mime.read_header(message))
    for number, part in enumerate(parts, 1):
        if part is not body and _is_attached(part):
            raw = mime.read_bytes(part)
            budget.spend(len(raw))
            yield Part(_name(part, number), raw)


def _find_body(parts: list[EmailMessage]) -> EmailMessage | None:
    """The first part that is the message's own text, plain rather than HTML."""
    texts = [part for part in parts if part.get_content_type() in _READ and not part.get_filename()]
    return next(
        (p for kind in _READ for p in texts if p.get_content_type() == kind and mime.read_bytes(p).strip()),
        None,
    )


def _is_attached(part: EmailMessage) -> bool:
    return bool(part.get_filename()) or part.get_content_type() == "message/rfc822"


def _name(part: EmailMessage, number: int) -> str:
    given = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
    suffix = ".eml" if part.get_content_type() == "message/rfc822" else ""
    return given or f"part-{number}{suffix}"


def _strip_quotes(text: str) -> str:
    """The text without signature and without what it quotes of other messages, unless it is nothing else."""
    text = text.replace("\r\n", "\n")
    own = _SIGNATURE.sub("", _QUOTE.sub("", _REPLIED.sub("", text)))
    return own if own.strip() else text
