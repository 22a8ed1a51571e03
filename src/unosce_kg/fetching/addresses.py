"""Addresses of documents: which are well formed, and which machines they may lead to."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from unosce_kg.fetching.refusal import PrivateAddress, Refusal, Setback

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000  # characters: what servers and file systems bear
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\\<>\"^`{|}]")
_TRANSLATED = IPv6Network(
    "64:ff9b::/96"
)  # addresses of the fourth version, as networks of the sixth see them


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web, in its normal form.

    Attributes:
        scheme: `http` or `https`.
        host: A name in ASCII letters or an IP address, without brackets.
        port: Where the host listens.
        target: Path and query, as they are asked for.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, which rules of a site are about."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address; a usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return self.origin + self.target


def parse_address(text: str, base: Address | None = None) -> Address:
    """The address that a text writes; a fragment is left out.

    Args:
        text: What a person, a list or a server gave.
        base: What a relative address is relative to.

    Raises:
        Refusal: If it is none, or not one of the web.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise Refusal(f"longer than {_LONGEST} characters")
    if _UNFIT.search(text):
        raise Refusal("holds characters that no address has")
    try:
        url = parse_url(urljoin(str(base), text) if base else text)
    except (LocationParseError, ValueError) as error:
        raise Refusal("not an address") from error
    if url.scheme not in _PORTS:
        kind = f"not {url.scheme}:" if url.scheme else "and the address begins so"
        raise Refusal(f"only http: and https: are fetched, {kind}")
    if url.auth is not None:
        raise Refusal("names a user; documents are fetched as anybody may")
    if not url.host or url.port == 0:
        raise Refusal("not an address: it names no host")
    host = url.host.strip("[]").rstrip(".")
    if "%" in host or not host:
        raise Refusal("not an address: its host is no name")
    return Address(url.scheme, host, url.port or _PORTS[url.scheme], url.request_uri)


def resolve(address: Address, *, allow_private: bool) -> list[str]:
    """The IP addresses of the host, the first being the one to try first.

    Raises:
        PrivateAddress: If one of them is not public.
        Setback: If the name is not known.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Setback(f"the host {address.host} is not known") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for number in () if allow_private else numbers:
        if not is_public(number):
            raise PrivateAddress(address.host, number)
    return numbers


def is_public(number: str) -> bool:
    """Whether an IP address belongs to one machine that all the world may reach."""
    ip = ip_address(number.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else ip.ipv4_mapped
        if inner is None and (ip.is_site_local or ip.sixtofour or ip.teredo):
            return False
        ip = inner or ip
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)
