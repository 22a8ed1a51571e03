"""The application: all addresses, behind the shield."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from unosce_kg.graph.questions import Question
from unosce_kg.server.endpoint import Endpoint
from unosce_kg.server.pages import Pages
from unosce_kg.server.protocol import Refusal
from unosce_kg.server.responses import fail, miss, refuse
from unosce_kg.server.settings import Settings
from unosce_kg.server.shield import Shield
from unosce_kg.server.work import Work


def make_app(settings: Settings, work: Work, questions: dict[str, Question]) -> Starlette:
    """The application that serves a store.

    Args:
        settings: Under which names it answers, and to whose pages.
        work: What answers.
        questions: The named queries.
    """
    shield = Middleware(
        Shield, hosts=settings.known_hosts, size=settings.limits.headers, shared=bool(settings.origins)
    )
    cors = Middleware(
        CORSMiddleware,
        allow_origins=settings.origins,
        allow_methods=("GET", "POST"),
        allow_headers=("Content-Type",),
        expose_headers=("Unosce-Notice",),
    )
    return Starlette(
        routes=[*Endpoint(work, settings.limits).routes(), *Pages(work, questions).routes()],
        middleware=[shield, cors] if settings.origins else [shield],
        exception_handlers={Refusal: refuse, 404: miss, 500: fail},
    )
