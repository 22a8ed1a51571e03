"""The page in a real browser, opened from a file with the network cut: what its readers do."""

import csv

import pytest
import rdflib

from unosce_kg.exporters.html import write

from .browser import (
    click_in_drawing,
    complaints,
    eventually,
    fragment_of,
    key,
    open_page,
    press,
    text,
    texts,
    visible,
)
from .graphs import UNO, GraphBuilder, make_small


def test_it_opens_with_the_counts_and_the_legend(show):
    browser = show()
    assert text(browser, "#counts") == "11 entities, 11 statements, 2 documents"
    assert "UN body\n2" in texts(browser, ".legend li")
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_a_click_on_a_node_shows_its_names_and_evidence(show):
    browser = show()
    click_in_drawing(browser, "return page.graph.byId.get('org/unodc')")
    assert text(browser, "#panel h2") == "UNODC"
    assert "United Nations Office on Drugs and Crime" in text(browser, "#panel .names")
    assert "UNODC signed a plan with the OSCE on human trafficking in Vienna." in texts(
        browser, "#panel blockquote"
    )
    assert fragment_of(browser) == "#sel=org/unodc"


def test_a_click_on_an_edge_shows_its_statements(show):
    browser = show()
    ends = "const a = page.graph.byId.get('org/osce'), b = page.graph.byId.get('org/unodc');"
    click_in_drawing(browser, f"{ends} return {{ x: a.x * 0.34 + b.x * 0.66, y: a.y * 0.34 + b.y * 0.66 }}")
    assert text(browser, "#panel h2") == "OSCE – UNODC"
    assert texts(browser, "#panel mark.trigger") == ["signed", "with", "worked with"]
    assert texts(browser, "#panel .claim") == ["UNODC cooperates with OSCE"]
    assert "on 14 May 2007" in text(browser, "#panel .qualifiers")


def test_what_is_chosen_stays_on_the_screen_when_the_panel_opens(show):
    browser = show()
    last = (
        "const node = page.graph.nodes.reduce((a, b) => (a.x > b.x ? a : b));"
        "return page.drawing.scene().project(node)[0]"
    )
    before = browser.execute_script(last)
    click_in_drawing(browser, "return page.graph.nodes.reduce((a, b) => (a.x > b.x ? a : b))")
    assert text(browser, "#panel h2")
    width = browser.execute_script("return document.querySelector('#mynetwork').clientWidth")
    assert before > width
    eventually(browser, lambda b: b.execute_script(last) < width)


def test_the_source_is_a_link_that_tells_nothing_of_the_page(show):
    browser = show("#sel=org/osce~org/unodc")
    link = browser.find_element("css selector", "#panel figcaption a")
    assert link.get_attribute("href") == "https://example.org/note"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_search_by_keyboard_alone(show):
    browser = show()
    press(browser, "/", "kubis", key("ENTER"))
    assert text(browser, "#panel h2") == "Ján Kubiš"
    press(browser, key("ESCAPE"))
    assert fragment_of(browser) == ""


def test_search_finds_aliases_and_says_so_where_nothing_fits(show):
    browser = show()
    press(browser, "/", "drugs and")
    assert texts(browser, "#suggestions li bdi") == ["UNODC", "United Nations Office on Drugs and Crime"]
    press(browser, "zzz")
    assert text(browser, "#suggestions") == "No entity has such a name."


def test_the_shortest_path_with_its_evidence(show):
    browser = show()
    press(browser, "/", "kubis to vienna", key("ENTER"))
    assert text(browser, "#panel h2") == "Ján Kubiš to Vienna"
    assert text(browser, "#panel .type") == "1 shortest path of 2 steps"
    sentences = ["Ján Kubiš spoke at the Joint Meeting of 2007.", "The Joint Meeting of 2007 was in Vienna."]
    assert texts(browser, "#panel .path blockquote") == sentences


def test_a_denial_makes_no_path(show):
    browser = show("#relation=supports&path=org/osce~org/un")
    assert "Nothing that is shown joins the two" in text(browser, "#panel")


def test_the_legend_filters_and_the_chip_takes_it_back(show):
    browser = show()
    browser.find_element("css selector", "[data-type=UNBody]").click()
    assert "UNODC" not in visible(browser)
    assert texts(browser, "#chips button") == ["without: UN body ×"]
    assert fragment_of(browser) == "#without=UNBody"
    browser.find_element("css selector", "#chips button").click()
    assert "UNODC" in visible(browser)


FILTERED = [
    pytest.param(fragment, labels, id=fragment)
    for fragment, labels in [
        ("relation=addressed", {"Ján Kubiš", "Joint Meeting of 2007"}),
        ("modality=Planned", {"ODIHR", "UNODC"}),
        ("modality=Proposed", {"ODIHR", "United Nations"}),
        ("topic=topic/human-trafficking", {"UNODC", "OSCE", "human trafficking", "Vienna"}),
        ("place=place/vienna&plain=1", {"UNODC", "OSCE", "Joint Meeting of 2007", "Vienna"}),
        ("doc=doc/letter-2008", {"UNODC", "OSCE", "ODIHR", "United Nations", "human trafficking", "Vienna"}),
        ("evidence=2", {"UNODC", "OSCE", "human trafficking", "Vienna"}),
        (
            "confidence=95",
            {"UNODC", "OSCE", "ODIHR", "United Nations", "Ján Kubiš", "OSCE Secretary General"},
        ),
        ("source=reference&until=2001", {"Ján Kubiš", "OSCE Secretary General"}),
        ("from=2008", {"ODIHR", "United Nations", "OSCE"}),
        ("ego=person/jan-kubis", {"Ján Kubiš", "Joint Meeting of 2007", "OSCE Secretary General"}),
        (
            "ego=person/jan-kubis&steps=2&relation=tookPlaceIn",
            {"Ján Kubiš", "Joint Meeting of 2007", "Vienna"},
        ),
        ("relation=nonsense", set()),
    ]
]


@pytest.fixture(scope="module")
def filtered(browser, pages):
    open_page(browser, pages / "small.html", "#relation=addressed")
    return browser


@pytest.mark.parametrize(("fragment", "labels"), FILTERED)
def test_a_fragment_opens_a_filtered_view(filtered, fragment, labels):
    filtered.execute_script("location.hash = arguments[0]", fragment)
    assert eventually(filtered, lambda b: fragment_of(b) == f"#{fragment}" and visible(b) == labels)


def test_hiding_what_is_alone(show):
    assert "Central Asia" in visible(show())
    assert "Central Asia" not in visible(show("#lonely=1"))


def test_the_time_slider_by_keyboard(show):
    browser = show()
    browser.find_element("css selector", "[data-key=until]").send_keys(key("HOME"))
    assert fragment_of(browser) == "#until=1999"
    assert visible(browser) == {"Ján Kubiš", "OSCE Secretary General"}
    assert browser.execute_script("return document.activeElement.dataset.key") == "until"


def test_playing_the_years(show):
    browser = show()
    browser.execute_script("window.seen = []; setInterval(() => seen.push(location.hash), 50)")
    browser.find_element("css selector", "[data-key=play]").click()
    eventually(browser, "new Set(seen).size > 2")
    years = browser.execute_script("return [...new Set(seen)]")
    assert years[:3] in (["#until=1999", "#until=2000", "#until=2001"], ["", "#until=1999", "#until=2000"])
    browser.execute_script("if (page.player.playing()) document.querySelector('[data-key=play]').click()")
    assert not browser.execute_script("return page.player.playing()")


def test_the_table_sorts_filters_and_shows_the_sentence(show):
    browser = show("#view=table")
    browser.find_element("css selector", "th.confidence button").click()
    browser.find_element("css selector", "th.confidence button").click()
    assert browser.find_element("css selector", "th.confidence").get_attribute("aria-sort") == "descending"
    browser.find_element("css selector", "#table-text").send_keys("traffick")
    assert text(browser, "#table [role=status]") == "1 of 11 statements"
    browser.find_element("css selector", "td.number button").click()
    assert "UNODC signed a plan with the OSCE on human trafficking in Vienna." in texts(
        browser, "#table blockquote"
    )


def test_the_timeline_holds_what_is_dated(show):
    browser = show("#view=timeline")
    assert texts(browser, "#timeline h2") == ["1999 1", "2007 2"]
    browser.find_element("css selector", "#timeline summary").click()
    eventually(browser, "document.querySelector('#timeline details[open] .record')")
    assert "facts/posts.csv:3" in text(browser, "#timeline details[open]")


def test_the_matrix_leads_to_the_evidence(show):
    browser = show("#view=matrix")
    assert texts(browser, ".cross th") == ["human trafficking", "OSCE", "UNODC"]
    browser.find_element("css selector", ".cross td button").click()
    assert len(texts(browser, "#panel blockquote")) == 2


def save(browser, downloads, row, name):
    path = downloads / name
    path.unlink(missing_ok=True)
    browser.find_element("css selector", ".menu summary").click()
    browser.find_elements("css selector", ".menu li button")[row].click()
    eventually(browser, lambda _: path.exists() and path.stat().st_size)
    return path


def test_saving_png_svg_csv_and_turtle(show, downloads):
    browser = show("#sel=org/osce~org/unodc")
    assert save(browser, downloads, 0, "graph.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in save(browser, downloads, 1, "graph.svg").read_text(encoding="utf-8")
    with save(browser, downloads, 2, "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    assert {row["subject"] for row in rows} >= {"Ján Kubiš", "UNODC"}
    graph = rdflib.Graph().parse(save(browser, downloads, 3, "selection.ttl"))
    original = make_small()
    statements = set(graph.subjects(rdflib.RDF.type, UNO.Statement))
    assert len(statements) == 1
    for statement in statements:
        assert set(graph.objects(statement, None)) <= set(original.objects(statement, None))


def test_walking_the_drawing_by_keyboard(show):
    browser = show()
    browser.execute_script("document.getElementById('mynetwork').focus()")
    press(browser, key("ARROW_RIGHT"))
    first = text(browser, "#panel h2")
    press(browser, key("ARROW_LEFT"), key("ENTER"))
    assert text(browser, "#panel h2") != first
    assert browser.execute_script("return document.activeElement.id") == "panel"


def test_the_drawing_fits_when_it_is_opened_from_another_view(show):
    browser = show("#view=table")
    browser.find_element("css selector", "#views button").click()
    script = "const s = page.drawing.scene(); return [s.screen, page.graph.nodes.map((n) => s.project(n))]"
    screen, places = browser.execute_script(script)
    for x, y in places:
        assert 0 < x < screen["width"]
        assert 0 < y < screen["height"]


def test_a_picture_is_saved_from_another_view(show, downloads):
    browser = show("#view=table")
    svg = save(browser, downloads, 1, "graph.svg").read_text(encoding="utf-8")
    assert svg.count("<title>") == 11


def test_a_long_list_of_choices_is_narrowed_by_typing(browser, tmp_path):
    builder = GraphBuilder()
    body = builder.entity("UNBody", "body", "Body")
    document = builder.document("d", "D", "2001")
    for number in range(20):
        topic = builder.entity("Topic", f"t{number}", f"Topic {number}")
        builder.say(document, f"Body works on Topic {number}.", body, "worksOn", topic)
    write(builder.graph, tmp_path / "many.html")
    open_page(browser, tmp_path / "many.html")
    browser.find_element("css selector", "[data-group=topics] summary").click()
    eventually(browser, "document.querySelector('[data-key=narrow-topic]')").send_keys("13")
    assert texts(browser, "[data-group=topics] li") == ["Topic 13\n1"]
    browser.find_element("css selector", "[data-group=topics] li input").click()
    assert visible(browser) == {"Body", "Topic 13"}
    assert complaints(browser) == []
