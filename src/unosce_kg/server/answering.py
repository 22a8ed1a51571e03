"""Jobs worked out in a worker: SPARQL, the page of a resource, facts about the whole."""

from __future__ import annotations

import traceback
from dataclasses import replace

import pyoxigraph as ox

from unosce_kg.errors import QueryError
from unosce_kg.explorer import read_view, render_page
from unosce_kg.explorer.assets import read_vis
from unosce_kg.graph import guard
from unosce_kg.graph.namespaces import ID, PREFIXES
from unosce_kg.server import facts, negotiation, resources, results
from unosce_kg.server.dataset import Dataset
from unosce_kg.server.limits import Limits
from unosce_kg.server.messages import Answer, Job

_Graphs = list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
_Named = list[ox.NamedNode | ox.BlankNode]


def answer(dataset: Dataset, job: Job, limits: Limits) -> Answer:
    """Work out a job; whatever is wrong with it is said in the answer."""
    try:
        return _KINDS[job.kind](dataset, job, limits)
    except guard.RefusedQuery as error:
        return Answer.refuse(403, str(error))
    except QueryError as error:
        return Answer.refuse(400, str(error))
    except MemoryError:
        return Answer.refuse(500, f"the query needs more than {limits.memory // 1_000_000} MB of memory")
    except Exception:  # what exactly is for the log; the worker goes on
        failed = Answer.refuse(500, "the server failed to answer; its log says more")
        return replace(failed, trace=traceback.format_exc())


def _answer_query(dataset: Dataset, job: Job, limits: Limits) -> Answer:
    """Run SPARQL and write what it gives in the form that the client likes best."""
    admitted = guard.admit(job.text, dataset.names)
    default, named = _choose_graphs(dataset, job)
    try:
        result = dataset.store.query(
            admitted.text, base_iri=ID, prefixes=PREFIXES, default_graph=default, named_graphs=named
        )
        return _write(result, job.accept, limits, admitted)
    except SyntaxError as error:
        raise QueryError(guard.locate_error(admitted.text, str(error))) from None
    except (OSError, RuntimeError, ValueError) as error:
        return Answer.refuse(500, f"the query failed: {error}")


def _choose_graphs(dataset: Dataset, job: Job) -> tuple[_Graphs | None, _Named | None]:
    """The graphs that the protocol names, which go before those of the query; None where it names none."""
    for address in (*job.default_graphs, *job.named_graphs):
        if address not in dataset.names:
            raise guard.RefusedQuery(f"no graph here is called {address!r}, and none is fetched")
    if not (job.default_graphs or job.named_graphs):
        return None, None
    return [ox.NamedNode(a) for a in job.default_graphs], [ox.NamedNode(a) for a in job.named_graphs]


def _write(
    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
    accept: str,
    limits: Limits,
    admitted: guard.Admitted,
) -> Answer:
    offers = negotiation.GRAPHS if isinstance(result, ox.QueryTriples) else negotiation.RESULTS
    media = negotiation.choose(accept, offers)
    if media is None:
        return Answer.refuse(406, f"the answer comes as {', '.join(dict.fromkeys(offers.values()))}")
    if isinstance(result, ox.QueryBoolean):
        return Answer(200, media, results.write_truth(result, media))
    if isinstance(result, ox.QueryTriples):
        body, notice = results.write_triples(result, media, limits)
    else:
        body, notice = results.write_rows(result, media, limits, admitted)
    return Answer(200, media, body, notice)


def _answer_facts(dataset: Dataset, job: Job, limits: Limits) -> Answer:
    return Answer(200, "application/json", facts.write(facts.count(dataset)))


def _answer_size(dataset: Dataset, job: Job, limits: Limits) -> Answer:
    return Answer(200, "text/plain", str(len(dataset)).encode("ascii"))


def _answer_explorer(dataset: Dataset, job: Job, limits: Limits) -> Answer:
    return Answer(200, negotiation.HTML, render_page(read_view(dataset.graph)).encode("utf-8"))


def _answer_drawing(dataset: Dataset, job: Job, limits: Limits) -> Answer:
    return Answer(200, "text/javascript", read_vis().encode("utf-8"))


_KINDS = {
    "query": _answer_query,
    "resource": resources.answer,
    "size": _answer_size,
    "facts": _answer_facts,
    "explorer": _answer_explorer,
    "drawing": _answer_drawing,
}
