"""What is asked of a worker and what it answers, and how both cross from one process to another.

A message is a header in JSON and a body of bytes, each behind its length.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from dataclasses import asdict, dataclass, replace

_LENGTHS = struct.Struct("!II")


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be worked out from the graph.

    Attributes:
        kind: `query` or `resource`; `size`, `facts`, `explorer` or `drawing` for the server itself.
        text: SPARQL, or the id of a resource.
        accept: The client's Accept header.
        default_graphs: Addresses that the protocol names as the default graph.
        named_graphs: The same for named graphs.
    """

    kind: str
    text: str = ""
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job, ready to be sent.

    Attributes:
        status: Of HTTP.
        media: Media type of the body.
        notice: What was left out and why, or "".
        spent: The worker has grown and is not to be used again.
        trace: What went wrong in the server itself, for its log.
    """

    status: int
    media: str
    body: bytes = b""
    notice: str = ""
    spent: bool = False
    trace: str = ""

    @classmethod
    def refuse(cls, status: int, reason: str) -> Answer:
        """An answer that says in one line why there is no other."""
        return cls(status, "text/plain", (reason + "\n").encode("utf-8", "replace"))


def send(connection: socket.socket, answer: Answer) -> None:
    """Send an answer from a worker."""
    header = asdict(replace(answer, body=b""))
    del header["body"]
    connection.sendall(_pack(header, answer.body))


def receive(connection: socket.socket) -> tuple[Job, float] | None:
    """Wait for the next job and the seconds it may take; None where there will be no more."""
    lengths = _read(connection, _LENGTHS.size)
    if lengths is None:
        return None
    header_length, _ = _LENGTHS.unpack(lengths)
    header = _read(connection, header_length)
    if header is None:
        return None
    values = json.loads(header)
    seconds = values.pop("seconds")
    for key in ("default_graphs", "named_graphs"):
        values[key] = tuple(values[key])
    return Job(**values), seconds


def _read(connection: socket.socket, length: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        part = connection.recv(length - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)


async def exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, job: Job, seconds: float
) -> Answer:
    """Give a worker a job and wait for its answer.

    Raises:
        EOFError: If the worker ends before it has answered.
        ConnectionError: The same.
    """
    writer.write(_pack({**asdict(job), "seconds": seconds}, b""))
    await writer.drain()
    header_length, body_length = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
    header = json.loads(await reader.readexactly(header_length))
    return Answer(**header, body=await reader.readexactly(body_length))


def _pack(header: dict[str, object], body: bytes) -> bytes:
    text = json.dumps(header).encode("ascii")
    return _LENGTHS.pack(len(text), len(body)) + text + body
