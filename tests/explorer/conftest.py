"""A browser and pages to open in it."""

import pytest
import rdflib

from unosce_kg.exporters.html import write

from .graphs import GraphBuilder, make_hostile, make_small


@pytest.fixture(scope="package")
def downloads(tmp_path_factory):
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="package")
def browser(downloads):
    from .browser import start_browser  # noqa: PLC0415 - skips where selenium is not installed

    browser = start_browser(downloads=downloads)
    yield browser
    browser.quit()


@pytest.fixture(scope="package")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    alone = GraphBuilder()
    alone.entity("Topic", "one", "One")
    graphs = {"small": make_small(), "hostile": make_hostile(), "empty": rdflib.Graph(), "alone": alone.graph}
    for name, graph in graphs.items():
        write(graph, folder / f"{name}.html")
    return folder


@pytest.fixture
def show(browser, pages):
    from .browser import complaints, open_page, resize  # noqa: PLC0415

    def show(fragment="", name="small", size=(1280, 860)):
        resize(browser, *size)
        open_page(browser, pages / f"{name}.html", fragment)
        return browser

    yield show
    assert complaints(browser) == []
