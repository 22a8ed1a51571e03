"""How to fetch: what one run and one document may take."""

from __future__ import annotations

from dataclasses import dataclass

from unosce_kg import __version__


@dataclass(frozen=True, slots=True)
class Settings:
    """How to fetch.

    Attributes:
        limit_bytes: A larger document is not fetched, counted after it is unpacked.
        seconds: A document that takes longer is not fetched; each attempt counts anew.
        delay: Seconds between two requests to one host; its robots.txt may ask for more.
        retries: How often a request is made again that may yet succeed.
        redirects: How many an address may lead through.
        patience: The longest that a server may ask to wait, in seconds.
        allow_private: Connect to addresses that are not public too.
        only_new: Leave alone what an earlier run fetched, instead of asking whether it has changed.
        contact: Whom a server's keeper may ask: an address of mail or of a page.
    """

    limit_bytes: int = 20_000_000
    seconds: float = 60.0
    delay: float = 2.0
    retries: int = 3
    redirects: int = 5
    patience: float = 120.0
    allow_private: bool = False
    only_new: bool = False
    contact: str = ""

    @property
    def agent(self) -> str:
        """What requests say of who makes them."""
        return f"unosce-kg/{__version__} ({self.contact or 'fetches single documents at the request of a person'})"
