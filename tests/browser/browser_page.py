"""A report open in a real browser."""

from __future__ import annotations

import base64
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import coverage_diff as cd

if TYPE_CHECKING:
    from selenium.webdriver import Chrome as WebDriver
    from selenium.webdriver.remote.webelement import WebElement

ARTEFACTS = Path(os.environ.get("COVERAGE_DIFF_ARTEFACTS", Path(__file__).parents[2] / ".artefacts"))
"""Where pictures are kept to be looked at; never in the repository."""

_TRIES = 4


class Page:
    """A report open in the browser.

    Args:
        driver: The browser.
        folder: Where pages are written before they are opened.
    """

    def __init__(self, driver: WebDriver, folder: Path) -> None:
        self.driver = driver
        self._folder = folder

    def open(self, report: cd.Report | str, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        """Show a report (or the HTML of one) at a size, in light or dark."""
        path = self._folder / "report.html"
        path.write_text(report if isinstance(report, str) else report.to_html(), encoding="utf-8")
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.get(path.as_uri())

    def printed(self, width: float, height: float, *, own_size: bool = True) -> bytes:
        """The page on paper of this size in inches, as PDF; margins are the page's own."""
        size = {"paperWidth": width, "paperHeight": height, "preferCSSPageSize": own_size}
        return self._drawn("Page.printToPDF", size)

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - scripts return anything
        """The value of a script."""
        return self.driver.execute_script(script, *arguments)

    def all(self, selector: str) -> list[WebElement]:
        """Every element that a selector fits."""
        return self.driver.find_elements("css selector", selector)

    def one(self, selector: str) -> WebElement:
        """The first element that a selector fits."""
        return self.driver.find_element("css selector", selector)

    def click(self, selector: str) -> None:
        """Click an element, brought to the middle of the window first."""
        element = self.one(selector)
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def errors(self) -> list[str]:
        """What the console complains of since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def keep(self, name: str, *, whole: bool = False) -> Path:
        """Keep a picture of the window, or of the whole page, beside the other artefacts."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        options: dict[str, object] = {"format": "png"}
        if whole:
            # On a busy machine the first frame may not be laid out yet, and a page of no width has no picture.
            self.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
            clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 8000), "scale": 1}
            options |= {"captureBeyondViewport": True, "clip": clip}
        path = ARTEFACTS / name
        path.write_bytes(self._drawn("Page.captureScreenshot", options))
        return path

    def _drawn(self, command: str, options: dict[str, object]) -> bytes:
        """What Chromium draws of the page.

        Now and then it refuses what it draws the next moment ("Printing failed", "Not attached to an active page"), on
        a busy machine above all, so it is asked again.
        """
        from selenium.common.exceptions import WebDriverException  # noqa: PLC0415 - tests are skipped where it is absent

        for _ in range(_TRIES - 1):
            with suppress(WebDriverException):
                return base64.b64decode(self.driver.execute_cdp_cmd(command, options)["data"])
            time.sleep(0.5)
        return base64.b64decode(self.driver.execute_cdp_cmd(command, options)["data"])
