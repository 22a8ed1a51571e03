"""What the user says about a server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from unosce_kg.server.limits import Limits

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve.

    Attributes:
        path: A graph file or a store.
        host: Address to bind to.
        port: Port to bind to; 0 takes a free one.
        hosts: Names under which the server may be called, besides those of the loopback and the bound address.
        origins: Web origins, such as `https://example.org`, whose pages may read answers.
        limits: What a query may take.
        knowledge: Folders of the user's own knowledge, for their named queries.
    """

    path: Path
    host: str = "127.0.0.1"
    port: int = 7878
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    knowledge: tuple[Path, ...] = ()

    @property
    def known_hosts(self) -> frozenset[str]:
        """Every name that a Host header may hold, without port and in lower case."""
        bound = f"[{self.host}]" if ":" in self.host else self.host
        return frozenset(name.lower() for name in (*LOOPBACK, bound, *self.hosts))
