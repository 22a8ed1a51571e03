"""Documents from the web into a folder, at their reader's request: politely, within limits, and as they are."""

from unosce_kg.fetching.run import Outcome, Result, Run, plan
from unosce_kg.fetching.settings import Settings
from unosce_kg.fetching.sources import Source

__all__ = ["Outcome", "Result", "Run", "Settings", "Source", "plan"]
