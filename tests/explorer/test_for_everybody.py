"""The page for all its readers: by keyboard, on every screen, light and dark, with nothing to show."""

import pytest

from .browser import fragment_of, key, press, text


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


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_has_enough_contrast(show, theme):
    browser = show(f"#theme={theme}&sel=org/unodc&relation=supports,cooperatesWith")
    script = """
      const rgb = (text) => {
        const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        c.fillStyle = text; c.fillRect(0, 0, 1, 1); return [...c.getImageData(0, 0, 1, 1).data]; };
      const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
        .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const behind = (e) => { for (; e; e = e.parentElement) {
        const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; }
        return [255, 255, 255, 255]; };
      const low = [];
      for (const e of document.querySelectorAll('body *')) {
        if (!e.checkVisibility()) continue;
        if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
        const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) low.push([ratio.toFixed(2), e.tagName, e.className, e.textContent.slice(0, 40)]);
      }
      return low;"""
    assert browser.execute_script(script) == []


@pytest.mark.parametrize(("name", "counts"), [("empty", "0 entities"), ("alone", "1 entity")])
@pytest.mark.parametrize("view", ["graph", "timeline", "table", "matrix"])
def test_a_graph_of_nothing_or_one_node(show, name, counts, view):
    browser = show(f"#view={view}", name)
    assert text(browser, "#counts").startswith(counts)
    shown = text(browser, f"#{view}")
    assert view == "graph" or "No" in shown or "0 of 0" in shown
