"""A server on this machine that misbehaves in every way that its tests ask for."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Reply = bytes | Callable[[socket.socket], None]


@dataclass
class Site:
    """What the server answers, by path, and what it was asked.

    Attributes:
        replies: Raw answers, or what is done with a connection; a list is given one by one, the last for good.
        asked: The requests, as they came in, with the time of each.
    """

    port: int = 0
    tls: ssl.SSLContext | None = None
    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    most_at_once: int = 0
    _open: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __getitem__(self, path: str) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]

    def serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.settimeout(20)
            with self._lock:
                self._open += 1
                self.most_at_once = max(self.most_at_once, self._open)
            try:
                if self.tls:
                    connection = self.tls.wrap_socket(connection, server_side=True)
                reply = self._find_reply(connection)
            finally:  # before the answer goes out, after which the next request may come at any time
                with self._lock:
                    self._open -= 1
            with connection:
                if isinstance(reply, bytes):
                    connection.sendall(reply)
                elif reply:
                    reply(connection)

    def _find_reply(self, connection: socket.socket) -> Reply | None:
        raw = b""
        while b"\r\n\r\n" not in raw and (more := connection.recv(4096)):
            raw += more
        if not raw:
            return None  # it left without a word
        lines = raw.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:] if line)}
        self.asked.append((time.monotonic(), path, headers))
        reply = self.replies.get(path, reply_with(404))
        if isinstance(reply, list):
            return reply.pop(0) if len(reply) > 1 else reply[0]
        return reply


def reply_with(status: int = 200, body: bytes | str = b"", kind: str = "text/html", **headers: str) -> bytes:
    """A whole answer; `None` as a header's value leaves it out."""
    raw = body.encode() if isinstance(body, str) else body
    named = {"Content-Type": kind, "Content-Length": str(len(raw))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value is not None)
    return f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode("latin-1") + raw


def lead_to(address: str, status: int = 302) -> bytes:
    """A redirect."""
    return reply_with(status, Location=address)


def drip(start: bytes, piece: bytes, pause: float) -> Callable[[socket.socket], None]:
    """Bytes in pieces for ever, with a pause before each."""

    def send(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            time.sleep(pause)
            connection.sendall(piece)

    return send


def bomb(size: int) -> bytes:
    """Zeros, packed so that each byte becomes a thousand."""
    return gzip.compress(bytes(size))


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers for as long as the context lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        site = Site(listener.getsockname()[1], tls)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=site.serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield site
        listener.shutdown(socket.SHUT_RDWR)
