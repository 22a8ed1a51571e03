"""Manners: what a site's robots.txt allows, and a pause between two requests to one host."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from unosce_kg.fetching.addresses import Address
from unosce_kg.fetching.refusal import PrivateAddress, Refusal

PRODUCT = "unosce-kg"  # by which rules of a site may name this program
MOST_RULES = 5_000_000  # bytes of robots.txt: with more, it is none
_MOST_PARSED = 512_000  # of them, as RFC 9309 has it
_LONGEST_PAUSE = 300.0  # seconds; a site that asks for more wants no program

_ALL = Protego.parse("")
_NONE = Protego.parse("User-agent: *\nDisallow: /")

Fetch = Callable[[Address], tuple[int, bytes]]


@dataclass(slots=True)
class Pace:
    """Keeps requests to one host apart.

    Attributes:
        sleep: How to wait.
        now: Seconds that have passed.
    """

    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic
    _free: dict[str, float] = field(default_factory=dict)

    def find_wait(self, host: str) -> float:
        """Seconds until the host may be asked again."""
        return max(0.0, self._free.get(host, 0.0) - self.now())

    def wait(self, host: str) -> None:
        """Wait until the host may be asked again."""
        if (seconds := self.find_wait(host)) > 0:
            self.sleep(seconds)

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host in peace for so long from now on."""
        self._free[host] = max(self._free.get(host, 0.0), self.now() + seconds)


class Rules:
    """The robots.txt of each site, read once.

    Args:
        fetch: Gives the status and body of an address; its `Refusal` says that a site cannot be asked.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: dict[str, Protego | str] = {}

    def check(self, address: Address) -> float:
        """How many seconds the site asks to leave between two requests.

        Raises:
            Refusal: If the site's rules forbid the address, or cannot be had.
        """
        if address.origin not in self._known:
            self._known[address.origin] = self._read(address)
        rules = self._known[address.origin]
        if isinstance(rules, str):
            raise Refusal(f"the robots.txt of {address.authority} cannot be read: {rules}")
        if not rules.can_fetch(str(address), PRODUCT):
            raise Refusal(f"the robots.txt of {address.authority} forbids it")
        pause = rules.crawl_delay(PRODUCT) or 0.0
        if pause > _LONGEST_PAUSE:
            raise Refusal(f"the robots.txt of {address.authority} asks for pauses of {pause:g} s")
        return float(pause)

    def _read(self, address: Address) -> Protego | str:
        try:
            status, body = self._fetch(Address(address.scheme, address.host, address.port, "/robots.txt"))
        except PrivateAddress:
            raise
        except Refusal as error:
            return error.reason
        if status >= 500:
            return f"the server answers {status}"
        if status != 200:
            return _ALL
        try:
            return Protego.parse(body[:_MOST_PARSED].decode("utf-8-sig", errors="replace"))
        except (ValueError, RecursionError):
            return _NONE
