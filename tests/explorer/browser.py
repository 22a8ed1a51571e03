"""Chromium, if the machine has one: for tests of the page as its readers use it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
waiting = pytest.importorskip("selenium.webdriver.support.ui")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--force-device-scale-factor=1", "--disable-lcd-text",
)  # fmt: skip


def start_browser(width: int = 1280, height: int = 860, downloads: Path | None = None):
    """A headless browser with a new profile and without network; the test is skipped where there is none."""
    if not CHROMIUM or not DRIVER:
        pytest.skip("Chromium or its driver (Debian: chromium, chromium-driver) is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--window-size={width},{height}"):
        options.add_argument(flag)
    if downloads:
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    browser.set_script_timeout(60)
    browser.execute_cdp_cmd("Network.enable", {})
    cut = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", cut)
    return browser


def resize(browser, width: int, height: int) -> None:
    """Give the page a screen of this size, narrower than a window can be."""
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


def eventually(browser, what, seconds: float = 60):
    """Wait until `what`, a script or a function of the browser, gives something true, and return that."""
    ask = (lambda b: b.execute_script(f"return {what}")) if isinstance(what, str) else what
    return waiting.WebDriverWait(browser, seconds, poll_frequency=0.05).until(ask)


def open_page(browser, path: Path, fragment: str = "") -> None:
    """Load the page anew and wait until it can be used."""
    browser.get("about:blank")
    browser.get(path.as_uri() + fragment)
    eventually(browser, "document.documentElement.dataset.ready === 'yes'")


def complaints(browser) -> list[str]:
    """Errors and refused loads since the last call."""
    return [
        entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")
    ]


def text(browser, selector):
    return browser.execute_script("return document.querySelector(arguments[0]).innerText", selector)


def texts(browser, selector):
    script = "return [...document.querySelectorAll(arguments[0])].map((element) => element.innerText.trim())"
    return browser.execute_script(script, selector)


def press(browser, *keys):
    for key in keys:
        webdriver.ActionChains(browser).send_keys(key).perform()


def key(name):
    return getattr(webdriver.Keys, name)


def fragment_of(browser):
    return browser.execute_script("return decodeURIComponent(location.hash)")


def visible(browser):
    """Labels of the visible entities."""
    return set(
        browser.execute_script("return [...page.visible.nodes].map((index) => page.graph.nodes[index].label)")
    )


def click_in_drawing(browser, script):
    """Click the canvas at the place, in page units, that the script returns."""
    point = browser.execute_script(f"return page.drawing.view.canvasToDOM((() => {{ {script} }})())")
    canvas = browser.find_element("css selector", "#mynetwork canvas")
    size = canvas.size
    moved = webdriver.ActionChains(browser).move_to_element_with_offset(
        canvas, int(point["x"] - size["width"] / 2), int(point["y"] - size["height"] / 2)
    )
    moved.click().perform()
