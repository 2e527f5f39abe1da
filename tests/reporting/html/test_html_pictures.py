"""Pictures as SVG."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from written_reports import PAYLOADS, build, fire_report, large_report

import coverage_diff as cd
from coverage_diff.reporting.html import matrix, reading, text
from coverage_diff.reporting.html.pictures import heat_map, passages, positions, shared, svg, timeline
from coverage_diff.reporting.standing import standing


def _drawn(event: cd.EventReport) -> dict[str, Markup | None]:
    """Every picture of an event."""
    marks = reading.mark(event.facts, [standing(fact) for fact in event.facts])
    columns = reading.columns(event, "e1", marks)
    rows = matrix.rows(event, "e1", matrix.Places(columns, event))
    outlets = [text.line(outlet) for outlet in event.outlets]
    return {
        "heat_map": heat_map.draw(rows, outlets),
        "shared": shared.draw(rows, outlets),
        "positions": positions.draw(rows, outlets),
        "timeline": timeline.draw(event, outlets),
        "passages": passages.draw(columns),
    }


@pytest.mark.parametrize("event", [fire_report().events[0], large_report(outlets=9, facts=200).events[0]])
def test_pictures_are_well_formed_and_named(event: cd.EventReport):
    """Every picture is XML with a title and a description, and no attribute that the page's policy forbids."""
    for name, drawing in _drawn(event).items():
        root = ET.fromstring(str(drawing))
        assert root.get("role") == "img", name
        assert root.findtext("title"), name
        assert root.findtext("desc"), name
        assert not [node for node in root.iter() if "style" in node.attrib], name


def test_heat_map_has_a_shape_per_cell():
    """Facts times outlets: a cell of the shape of its status for each."""
    event = fire_report().events[0]
    root = ET.fromstring(str(_drawn(event)["heat_map"]))
    groups = [node for node in root.iter("g") if node.get("data-fact")]

    assert len(groups) == 7
    cells = Counter(node.get("href") for node in root.iter("use"))
    assert cells == {"#cell-i": 12, "#cell-p": 1, "#cell-d": 1, "#cell-o": 5, "#cell-u": 2}


def test_a_large_heat_map_goes_on_below():
    """No picture is wider than a page, however many facts there are; every fact shown is in it once."""
    root = ET.fromstring(str(_drawn(large_report(outlets=3, facts=200).events[0])["heat_map"]))
    assert float(root.attrib["width"]) <= 1190
    facts = [group.attrib["data-fact"] for group in root.iter() if group.attrib.get("class") == "pick"]
    assert len(facts) == len(set(facts)) == heat_map.MOST


def test_description_says_what_the_picture_shows():
    """Who does not see a picture reads the same figures."""
    drawn = _drawn(fire_report().events[0])

    assert "Coast Wire: 2 included, 3 omitted, 2 unclear" in drawn["heat_map"]
    assert "2 told by The Harbour Post" in drawn["shared"]
    assert "3 Mar 2026: told by The Harbour Post, Morning Ledger, Coast Wire" in drawn["timeline"]
    assert "1 of 2 paragraphs without a match" in drawn["passages"]


def test_bars_leave_out_what_cannot_be_told():
    """A fact of one outlet of which another is unclear is in no bar, as it is not "only here" on the card."""
    facts = {"one": (cd.Kind.PERSON, "first"), "two": (cd.Kind.PERSON, "second")}
    stories = {"A": ["Title", "[one|first] [two|second]"], "B": ["Title", "text"]}
    event = build(stories, facts, {("two", "B"): cd.Status.UNCLEAR}).events[0]

    assert "<desc>1 told by A</desc>" in _drawn(event)["shared"]


def test_timeline_has_room_for_its_last_label():
    """Many dates move together to fit a laptop, and the last label ends inside the picture."""
    event = large_report(outlets=3, facts=200).events[0]
    root = ET.fromstring(str(_drawn(event)["timeline"]))
    labels = [node for node in root.iter("text") if node.get("transform")]

    assert all(float(node.get("x")) + 5.6 * len(node.text) <= float(root.get("width")) for node in labels)


def test_nothing_to_draw():
    """Without shared facts, dates or matches there is no picture rather than an empty one."""
    report = fire_report({"A": ["Title", "[dead|one]"], "B": ["Title", "[town|two]"]})
    event = cd.EventReport(
        id="e",
        title="t",
        segments=tuple(
            cd.Segment(article=s.article, start=s.start, end=s.end, paragraphs=()) for s in report.events[0].segments
        ),
        facts=(),
    )
    drawn = _drawn(event)

    assert drawn["positions"] is None
    assert drawn["timeline"] is None
    assert drawn["passages"] is None


@pytest.mark.parametrize(
    ("value", "granularity", "start", "end", "label"),
    [
        ("2025-07-25", cd.Granularity.DAY, dt.date(2025, 7, 25), dt.date(2025, 7, 25), "25 Jul 2025"),
        ("2024-05", cd.Granularity.MONTH, dt.date(2024, 5, 1), dt.date(2024, 5, 31), "May 2024"),
        ("2021", cd.Granularity.YEAR, dt.date(2021, 1, 1), dt.date(2021, 12, 31), "2021"),
        ("2025-W30", cd.Granularity.WEEK, dt.date(2025, 7, 21), dt.date(2025, 7, 27), "21 Jul – 27 Jul 2025"),
        ("202", cd.Granularity.DECADE, dt.date(2020, 1, 1), dt.date(2029, 12, 31), "202"),
        ("2026-SU", cd.Granularity.SEASON, dt.date(2026, 6, 1), dt.date(2026, 8, 31), "summer 2026"),
        ("XXXX-WXX-5", cd.Granularity.DAY, None, None, "XXXX-WXX-5"),
    ],
)
def test_date_label(value: str, granularity: cd.Granularity, start: dt.date | None, end: dt.date | None, label: str):
    """A date is written no more exactly than the text gives it."""
    assert timeline.label(cd.Date(value=value, granularity=granularity, start=start, end=end)) == label


def test_elements_escape_everything():
    """Words and attributes of a picture cannot become markup."""
    bad = " ".join(PAYLOADS[:7])
    drawn = svg.picture(10, 10, bad, bad, [svg.text(1, 2, bad), svg.rect(0, 0, 1, 1, class_=bad)])
    root = ET.fromstring(str(drawn))

    assert [node.tag for node in root.iter()] == ["svg", "title", "desc", "text", "rect"]
    assert root.findtext("title") == bad
    assert root.find("rect").get("class") == bad


@given(st.lists(st.floats(0, 100), max_size=6).map(sorted))
def test_labels_are_kept_apart(wanted: list[float]):
    """Labels keep their order and their distance, and stay inside while there is room."""
    placed = svg.spread(wanted, 15, 0, 100)

    assert all(b - a >= 15 - 1e-6 for a, b in pairwise(placed))
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in placed)
