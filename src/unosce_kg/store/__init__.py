"""The store: a folder in which a graph grows document by document, and is read while it grows."""

from __future__ import annotations

from unosce_kg.store.reading import current, open_graph

__all__ = ["current", "open_graph"]
