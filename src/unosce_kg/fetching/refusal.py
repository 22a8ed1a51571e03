"""Why an address is not fetched."""

from __future__ import annotations


class Refusal(Exception):
    """This address is not fetched; the others still are.

    Args:
        reason: In words that a person understands.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PrivateAddress(Refusal):
    """The address leads to a machine that is not for all the world.

    Args:
        host: Which name leads there.
        number: Its IP address.
    """

    def __init__(self, host: str, number: str) -> None:
        super().__init__(f"{host} is at {number}, which is not a public address")


class Setback(Refusal):
    """The address may yet be fetched, if it is asked for again.

    Args:
        reason: In words that a person understands.
        wait: How many seconds the server asks to wait before that; None if it does not say.
    """

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait
