"""The pictures of the page that the documentation shows, taken in a headless Chromium.

python docs/images/take.py GRAPH.html FOLDER
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
from explorer.browser import open_page, resize, start_browser

PICTURES = (
    ("graph", "", (1360, 850)),
    ("evidence", "#sel=org/osce", (1360, 850)),
    ("path", "#path=org/unodc~place/kazakhstan&theme=dark", (1360, 850)),
    ("timeline", "#view=timeline", (1360, 850)),
    ("matrix", "#view=matrix", (1360, 850)),
    ("phone", "#sel=org/osce", (390, 780)),
)


@click.command(help=__doc__)
@click.argument("page", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def main(page: Path, folder: Path) -> None:  # noqa: D103 - the help is the module's
    folder.mkdir(parents=True, exist_ok=True)
    browser = start_browser()
    try:
        for name, fragment, size in PICTURES:
            resize(browser, *size)
            open_page(browser, page.resolve(), fragment)
            image = Image.open(io.BytesIO(browser.get_screenshot_as_png())).convert("RGB")
            image = image.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
            image.save(folder / f"{name}.png", optimize=True)
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
