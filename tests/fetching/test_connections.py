"""Where connections lead: to the machine that was checked, and to one that can prove its name."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest

from fetching.conftest import Get
from fetching.server import Site, reply_with, serving
from unosce_kg.fetching import Outcome

PAGE = reply_with(body="<p>The two organizations met.</p>")
PUBLIC, PRIVATE = "8.8.8.8", "127.0.0.1"


@pytest.mark.parametrize(
    "numbers", [[PRIVATE], [PUBLIC, PRIVATE], ["10.0.0.1"], ["::1"], ["169.254.169.254"]]
)
def test_a_public_name_of_a_private_machine(
    site: Site, get: Get, monkeypatch: pytest.MonkeyPatch, numbers: list[str]
):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, site.port)) for number in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    (result,) = get(f"http://example.org:{site.port}/a", allow_private=False)
    assert result.reason == f"example.org is at {numbers[-1]}, which is not a public address"
    assert site.asked == []


def test_a_name_that_means_another_machine_a_moment_later(
    site: Site, get: Get, monkeypatch: pytest.MonkeyPatch
):
    """Even where the number itself would lead elsewhere, nothing is said to the machine that answers."""
    answers = chain([PUBLIC], repeat(PRIVATE))

    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), site.port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    (result,) = get(f"http://example.org:{site.port}/a", allow_private=False)
    assert result.reason == "example.org is at 127.0.0.1, which is not a public address"
    assert site.asked == []


def test_a_redirect_to_this_machine(site: Site, get: Get, monkeypatch: pytest.MonkeyPatch):
    """Only where the first address leads, not the first address itself, is on this machine."""
    site.replies |= {"/a": reply_with(302, Location=f"http://inside.example:{site.port}/b"), "/b": PAGE}
    monkeypatch.setattr("unosce_kg.fetching.addresses.is_public", lambda number: number != "127.0.0.2")
    monkeypatch.setattr("unosce_kg.fetching.request.is_public", lambda number: number != "127.0.0.2")
    real = socket.getaddrinfo
    names = {"inside.example": "127.0.0.2"}
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: real(names.get(host, host), *a, **k))
    (result,) = get(site["/a"], allow_private=False)
    assert result.reason == "inside.example is at 127.0.0.2, which is not a public address"
    assert site.paths() == ["/a"]


def test_a_name_that_nobody_has(get: Get):
    (result,) = get("http://nobody.invalid/a", retries=0)
    assert (
        result.reason
        == "the robots.txt of nobody.invalid cannot be read: the host nobody.invalid is not known"
    )


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate and its key for 127.0.0.1, signed by itself."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path.with_name("key.pem"), "-out", path],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_bytes(path.read_bytes() + path.with_name("key.pem").read_bytes())
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(context) as site:
        site.replies["/a"] = PAGE
        yield site


def test_a_certificate_that_nobody_vouches_for(secure: Site, get: Get):
    (result,) = get(secure["/a"], retries=0)
    assert result.reason.endswith("its certificate is not one to trust")
    assert secure.asked == []


def test_a_certificate_counts_for_its_name_alone(
    secure: Site, get: Get, certificate: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    right, wrong = get(secure["/a"], secure["/a"].replace("127.0.0.1", "localhost"), retries=0)
    assert right.outcome is Outcome.FETCHED
    assert wrong.reason.endswith("its certificate is not one to trust")
