"""A server from its start to its end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import uvicorn

from unosce_kg.errors import SetupError
from unosce_kg.graph.questions import Question, load_questions
from unosce_kg.resources import locate
from unosce_kg.server.app import make_app
from unosce_kg.server.connection import Connection
from unosce_kg.server.following import Follower
from unosce_kg.server.pool import Pool
from unosce_kg.server.settings import Settings
from unosce_kg.server.work import Work

_KEEP_ALIVE = 15  # seconds that a connection may be idle
_FAREWELL = 3  # seconds that running answers have at the end


def serve(settings: Settings, ready: Callable[[str, int], None]) -> None:
    """Serve until interrupted.

    Args:
        settings: What and how.
        ready: Called with the server's address and the number of triples, once it answers.

    Raises:
        SetupError: If the graph cannot be read or the port cannot be had.
    """
    questions = load_questions(locate("ontology", "queries"), *(f / "queries" for f in settings.knowledge))
    with _bind(settings) as listener:
        asyncio.run(_serve(settings, listener, questions, ready))


async def _serve(
    settings: Settings,
    listener: socket.socket,
    questions: dict[str, Question],
    ready: Callable[[str, int], None],
) -> None:
    limits = settings.limits
    follower = Follower(settings.path, limits)
    await follower.start()
    app = make_app(settings, Work(follower, Pool(follower, limits)), questions)
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=2 * limits.headers,
        limit_concurrency=limits.connections,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_FAREWELL,
    )
    following = asyncio.create_task(follower.follow())
    try:
        ready(_spell_address(listener), follower.keeper.triples)
        await uvicorn.Server(config).serve(sockets=[listener])
    finally:
        following.cancel()
        await follower.close()


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((settings.host, settings.port))
        listener.listen(settings.limits.connections)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SetupError(f"cannot listen at {settings.host}, port {settings.port}: {reason}") from None
    return listener


def _spell_address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
