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


def test_event_stands_alone(report: cd.Report) -> None:
    """One event shows the same table as the report does, and says where the rest is."""
    html = report.events[0]._repr_html_()
    assert html.removesuffix("</div>") in report._repr_html_()
    assert "○ omitted" in html


def test_detected_event_lists_its_stories(seed_report: cd.Report) -> None:
    """A group of stories shows who tells it, when, under which headline."""
    [event] = cd.detect_events(seed_report.articles).events
    html = event._repr_html_()
    assert f"<caption>{event.title}</caption>" in html
    assert html.count('<th scope="row">') == 2
    assert "26 July 2025" in html


def test_fact_shows_each_outlet_with_its_words(report: cd.Report) -> None:
    """A compared fact shows status, words, reason and score of every outlet."""
    fact = next(fact for fact in report.events[0].facts if fact.omitters)
    html = fact._repr_html_()
    assert html.count('<th scope="row">') == len(fact.coverage)
    assert "○ omitted" in html
    assert fact.mentions[0].text in html


def test_fact_before_a_comparison_shows_where_it_was_read(report: cd.Report) -> None:
    """A fact that was only extracted shows its places."""
    fact = cd.extract_facts(report.articles[0])[0]
    html = fact._repr_html_()
    mention = fact.mentions[0]
    assert f"{mention.start}–{mention.end}" in html
    assert "status" not in html


def test_alignment_shows_spans(seed_report: cd.Report) -> None:
    """A row shows type, score, and the offsets of its paragraphs; an empty side is a dash."""
    rows = seed_report.events[0].alignments
    full = next(row for row in rows if row.a and row.b)
    html = full._repr_html_()
    assert f"{full.type}, score {full.score:.2f}" in html
    assert f"{full.a[0].start}–{full.a[0].end}" in html
    alone = next(row for row in rows if not (row.a and row.b))
    assert "<td>–</td>" in alone._repr_html_()


def test_parts_are_as_inert_as_the_report(make_report: Callable[..., cd.Report], hostile: str) -> None:
    """What outlets print is no markup in the parts either."""
    report = make_report(herald=hostile, title=hostile, extra=hostile)
    event = report.events[0]
    group = cd.Event(id="e", title=hostile, segments=event.segments)
    tags = Tags()
    for part in (event, group, *event.facts, *event.alignments):
        tags.feed(part._repr_html_())
    assert {tag for tag, _ in tags.found} <= ALLOWED
    assert {name for _, names in tags.found for name in names} <= {"scope"}
