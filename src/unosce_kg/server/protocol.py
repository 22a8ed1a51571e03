"""Requests of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), read into jobs."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from unosce_kg.server.messages import Answer, Job

_FIELDS = 100
_READING = 10.0  # seconds in which a body must have come
_FORM, _QUERY, _UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)


class Refusal(Exception):
    """A request that is not answered; it carries what is said instead."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.answer = Answer.refuse(status, reason)


async def read_job(request: Request, limit: int) -> Job | None:
    """The job that a request asks for, or None if it has no query.

    Args:
        request: GET, or POST in one of the protocol's two forms.
        limit: Bytes that its body may have.

    Raises:
        Refusal: If the request breaks the protocol, or wants more than to read.
    """
    fields = _parse(request.url.query)
    if request.method == "POST":
        media = request.headers.get("content-type", "")
        type_ = media.partition(";")[0].strip().lower()
        if type_ == _UPDATE:
            raise Refusal(403, "updates are refused: the graph is only read")
        if type_ not in (_FORM, _QUERY):
            raise Refusal(415, f"a query is posted as {_QUERY} or {_FORM}, not as {type_ or 'nothing'}")
        text = _decode(await _read_body(request, limit), media)
        if type_ == _QUERY:
            if "query" in fields:
                raise Refusal(400, "two queries: one in the address and one in the body")
            fields["query"] = [text]
        else:
            for name, values in _parse(text).items():
                fields[name] += values
    return _make_job(request, fields)


def _make_job(request: Request, fields: dict[str, list[str]]) -> Job | None:
    if "update" in fields:
        raise Refusal(403, "updates are refused: the graph is only read")
    if not (queries := fields.get("query", [])):
        return None
    if len(queries) > 1:
        raise Refusal(400, f"one query at a time, not {len(queries)}")
    return Job(
        "query",
        queries[0],
        ",".join(request.headers.getlist("accept")),
        tuple(fields.get("default-graph-uri", ())),
        tuple(fields.get("named-graph-uri", ())),
    )


def _parse(text: str) -> defaultdict[str, list[str]]:
    """The fields of a query string or form, each with all its values."""
    fields: defaultdict[str, list[str]] = defaultdict(list)
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise Refusal(400, "the parameters are not UTF-8") from None
    except ValueError:
        raise Refusal(400, f"more than {_FIELDS} parameters") from None
    for name, value in pairs:
        fields[name].append(value)
    return fields


def _decode(body: bytes, media: str) -> str:
    for parameter in media.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(' "').lower() not in ("utf-8", "utf8"):
            raise Refusal(415, "a query is posted in UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"the body is not UTF-8: byte {error.start}") from None


async def _read_body(request: Request, limit: int) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(_READING):
            async for part in request.stream():
                body += part
                if len(body) > limit:
                    raise Refusal(413, f"a body has at most {limit} bytes")
    except TimeoutError:
        raise Refusal(408, f"the body did not come within {_READING:g} s") from None
    except ClientDisconnect:
        raise Refusal(400, "the connection was closed") from None
    return bytes(body)
