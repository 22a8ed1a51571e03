"""The addresses of the server, and what stands at each."""

from __future__ import annotations

import asyncio
import time
from typing import cast
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from unosce_kg.graph.questions import Question
from unosce_kg.resources import PACKAGE
from unosce_kg.server import description, facts, negotiation, results
from unosce_kg.server.following import Follower
from unosce_kg.server.messages import Answer, Job
from unosce_kg.server.metrics import Metrics
from unosce_kg.server.pool import Pool
from unosce_kg.server.protocol import Refusal, read_job
from unosce_kg.server.settings import Settings
from unosce_kg.server.shield import Shield

_OWN_SECONDS = 120.0  # for the server's own work on a state: counts, the explorer page


class Site:
    """All that is served of a store."""

    def __init__(
        self, settings: Settings, follower: Follower, pool: Pool, questions: dict[str, Question]
    ) -> None:
        self._settings, self._follower, self._pool, self._questions = settings, follower, pool, questions
        self._metrics = Metrics()
        self._made: dict[str, tuple[str, Answer]] = {}

    def make_app(self) -> Starlette:
        """The application that answers for it."""
        settings = self._settings
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
            routes=[
                Route("/sparql", self.sparql, methods=["GET", "POST"]),
                Route("/void", self.void),
                Route("/.well-known/void", self.void),
                Route("/health", self.health),
                Route("/metrics", self.metrics),
                Mount("/static", StaticFiles(directory=PACKAGE / "server" / "static")),
            ],
            middleware=[shield, cors] if settings.origins else [shield],
            exception_handlers={Refusal: _refuse, 404: _miss, 500: _fail},
        )

    async def sparql(self, request: Request) -> Response:
        """The SPARQL 1.1 Protocol; without a query, the service description."""
        job = await read_job(request, self._settings.limits.body)
        if job is None and request.method == "POST":
            raise Refusal(400, "the request has no query")
        if _wants_page(request):
            target = f"/?{urlencode({'query': job.text})}" if job else "/"
            return RedirectResponse(target, 303, headers={"Vary": "Accept"})
        if job is None:
            return await self.void(request)
        return await self._answer(request, job)

    async def void(self, request: Request) -> Response:
        """Service description and VoID."""
        found = await self._make("facts")
        if found.status != 200:
            return _respond(found)
        media = negotiation.choose(request.headers.get("accept", ""), negotiation.GRAPHS)
        if media is None:
            raise Refusal(
                406, f"the description comes as {', '.join(dict.fromkeys(negotiation.GRAPHS.values()))}"
            )
        triples = description.describe(facts.read(found.body), str(request.base_url).rstrip("/"))
        return _respond(Answer(200, media, results.write_triples(triples, media, self._settings.limits)[0]))

    async def health(self, request: Request) -> Response:
        """Whether queries are answered, from which state, and what keeps a newer one away."""
        keeper, trouble = self._follower.keeper, self._follower.trouble
        healthy = not keeper.ended
        status = "ok" if healthy and not trouble else "old" if healthy else "down"
        told = {"status": status, "triples": keeper.triples, "state": keeper.state}
        return JSONResponse(told | ({"trouble": trouble} if trouble else {}), 200 if healthy else 503)

    async def metrics(self, request: Request) -> Response:
        """Counts for Prometheus."""
        quick, long = self._pool.quick, self._pool.long
        gauges: dict[str, tuple[str, float]] = {
            "triples": ("Triples of the state that is served.", self._follower.keeper.triples),
            "running_quick": ("Queries that run and have just begun.", quick.taken),
            "running_long": ("Long queries that run.", long.taken),
            "waiting_quick": ("Queries that wait for a place.", quick.waiting),
            "waiting_long": ("Long queries that wait for a place.", long.waiting),
            "ended_workers": ("Processes ended since the start, each with its query.", self._pool.killed),
        }
        return PlainTextResponse(self._metrics.write(gauges), media_type="text/plain; version=0.0.4")

    async def _answer(self, request: Request, job: Job) -> Response:
        """Answer a job, unless the client goes away before."""
        started = time.monotonic()
        work = asyncio.ensure_future(self._pool.answer(job))
        gone = asyncio.ensure_future(_wait_until_gone(request))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            found = work.result() if work.done() else Answer.refuse(499, "the client went away")
        finally:
            gone.cancel()
            work.cancel()
        self._metrics.count(found.status, time.monotonic() - started)
        return _respond(found)

    async def _make(self, kind: str) -> Answer:
        """What is made once for each state, and kept."""
        state = self._follower.keeper.state
        known, answer = self._made.get(kind, ("", None))
        if answer is None or known != state:
            answer = await self._pool.answer_own(Job(kind), _OWN_SECONDS)
            if answer.status == 200:
                self._made[kind] = (state, answer)
        return answer


def _wants_page(request: Request) -> bool:
    """Whether a browser asks, which names HTML before all data."""
    offers = {negotiation.JSON: negotiation.JSON, negotiation.TURTLE: negotiation.TURTLE}
    accept = request.headers.get("accept", "")
    return negotiation.choose(accept, {**offers, negotiation.HTML: negotiation.HTML}) == negotiation.HTML


async def _wait_until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _respond(answer: Answer) -> Response:
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if answer.notice:
        headers["Unosce-Notice"] = answer.notice
    if answer.status == 503:
        headers["Retry-After"] = "5"
    response = Response(answer.body, answer.status, headers)
    response.headers["Content-Type"] = _spell(answer.media)
    return response


def _spell(media: str) -> str:
    """A media type with its charset, where it is text."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


async def _refuse(request: Request, error: Exception) -> Response:
    return _respond(cast(Refusal, error).answer)


async def _miss(request: Request, error: Exception) -> Response:
    return PlainTextResponse("there is nothing at this address\n", 404)


async def _fail(request: Request, error: Exception) -> Response:
    return PlainTextResponse("the server failed to answer; its log says more\n", 500)
