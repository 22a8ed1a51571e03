"""How fast the page opens and moves, and how large it is, beside plain pyvis on the same graphs.

    python benchmarks/pages.py [--nodes N]... [--runs N] [--seed N] [--keep DIR]

The graphs are made up (`networks.py`) and go the whole way: values, graph, page. Each page is opened in a headless
Chromium without network; the least of several runs counts, since the machine may do other work too.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from networks import make_corpus
from pyvis.network import Network
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from unosce_kg import knowledge
from unosce_kg.explorer import read_view, render_page
from unosce_kg.explorer.bundling import bundle_statements
from unosce_kg.explorer.view import View
from unosce_kg.graph import rdf
from unosce_kg.model import Run
from unosce_kg.resources import locate

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from explorer.browser import start_browser

SIZES = (200, 1000, 5000, 20000)
LIMIT = 60  # seconds, after which a page counts as not opened
PAN_SECONDS = 2.0
_USABLE = "return performance.getEntriesByName('usable')[0].startTime / 1000"
# Plain pyvis shows its graph when the physics has settled, or been given up.
_PLAIN_SETTLED = """<script>network.once("stabilizationIterationsDone", () => {
  network.once("afterDrawing", () => performance.mark("usable"));
});</script>"""
_START_PAN = """window.drawnFrames = 0;
NETWORK.on("afterDrawing", () => { window.drawnFrames += 1; });
const box = document.querySelector("#mynetwork canvas").getBoundingClientRect();
for (let y = 300; y < 600; y += 7)
  for (let x = 300; x < 600; x += 7)
    if (NETWORK.getNodeAt({ x, y }) === undefined) return [Math.round(box.left + x), Math.round(box.top + y)];
throw new Error("no free place");"""


@dataclass(frozen=True)
class Opened:
    """What was measured of a page; None where it did not come so far.

    Attributes:
        seconds: From the start of the navigation to the first picture that can be used.
        cpu: Processor seconds of the page's main thread until then.
        frames: Frames a second while it is panned.
        frame_cpu: Processor seconds of the main thread for each of them.
        size: Megabytes of the file.
    """

    seconds: float | None
    cpu: float | None
    frames: float | None
    frame_cpu: float | None
    size: float


def make_view(nodes: int, seed: int) -> View:
    """The view of a made-up graph, read from its triples."""
    known = knowledge.load(locate("ontology"))
    return read_view(rdf.build(make_corpus(nodes, seed), known, Run("0", "made", "sha256:0")))


def render_plain(view: View) -> str:
    """The same nodes and edges as pyvis draws them by itself, its library within the page."""
    network = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    types = {style.name: style for style in view.types}
    for number, node in enumerate(view.nodes):
        style = types[node.type]
        network.add_node(number, label=node.label, title=node.label, color=style.colour, shape=style.shape)
    words = {relation.name: relation.label for relation in view.relations}
    for bundle in bundle_statements(view):
        label = words[view.statements[bundle.direct[0]].predicate] if bundle.direct else ""
        network.add_edge(bundle.source, bundle.target, title=label)
    page = network.generate_html()
    return page.replace("drawGraph();", "drawGraph();\n</script>" + _PLAIN_SETTLED + "<script>", 1)


def measure(path: Path, network: str, seconds: float, runs: int) -> Opened:
    """Open a page several times and pan it; `network` is the script's name for what vis-network made."""
    opened, panned = [], []
    browser = start_browser()
    try:
        for _ in range(runs):
            taken = _open(browser, path, seconds)
            if taken is None:
                break
            opened.append(taken)
            panned.append(_pan(browser, network))
    finally:
        browser.quit()
    size = path.stat().st_size / 1e6
    if not opened:
        return Opened(None, None, None, None, size)
    seconds, cpu = (min(values) for values in zip(*opened, strict=True))
    frames, frame_cpu = zip(*panned, strict=True)
    return Opened(seconds, cpu, max(frames), min(frame_cpu), size)


def _open(browser: WebDriver, path: Path, seconds: float) -> tuple[float, float] | None:
    """Seconds from the start of the navigation to the first picture that can be used, and those of the processor."""
    browser.get("about:blank")
    browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    browser.set_page_load_timeout(seconds)
    try:
        browser.get(path.as_uri())
        end = time.monotonic() + seconds
        while not browser.execute_script("return performance.getEntriesByName('usable').length > 0"):
            if time.monotonic() > end:
                return None
            time.sleep(0.05)
    except (WebDriverException, HTTPError) as error:  # a frozen page answers too late
        click.echo(f"  {path.name}: {type(error).__name__}", err=True)
        return None
    return float(browser.execute_script(_USABLE)), _main_thread(browser)


def _main_thread(browser: WebDriver) -> float:
    """Processor seconds of the page's main thread so far."""
    metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def _pan(browser: WebDriver, network: str) -> tuple[float, float]:
    """Frames a second while the mouse drags the drawing to and fro, and processor seconds of each."""
    x, y = browser.execute_script(_START_PAN.replace("NETWORK", network))

    def mouse(kind: str, x: int, y: int) -> None:
        event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1}
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    mouse("mousePressed", x, y)
    start, before, step = time.monotonic(), _main_thread(browser), 0
    while time.monotonic() - start < PAN_SECONDS:
        step += 1
        mouse("mouseMoved", x + 200 - abs(step * 5 % 800 - 400), y + 100 - abs(step * 3 % 400 - 200))
    taken = time.monotonic() - start
    frames = float(browser.execute_script("return window.drawnFrames"))
    used = _main_thread(browser) - before
    mouse("mouseReleased", x, y)
    return frames / taken, used / max(frames, 1.0)


def rows(folder: Path, sizes: tuple[int, ...], runs: int, seed: int) -> Iterator[tuple[str, ...]]:
    """A row for each size: what this project's page takes, and what plain pyvis's does."""
    for nodes in sizes:
        view = make_view(nodes, seed)
        ours, plain = folder / f"page-{nodes}.html", folder / f"pyvis-{nodes}.html"
        ours.write_text(render_page(view), encoding="utf-8")
        plain.write_text(render_plain(view), encoding="utf-8")
        edges = len(bundle_statements(view))
        del view
        pages = (measure(ours, "page.drawing.view", LIMIT, runs), measure(plain, "network", LIMIT, 1))
        cells = [cell for page in pages for cell in _tell(page)]
        yield (f"{nodes:,}", f"{edges:,}", *cells)


def _tell(page: Opened) -> tuple[str, ...]:
    if page.seconds is None or page.cpu is None or page.frames is None or page.frame_cpu is None:
        return f"over {LIMIT}", "–", "–", "–", f"{page.size:.1f}"
    frame = f"{page.frame_cpu * 1000:.0f}"
    return f"{page.seconds:.2f}", f"{page.cpu:.2f}", f"{page.frames:.0f}", frame, f"{page.size:.1f}"


@click.command(help=__doc__)
@click.option("--nodes", type=click.IntRange(min=2), multiple=True, help="Sizes of the graphs.")
@click.option("--runs", type=click.IntRange(min=1), default=5, show_default=True)
@click.option("--seed", default=0, show_default=True, help="Another seed gives other graphs.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), help="Leave the pages there.")
def main(nodes: tuple[int, ...], runs: int, seed: int, keep: Path | None) -> None:  # noqa: D103 - the help is the module's
    columns = ("s", "CPU s", "frames/s", "CPU ms/frame", "MB")
    head = ("nodes", "edges", *(f"{page}{name}" for page in ("page: ", "pyvis: ") for name in columns))
    click.echo(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    with tempfile.TemporaryDirectory(prefix="unosce-kg-pages-") as place:
        folder = keep or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        for row in rows(folder, nodes or SIZES, runs, seed):
            click.echo(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
