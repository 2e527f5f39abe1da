"""A real browser for the report: Chromium with the driver beside it, offline, in an empty profile."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from browser_page import Page
from timing import PATIENCE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome as WebDriver


def _absent(reason: str) -> NoReturn:
    """Skip where a browser is a luxury, fail where it was promised."""
    if os.environ.get("COVERAGE_DIFF_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """One Chromium for all tests."""
    driver_path = shutil.which("chromedriver")
    binary = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if driver_path is None or binary is None:
        _absent("needs Chromium and its driver (Debian: apt-get install chromium chromium-driver)")
    if find_spec("selenium") is None:
        _absent("needs selenium (pip install '.[test]')")
    from selenium import webdriver  # noqa: PLC0415 - an absent package is a reason to skip, not an error

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (
        "--headless=new",
        "--no-sandbox",  # the tests may run as root in a container
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--hide-scrollbars",
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver_path))
    driver.set_script_timeout(PATIENCE)
    driver.set_page_load_timeout(PATIENCE)
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: WebDriver, tmp_path: Path) -> Iterator[Page]:
    """An empty page; whatever a test does on it, the console must stay silent."""
    shown = Page(browser, tmp_path)
    shown.errors()
    yield shown
    assert shown.errors() == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, from the pip package that bundles it and is not imported: it would want Playwright."""
    try:
        package = distribution("axe-playwright-python")
    except PackageNotFoundError:
        _absent("needs axe-core (pip install '.[test]')")
    return Path(str(package.locate_file("axe_playwright_python/axe.min.js"))).read_text(encoding="utf-8")


@pytest.fixture
def violations(page: Page, axe: str) -> Callable[[], list[str]]:
    """What axe-core finds wrong on the page, by the rules of WCAG 2.2 A and AA and its best practices."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def found() -> list[str]:
        # Through the debugger: the page's own policy lets no other script in.
        page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
        result = page.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "const failed = (error) => done({violations: [{id: String(error), nodes: [{}]}]});"
            "axe.run(document, {runOnly: arguments[0]}).then(done, failed)",
            tags,
        )
        return [
            f"{rule['id']}: {str(node.get('html'))[:160]} ({node.get('failureSummary')})"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]

    return found
