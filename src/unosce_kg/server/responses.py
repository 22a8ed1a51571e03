"""Answers and errors as HTTP responses."""

from __future__ import annotations

from typing import cast

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from unosce_kg.server.messages import Answer
from unosce_kg.server.protocol import Refusal

RETRY = 5  # seconds after which one who was sent away should try again


def respond(answer: Answer, **headers: str) -> Response:
    """An answer with its headers, and others; an underscore in a name stands for a hyphen."""
    response = Response(answer.body, answer.status)
    media = answer.media
    response.headers["Content-Type"] = f"{media}; charset=utf-8" if media.startswith("text/") else media
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = "no-cache"
    if answer.notice:
        response.headers["Unosce-Notice"] = answer.notice
    if answer.status == 503:
        response.headers["Retry-After"] = str(RETRY)
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


async def refuse(request: Request, error: Exception) -> Response:
    """What is said instead of an answer."""
    return respond(cast(Refusal, error).answer)


async def miss(request: Request, error: Exception) -> Response:
    """Where nothing is."""
    return PlainTextResponse("there is nothing at this address\n", 404)


async def fail(request: Request, error: Exception) -> Response:
    """Where the server itself is wrong; what exactly is for its log, not for the client."""
    return PlainTextResponse("the server failed to answer; its log says more\n", 500)
