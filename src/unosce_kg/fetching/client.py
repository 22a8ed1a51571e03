"""Asks for documents: within the manners of the web, through redirects, and again where that may help."""

from __future__ import annotations

import http.client
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from unosce_kg.fetching.addresses import Address, parse_address
from unosce_kg.fetching.manners import MOST_RULES, Pace, Rules
from unosce_kg.fetching.refusal import Refusal, Setback
from unosce_kg.fetching.request import Answer, Bounds, get
from unosce_kg.fetching.settings import Settings

_MOVED = frozenset((301, 302, 303, 307, 308))
_GIVEN_UP = 3  # documents in a row that a host failed to give: it is not asked again


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and the address that gave it in the end."""

    address: Address
    answer: Answer


class Client:
    """Asks one server at a time, and each no faster than it wishes.

    Args:
        settings: How to fetch.
        pace: Keeps requests apart.
    """

    def __init__(self, settings: Settings, pace: Pace) -> None:
        self._settings, self._pace = settings, pace
        self._rules = Rules(self._fetch_rules)
        self._failures: Counter[str] = Counter()

    def fetch(self, address: Address, conditions: Mapping[str, str]) -> Found:
        """Ask for a document, wherever its address leads.

        Args:
            address: Where to begin.
            conditions: Headers under which the document is wanted.

        Returns:
            An answer with status 200 or, where there are conditions, 304.

        Raises:
            Refusal: If it cannot be had, or may not.
        """
        headers = {"Accept": "*/*", "Accept-Encoding": "gzip", **conditions}
        found = self._follow(address, headers, self._settings.limit_bytes, self._rules.check)
        status = found.answer.status
        if status != http.client.OK and not (conditions and status == http.client.NOT_MODIFIED):
            raise Refusal(f"the server answers {status} {http.client.responses.get(status, '')}".rstrip())
        return found

    def _fetch_rules(self, address: Address) -> tuple[int, bytes]:
        headers = {"Accept": "text/plain, */*", "Accept-Encoding": "gzip"}
        answer = self._follow(address, headers, MOST_RULES, lambda _: 0.0).answer
        return answer.status, answer.body

    def _follow(
        self, address: Address, headers: Mapping[str, str], limit: int, check: Callable[[Address], float]
    ) -> Found:
        passed = [address]
        while True:
            answer = self._ask(address, headers, limit, check(address))
            if answer.status not in _MOVED:
                return Found(address, answer)
            address = _read_location(address, answer)
            if address in passed:
                raise Refusal("leads in a circle")
            if len(passed) > self._settings.redirects:
                raise Refusal(f"leads through more than {self._settings.redirects} redirects")
            passed.append(address)

    def _ask(self, address: Address, headers: Mapping[str, str], limit: int, pause: float) -> Answer:
        """Ask for one address, again after a setback, each time a while later than before."""
        host, settings = address.host, self._settings
        if self._failures[host] >= _GIVEN_UP:
            raise Refusal(f"{host} is not asked again in this run")
        bounds = Bounds(limit, settings.seconds, settings.allow_private)
        for attempt in range(settings.retries + 1):
            self._pace.wait(host)
            try:
                answer = get(
                    address, {"User-Agent": settings.agent, "Connection": "close", **headers}, bounds
                )
            except Setback as error:
                wait = 2.0**attempt if error.wait is None else error.wait
                if wait > settings.patience:
                    self._failures[host] = _GIVEN_UP
                    raise Refusal(f"{error.reason}, and asks to wait {wait:.0f} s") from error
                if attempt == settings.retries:
                    self._failures[host] += 1
                    raise
                self._pace.hold(host, wait)
            else:
                self._failures[host] = 0
                return answer
            finally:
                self._pace.hold(host, max(settings.delay, pause))
        raise AssertionError("the last attempt returns or raises")


def _read_location(address: Address, answer: Answer) -> Address:
    location = answer.headers.get("location", "")
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")  # which some servers write there as it is
    if not location:
        raise Refusal("leads on, but does not say where to")
    try:
        return parse_address(location, base=address)
    except Refusal as error:
        raise Refusal(f"leads on to what is not fetched: {error.reason}") from error
