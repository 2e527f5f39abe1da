"""Pages made to be costly end in a result, in time that their length bounds."""

from __future__ import annotations

import time

import pytest
from hostile_pages import PAGES, page

import coverage_diff as cd

LENGTH = 12_000
# Seconds of CPU on a busy machine for what reads one page, and for what compares two, of which 120 figures, dates and
# quotations each are held against each other.
MOST, MOST_COMPARED = 1.0, 6.0


@pytest.fixture(autouse=True, scope="module")
def _tables() -> None:
    """Tables are read once for all pages."""
    cd.compare(cd.read_articles("seeds"))


@pytest.mark.parametrize("name", PAGES)
def test_hostile_page_is_read_and_compared(name: str) -> None:
    """Facts whose spans slice back, a check, a report of two such pages that JSON gives back, each in little time."""
    articles = [cd.Article(id=o, outlet=o, title="Bridge", text=page(name, LENGTH, n)) for n, o in enumerate("AB", 1)]
    begin = time.process_time()
    for fact in cd.extract_facts(articles[0]):
        for mention in fact.mentions:
            whole = articles[0].title if mention.field == "title" else articles[0].text
            assert mention.text == whole[mention.start : mention.end]
    read = time.process_time()
    assert 0 <= cd.check("The bridge was closed on Tuesday after 34 people died", articles[0]).score <= 1
    checked = time.process_time()
    report = cd.compare(articles)
    compared = time.process_time()
    assert max(read - begin, checked - read) < MOST
    assert compared - checked < MOST_COMPARED
    assert cd.Report.from_json(report.to_json()) == report


@pytest.mark.parametrize("name", ["quotations never closed", "names alike", "marks on one letter", "German quotations"])
def test_time_of_facts_grows_with_the_length(name: str) -> None:
    """What once grew with the square or the cube takes about eight times as long for eight times the length."""

    def seconds(length: int) -> float:
        article = cd.Article(id="a", outlet="A", title="", text=page(name, length))
        begin = time.process_time()
        cd.extract_facts(article)
        return time.process_time() - begin

    short = seconds(25_000)
    assert seconds(200_000) < 20 * max(short, 0.05)
