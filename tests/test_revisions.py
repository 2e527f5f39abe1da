"""What changed between two reports."""

from __future__ import annotations

import dataclasses

import coverage_diff as cd
from coverage_diff import Change, Kind, Relation, Report, Status, diff_reports

ARAB = "Arab News"


def changed(report: Report, label: str, **fields: object) -> Report:
    """The report with one figure changed."""
    [event] = report.events
    facts = tuple(
        dataclasses.replace(f, **fields) if f.kind is Kind.QUANTITY and label in f.label else f  # type: ignore[arg-type]
        for f in event.facts
    )
    return dataclasses.replace(report, events=(dataclasses.replace(event, facts=facts),))


def test_equal_reports_have_no_differences(seed_report: Report) -> None:
    """Nothing changed, nothing told."""
    assert diff_reports(seed_report, seed_report) == ()


def test_a_fact_included_later(seed_report: Report) -> None:
    """An outlet that printed a fact later is told with its status before and after."""
    fact = next(f for f in seed_report.events[0].facts if "2,400" in f.label and f.kind is Kind.QUANTITY)
    cell = dataclasses.replace(fact.coverage[ARAB], status=Status.INCLUDED)
    new = changed(seed_report, fact.label, coverage={**fact.coverage, ARAB: cell})
    found = [d for d in diff_reports(seed_report, new) if d.fact == fact.label]
    assert [(d.change, d.outlet, d.before, d.after) for d in found] == [(Change.STATUS, ARAB, "omitted", "included")]


def test_unclear_cells_are_no_change(seed_report: Report) -> None:
    """From omitted to unclear nobody learnt anything new."""
    fact = next(f for f in seed_report.events[0].facts if "2,400" in f.label and f.kind is Kind.QUANTITY)
    cell = dataclasses.replace(fact.coverage[ARAB], status=Status.UNCLEAR)
    assert diff_reports(seed_report, changed(seed_report, fact.label, coverage={**fact.coverage, ARAB: cell})) == ()


def test_conflicts_come_and_go(seed_report: Report) -> None:
    """A conflict that is new, and one that a correction resolved."""
    label = "around 40 international militant groups"
    new = changed(seed_report, label, relation=Relation.DIFFERS)
    assert [d.change for d in diff_reports(seed_report, new)] == [Change.CONFLICT_NEW]
    assert [d.change for d in diff_reports(new, seed_report)] == [Change.CONFLICT_RESOLVED]


def test_facts_come_and_go(seed_report: Report) -> None:
    """A fact that only one of the reports has is new or gone."""
    [event] = seed_report.events
    fewer = dataclasses.replace(seed_report, events=(dataclasses.replace(event, facts=event.facts[1:]),))
    assert [d.change for d in diff_reports(fewer, seed_report)] == [Change.NEW_FACT]
    assert [d.change for d in diff_reports(seed_report, fewer)] == [Change.GONE_FACT]


def test_a_new_outlet(seed_report: Report) -> None:
    """An outlet that joined the event is named."""
    [event] = seed_report.events
    fewer = dataclasses.replace(event, segments=event.segments[:1])
    found = diff_reports(dataclasses.replace(seed_report, events=(fewer,)), seed_report)
    assert [(d.change, d.outlet) for d in found] == [(Change.NEW_OUTLET, ARAB)]


def test_events_come_and_go(seed_report: Report) -> None:
    """An event that only one of the reports has is told with its outlets; nothing is passed over in silence."""
    none = dataclasses.replace(seed_report, events=())
    outlets = "OpenVoiceNews Pakistan, Arab News"
    assert [(d.change, d.before, d.after) for d in diff_reports(none, seed_report)] == [(Change.NEW_EVENT, "", outlets)]
    assert [(d.change, d.before, d.after) for d in diff_reports(seed_report, none)] == [
        (Change.GONE_EVENT, outlets, "")
    ]


def test_public_names() -> None:
    """The functions are at the top of the package."""
    assert cd.diff_reports is diff_reports
