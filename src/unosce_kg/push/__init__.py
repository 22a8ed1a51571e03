"""Pushing: another engine's graph is made to hold what this one holds, by sending it the difference."""

from __future__ import annotations

from unosce_kg.push.credentials import Credentials
from unosce_kg.push.endpoint import Endpoint
from unosce_kg.push.sending import Summary, push, survey
from unosce_kg.push.target import Protocol, Target

__all__ = ["Credentials", "Endpoint", "Protocol", "Summary", "Target", "push", "survey"]
