"""The short table in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import coverage_diff as cd

ALLOWED = {"div", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "code"}


class Tags(HTMLParser):
    """Collects a page's elements with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, tuple(name for name, _ in attrs)))


def test_table_names_outlets_and_statuses(report: cd.Report) -> None:
    """The cell shows counts, outlets, and each status as sign and word."""
    html = report._repr_html_()
    assert '<th scope="col">Herald</th>' in html
    assert "○ omitted" in html
    assert "4 facts: 1 in both" in html


def test_long_reports_are_cut(seed_report: cd.Report) -> None:
    """Fifteen facts are a glance; the rest is counted."""
    html = seed_report._repr_html_()
    assert html.count('<th scope="row">') == 15
    assert f"{len(seed_report.events[0].facts) - 15} more facts" in html


def test_nothing_that_outlets_print_is_markup(make_report: Callable[..., cd.Report], hostile: str) -> None:
    """Only this table's own elements are there, with no attribute but scope."""
    tags = Tags()
    tags.feed(make_report(herald=hostile, title=hostile, extra=hostile)._repr_html_())
    assert {tag for tag, _ in tags.found} <= ALLOWED
    assert {name for _, names in tags.found for name in names} <= {"scope"}


def test_report_without_event_says_so(report: cd.Report) -> None:
    """A report without a shared event is no empty cell."""
    empty = cd.Report(articles=report.articles, segments=report.segments, events=(), unmatched=())
    assert "No event" in empty._repr_html_()
