"""A worker: a process that answers one job after another, and may be killed at any moment.

It is a copy of its keeper, graph and all, so that it is made in a few milliseconds and takes no memory of its
own to begin with. Before the first job it gives up what a query could do harm with.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import sys
from dataclasses import replace
from pathlib import Path

from unosce_kg.server import messages
from unosce_kg.server.answering import answer
from unosce_kg.server.dataset import Source
from unosce_kg.server.limits import Limits

_GRACE = 2.0  # seconds after which a worker ends itself, should nobody be left to end it
_OWN_SHARE = 4  # times the memory of a query, for the server's own work
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER and CLONE_NEWNET of <sched.h>
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def work(connection: socket.socket, source: Source, limits: Limits, *, sealed: bool) -> None:
    """Answer jobs until there are no more.

    Args:
        connection: Where jobs come from.
        source: What they are asked of.
        limits: What each may take.
        sealed: Give up memory beyond the limit, the network, and all files that the dataset does not need.
    """
    dataset = source.open()
    _bound_memory(limits.memory if sealed else limits.memory * _OWN_SHARE)
    if sealed:
        connection = seal(connection, files=not source.shared)
    start = _read_peak()
    while received := messages.receive(connection):
        job, seconds = received
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
        found = answer(dataset, job, limits)
        signal.setitimer(signal.ITIMER_REAL, 0)
        spent = _read_peak() - start > limits.memory // 4
        messages.send(connection, replace(found, spent=spent))


def _bound_memory(size: int) -> None:
    """Let this process map so many bytes more and not one beyond: what needs them fails, or ends the process."""
    if sys.platform == "linux":
        mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped + size, mapped + size))


def seal(connection: socket.socket, *, files: bool) -> socket.socket:
    """Give up what only a query that slipped through all checks could want.

    Args:
        connection: What is kept in any case.
        files: Other files are kept too, and may be opened.

    Returns:
        The connection from now on.
    """
    if sys.platform == "linux":  # a network of one's own with nothing in it, where any process may have one
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)
    return connection if files else _close_files(connection)


def _close_files(connection: socket.socket) -> socket.socket:
    """Close all files but the connection, and let no other be opened: neither a file nor the network."""
    quiet = os.open(os.devnull, os.O_RDWR)
    os.set_inheritable(quiet, False)
    kept = os.dup(connection.detach())
    for standard in (0, 1, 2):
        os.dup2(quiet, standard)
    os.dup2(kept, 3)
    os.closerange(4, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))
    return socket.socket(fileno=3)


def _read_peak() -> int:
    """The most bytes of memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT
