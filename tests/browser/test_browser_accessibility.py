"""The report for everybody: axe-core, keyboard, contrast in both schemes, small screens, paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from browser_page import Page
from written_reports import fire_report, large_report

import coverage_diff as cd

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_axe_finds_nothing(page: Page, violations: Callable[[], list[str]], width: int, scheme: str):
    """The page, with a cell's evidence, a fact in hand and a comparison open, breaks no rule of WCAG 2.2 AA."""
    page.open(fire_report(), width=width, dark=scheme == "dark")
    page.click('[data-row="0"] [data-outlet="1"]')
    page.click("[data-go]")
    page.run("document.querySelector('[data-partner]').click()")
    page.run("for (const fold of document.querySelectorAll('details')) fold.open = true")

    assert violations() == []


def test_axe_finds_nothing_in_the_seeds(page: Page, violations: Callable[[], list[str]], seed_report: cd.Report):
    """A real report breaks no rule either."""
    page.open(seed_report)

    assert violations() == []


def test_axe_finds_nothing_in_several_events(page: Page, violations: Callable[[], list[str]]):
    """Events one after the other keep their landmarks and headings apart."""
    report = fire_report()
    page.open(replace(report, events=report.events * 2))

    assert violations() == []


def test_axe_finds_nothing_in_level_view(page: Page, violations: Callable[[], list[str]]):
    """Passages brought level keep their order and roles."""
    page.open(fire_report())
    page.click("[name=level]")

    assert violations() == []


@pytest.mark.parametrize("width", [1280, 400, 320])
def test_page_never_scrolls_sideways(page: Page, width: int):
    """Whatever is wide scrolls in its own box."""
    for report in (fire_report(), large_report(outlets=12, facts=60)):
        page.open(report, width=width)
        page.click("[data-row='0'] [data-outlet='1']")

        assert page.run("return document.documentElement.scrollWidth") <= width


def test_everything_works_without_a_mouse(page: Page):
    """Tab, arrows, Enter and Escape reach a cell, its evidence and the way back."""
    page.open(fire_report())
    page.run('document.querySelector(\'[data-row="0"] [data-outlet="0"]\').focus()')
    page.press("\ue014", "\ue015")  # right, down
    assert page.run("return document.activeElement.closest('tr').dataset.row") == "1"
    assert page.run("return document.activeElement.dataset.outlet") == "1"

    page.press("\ue007")  # Enter
    assert page.run("return document.activeElement.getAttribute('aria-expanded')") == "true"
    assert page.all("[data-why='1']")

    page.press("\ue004")  # Tab
    assert page.run("return document.activeElement.textContent") != ""
    page.run("document.querySelector('[data-why] button').focus()")
    page.press("\ue00c")  # Escape
    assert not page.all("[data-why]")
    assert page.run("return document.activeElement.dataset.outlet") == "1"


def test_readable_without_javascript(page: Page):
    """Without script every row, text and picture is there, no dead control is, and links lead to the words."""
    driver = page.driver
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.open(fire_report())
        assert len(page.all("tr[data-row]")) == 7
        assert all(row.is_displayed() for row in page.all("tr[data-row]"))
        assert not page.one("[data-filters]").is_displayed()
        assert not page.one("[data-tools]").is_displayed()
        target = page.one("td.i a").get_attribute("href").partition("#")[2]
        assert page.one(f"#{target}").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize(("name", "width", "height"), [("a4", 8.27, 11.69), ("letter", 8.5, 11)])
def test_prints(page: Page, name: str, width: float, height: float, seed_report: cd.Report):
    """The report prints on A4 and Letter, in few pages, with every fact of the matrix."""
    page.open(seed_report)
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert page.run("return [...document.querySelectorAll('tr[data-row]')].every((row) => !row.hidden)")

    path = page.keep(f"print-{name}.png").with_suffix(".pdf")
    path.write_bytes(page.printed(width, height, own_size=False))

    assert path.read_bytes().startswith(b"%PDF")
