"""Pictures of the report, kept to be looked at."""

from __future__ import annotations

import pytest
from browser_page import Page
from timing import wait_until
from written_reports import build, fire_report, large_report

import coverage_diff as cd

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (400, True)])
def test_screens(page: Page, seed_report: cd.Report, width: int, dark: bool):  # noqa: FBT001 - a case
    """The whole page in light or dark, and the articles with a fact in hand."""
    page.open(seed_report, width=width, dark=dark)
    path = page.keep(f"seeds-{width}{'-dark' if dark else ''}.png", whole=True)
    assert path.stat().st_size > 20_000
    page.open(fire_report(), width=width)
    page.click('[data-row="0"] [data-outlet="1"]')
    page.keep(f"evidence-{width}.png")
    page.click('[data-go="0"]')
    page.keep(f"articles-{width}.png")


CUT_PICTURES = """
return [...document.querySelectorAll(".pictures .scroll")].some((node) => node.scrollWidth > node.clientWidth + 1)
"""
HINTS_FIT = """
return [...document.querySelectorAll(".pictures .scroll")]
  .every((node) => node.scrollWidth > node.clientWidth + 1 === !node.previousElementSibling.hidden)
"""


def test_cut_pictures_say_that_they_scroll(page: Page, seed_report: cd.Report):
    """On a telephone every picture that is wider than the screen has a hint, on a wide screen none needs one."""
    for width in (400, 1600):
        page.open(seed_report, width=width)
        wait_until(lambda: page.run(HINTS_FIT))  # a hint comes and goes when a frame is laid out
        assert page.run(CUT_PICTURES) == (width == 400)


def test_a_large_heat_map_fits_the_page(page: Page):
    """Two hundred facts of three outlets go on below: nothing scrolls at 1280 units."""
    page.open(large_report(outlets=3, facts=200), width=1280)
    wide, room = page.run(
        "const scroll = document.querySelector('.pictures .scroll'); return [scroll.scrollWidth, scroll.clientWidth]"
    )
    assert wide <= room


@pytest.mark.parametrize("width", [1280, 400])
def test_long_addresses_do_not_widen_the_page(page: Page, width: int):
    """A word that fits no line is cut; other words stay whole and the page as wide as the screen."""
    address = "https://example.org/" + "archive/" * 30
    facts = {"link": (cd.Kind.CLAIM, address), "who": (cd.Kind.PERSON, "demonstrators")}
    story = ["Rally", f"[who|demonstrators] [link|{address}]"]
    page.open(build({"A": story, "B": ["Rally", "rain"], address: story}, facts), width=width)
    page.click('[data-row="0"] [data-outlet="0"]')

    assert page.run("return document.documentElement.scrollWidth") == width
    assert (
        page.run("const table = document.querySelector('.facts .scroll'); return table.scrollWidth - innerWidth") <= 0
    )


def test_screen_of_many_outlets(page: Page):
    """Twenty outlets still fit a projector."""
    page.open(large_report())
    page.run("document.querySelector('.facts').scrollIntoView({behavior: 'instant'})")
    page.keep("large-1280.png")


def test_screens_of_the_readme(page: Page, seed_report: cd.Report):
    """What a visitor sees before installing: the glance, the evidence, the articles (copied to `.github/` by hand)."""
    page.open(seed_report, height=860)
    page.keep("readme-glance.png")
    cell = "tr[data-standing=only][data-kind=quantity] [data-outlet='1']"
    page.click(cell)
    page.run(
        "document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'})", "[data-why]"
    )
    page.keep("readme-why.png")
    page.run("document.querySelector('tr[data-standing=all][data-kind=person] [data-go]').click()")
    page.keep("readme-articles.png")
