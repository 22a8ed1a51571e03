"""A server that misbehaves: nothing hangs, nothing swells, nothing leads astray, and each refusal says why."""

from __future__ import annotations

import gzip
import os
import socket
import time
import tracemalloc
from pathlib import Path

import pytest

from fetching.conftest import LIMIT, Clock, Get
from fetching.server import Reply, Site, bomb, drip, lead_to, reply_with
from unosce_kg.fetching import Outcome

PAGE = "<html><body><p>The two organizations met.</p></body></html>"
OPEN = b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\n"
CHUNKED = OPEN + b"Transfer-Encoding: chunked\r\n\r\n"


def answer(*headers: bytes, body: bytes = PAGE.encode()) -> bytes:
    return OPEN + b"".join(header + b"\r\n" for header in headers) + b"\r\n" + body


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


REFUSED: dict[str, tuple[Reply, str]] = {
    "not found": (reply_with(404), "the server answers 404 Not Found"),
    "gone": (reply_with(410), "the server answers 410 Gone"),
    "of no known status": (reply_with(299), "the server answers 299"),
    "only a part": (reply_with(206, PAGE), "the server answers 206 Partial Content"),
    "unmodified though nobody asked": (reply_with(304), "the server answers 304 Not Modified"),
    "failing": (reply_with(500), "the server answers 500 Internal Server Error"),
    "too many requests": (reply_with(429), "the server answers 429 Too Many Requests"),
    "away for long": (reply_with(503, Retry_After="7200"),
                      "the server answers 503 Service Unavailable, and asks to wait 7200 s"),
    "announced over-large": (reply_with(body=b"x" * (LIMIT + 1)), "over-large: the limit is 0.1 MB"),
    "over-large without a length": (answer(body=b"x" * (LIMIT + 1)), "over-large: the limit is 0.1 MB"),
    "over-large in chunks": (CHUNKED + b"20000\r\n" + b"x" * 0x20000 + b"\r\n0\r\n\r\n",
                             "over-large: the limit is 0.1 MB"),
    "endless": (drip(OPEN + b"\r\n", b"x" * 65536, 0), "over-large: the limit is 0.1 MB"),
    "dripping": (drip(OPEN + b"\r\n", b"x", 0.02), "takes longer than 0.5 s"),
    "dripping chunks": (drip(CHUNKED, b"1\r\nx\r\n", 0.02), "takes longer than 0.5 s"),
    "dripping a chunk's length": (drip(CHUNKED, b"0", 0.02), "takes longer than 0.5 s"),
    "dripping headers": (drip(OPEN, b"X: y\r\n", 0.02), "takes longer than 0.5 s"),
    "dripping one header": (drip(OPEN + b"X: ", b"y", 0.02), "takes longer than 0.5 s"),
    "dripping a status": (drip(b"HTTP/1.1 ", b"2", 0.02), "takes longer than 0.5 s"),
    "silent": (lambda connection: time.sleep(3), "takes longer than 0.5 s"),
    "silent after its headers": (drip(OPEN + b"\r\n", b"", 9), "takes longer than 0.5 s"),
    "endless headers": (drip(OPEN, b"X: y\r\n" * 1000, 0), "the server does not answer as one of the web (HTTPException)"),
    "an endless header": (drip(OPEN + b"X: ", b"y" * 65536, 0),
                          "the server does not answer as one of the web (LineTooLong)"),
    "shorter than it says": (answer(b"Content-Length: 5000"), "the answer ends before it is whole"),
    "cut within chunks": (CHUNKED + b"500\r\nabc", "the answer ends before it is whole"),
    "cut between chunks": (CHUNKED + b"3\r\nabc\r\n", "the answer ends before it is whole"),
    "with chunks of no size": (CHUNKED + b"zz\r\nabc\r\n", "the answer ends before it is whole"),
    "closing at once": (lambda connection: None, "the server does not answer as one of the web (RemoteDisconnected)"),
    "resetting": (reset, "the server does not answer as one of the web (ConnectionResetError)"),
    "no HTTP": (b"220 mail.example.org ESMTP\r\n", "the server does not answer as one of the web (BadStatusLine)"),
    "a gzip bomb": (answer(b"Content-Encoding: gzip", body=bomb(50_000_000)), "over-large: the limit is 0.1 MB"),
    "a bomb in a bomb": (answer(b"Content-Encoding: gzip, gzip", body=gzip.compress(bomb(50_000_000))),
                         "comes packed as 'gzip, gzip', which was not asked for"),
    "gzip of nothing for ever": (drip(answer(b"Content-Encoding: gzip", body=b""), gzip.compress(b"") * 50, 0),
                                 "over-large: the limit is 0.1 MB"),
    "gzip that is none": (answer(b"Content-Encoding: gzip", body=b"no gzip"), "comes packed in a way that is broken"),
    "gzip cut short": (answer(b"Content-Encoding: gzip", body=gzip.compress(os.urandom(3000))[:-900]),
                       "comes packed in a way that is broken"),
    "packed otherwise": (answer(b"Content-Encoding: br"), "comes packed as 'br', which was not asked for"),
    "a picture": (reply_with(body=b"\x89PNG", kind="image/png"), "not a kind that is read (image/png)"),
    "a program": (reply_with(body=b"MZ", kind="application/octet-stream"),
                  "not a kind that is read (the server does not say which it is)"),
    "empty": (reply_with(body=b""), "empty"),
    "blank": (reply_with(body=b" \n"), "empty"),
    "leading nowhere": (reply_with(302), "leads on, but does not say where to"),
    "leading to a file": (lead_to("file:///etc/passwd"),
                          "leads on to what is not fetched: only http: and https: are fetched, not file:"),
    "leading to a script": (lead_to("javascript:alert(1)"),
                            "leads on to what is not fetched: only http: and https: are fetched, not javascript:"),
    "leading to data": (lead_to("data:text/html,hello"),
                        "leads on to what is not fetched: only http: and https: are fetched, not data:"),
    "leading to a user": (lead_to("http://root:secret@127.0.0.1/"),
                          "leads on to what is not fetched: names a user; documents are fetched as anybody may"),
    "leading to itself": (lead_to("/asked"), "leads in a circle"),
    "leading to no address": (lead_to("http://[::1"), "leads on to what is not fetched: not an address"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_reason(name: str, site: Site, get: Get, tmp_path: Path):
    site.replies["/asked"], reason = REFUSED[name]
    started = time.monotonic()
    (result,) = get(site["/asked"], retries=0)
    assert (result.outcome, result.reason) == (Outcome.SKIPPED, reason)
    assert time.monotonic() - started < 2.5
    assert [path.name for path in (tmp_path / "out").iterdir()] == []


TAKEN = {
    "as it is": reply_with(body=PAGE),
    "without a length": answer(),
    "in chunks": CHUNKED + b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode()),
    "packed": answer(b"Content-Encoding: gzip", body=gzip.compress(PAGE.encode())),
    "packed twice over, one after the other": answer(
        b"Content-Encoding: x-gzip",
        body=gzip.compress(PAGE[:20].encode()) + gzip.compress(PAGE[20:].encode()),
    ),
    "longer than it says": answer(b"Content-Length: %d" % len(PAGE), body=PAGE.encode() + b"more"),
    "with a length that is none": answer(b"Content-Length: many"),
    "with a length below nothing": answer(b"Content-Length: -5"),
    "with two equal lengths": answer(*[b"Content-Length: %d" % len(PAGE)] * 2),
    "with bytes in its headers": answer(b"X-Title: \xff\xfe\x00\x1b[31m"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_taken_as_it_is_meant(name: str, site: Site, get: Get, tmp_path: Path):
    site.replies["/asked"] = TAKEN[name]
    (result,) = get(site["/asked"], retries=0)
    assert (result.outcome, result.reason) == (Outcome.FETCHED, "")
    assert (tmp_path / "out" / result.file).read_text() == PAGE


def test_a_bomb_takes_no_memory(site: Site, get: Get):
    site.replies["/asked"] = answer(b"Content-Encoding: gzip", body=bomb(200_000_000))
    tracemalloc.start()
    get(site["/asked"], retries=0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


def test_redirects_are_followed_and_counted(site: Site, get: Get, tmp_path: Path):
    site.replies |= {
        f"/{n}": lead_to(f"/{n + 1}", status) for n, status in enumerate((301, 302, 303, 307, 308))
    }
    site.replies |= {"/5": reply_with(body=PAGE), "/more": lead_to("/0")}
    found, refused = get(site["/0"], site["/more"])
    assert found.outcome is Outcome.FETCHED
    note = (tmp_path / "out" / f"{found.file}.meta.toml").read_text()
    assert note == f'source = "{site["/0"]}"\nretrieved-from = "{site["/5"]}"\n'
    assert refused.reason == "leads through more than 5 redirects"


def test_a_wider_circle(site: Site, get: Get):
    site.replies |= {"/a": lead_to("/b"), "/b": lead_to("/c"), "/c": lead_to("/b")}
    assert get(site["/a"])[0].reason == "leads in a circle"


def test_a_redirect_in_letters_of_its_own(site: Site, get: Get):
    site.replies |= {"/a": lead_to("/caf\xc3\xa9"), "/caf%C3%A9": reply_with(body=PAGE)}
    assert get(site["/a"])[0].outcome is Outcome.FETCHED


def test_asked_again_after_a_setback(site: Site, get: Get, clock: Clock):
    site.replies["/a"] = [reply_with(503), reply_with(500), reply_with(body=PAGE)]
    assert get(site["/a"])[0].outcome is Outcome.FETCHED
    assert clock.slept == [1, 2]


@pytest.mark.parametrize(("said", "slept"), [("7", [7]), ("0", []), ("soon", [1]), ("-3", [1])])
def test_waits_as_long_as_the_server_asks(site: Site, get: Get, clock: Clock, said: str, slept: list[float]):
    site.replies["/a"] = [reply_with(429, Retry_After=said), reply_with(body=PAGE)]
    assert get(site["/a"])[0].outcome is Outcome.FETCHED
    assert clock.slept == slept


def test_a_host_that_asks_for_long_is_left_alone(site: Site, get: Get):
    site.replies["/a"] = reply_with(429, Retry_After="3600")
    first, second = get(site["/a"], site["/b"])
    assert first.reason == "the server answers 429 Too Many Requests, and asks to wait 3600 s"
    assert second.reason == "127.0.0.1 is not asked again in this run"
    assert site.paths() == ["/a"]


def test_a_host_that_fails_and_fails_is_left_alone(site: Site, get: Get):
    site.replies |= {f"/{n}": reply_with(500) for n in range(5)}
    results = get(*[site[f"/{n}"] for n in range(5)], retries=1)
    assert [r.reason for r in results[3:]] == ["127.0.0.1 is not asked again in this run"] * 2
    assert site.paths() == ["/0", "/0", "/1", "/1", "/2", "/2"]


def test_a_port_where_nobody_listens(get: Get):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (result,) = get(f"http://127.0.0.1:{port}/a", retries=0)
    assert result.reason == f"the robots.txt of 127.0.0.1:{port} cannot be read: the host cannot be reached"


@pytest.mark.parametrize(
    "name", ["127.0.0.1", "localhost", "2130706433", "127.1", "0x7f000001", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_asked(site: Site, get: Get, name: str):
    (result,) = get(f"http://{name}:{site.port}/a", allow_private=False)
    assert result.reason.endswith("which is not a public address")
    assert site.asked == []
