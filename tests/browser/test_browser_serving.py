"""The page of `coverage-diff serve` in a real browser, from pasting to a lesson on disk."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_page import Page
from timing import PATIENCE, wait_until
from written_reports import PAYLOADS

if TYPE_CHECKING:
    from selenium.webdriver import Chrome as WebDriver

pytestmark = pytest.mark.browser

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
OUTLETS = ("OpenVoiceNews Pakistan", "Arab News")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The command itself, started as a user starts it and ended with Ctrl-C."""
    command = [sys.executable, "-m", "coverage_diff", "serve", "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        said = server.stderr.readline()
        match = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert match, said
        yield match[0]
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in server.stderr.read()


def _wait(page: Page, path: str) -> None:
    """Until the browser shows an address that fits."""
    loaded = "return document.readyState == 'complete'"
    wait_until(lambda: bool(re.search(path, page.driver.current_url)) and page.run(loaded))


def _show(page: Page, address: str, *, width: int = 1280, dark: bool = False) -> None:
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    page.driver.get(address)


def _paste(page: Page, number: int, text: str) -> None:
    """Text into a field at once, as the clipboard does."""
    page.run("document.getElementById(arguments[0]).value = arguments[1]", f"text-{number}", text)


def _fill_in(page: Page, address: str) -> None:
    """The form with the seeds' texts."""
    _show(page, address)
    for number, (path, outlet) in enumerate(zip(SEEDS, OUTLETS, strict=True), 1):
        _paste(page, number, path.read_text(encoding="utf-8"))
        page.one(f"#outlet-{number}").send_keys(outlet)


def _compare_seeds(page: Page, address: str) -> str:
    """The address of the seeds' comparison."""
    _fill_in(page, address)
    page.click("button.first")
    _wait(page, r"/work/[\w-]{22}$")
    return page.driver.current_url


def test_from_pasted_texts_to_a_lesson_on_disk(page: Page, address: str, tmp_path: Path):
    """Paste the seeds, read the report, change the lesson, save everything, with the mouse alone."""
    work = _compare_seeds(page, address)
    found = re.search(r"(\d+) facts: .*?(\d+) in one outlet only", page.one(".lead").text)
    assert found
    assert [row.text for row in page.all(".outlets tbody th")] == list(OUTLETS)

    page.click("a[href$='report.html']")
    _wait(page, r"report\.html$")
    page.click("input[value=only]")
    # The report's own script runs, in a sandbox.
    assert page.one("[data-count]").text == f"{found[2]} of {found[1]} facts"
    assert page.run("return window.origin") == "null"

    page.driver.get(work)
    page.click("a[href$='/lesson']")
    _wait(page, r"/lesson$")
    first, second = page.all("[name=keep]")[:2]
    dropped = first.get_attribute("value")
    page.run("arguments[0].click()", first)
    words = page.one(f"[name='prompt:{second.get_attribute('value')}']")
    words.clear()
    words.send_keys("Who told of the 40 groups?")
    page.click(".stays button")
    _wait(page, r"saved=1")
    assert "Saved" in page.one("[role=status]").text

    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    page.click("a[href$='.zip']")
    saved = tmp_path / "coverage-diff.zip"
    wait_until(saved.exists)
    with zipfile.ZipFile(saved) as packed:
        student = packed.read("coverage-diff/lesson/student.html").decode()
        assert "Who told of the 40 groups?" in student
        assert dropped not in packed.read("coverage-diff/lesson/exercises.json").decode()

    page.click("a[href$='projector.html']")
    _wait(page, r"projector\.html$")
    page.click("#next")
    assert page.one("#count").text.startswith("2 / ")


def test_screen_of_the_readme(page: Page, address: str):
    """What a visitor sees before installing (copied to `.github/` by hand)."""
    _fill_in(page, address)
    page.keep("readme-serve.png", whole=True)


def test_dropped_files_and_level(page: Page, address: str):
    """Files instead of pasted texts; another level gives another sheet."""
    _show(page, address)
    for number, (path, outlet) in enumerate(zip(SEEDS, OUTLETS, strict=True), 1):
        page.one(f"#file-{number}").send_keys(str(path))
        page.one(f"#outlet-{number}").send_keys(outlet)
    page.click("button.first")
    _wait(page, r"/work/[\w-]{22}$")
    page.click("a[href$='/lesson']")
    _wait(page, r"/lesson$")
    before = len(page.all("[name=item]"))
    page.run("document.getElementById('level').value = 'support'")
    page.click(".settings button")
    _wait(page, r"/lesson$")
    assert "level support" in page.one(".lead").text
    assert len(page.all("[name=item]")) < before


def test_works_without_scripts(page: Page, address: str):
    """Every step is a form or a link."""
    driver = page.driver
    _show(page, address)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get(address)
        for number, (path, outlet) in enumerate(zip(SEEDS, OUTLETS, strict=True), 1):
            page.one(f"#file-{number}").send_keys(str(path))
            page.one(f"#outlet-{number}").send_keys(outlet)
        page.one("#outlet-2").send_keys("\ue007")  # Enter sends the form
        page.one(".outlets")
        page.one("a[href$='/lesson']").click()
        assert page.all("[name=keep]")
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_what_is_missing_is_told_where_it_is(page: Page, address: str):
    """The message leads to the field, and the typed text is still there."""
    _show(page, address)
    _paste(page, 1, "The old bridge at Lower Marl was closed.")
    page.click("button.first")
    _wait(page, r"/compare$")
    assert "name the outlet" in page.one("[role=alert]").text
    page.click("[role=alert] a")
    assert page.run("return document.activeElement.id || location.hash") in {"outlet-1", "#outlet-1"}
    assert "Lower Marl" in page.one("#text-1").get_attribute("value")
    page.errors()  # the browser notes the status of the answer


def test_hostile_texts_stay_inert(page: Page, address: str):
    """Payloads in every field run nowhere: not on our pages, not in the report, not on the sheets."""
    bad = " ".join(payload for payload in PAYLOADS if "\x00" not in payload)
    story = "The old bridge at Lower Marl was closed on Tuesday after {} cracks were found in its main beam."
    _show(page, address)
    for number in (1, 2):
        _paste(page, number, f"{bad}\n\n{story.format(number + 8)} {bad}\n\n{bad}\n")
        for name in ("outlet", "title"):
            page.run(
                "document.getElementById(arguments[0]).value = arguments[1]", f"{name}-{number}", f"{number} {bad}"
            )
    page.click("button.first")
    _wait(page, r"/work/[\w-]{22}$")
    work = page.driver.current_url
    for path in ("", "/edit", "/lesson", "/report.html", "/lesson/student.html", "/lesson/key.html"):
        page.driver.get(work + path)
        _wait(page, re.escape(path) + "$")
        assert page.run("return window.ran") is None, path
        assert page.run("return document.querySelectorAll('img, iframe, base').length") == 0, path


def test_policy_stops_what_slips_through(page: Page, address: str):
    """On our own pages no script runs at all, whoever wrote it."""
    _show(page, address)
    page.run(
        "const made = document.createElement('div');"
        "try { made.innerHTML = '<img src=x onerror=\"window.ran = 1\">'; document.body.append(made); } catch {}"
    )
    assert page.run("return window.ran") is None
    page.errors()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (400, True)])
def test_axe_finds_nothing(page: Page, address: str, violations: Callable[[], list[str]], width: int, dark: bool):  # noqa: FBT001 - a case
    """Start, message, result and lesson break no rule, do not scroll sideways, and are kept to be looked at."""
    work = _compare_seeds(page, address)
    for name, path in {"start": address, "work": work, "texts": f"{work}/edit", "lesson": f"{work}/lesson"}.items():
        _show(page, path, width=width, dark=dark)
        page.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert violations() == [], name
        assert page.run("return document.documentElement.scrollWidth") <= width, name
        page.keep(f"serve-{name}-{width}.png", whole=True)
    _show(page, address, width=width, dark=dark)
    page.click("button.first")
    _wait(page, r"/compare$")
    assert violations() == []
    page.errors()  # the browser notes the status of the answer


def test_another_site_reaches_nothing(page: Page, address: str, tmp_path: Path, browser: WebDriver):
    """A page from elsewhere that sends our form is refused."""
    elsewhere = tmp_path / "elsewhere.html"
    elsewhere.write_text(
        f"<!doctype html><title>x</title><form method=post action='{address}compare' enctype='multipart/form-data'>"
        "<input name='text-1' value='x'><button>Go</button></form>",
        encoding="utf-8",
    )
    browser.get(elsewhere.as_uri())
    page.click("button")
    _wait(page, r"/compare$")
    assert "coverage-diff: a form of another site was sent here" in page.one("body").text
    page.errors()
