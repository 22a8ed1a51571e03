"""Hostile text in a real browser: nothing runs, and all of it can be read."""

import json

import pytest

from unosce_kg.explorer.hostile import show_sentence

from .browser import complaints, eventually, key, open_page, press, resize
from .graphs import HOSTILE


@pytest.mark.parametrize("view", ["graph", "timeline", "table", "matrix"])
def test_hostile_text_runs_nowhere(show, view):
    browser = show(f"#view={view}&sel=org/one-0", "hostile")
    for number in range(len(HOSTILE)):
        browser.execute_script(
            f"page.choose({{ node: page.graph.byId.get('org/one-{number}').index }}, true)"
        )
        links = browser.execute_script("return [...document.querySelectorAll('a')].map((a) => a.protocol)")
        assert set(links) <= {"https:", "http:", "file:"}
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 1280
    press(browser, "/", "two", key("ENTER"))
    browser.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert browser.execute_script("return window.ran") is None
    assert browser.execute_script("return document.querySelectorAll('img, iframe, svg script').length") == 0


def test_a_hostile_sentence_is_shown_as_it_is(show):
    browser = show("", "hostile")
    for number in range(len(HOSTILE)):
        browser.execute_script(f"page.update({{ sel: 'org/one-{number}' }})")
        shown = browser.execute_script("return document.querySelector('#panel blockquote').textContent")
        assert shown == f"Before {show_sentence(HOSTILE[number])} after."


def test_a_hostile_fragment_runs_nothing(show):
    wild = json.dumps("</script><img src=x onerror=window.ran=1>")
    keys = ("sel", "view", "relation", "ego", "from", "theme", "text", "sort", "doc")
    browser = show("#" + "&".join(f"{key}={wild}" for key in keys) + f"&path={wild}~{wild}")
    assert browser.execute_script("return window.ran") is None


def test_injected_script_is_refused(browser, pages):
    resize(browser, 1280, 860)
    open_page(browser, pages / "small.html")
    tries = (
        "document.body.appendChild(document.createElement('script')).textContent = 'window.ran = 1'",
        "const s = document.createElement('script'); s.append('window.ran = 1'); document.body.append(s)",
        "const b = document.createElement('button'); b.setAttribute('onclick', 'window.ran = 1'); b.click()",
        "document.body.innerHTML = '<img src=x onerror=window.ran=1>'",
        "location.href = 'javascript:window.ran=1'",
        "setTimeout('window.ran = 1')",
        "fetch('https://example.org')",
        "document.body.appendChild(document.createElement('img')).src = 'https://example.org/x.png'",
    )
    for attempt in tries:
        browser.execute_script(f"try {{ {attempt} }} catch {{}}")
        assert eventually(browser, complaints), f"not refused: {attempt}"
        assert browser.execute_script("return window.ran") is None, attempt
