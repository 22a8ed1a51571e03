"""The page that asks, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest

from explorer.browser import complaints, start_browser, text, texts, waiting, webdriver

from .conftest import Served

COUNTS = "SELECT ?name (COUNT(?m) AS ?n) { ?m uno:refersTo/skos:prefLabel ?name } GROUP BY ?name ORDER BY DESC(?n) ?name"


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    browser = start_browser()
    on = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", on)
    yield browser
    browser.quit()


@pytest.fixture
def ask(browser, served: Served) -> Callable[[str], None]:
    """Opens the page with a query and waits for its answer."""

    def open_page(query: str) -> None:
        browser.get(f"{served.address}/?query={quote(query)}")
        wait(
            browser,
            "return !document.querySelector('#trouble').hidden || !document.querySelector('#views').hidden",
        )

    return open_page


def wait(browser, script: str) -> None:
    waiting.WebDriverWait(browser, 60).until(lambda b: b.execute_script(script))


def click(browser, label: str) -> None:
    script = (
        "[...document.querySelectorAll('#views button')].find((b) => b.textContent === arguments[0]).click()"
    )
    browser.execute_script(script, label)


def test_an_answer_is_a_table_that_can_be_sorted(browser, ask):
    ask(COUNTS)
    assert texts(browser, "#answer th") == ["name", "n"]
    first = texts(browser, "#answer tbody tr td:first-child")
    browser.execute_script("document.querySelector('#answer th button').click()")
    assert texts(browser, "#answer tbody tr td:first-child") == sorted(first, key=str.casefold)
    assert complaints(browser) == []


def test_an_answer_is_a_chart(browser, ask):
    ask(COUNTS)
    click(browser, "Chart")
    wait(browser, "return document.querySelector('#answer canvas')?.width > 100")
    assert browser.execute_script(
        "return document.querySelector('#answer canvas').getAttribute('aria-label')"
    ).startswith("n by name")
    assert complaints(browser) == []


def test_an_answer_is_a_drawing(browser, ask):
    ask("SELECT ?a ?b { ?a uno:partOf ?b }")
    click(browser, "Graph")
    wait(browser, "return document.querySelector('#answer .vis-network canvas')?.width > 100")
    assert complaints(browser) == []


def test_triples_are_a_table_and_lead_to_pages(browser, ask):
    ask("CONSTRUCT WHERE { ?s uno:partOf ?o }")
    assert texts(browser, "#answer tbody td") == ["id-org:unodc", "uno:partOf", "id-org:un"]
    link = browser.find_element("css selector", "#answer tbody a")
    assert link.get_attribute("href").endswith("/id/org/unodc")
    link.click()
    wait(
        browser,
        "return document.querySelector('h1')?.textContent === 'United Nations Office on Drugs and Crime'",
    )
    assert complaints(browser) == []


def test_an_error_tells_its_place(browser, ask):
    ask("SELECT * {\n ?s ?p ; }")
    assert "line 2, column" in text(browser, "#trouble")
    assert texts(browser, "#answer") == [""]
    assert all("400" in complaint for complaint in complaints(browser))


def test_a_hostile_answer_stays_text(browser, ask):
    ask("SELECT ('<img src=x onerror=\"document.title=1\"><script>document.title=2</script>' AS ?x) {}")
    assert texts(browser, "#answer td") == [
        '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    ]
    assert (
        browser.execute_script("return document.querySelectorAll('#answer img, #answer script').length") == 0
    )
    assert "Ask" in browser.title


def test_the_editor_completes_terms(browser, ask):
    ask("SELECT * { ?s uno:cooperatesW }")
    browser.execute_script(
        "document.querySelector('#editor').shadowRoot.querySelector('.cm-content').focus()"
    )
    keys = (
        webdriver.ActionChains(browser)
        .key_down(webdriver.Keys.CONTROL)
        .send_keys(webdriver.Keys.END)
        .key_up(webdriver.Keys.CONTROL)
    )
    keys.send_keys(webdriver.Keys.ARROW_LEFT, webdriver.Keys.ARROW_LEFT).key_down(
        webdriver.Keys.CONTROL
    ).send_keys(" ").key_up(webdriver.Keys.CONTROL).perform()
    labels = "[...document.querySelector('#editor').shadowRoot.querySelectorAll('.cm-completionLabel')].map((e) => e.textContent)"
    wait(browser, f"return {labels}.includes('uno:cooperatesWith')")


def test_the_explorer_opens(browser, served: Served):
    complaints(browser)  # those of the pages before
    browser.get(f"{served.address}/explore#sel=org/unodc")
    wait(browser, "return document.documentElement.dataset.ready === 'yes'")
    assert complaints(browser) == []
