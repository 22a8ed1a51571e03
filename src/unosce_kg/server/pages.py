"""What people look at: the page that asks, the explorer, and a page for each resource."""

from __future__ import annotations

import html
import re
from dataclasses import asdict

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from unosce_kg.graph.namespaces import ID, PREFIXES
from unosce_kg.graph.questions import Question
from unosce_kg.resources import PACKAGE, locate
from unosce_kg.server import negotiation
from unosce_kg.server.messages import Answer, Job
from unosce_kg.server.responses import respond
from unosce_kg.server.terms import read_terms
from unosce_kg.server.work import Work

_SUFFIXES = {
    "ttl": negotiation.TURTLE,
    "nt": negotiation.NTRIPLES,
    "jsonld": negotiation.JSONLD,
    "rdf": negotiation.RDFXML,
    "html": negotiation.HTML,
}
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class Pages:
    """The addresses for people.

    Args:
        work: What answers.
        questions: The named queries, which are offered as examples.
    """

    def __init__(self, work: Work, questions: dict[str, Question]) -> None:
        self._work, self._questions = work, questions
        environment = Environment(loader=PackageLoader("unosce_kg.server"), autoescape=True)
        self._home = environment.get_template("home.html")
        self._vocabulary = {
            "prefixes": PREFIXES,
            "ids": ID,
            "terms": [asdict(term) for term in read_terms(locate("ontology", "unosce.ttl"))],
            "questions": {name: question.sparql for name, question in questions.items()},
        }

    def routes(self) -> list[BaseRoute]:
        """Where each stands."""
        return [
            Route("/", self.home),
            Route("/vocabulary.json", self.vocabulary),
            Route("/explore", self.explore),
            Route("/ontology", self.ontology),
            Route("/id/{kind}/{slug}", self.resource),
            Route("/static/vis-network.js", self.drawing),
            Route("/static/dom.js", self.elements),
            Mount("/static", StaticFiles(directory=PACKAGE / "server" / "static")),
        ]

    async def home(self, request: Request) -> Response:
        """The page that asks."""
        page = self._home.render(
            triples=f"{self._work.follower.keeper.triples:,}", questions=self._questions.values()
        )
        return respond(Answer(200, negotiation.HTML, page.encode("utf-8")))

    async def vocabulary(self, request: Request) -> Response:
        """What the editor offers."""
        return JSONResponse(self._vocabulary)

    async def resource(self, request: Request) -> Response:
        """A resource, by what the client accepts or by the suffix of its address."""
        slug, _, suffix = request.path_params["slug"].partition(".")
        id_ = f"{request.path_params['kind']}/{slug}"
        if suffix and suffix not in _SUFFIXES:
            return respond(Answer.refuse(404, f"a resource has one of the suffixes {', '.join(_SUFFIXES)}"))
        accept = _SUFFIXES[suffix] if suffix else ",".join(request.headers.getlist("accept"))
        return respond(await self._work.answer(request, Job("resource", id_, accept)))

    async def explore(self, request: Request) -> Response:
        """The explorer page, with the policy that it carries for its own script and style."""
        found = await self._work.make("explorer")
        policy = _POLICY.search(found.body[:20_000].decode("utf-8", "replace"))
        if found.status != 200 or policy is None:
            return respond(found)
        return respond(found, Content_Security_Policy=f"{html.unescape(policy[1])}; frame-ancestors 'none'")

    async def drawing(self, request: Request) -> Response:
        """The library that draws networks, as the explorer page has it."""
        return respond(await self._work.make("drawing"))

    async def elements(self, request: Request) -> Response:
        """The explorer's way to make elements, which this page shares."""
        return FileResponse(PACKAGE / "explorer" / "script" / "dom.js", media_type="text/javascript")

    async def ontology(self, request: Request) -> Response:
        """The ontology as Turtle."""
        return FileResponse(
            locate("ontology", "unosce.ttl"), media_type=f"{negotiation.TURTLE}; charset=utf-8"
        )
