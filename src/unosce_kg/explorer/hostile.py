"""Text and addresses from documents, made harmless before they reach the page.

The page shows all text through `textContent`, so that nothing can become markup; what is left to do here
are characters that deceive the eye (controls, bidirectional overrides, invisible ones) and addresses that
run or fetch.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# C0 and C1 controls, bidirectional controls, invisible separators, the byte order mark, tag characters.
_DECEIVING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_UNSAFE_IN_ADDRESS = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"'`{}|\\^\u200b-\u200f\u2028-\u202e\u2060-\u2069]")


def show_name(text: str) -> str:
    """The name without deceiving characters, its blanks single; U+FFFD where nothing is left."""
    return " ".join(_DECEIVING.sub(" ", text).split()) or "\ufffd"


def show_sentence(text: str) -> str:
    """The sentence with each deceiving character replaced one to one, so that offsets into it stay right."""
    return _DECEIVING.sub(lambda match: " " if match[0] in "\t\n\r\v\f" else "\ufffd", text)


def safe_link(address: str) -> str | None:
    """The address if it is a plain http(s) one with a host, else None."""
    if _UNSAFE_IN_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else None
