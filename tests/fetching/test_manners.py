"""What sites ask for is kept: their rules, pauses between requests, one request at a time."""

from __future__ import annotations

import pytest

from fetching.conftest import Clock, Get
from fetching.server import Site, lead_to, reply_with
from unosce_kg import __version__
from unosce_kg.fetching import Outcome

PAGE = reply_with(body="<p>The two organizations met.</p>")


def rules(text: str, status: int = 200) -> bytes:
    return reply_with(status, text, "text/plain")


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /private", True),
        ("User-agent: *\nDisallow: /notes/", False),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("User-agent: *\nDisallow: /notes/\nAllow: /notes/a", True),
        ("User-agent: unosce-kg\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: unosce-kg\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: other\nDisallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<html>no rules at all</html>", True),
        ("Disallow: /\n" * 100_000, True),
        ("User-agent: *\nDisallow: /" + "*a" * 20_000, True),
    ],
)
def test_rules(site: Site, get: Get, text: str, allowed: bool):
    site.replies |= {"/robots.txt": rules(text), "/notes/a.html": PAGE}
    (result,) = get(site["/notes/a.html"])
    assert (result.outcome is Outcome.FETCHED) is allowed
    assert site.paths() == (["/notes/a.html"] if allowed else [])
    if not allowed:
        assert result.reason == f"the robots.txt of 127.0.0.1:{site.port} forbids it"


@pytest.mark.parametrize("status", [404, 403, 401, 410])
def test_no_rules_are_no_hindrance(site: Site, get: Get, status: int):
    site.replies |= {"/robots.txt": rules("User-agent: *\nDisallow: /", status), "/a": PAGE}
    assert get(site["/a"])[0].outcome is Outcome.FETCHED


def test_rules_that_cannot_be_had_forbid_all(site: Site, get: Get):
    site.replies |= {"/robots.txt": rules("", 503), "/a": PAGE}
    (result,) = get(site["/a"], retries=1)
    reason = "cannot be read: the server answers 503 Service Unavailable"
    assert result.reason == f"the robots.txt of 127.0.0.1:{site.port} {reason}"
    assert site.paths() == []


def test_rules_elsewhere_are_followed(site: Site, get: Get):
    site.replies |= {"/robots.txt": lead_to("/r"), "/r": rules("User-agent: *\nDisallow: /a"), "/a": PAGE}
    assert get(site["/a"])[0].outcome is Outcome.SKIPPED


def test_rules_hold_for_where_an_address_leads(site: Site, get: Get):
    site.replies |= {"/robots.txt": rules("User-agent: *\nDisallow: /b"), "/a": lead_to("/b"), "/b": PAGE}
    assert get(site["/a"])[0].reason == f"the robots.txt of 127.0.0.1:{site.port} forbids it"


def test_rules_are_asked_for_once(site: Site, get: Get):
    site.replies |= {f"/{n}": PAGE for n in range(4)}
    get(*[site[f"/{n}"] for n in range(4)])
    assert [path for _, path, _ in site.asked] == ["/robots.txt", "/0", "/1", "/2", "/3"]


@pytest.mark.parametrize(
    ("text", "delay", "slept"),
    [("", 2, [2, 2]), ("User-agent: *\nCrawl-delay: 7", 2, [2, 7]), ("User-agent: *\nCrawl-delay: 1", 2, [2, 2]),
     ("User-agent: *\nCrawl-delay: soon", 2, [2, 2])],
)  # fmt: skip
def test_pauses(site: Site, get: Get, clock: Clock, text: str, delay: float, slept: list[float]):
    site.replies |= {"/robots.txt": rules(text), "/a": PAGE, "/b": PAGE}
    get(site["/a"], site["/b"], delay=delay)
    assert clock.slept == slept


def test_pauses_that_no_one_waits_for(site: Site, get: Get):
    site.replies |= {"/robots.txt": rules("User-agent: *\nCrawl-delay: 3600"), "/a": PAGE}
    assert get(site["/a"])[0].reason.endswith("asks for pauses of 3600 s")


def test_one_request_at_a_time(site: Site, get: Get):
    site.replies |= {f"/{n}": PAGE for n in range(8)}
    get(*[site[f"/{n}"] for n in range(8)])
    assert site.most_at_once == 1


def test_a_host_that_must_wait_lets_others_go_first(site: Site, get: Get, clock: Clock):
    site.replies |= {f"/{n}": PAGE for n in range(4)}
    here, there = (lambda n: site[f"/{n}"]), (lambda n: f"http://localhost:{site.port}/{n}")
    results = get(here(0), here(1), there(2), there(3), delay=5)
    assert [r.source.address for r in results] == [here(0), there(2), here(1), there(3)]
    assert sum(clock.slept) <= 4 * 5


def test_who_asks_is_said(site: Site, get: Get):
    site.replies["/a"] = PAGE
    get(site["/a"], contact="kg@example.org")
    headers = site.asked[-1][2]
    assert headers["user-agent"] == f"unosce-kg/{__version__} (kg@example.org)"
    assert headers["accept-encoding"] == "gzip"
    assert not {"cookie", "authorization", "referer", "from"} & headers.keys()
