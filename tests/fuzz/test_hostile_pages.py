"""Pages made to be costly end in a result, in time that their length bounds."""

from __future__ import annotations

import pytest
from hostile_pages import PAGES, page
from timing import assert_linear, assert_within

import coverage_diff as cd

LENGTH = 6_000
# Seconds of processor time for what reads one page, and for what compares two, of which 120 figures, dates and
# quotations each are held against each other.
MOST, MOST_COMPARED = 0.5, 4.0


@pytest.fixture(autouse=True, scope="module")
def _tables() -> None:
    """Tables are read once for all pages."""
    cd.compare(cd.read_articles("seeds"))


@pytest.mark.parametrize("name", PAGES)
def test_hostile_page_is_read_and_compared(name: str) -> None:
    """Facts whose spans slice back, a check, a report of two such pages that JSON gives back, each in little time."""
    articles = [cd.Article(id=o, outlet=o, title="Bridge", text=page(name, LENGTH, n)) for n, o in enumerate("AB", 1)]
    for fact in assert_within(MOST, lambda: cd.extract_facts(articles[0])):
        for mention in fact.mentions:
            whole = articles[0].title if mention.field == "title" else articles[0].text
            assert mention.text == whole[mention.start : mention.end]
    statement = "The bridge was closed on Tuesday after 34 people died"
    assert 0 <= assert_within(MOST, lambda: cd.check(statement, articles[0])).score <= 1
    report = assert_within(MOST_COMPARED, lambda: cd.compare(articles))
    assert cd.Report.from_json(report.to_json()) == report


@pytest.mark.parametrize("name", ["quotations never closed", "names alike", "marks on one letter", "German quotations"])
def test_time_of_facts_grows_with_the_length(name: str) -> None:
    """What once grew with the square or the cube takes about eight times as long for eight times the length."""

    def article(length: int) -> cd.Article:
        return cd.Article(id="a", outlet="A", title="", text=page(name, length))

    assert_linear(cd.extract_facts, article, 10_000)
