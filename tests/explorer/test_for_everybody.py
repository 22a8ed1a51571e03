"""The page for all its readers: by keyboard, on every screen, light and dark, with nothing to show."""

import pytest

from .browser import eventually, fragment_of, key, press, text


def test_every_control_has_a_name_and_shows_its_focus(show):
    browser = show("#sel=org/unodc")
    nameless = browser.execute_script(
        "return [...document.querySelectorAll('button, input, select, a, [tabindex]')]"
        ".filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length))"
        ".map((e) => e.outerHTML)"
    )
    assert nameless == []
    for _ in range(30):
        press(browser, key("TAB"))
        width = browser.execute_script("return getComputedStyle(document.activeElement).outlineWidth")
        assert width == "3px", browser.execute_script("return document.activeElement.outerHTML")


def test_help_opens_and_closes(show):
    browser = show()
    press(browser, "?")
    assert "shortest paths" in text(browser, "dialog")
    press(browser, key("ESCAPE"))
    assert not browser.execute_script("return document.querySelector('dialog').open")


@pytest.mark.parametrize("view", ["graph", "timeline", "table", "matrix"])
@pytest.mark.parametrize("width", [360, 3840])
def test_no_view_is_wider_than_the_screen(show, view, width):
    browser = show(f"#view={view}&sel=org/unodc", size=(width, 780))
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_filters_open_over_the_page_on_a_small_screen(show):
    browser = show(size=(360, 740))
    assert not browser.find_element("id", "filters").is_displayed()
    browser.find_element("id", "open-filters").click()
    browser.find_element("css selector", "[data-type=City]").click()
    assert fragment_of(browser) == "#without=City"
    press(browser, key("ESCAPE"))
    assert not browser.find_element("id", "filters").is_displayed()


LOW_CONTRAST = """
  const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const rgb = (text) => {
    if (known.has(text)) return known.get(text);
    c.clearRect(0, 0, 1, 1); c.fillStyle = text; c.fillRect(0, 0, 1, 1);
    known.set(text, [...c.getImageData(0, 0, 1, 1).data]); return known.get(text); };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => {
    const [low, high] = [light(rgb(a)), light(rgb(b))].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05); };
  const behind = (e) => { for (; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor; if (rgb(colour)[3] === 255) return colour; }
    return '#ffffff'; };
  const low = [];
  for (const e of document.querySelectorAll('body *')) {
    if (!e.checkVisibility()) continue;
    const style = getComputedStyle(e);
    const told = [e.tagName, e.className, e.textContent.slice(0, 40)];
    if ([...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && ratio(style.color, behind(e)) < 4.5)
      low.push(['text', ...told]);
    if (e.matches('input:not([type=checkbox], [type=range]), select')
        && ratio(style.borderTopColor, behind(e.parentElement)) < 3) low.push(['border', ...told]);
    if (e.matches('.bar') && ratio(style.backgroundColor, behind(e.parentElement)) < 3) low.push(['bar', ...told]);
  }
  const colours = getComputedStyle(document.documentElement);
  for (const name of ['edge', 'near-edge', 'accent', 'denied', 'node-border'])
    if (ratio(colours.getPropertyValue('--' + name), colours.getPropertyValue('--paper')) < 3) low.push(name);
  return low;"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_seen_has_the_contrast_of_wcag_aa(show, theme):
    browser = show(f"#theme={theme}&sel=org/unodc&relation=supports,cooperatesWith")
    browser.execute_script("document.querySelectorAll('#filters details').forEach((d) => { d.open = true; })")
    eventually(browser, "document.querySelector('[data-group=surroundings] select')")
    for view in ("graph", "timeline", "table", "matrix"):
        browser.execute_script("page.update({ view: arguments[0] })", view)
        assert browser.execute_script(LOW_CONTRAST) == [], view


def focused(browser):
    return browser.execute_script(
        "const e = document.activeElement; return e.id || e.dataset.key || e.dataset.type || e.textContent"
    )


def test_the_focus_goes_as_one_reads(show):
    browser = show("#sel=org/unodc")
    order = []
    while "Copy id" not in order and len(order) < 80:
        press(browser, key("TAB"))
        order.append(focused(browser))
    first = ["Skip the drawing: show the table", "search", "Graph", "Timeline", "Table", "Matrix", "Save"]
    assert order[: len(first)] == first
    wanted = ["open-help", "OSCEBody", "from", "until", "play", "mynetwork", "+", "×", "Copy id"]
    assert [order.index(name) for name in wanted] == sorted(order.index(name) for name in wanted)


def test_the_focus_stays_when_the_page_is_drawn_anew(show):
    browser = show("#without=City&modality=Actual")
    for script, wanted in (
        ("[...document.querySelectorAll('#views button')][2]", "Table"),
        ("document.querySelector('[data-key=sort-relation]')", "sort-relation"),
        ("document.querySelector('[data-type=Person]')", "Person"),
        ("document.querySelector('#table .entity')", "UNODC"),
        ("document.querySelector('#panel .entity')", "panel"),
        ("document.querySelector('#panel .close')", "main"),
    ):
        browser.execute_script(f"{script}.focus()")
        press(browser, key("SPACE"))
        assert focused(browser) == wanted, script
    while browser.execute_script("return document.querySelectorAll('.chip').length"):
        browser.execute_script("document.querySelector('.chip').focus()")
        press(browser, key("ENTER"))
        assert browser.execute_script("return document.activeElement !== document.body")


def test_the_table_keeps_its_place_when_something_is_chosen(show):
    browser = show("#view=table", size=(1000, 420))
    browser.execute_script("document.querySelector('#table').scrollTop = 150")
    browser.execute_script("document.querySelectorAll('#table td.number button')[6].click()")
    browser.execute_script("document.querySelectorAll('#table .entity')[9].click()")
    assert text(browser, "#panel h2")
    assert browser.execute_script("return document.querySelector('#table').scrollTop") >= 150
    assert browser.execute_script("return document.querySelectorAll('#table blockquote').length") > 0


@pytest.mark.parametrize(("name", "counts"), [("empty", "0 entities"), ("alone", "1 entity")])
@pytest.mark.parametrize("view", ["graph", "timeline", "table", "matrix"])
def test_a_graph_of_nothing_or_one_node(show, name, counts, view):
    browser = show(f"#view={view}", name)
    assert text(browser, "#counts").startswith(counts)
    shown = text(browser, f"#{view}")
    assert view == "graph" or "No" in shown or "0 of 0" in shown
