"""The conversation with an endpoint over HTTP: bounded in time, patient with failures, silent about secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import cast

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError
from urllib3.util import Retry

from unosce_kg import __version__
from unosce_kg.errors import SetupError
from unosce_kg.push import credentials as names
from unosce_kg.push.credentials import NOBODY, Credentials
from unosce_kg.push.target import Protocol, Target

_PASSING = (HTTPStatus.TOO_MANY_REQUESTS, 500, 502, 503, 504)
_CONNECT = 10.0  # seconds
_LONGEST_WAIT = 60  # seconds between two tries, whatever the endpoint asks for
_ANSWER = 65_536  # bytes that are read of an answer
_SHOWN = 200  # characters of an endpoint's own message
# A letter that an escaped backslash makes look like the start of a code point escape. Some engines expand those
# before they read strings, so that `\\u0022` would end one: here the letter itself is written as such an escape.
_ESCAPE = re.compile(r"\\(?:\\([uU])?|.)")
_LETTERS = {"u": r"\\\U00000075", "U": r"\\\U00000055"}


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    headers: requests.structures.CaseInsensitiveDict[str]

    @property
    def says(self) -> str:
        """The endpoint's message in one line without control characters, or ""."""
        text = "".join(c if c.isprintable() else " " for c in self.body.decode("utf-8", "replace"))
        text = " ".join(re.sub(r"<[^<>]*>", " ", text).split())
        return f": {text[:_SHOWN]}" if text else ""


class Endpoint:
    """A graph at an endpoint, ready to be changed.

    Args:
        target: Which graph where.
        credentials: Who is asking.
        timeout: Seconds to wait for an answer.
        retries: How often a request is tried anew after a broken connection, 429 or 5xx.
        pause: Seconds before the second new try (the first comes at once); each further one doubles it.
    """

    def __init__(
        self,
        target: Target,
        credentials: Credentials = NOBODY,
        *,
        timeout: float = 60.0,
        retries: int = 5,
        pause: float = 0.5,
    ) -> None:
        self.target = target
        self._credentials, self._timeout = credentials, (_CONNECT, timeout)
        patience = Retry(
            total=retries,
            connect=min(retries, 3),
            status_forcelist=_PASSING,
            allowed_methods=None,  # all of them: every request here may be repeated
            backoff_factor=pause,
            backoff_max=_LONGEST_WAIT,
            retry_after_max=_LONGEST_WAIT,
            raise_on_status=False,
        )
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"unosce-kg/{__version__}"
        self._session.auth = credentials.basic()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=patience))

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def change(self, remove: Sequence[str], add: Sequence[str], *, empty: bool = False) -> None:
        """Take triples out of the graph and put others in; doing it twice is doing it once.

        Args:
            remove: Lines of N-Triples; none by the Graph Store Protocol, which has no way to do it.
            add: Likewise.
            empty: Empty the graph before.

        Raises:
            SetupError: If the endpoint cannot be reached or refuses.
        """
        if self.target.protocol is Protocol.UPDATE:
            self._send(
                "POST", self.target.address, "sparql-update", write_update(self.target, remove, add, empty)
            )
        else:
            method = "PUT" if empty else "POST"
            self._send(
                method, self.target.graph_store_address, "n-triples", "".join(f"{line}\n" for line in add)
            )

    def count(self, address: str) -> int:
        """How many triples the graph holds.

        Args:
            address: Where the endpoint answers queries.

        Raises:
            SetupError: If it cannot be asked, or does not answer with a number.
        """
        graph = f"GRAPH <{self.target.graph}> {{ ?s ?p ?o }}" if self.target.graph else "?s ?p ?o"
        query = f"SELECT (COUNT(*) AS ?triples) WHERE {{ {graph} }}"
        answer = self._send("POST", address, "sparql-query", query, accept="application/sparql-results+json")
        found = re.search(rb'"value"\s*:\s*"(\d+)"', answer.body)
        if not found:
            raise SetupError(f"{_plain(address)}: no number of triples in its answer{answer.says}")
        return int(found[1])

    def _send(self, method: str, address: str, type_: str, body: str, accept: str = "*/*") -> _Answer:
        headers = {"Content-Type": f"application/{type_}", "Accept": accept}
        if type_ == "n-triples":
            headers["Content-Type"] += "; charset=utf-8"
        data = body.encode("utf-8")
        answer = self._ask(method, address, data, headers)
        challenge = answer.headers.get("WWW-Authenticate", "").lower()
        if answer.status == HTTPStatus.UNAUTHORIZED and "digest" in challenge and self._credentials.user:
            self._session.auth = self._credentials.digest()
            answer = self._ask(method, address, data, headers)
        if not HTTPStatus(200) <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            raise SetupError(f"{_plain(address)}: {self._explain(answer)}")
        return answer

    def _ask(self, method: str, address: str, data: bytes, headers: dict[str, str]) -> _Answer:
        try:
            with self._session.request(
                method, address, data=data, headers=headers, timeout=self._timeout, allow_redirects=False,
                stream=True,
            ) as response:  # fmt: skip
                body = cast(bytes, response.raw.read(_ANSWER, decode_content=True))
                return _Answer(response.status_code, body, response.headers)
        except (requests.RequestException, HTTPError) as error:
            raise SetupError(f"{_plain(address)}: {self._find_reason(error)}") from None

    def _find_reason(self, error: Exception) -> str:
        """Why a request failed, in words; the errors' own texts hold the address with its query."""
        chain = list(_unfold(error))
        if any(isinstance(e, requests.exceptions.SSLError) for e in chain):
            return "its certificate is not accepted"
        if any(isinstance(e, requests.exceptions.ConnectTimeout) for e in chain):
            return f"no connection within {_CONNECT:g} seconds"
        if any(
            isinstance(e, requests.exceptions.Timeout | TimeoutError) for e in chain
        ) or "timed out" in str(error):
            return f"no answer within {self._timeout[1]:g} seconds"
        for deeper in reversed(chain):
            if isinstance(deeper, OSError) and deeper.strerror:
                return f"cannot be reached: {deeper.strerror}"
        return "the connection broke off"

    def _explain(self, answer: _Answer) -> str:
        """What the user can do about an answer that is no success."""
        status = answer.status
        if status == HTTPStatus.UNAUTHORIZED:
            if self._credentials:
                return "refuses the credentials of the environment"
            return f"asks for credentials: set {names.USER} and {names.PASSWORD}, or {names.TOKEN}"
        if status == HTTPStatus.FORBIDDEN:
            return f"forbids it{answer.says}"
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            return f"answers from elsewhere (HTTP {status}); give its address to --endpoint"
        if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return "finds a batch too large; try a smaller --batch"
        if status in (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.UNSUPPORTED_MEDIA_TYPE):
            other = {Protocol.UPDATE: "--graph-store", Protocol.GRAPH_STORE: "--update"}[self.target.protocol]
            return f"does not take this (HTTP {status}); is it an address for {other}?{answer.says}"
        return f"HTTP {status}{answer.says}"


def write_update(target: Target, remove: Sequence[str], add: Sequence[str], empty: bool = False) -> str:
    """A SPARQL update that takes lines of N-Triples out of a graph and puts others in."""
    operations = []
    if empty:
        operations.append(f"CLEAR SILENT {f'GRAPH <{target.graph}>' if target.graph else 'DEFAULT'}")
    for verb, lines in (("DELETE", remove), ("INSERT", add)):
        if lines:
            triples = "\n".join(map(_write_line, lines))
            within = f"GRAPH <{target.graph}> {{\n{triples}\n}}" if target.graph else triples
            operations.append(f"{verb} DATA {{\n{within}\n}}")
    return " ;\n".join(operations)


def _write_line(line: str) -> str:
    """A line of N-Triples as every engine reads it in SPARQL."""
    if r"\\u" not in line and r"\\U" not in line:
        return line
    return _ESCAPE.sub(lambda match: _LETTERS.get(match[1] or "", match[0]), line)


def _unfold(error: BaseException) -> Iterator[BaseException]:
    """An error and those behind it, the outermost first."""
    queue: list[object] = [error]
    seen: set[int] = set()
    while queue:
        found = queue.pop(0)
        if isinstance(found, BaseException) and id(found) not in seen:
            seen.add(id(found))
            yield found
            queue += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]


def _plain(address: str) -> str:
    return address.partition("?")[0]
