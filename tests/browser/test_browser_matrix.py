"""The fact x outlet matrix in use."""

from __future__ import annotations

import pytest
from browser_page import Page
from timing import GROWTH, assert_proportional
from written_reports import build, fire_report, large_report

import coverage_diff as cd

pytestmark = pytest.mark.browser


def _shown(page: Page) -> list[str]:
    return [row.get_attribute("data-row") for row in page.all("tr[data-row]") if row.is_displayed()]


def _choose(page: Page, name: str, value: str) -> None:
    page.run(
        "const field = document.querySelector(`[name=${arguments[0]}]`); field.value = arguments[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}))",
        name,
        value,
    )


def test_only_conflicts(page: Page):
    """The view of conflicts shows the one fact whose values cannot both be true."""
    page.open(fire_report())
    page.click("input[value=conflict]")

    assert _shown(page) == ["0"]
    assert page.one("[data-count]").text == "1 of 7 facts"


def test_kinds(page: Page):
    """A kind that is switched off takes its rows away, and only those."""
    page.open(fire_report())
    page.click("input[value=quantity]")

    assert _shown(page) == ["1", "3", "4", "5", "6"]


def test_outlet_and_status(page: Page):
    """An outlet and a status together ask what that outlet left out."""
    page.open(fire_report())
    _choose(page, "outlet", "1")
    _choose(page, "status", "o")

    assert _shown(page) == ["2", "6"]


def test_search(page: Page):
    """The search looks in labels, other names and the outlets' own words, and a reset brings all back."""
    page.open(fire_report())
    page.one("[name=search]").send_keys("at least 39")
    assert _shown(page) == ["0"]

    page.click("button[type=reset]")
    page.run("return new Promise((done) => setTimeout(done, 20))")
    assert len(_shown(page)) == 7


def test_nothing_fits(page: Page):
    """Filters that no fact fits say so and offer the way back."""
    page.open(fire_report())
    page.one("[name=search]").send_keys("zzz")
    assert _shown(page) == []

    page.click("[data-reset]")
    page.run("return new Promise((done) => setTimeout(done, 20))")
    assert len(_shown(page)) == 7


@pytest.mark.parametrize("words", ["2400", "2,400", "2,"])
def test_search_ignores_thousands_commas(page: Page, words: str):
    """A figure is found with and without its comma, also while it is being typed."""
    facts = {"crowd": (cd.Kind.QUANTITY, "2,400 people"), "who": (cd.Kind.PERSON, "Ana Ruiz")}
    page.open(build({"A": ["Rally", "[crowd|2,400 people] heard [who|Ana Ruiz]"], "B": ["Rally", "Rain"]}, facts))
    page.one("[name=search]").send_keys(words)

    assert _shown(page) == ["0"]


def test_nothing_fits_names_the_words(page: Page):
    """An empty table says which words were searched for, and speaks of filters only where one is set."""
    page.open(fire_report())
    page.one("[name=search]").send_keys("zzz")
    assert page.one("[data-empty] span").text == "No fact here has the words “zzz”."

    page.click("input[value=only]")
    assert page.one("[data-empty] span").text == "No fact with “zzz” fits all of these filters."


def test_told_by_all(page: Page):
    """With three outlets the facts that all of them tell can be shown by themselves."""
    page.open(fire_report())
    page.click("input[name$=view][value=all]")

    assert len(_shown(page)) == 2


def test_sorting(page: Page):
    """A head sorts by place in that outlet, facts it does not tell last; a second press restores the order."""
    page.open(fire_report())
    page.click("[data-sort='1'] button")
    assert _shown(page)[0] == "3"
    assert set(_shown(page)[-2:]) == {"2", "6"}
    assert page.one("[data-sort='1']").get_attribute("aria-sort") == "ascending"

    page.click("[data-sort='1'] button")
    assert _shown(page) == [str(number) for number in range(7)]


@pytest.mark.parametrize("width", [1280, 400])
def test_every_cell_opens_its_reasons(page: Page, width: int):
    """A cell opens the words, place, voice, rule and score of every outlet, and the page stays where it is."""
    page.open(fire_report(), width=width)
    page.click('[data-row="0"] [data-outlet="1"]')
    reasons = page.one("[data-why='0']").text
    assert page.run("return document.querySelector('[data-why] .head').getBoundingClientRect().bottom < innerHeight")

    assert "At least 39 people were killed" in reasons
    assert "quantity-read" in reasons
    assert "in the outlet’s own voice" in reasons
    assert "What comes nearest, ¶ 1:" in reasons

    page.click('[data-row="0"] [data-outlet="1"]')
    assert not page.all("[data-why]")


def test_tally_leads_to_the_rows(page: Page):
    """A figure at the top opens the matrix on just those facts."""
    page.open(fire_report())
    page.click("[data-view=only]")

    assert _shown(page) == ["2", "6"]


def test_filter_is_quick_in_a_large_event(page: Page):
    """With 800 facts of 20 outlets a filter takes no longer for a fact than with 100, layout included."""

    def seconds(html: str) -> float:
        page.open(html)
        return page.run(
            """
            const field = document.querySelector("[name=search]");
            const started = performance.now();
            for (const words of ["ba", "bating", "", "moton", ""]) {
              field.value = words;
              field.dispatchEvent(new Event("input", {bubbles: true}));
              document.querySelector("[data-matrix]").getBoundingClientRect();
            }
            return (performance.now() - started) / 1000;
            """
        )

    few, many = (large_report(facts=count).to_html() for count in (800 // GROWTH, 800))
    assert_proportional(lambda: seconds(few), lambda: seconds(many))
