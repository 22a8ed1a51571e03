"""What stands before every answer: only own Host names, only bounded headers, and a strict policy for browsers."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Shield:
    """Middleware that sends away who calls the server by a wrong name, and guards what is sent.

    A page of another site that has its own name point to this machine (DNS rebinding) comes with that name.

    Args:
        app: What answers the rest.
        hosts: Names that a Host header may hold, without port.
        size: Bytes that the first line and headers may have.
        shared: Pages of named other origins may read answers.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str], size: int, *, shared: bool) -> None:
        self._app, self._hosts, self._size = app, hosts, size
        self._headers = dict(_HEADERS)
        if not shared:
            self._headers["Cross-Origin-Resource-Policy"] = "same-origin"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        if reason := self._judge(scope):
            await PlainTextResponse(f"{reason[1]}\n", reason[0])(scope, receive, send_guarded)
        else:
            await self._app(scope, receive, send_guarded)

    def _judge(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is sent away, or None."""
        size = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        size += sum(len(name) + len(value) for name, value in scope["headers"])
        if size > self._size:
            return 431, f"address and headers have at most {self._size} bytes; post a long query"
        names = Headers(scope=scope).getlist("host")
        if len(names) != 1 or _strip_port(names[0]) not in self._hosts:
            return 421, "this server does not answer to that Host name"
        return None


def _strip_port(host: str) -> str:
    name, colon, port = host.lower().rpartition(":")
    return name if colon and (port.isdigit() or not port) else host.lower()
