"""Pictures of the page in all its shapes, kept in build/screenshots to be looked at."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "build" / "screenshots"
LAPTOP, PHONE, WALL = (1280, 860), (360, 740), (3840, 2160)


@pytest.mark.parametrize(
    ("name", "fragment", "graph", "size"),
    [
        ("graph", "", "small", LAPTOP),
        ("graph-dark", "#theme=dark", "small", LAPTOP),
        ("graph-phone", "", "small", PHONE),
        ("graph-wall", "#sel=org/unodc", "small", WALL),
        ("node", "#sel=org/unodc", "small", LAPTOP),
        ("node-phone", "#sel=org/unodc", "small", PHONE),
        ("edge", "#sel=org/osce~org/unodc", "small", LAPTOP),
        ("path", "#path=person/jan-kubis~place/vienna", "small", LAPTOP),
        ("timeline", "#view=timeline", "small", LAPTOP),
        ("table-dark", "#view=table&theme=dark", "small", LAPTOP),
        ("table-phone", "#view=table", "small", PHONE),
        ("matrix", "#view=matrix", "small", LAPTOP),
        ("empty", "", "empty", LAPTOP),
        ("alone", "", "alone", LAPTOP),
        ("hostile", "#sel=org/one-0", "hostile", LAPTOP),
    ],
)
def test_a_picture_of_it(show, name, fragment, graph, size):
    browser = show(fragment, graph, size)
    FOLDER.mkdir(parents=True, exist_ok=True)
    assert browser.save_screenshot(str(FOLDER / f"{name}.png"))
    if "view" in fragment or graph == "empty":
        return
    colours = browser.execute_script(
        "const canvas = document.querySelector('#mynetwork canvas');"
        "const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
        "return new Set(new Uint32Array(data.buffer)).size"
    )
    assert colours > 20, "the drawing is blank"
