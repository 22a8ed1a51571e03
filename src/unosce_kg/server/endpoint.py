"""What programs ask: SPARQL, the description of the service and its data, its health and its counts."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from unosce_kg.server import description, facts, negotiation, results
from unosce_kg.server.limits import Limits
from unosce_kg.server.messages import Answer
from unosce_kg.server.protocol import Refusal, read_job
from unosce_kg.server.responses import respond
from unosce_kg.server.work import Work

_DATA = {media: media for media in (*negotiation.RESULTS, *negotiation.GRAPHS)}


class Endpoint:
    """The addresses for programs.

    Args:
        work: What answers.
        limits: What a request may take.
    """

    def __init__(self, work: Work, limits: Limits) -> None:
        self._work, self._limits = work, limits

    def routes(self) -> list[Route]:
        """Where each stands."""
        return [
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
            Route("/void", self.void),
            Route("/.well-known/void", self.void),
            Route("/health", self.health),
            Route("/metrics", self.metrics),
        ]

    async def sparql(self, request: Request) -> Response:
        """The SPARQL 1.1 Protocol; without a query, the service description."""
        job = await read_job(request, self._limits.body)
        if job is None and request.method == "POST":
            raise Refusal(400, "the request has no query")
        accept = request.headers.get("accept", "")
        if negotiation.choose(accept, {**_DATA, negotiation.HTML: negotiation.HTML}) == negotiation.HTML:
            target = f"/?{urlencode({'query': job.text})}" if job else "/"
            return RedirectResponse(target, 303, headers={"Vary": "Accept"})
        if job is None:
            return await self.void(request)
        return respond(await self._work.answer(request, job))

    async def void(self, request: Request) -> Response:
        """Service description and VoID."""
        found = await self._work.make("facts")
        if found.status != 200:
            return respond(found)
        media = negotiation.choose(
            request.headers.get("accept", ""), {**negotiation.GRAPHS, negotiation.HTML: negotiation.TURTLE}
        )
        if media is None:
            raise Refusal(
                406, f"the description comes as {', '.join(dict.fromkeys(negotiation.GRAPHS.values()))}"
            )
        triples = description.describe(facts.read(found.body), str(request.base_url).rstrip("/"))
        return respond(Answer(200, media, results.write_triples(triples, media, self._limits)[0]))

    async def health(self, request: Request) -> Response:
        """Whether queries are answered, from which state, and what keeps a newer one away."""
        keeper, trouble = self._work.follower.keeper, self._work.follower.trouble
        healthy = not keeper.ended
        status = "ok" if healthy and not trouble else "old" if healthy else "down"
        told = {"status": status, "triples": keeper.triples, "state": keeper.state}
        return JSONResponse(told | ({"trouble": trouble} if trouble else {}), 200 if healthy else 503)

    async def metrics(self, request: Request) -> Response:
        """Counts for Prometheus."""
        pool = self._work.pool
        gauges: dict[str, tuple[str, float]] = {
            "triples": ("Triples of the state that is served.", self._work.follower.keeper.triples),
            "running_quick": ("Queries that run and have just begun.", pool.quick.taken),
            "running_long": ("Long queries that run.", pool.long.taken),
            "waiting_quick": ("Queries that wait for a place.", pool.quick.waiting),
            "waiting_long": ("Long queries that wait for a place.", pool.long.waiting),
            "ended_workers": ("Processes ended since the start, each with its query.", pool.killed),
        }
        return PlainTextResponse(self._work.metrics.write(gauges), media_type="text/plain; version=0.0.4")
