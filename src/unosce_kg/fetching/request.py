"""One request: a connection to a machine that was checked, and an answer within bounds of size and time."""

from __future__ import annotations

import gzip
import http.client
import io
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, IncompleteRead, InvalidChunkLength, ReadTimeoutError
from urllib3.util import Retry

from unosce_kg.fetching.addresses import Address, is_public, resolve
from unosce_kg.fetching.refusal import PrivateAddress, Refusal, Setback

_PATIENCE = 10.0  # seconds without a sign of the other side
_CHUNK = 1 << 16
_PACKED = ("gzip", "x-gzip")
_TRANSIENT = frozenset((408, 425, 429, 500, 502, 503, 504))
_FAULTS = (HTTPError, http.client.HTTPException, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request.

    Attributes:
        status: The status code of HTTP.
        headers: By name in lower case, the last of equal names.
        body: Unpacked; empty unless the status is 200.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one answer may take.

    Attributes:
        size: Bytes, before and after it is unpacked.
        seconds: From the first byte sent to the last one received.
        allow_private: Connect to addresses that are not public too.
    """

    size: int
    seconds: float
    allow_private: bool


def get(address: Address, headers: Mapping[str, str], bounds: Bounds) -> Answer:
    """Ask for one address, without following where it leads.

    The name is resolved once, and the connection goes to the very number that was checked: a name that means
    another machine a moment later changes nothing.

    Raises:
        Refusal: If the address may not be asked, or the answer goes beyond the bounds.
        Setback: If the server cannot be reached, breaks off or is at a loss.
    """
    number = resolve(address, allow_private=bounds.allow_private)[0]
    connection = _connect(address, number, bounds)
    with _cut_off(connection, bounds.seconds) as cut:
        try:
            _check_peer(address, connection, bounds)
            connection.request("GET", address.target, headers={**headers, "Host": address.authority},
                               preload_content=False)  # fmt: skip
            answer = _receive(connection.getresponse(), bounds.size)
        except Refusal:
            raise
        except _FAULTS as error:
            raise _explain(error, bounds.seconds if cut.is_set() else None) from error
        if cut.is_set():  # which may look like the end of the answer
            raise _explain(TimeoutError(), bounds.seconds)
        return answer


def _connect(address: Address, number: str, bounds: Bounds) -> HTTPConnection:
    patience = min(_PATIENCE, bounds.seconds)
    connection: HTTPConnection
    if address.scheme == "https":
        connection = HTTPSConnection(
            number, address.port, timeout=patience, server_hostname=address.host,
            ssl_context=ssl.create_default_context(),
        )  # fmt: skip
    else:
        connection = HTTPConnection(number, address.port, timeout=patience)
    try:
        connection.connect()
    except _FAULTS as error:
        connection.close()
        if isinstance(error.__cause__ or error, ssl.SSLCertVerificationError) or "CERTIFICATE" in str(error):
            raise Refusal("its certificate is not one to trust") from error
        raise Setback("the host cannot be reached") from error
    return connection


def _check_peer(address: Address, connection: HTTPConnection, bounds: Bounds) -> None:
    peer = str(connection.sock.getpeername()[0])
    if not bounds.allow_private and not is_public(peer):
        raise PrivateAddress(address.host, peer)


@contextmanager
def _cut_off(connection: HTTPConnection, seconds: float) -> Iterator[threading.Event]:
    """End the connection after so many seconds, however slowly it drips; the event tells whether it was."""
    cut = threading.Event()
    own: socket.socket = connection.sock  # which the connection may give away

    def end() -> None:
        cut.set()
        with suppress(OSError):
            socket.socket.shutdown(own, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield cut
    finally:
        timer.cancel()
        connection.close()


def _receive(response: HTTPResponse, limit: int) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status in _TRANSIENT:
        phrase = http.client.responses.get(response.status, "")
        raise Setback(f"the server answers {response.status} {phrase}".rstrip(), _read_wait(headers))
    if response.status != http.client.OK:
        return Answer(response.status, headers, b"")
    packed = headers.get("content-encoding", "").strip().lower()
    if packed not in ("", "identity", *_PACKED):
        raise Refusal(f"comes packed as {packed[:40]!r}, which was not asked for")
    if (response.length_remaining or 0) > limit:
        raise _too_large(limit)
    body = b"".join(_read(response, limit))
    return Answer(response.status, headers, _unpack(body, limit) if packed in _PACKED else body)


def _read(response: HTTPResponse, limit: int) -> Iterator[bytes]:
    """What comes, as it comes: waiting for more of it would let a slow server keep everybody waiting."""
    size = 0
    while chunk := response.read1(_CHUNK, decode_content=False):
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        yield chunk


def _unpack(body: bytes, limit: int) -> bytes:
    try:
        unpacked = gzip.GzipFile(fileobj=io.BytesIO(body)).read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Refusal("comes packed in a way that is broken") from error
    if len(unpacked) > limit:
        raise _too_large(limit)
    return unpacked


def _too_large(limit: int) -> Refusal:
    return Refusal(f"over-large: the limit is {limit / 1e6:g} MB")


def _read_wait(headers: Mapping[str, str]) -> float | None:
    if "retry-after" not in headers:
        return None
    try:
        return Retry().parse_retry_after(headers["retry-after"].strip())
    except (HTTPError, ValueError, OverflowError):
        return None


def _explain(error: Exception, seconds: float | None) -> Refusal:
    """What to say of a fault; the seconds are those after which the connection was ended, if it was."""
    if seconds is not None:
        return Refusal(f"takes longer than {seconds:g} s")
    if isinstance(error.__cause__ or error, IncompleteRead | http.client.IncompleteRead):
        return Setback("the answer ends before it is whole")
    if isinstance(error, InvalidChunkLength) or isinstance(error.__cause__, ValueError):
        return Setback("the answer ends before it is whole")
    if isinstance(error, TimeoutError | ReadTimeoutError):
        return Setback("the server falls silent")
    return Setback(f"the server does not answer as one of the web ({type(error).__name__})")
