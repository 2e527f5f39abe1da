"""What is looked up in a report."""

from __future__ import annotations

import dataclasses
import re

import pytest

import coverage_diff as cd


def test_an_article_is_found_by_its_id(seed_report: cd.Report) -> None:
    """An id that the report does not hold is told, with those that it holds; of thousands the first."""
    first = seed_report.articles[0]
    assert seed_report.article(first.id) is first
    with pytest.raises(cd.ReportError, match=re.escape(first.id)):
        seed_report.article("lost.txt")
    many = tuple(dataclasses.replace(first, id=f"page-{number}") for number in range(2000))
    with pytest.raises(cd.ReportError, match=r"page-9 and 1,990 more$"):
        dataclasses.replace(seed_report, articles=many).article("lost.txt")


def test_a_fact_is_found_by_the_beginning_of_its_id(seed_report: cd.Report) -> None:
    """The beginning must be that of one fact alone."""
    fact = seed_report.events[0].facts[0]
    assert seed_report.fact(fact.id) is seed_report.fact(fact.id[:-2]) is fact
    for beginning, problem in (("quantity-", "several facts begin"), ("lost-", "no fact begins")):
        with pytest.raises(cd.ReportError, match=problem):
            seed_report.fact(beginning)


def test_what_is_printed_is_short(seed_report: cd.Report) -> None:
    """`print(report)` tells what was found in a line for each event, and not the texts of all articles."""
    event = seed_report.events[0]
    assert str(seed_report) == str(event)
    assert str(event) == f"{event.title} (OpenVoiceNews Pakistan, Arab News): {len(event.facts)} facts"
    assert str(dataclasses.replace(seed_report, events=())) == "no event among 2 articles"
    told = event.facts[0]
    assert str(told) == f"{told.kind}: {told.label} (OpenVoiceNews Pakistan included, Arab News omitted)"
