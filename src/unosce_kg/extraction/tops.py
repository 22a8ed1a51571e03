"""The organization at the top of a body's structure."""

from __future__ import annotations

from unosce_kg.extraction.knowledge_base import KnowledgeBase

UN, OSCE = "org/un", "org/osce"


def top(base: KnowledgeBase, body: str) -> str:
    """The organization at the top of a body's structure: the OSCE of its Secretariat."""
    if body in base.entities:
        type_ = base.entities[body].type
        if type_ == "UNBody" and UN in base.entities:
            return UN
        if type_ == "OSCEBody" and OSCE in base.entities:
            return OSCE
        above = [b for b in base.bodies(body) if b.startswith("org/")]
        return above[-1] if above else body
    return body
