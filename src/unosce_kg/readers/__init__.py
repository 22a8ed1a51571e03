"""Documents of several kinds as clean text with blocks and metadata: `find` the files, `read` each."""

from unosce_kg.readers.discovery import Found, find
from unosce_kg.readers.reading import LIMIT, read

__all__ = ["LIMIT", "Found", "find", "read"]
