"""Fifty clients at a server for a minute, one query in twenty of them hostile: no good query may fail.

    python benchmarks/serve_load.py build/graph.ttl

Good queries are the named ones and pages of entities; hostile ones are cross products, paths without an end, patterns
that a regular expression engine could choke on, and values that grow without bound. Memory is the sum of the
proportional set sizes of the server and all its processes (Linux alone tells them).
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from unosce_kg.graph.questions import load_questions
from unosce_kg.resources import locate

HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "SELECT DISTINCT ?a ?c ?f { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT ?a (GROUP_CONCAT(?f) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a",
    "SELECT (COUNT(*) AS ?n) { ?a (!<a:a>|^!<a:a>)* ?b . ?b (!<a:a>|^!<a:a>)* ?c }",
    f"SELECT ?c {{ ?a ?b ?c . ?d ?e ?f FILTER regex(CONCAT(STR(?c), STR(?f)), '(({'.*' * 40})+)+$') }}",
    "SELECT ?x { BIND ('aaaaaaaaaa' AS ?y0) "
    + " ".join(f"BIND (CONCAT({', '.join([f'?y{n}'] * 10)}) AS ?y{n + 1})" for n in range(10))
    + " BIND (?y10 AS ?x) }",
    "SELECT * { " + "{ " * 3000 + "?s ?p ?o" + " }" * 3000 + " }",
)
PAGES = ("org/osce", "org/un", "org/unodc", "place/kazakhstan")


@dataclass
class Tally:
    """What the clients saw."""

    seconds: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    hostile: Counter[int] = field(default_factory=Counter)
    slowest_hostile: float = 0.0
    memory: list[int] = field(default_factory=list)


async def behave(
    client: httpx.AsyncClient, tally: Tally, end: float, chance: random.Random, good: list[str]
) -> None:
    """One client: asks, waits for the answer, and asks again."""
    while time.monotonic() < end:
        started = time.monotonic()
        if chance.random() < 0.05:
            response = await client.post("/sparql", data={"query": chance.choice(HOSTILE)})
            tally.hostile[response.status_code] += 1
            tally.slowest_hostile = max(tally.slowest_hostile, time.monotonic() - started)
            continue
        if chance.random() < 0.2:
            path, accept = f"/id/{chance.choice(PAGES)}", chance.choice(("text/html", "text/turtle"))
            response = await client.get(path, headers={"Accept": accept})
        else:
            response = await client.post("/sparql", data={"query": chance.choice(good)})
        tally.seconds.append(time.monotonic() - started)
        if response.status_code != 200:
            tally.failures[f"{response.status_code} {response.text.strip()[:60]}"] += 1


async def watch(pid: int, tally: Tally) -> None:
    """Note the memory of a process and all below it, twice a second."""
    while True:
        tally.memory.append(sum(map(read_memory, find_family(pid))))
        await asyncio.sleep(0.5)


def find_family(pid: int) -> list[int]:
    """A process and all that it has started."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    family = [pid]
    for one in family:
        family += [child for child, parent in parents.items() if parent == one]
    return family


def read_memory(pid: int) -> int:
    """Proportional set size in bytes; 0 for a process that has ended."""
    try:
        match = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(match[1]) * 1024 if match else 0


async def load(address: str, pid: int, clients: int, seconds: float, seed: int) -> Tally:
    """Let clients ask for so many seconds."""
    good = [question.sparql for question in load_questions(locate("ontology", "queries")).values()]
    tally, end = Tally(), time.monotonic() + seconds
    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        watching = asyncio.create_task(watch(pid, tally))
        every = [behave(client, tally, end, random.Random(seed + n), good) for n in range(clients)]
        await asyncio.gather(*every)
        watching.cancel()
    return tally


def report(tally: Tally, seconds: float) -> None:
    """Print what was seen."""
    times = sorted(tally.seconds)
    p50, p95, p99 = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.99))
    print(
        f"good queries     {len(times)} ({len(times) / seconds:.0f} a second), failed {tally.failures.total()}"
    )
    for reason, number in tally.failures.most_common():
        print(f"                 {number} x {reason}")
    print(
        f"their time       median {p50:.2f} s, 95 % {p95:.2f} s, 99 % {p99:.2f} s, longest {times[-1]:.2f} s"
    )
    statuses = ", ".join(f"{number} x {status}" for status, number in sorted(tally.hostile.items()))
    print(f"hostile queries  {tally.hostile.total()} ({statuses}), longest {tally.slowest_hostile:.1f} s")
    print(
        f"memory           at the start {tally.memory[0] / 1e6:.0f} MB, at most {max(tally.memory) / 1e6:.0f} MB"
    )


def main() -> int:
    """Start a server, load it, print the figures; 1 if a good query failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("options", nargs="*", help="for `unosce-kg serve`, behind --")
    given = parser.parse_args()
    program = [sys.executable, "-m", "unosce_kg", "serve", str(given.graph), "--port", "0", *given.options]
    server = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline()
        print(line.strip())
        tally = asyncio.run(load(line.split()[0], server.pid, given.clients, given.seconds, given.seed))
        report(tally, given.seconds)
    finally:
        server.terminate()
        server.wait()
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
