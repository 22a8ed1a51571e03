"""What single documents say, brought together: as the user judges of their entities, and in whatever order they come."""

from __future__ import annotations

from unosce_kg.merging.identities import Identities
from unosce_kg.merging.uniting import merge, unite_entity

__all__ = ["Identities", "merge", "unite_entity"]
