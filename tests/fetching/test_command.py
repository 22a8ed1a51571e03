"""`unosce-kg fetch` as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import call
from fetching.server import Site, reply_with

PAGE = reply_with(body="<html><body><p>The two organizations met in Vienna.</p></body></html>")


def test_addresses_lists_tables_and_feeds_together(site: Site, tmp_path: Path):
    feed = f"<rss><channel><item><link>{site['/4']}</link></item><item><link>file:///etc/passwd</link></item></channel></rss>"
    site.replies |= {
        "/1": PAGE,
        "/2": PAGE,
        "/3": PAGE,
        "/4": PAGE,
        "/feed": reply_with(body=feed, kind="text/xml"),
    }
    (tmp_path / "list.txt").write_text(f"# texts\n{site['/2']}\n{site['/1']}\n")
    (tmp_path / "table.csv").write_text(f"address,file\n{site['/3']},three.md\n")
    out = tmp_path / "out"
    answer = call("fetch", site["/1"], "-f", tmp_path / "list.txt", "--sources", tmp_path / "table.csv",
                  "--feed", site["/feed"], "-o", out, "--allow-private", "--delay", "0")  # fmt: skip
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.splitlines()[-1] == f"4 fetched, 1 skipped; {out}"
    assert "file:///etc/passwd: only http: and https: are fetched, not file:" in answer.out
    assert (out / "three.html").exists()
    assert call("fetch", site["/1"], "-o", out, "--allow-private", "--delay", "0").out.endswith(
        f"1 unchanged; {out}\n"
    )


def test_this_machine_only_when_asked(site: Site, tmp_path: Path):
    answer = call("fetch", site["/1"], "-o", tmp_path / "out")
    assert answer.code == 1 and "127.0.0.1 is at 127.0.0.1, which is not a public address" in answer.out
    assert site.asked == []


def test_a_plan_asks_for_nothing(site: Site, tmp_path: Path):
    answer = call("fetch", site["/1"], "ftp://example.org", "-o", tmp_path / "out", "--dry-run")
    assert answer.code == 1 and "1 to be fetched, 1 skipped" in answer.out
    assert site.asked == [] and not (tmp_path / "out").exists()


def test_no_more_than_so_many(site: Site, tmp_path: Path):
    answer = call(
        "fetch", *[site[f"/{n}"] for n in range(5)], "-o", tmp_path / "out", "--dry-run", "--most", "2"
    )
    assert "2 to be fetched, 3 skipped" in answer.out and "beyond the first 2 (--most)" in answer.out


def test_a_feed_that_is_none(site: Site, tmp_path: Path):
    site.replies["/feed"] = PAGE
    answer = call("fetch", "--feed", site["/feed"], "-o", tmp_path / "out", "--allow-private", "--delay", "0")
    assert answer.code == 1 and f"{site['/feed']}: not a feed (RSS or Atom)" in answer.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "name an address, or where they are listed"),
        (("http://example.org/", "--contact", "me (at) home"), 2, "an address of mail or of a page"),
        (("http://example.org/", "--contact", "x\r\nHost: y"), 2, "an address of mail or of a page"),
        (("http://example.org/", "--delay", "-1"), 2, "--delay"),
        (("-f", "missing.txt"), 3, "no such file: missing.txt"),
        (("--sources", "missing.csv"), 3, "no such file: missing.csv"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], code: int, message: str, tmp_path: Path):
    answer = call("fetch", *arguments, "-o", tmp_path / "out", "--dry-run")
    assert (answer.code, answer.out) == (code, "") and message in answer.err


def test_where_to_is_a_file(tmp_path: Path):
    (tmp_path / "out").write_text("")
    answer = call("fetch", "http://example.org/", "-o", tmp_path / "out")
    assert answer.code == 3 and answer.err == f"unosce-kg: {tmp_path / 'out'}: not a folder\n"


def test_nothing_in_an_address_reaches_the_terminal(tmp_path: Path):
    answer = call("fetch", "http://example.org/\x1b[31m\u202e", "-o", tmp_path / "out", "--dry-run")
    assert "\x1b" not in answer.out and "\u202e" not in answer.out
