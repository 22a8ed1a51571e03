"""What a query may take, and how many may run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a server.

    Attributes:
        seconds: A query that runs longer is ended.
        patience: Seconds of the processor after which a query counts as long, and leaves its place to shorter ones.
        rows: Rows or triples of an answer; more are left out, and the answer says so.
        size: Bytes of an answer, likewise.
        memory: Bytes that a query may take beyond the graph itself.
        quick: Queries that run at once.
        long: Long queries that run beside them.
        waiting: Queries that may wait for a place; more are sent away.
        wait: Seconds that one waits before it is sent away.
        body: Bytes of a request's body.
        headers: Bytes of a request's first line and headers.
        connections: Open connections; more are sent away.
    """

    seconds: float = 10.0
    patience: float = 0.3
    rows: int = 10_000
    size: int = 8_000_000
    memory: int = 512_000_000
    quick: int = 2
    long: int = 2
    waiting: int = 100
    wait: float = 30.0
    body: int = 200_000
    headers: int = 32_000
    connections: int = 500
