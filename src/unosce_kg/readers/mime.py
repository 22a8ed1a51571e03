"""Internet messages: their parts, decoded, and what their headers say."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from unosce_kg.model import PartialDate
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.decoding import decode
from unosce_kg.readers.pieces import Header, Teller

_FIELD = re.compile(rb"(?:[!-9;-~]+:[^\n]*(?:\r?\n[ \t][^\n]*)*\r?\n)+")
_TELLING = re.compile(
    rb"^(?:from|to|subject|date|message-id|mime-version|received|return-path|x-mailer|content-type|delivered-to"
    rb"|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)(?:\[\d+\])?\s*:\s*|\[[\w .-]{2,40}\]\s*)+", re.IGNORECASE)
_HTML = re.compile(r"\s*<(?:!doctype|html)", re.IGNORECASE)
_LONGEST = 2000  # characters of a header; the time to read one grows with the square of its length


def _make_field(name: str, value: str) -> BaseHeader:
    field: BaseHeader = _FIELDS(name, value[:_LONGEST])
    return field


_FIELDS = HeaderRegistry()
_POLICY = email.policy.default.clone(header_factory=_make_field)


def is_message(head: bytes) -> bool:
    """Whether a file begins with the headers of a message, three of those that messages have at least.

    Args:
        head: Its first kilobytes.
    """
    block = _FIELD.match(head)
    return block is not None and len({m.group().lower() for m in _TELLING.finditer(block[0])}) > 2


def read_message(raw: bytes) -> EmailMessage:
    """The message that the bytes are.

    Raises:
        ValueError: If they are none.
    """
    try:
        return email.message_from_bytes(raw, policy=_POLICY)
    except (MessageError, LookupError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"a broken message ({type(error).__name__})") from error


def read_header(message: EmailMessage) -> Header:
    """What the message's headers say."""
    sender, _ = parseaddr(_field(message, "From"))
    recipient, address = parseaddr(_field(message, "To"))
    return Header(
        title=_REPLY.sub("", _field(message, "Subject")) or None,
        date=_read_date(_field(message, "Date")),
        author=sender.strip("'\" ") or None,
        recipient=recipient.strip("'\" ") or address or None,
        teller=Teller.HEADER,
    )


def _field(message: EmailMessage, name: str) -> str:
    try:
        return squeeze(clean_characters(str(message.get(name, ""))))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""  # a header that breaks the rules says nothing


def _read_date(field: str) -> PartialDate | None:
    try:
        date = parsedate_to_datetime(field)
        return PartialDate(date.year, date.month, date.day)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def walk(message: EmailMessage) -> Iterator[EmailMessage]:
    """The message's parts that hold something, in order; of alternatives all, of messages inside it the whole."""
    if message.get_content_maintype() == "multipart":
        for part in message.iter_parts():
            yield from walk(cast("EmailMessage", part))
    else:
        yield message


def read_bytes(part: EmailMessage) -> bytes:
    """The bytes of a part; of a message inside the message, all of it."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return cast("EmailMessage", inner[0]).as_bytes() if isinstance(inner, list) and inner else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def read_text(part: EmailMessage) -> str:
    """The characters of a part; HTML begins so that it is known as such.

    Raises:
        ValueError: If they cannot be decoded.
    """
    raw = read_bytes(part)
    try:
        characters = raw.decode(part.get_content_charset("") or "utf-8")
    except (LookupError, UnicodeDecodeError):
        characters = decode(raw)
    if part.get_content_subtype() in ("html", "xhtml+xml") and not _HTML.match(characters):
        return f"<html>{characters}"
    return characters
