"""Documents of several kinds as clean text with blocks and metadata: `find` the files, `read_each` of them."""

from unosce_kg.readers.discovery import Found, find
from unosce_kg.readers.reading import LIMIT, read, read_each

__all__ = ["LIMIT", "Found", "find", "read", "read_each"]
