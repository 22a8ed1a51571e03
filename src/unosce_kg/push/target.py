"""Where a graph is pushed to: an address, a graph there, and the protocol that is spoken."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

_ADDRESS = re.compile(r"[!-~]+")
_GRAPH = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f]+")


class Protocol(StrEnum):
    """How an endpoint is told what to hold; both are W3C recommendations of SPARQL 1.1."""

    UPDATE = "update"
    GRAPH_STORE = "graph-store"


@dataclass(frozen=True, slots=True)
class Target:
    """A graph at an endpoint.

    Attributes:
        address: Of the endpoint, http or https; it carries no credentials.
        graph: Address of the named graph, or None for the default graph.
        protocol: What the endpoint speaks.

    Raises:
        ValueError: If one of them cannot be used; in words for the user, without what may be secret.
    """

    address: str
    graph: str | None = None
    protocol: Protocol = Protocol.UPDATE

    def __post_init__(self) -> None:
        check_address(self.address)
        if self.graph is not None and not _GRAPH.fullmatch(self.graph):
            raise ValueError(f"not the address of a graph: {self.graph!r}")

    @property
    def shown(self) -> str:
        """The address without its query, in which some engines take secrets."""
        return self.address.partition("?")[0]

    @property
    def key(self) -> str:
        """A digest that tells targets apart; it does not give the address away."""
        return hashlib.sha256(f"{self.address}\n{self.graph or ''}".encode()).hexdigest()

    @property
    def is_private(self) -> bool:
        """Whether nobody on the way can read what is sent."""
        parts = urlsplit(self.address)
        return parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")

    @property
    def graph_store_address(self) -> str:
        """The address that the Graph Store Protocol has for the graph."""
        mark = "&" if "?" in self.address else "?"
        name = "default" if self.graph is None else f"graph={quote(self.graph, safe='')}"
        return f"{self.address}{mark}{name}"


def check_address(address: str) -> None:
    """Make sure that an address can be asked.

    Raises:
        ValueError: If it is not http or https, has no host, or carries a name and password.
    """
    try:
        parts = urlsplit(address)
        plain = parts.port is None or parts.port > 0
    except ValueError:
        plain = False
    if not plain or not _ADDRESS.fullmatch(address) or not parts.hostname:
        raise ValueError("not a web address")
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"only http and https are spoken, not {parts.scheme!r}")
    if "@" in parts.netloc:
        raise ValueError("the address carries a name or password; put them into the environment instead")
    if parts.fragment:
        raise ValueError("the address of an endpoint has no part behind '#'")
