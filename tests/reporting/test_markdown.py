"""The report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt

import coverage_diff as cd


def rendered(text: str) -> str:
    """What a code host makes of it."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def structure(html: str) -> list[str]:
    """The elements of a page, without what they hold."""
    return re.findall(r"</?\w+[^>]*>", html)


def test_it_reads_as_plain_text(report: cd.Report) -> None:
    """The columns of a table stand under each other in an editor."""
    tables = re.findall(r"(?:^\|.*\n)+", report.to_markdown(), flags=re.MULTILINE)
    assert tables
    for table in tables:
        bars = [[i for i, sign in enumerate(line) if sign == "|"] for line in table.splitlines()]
        assert bars.count(bars[0]) == len(bars)


def test_it_holds_matrix_evidence_and_notes(report: cd.Report) -> None:
    """A reader finds the statuses, the words, the values in conflict, the unmatched story and what to know."""
    text = report.to_markdown()
    assert "≠ differs ¶2: at least 12 cracks" in text
    assert "≠ differs ¶2: 9 cracks" in text
    assert "We found **at least 12 cracks**" in text
    why = "the page was cut short: what it does not say may stand in the part that is missing"
    assert f"Post: unclear ({why}); nearest: “Lower Marl" in text
    assert "- Post: Ferry fares to rise" in text
    assert "the page was cut short" in text.rpartition("## What to know")[2]
    assert "An omission is not a bias" in text


def test_nothing_that_outlets_print_is_markup(make_report: Callable[..., cd.Report], hostile: str) -> None:
    """Rendered, a report with hostile words has the elements of one with harmless words, and no other."""
    calm = make_report(herald="Herald", title="Title", extra="words")
    odd = make_report(herald=hostile, title=hostile, extra=hostile)
    assert structure(rendered(odd.to_markdown())) == structure(rendered(calm.to_markdown()))


def test_report_without_event_says_so(report: cd.Report) -> None:
    """A report without a shared event is no empty page."""
    empty = cd.Report(articles=report.articles, segments=report.segments, events=(), unmatched=report.segments)
    assert "No event is covered by two of these outlets: Herald, Post" in empty.to_markdown()
