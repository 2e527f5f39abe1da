"""Facts counted by who told them."""

from __future__ import annotations

import coverage_diff as cd
from coverage_diff.reporting.counts import count


def test_counts_of_the_small_report(report: cd.Report) -> None:
    """One fact is told by both, one by one alone, one is in conflict, and one undecided."""
    found = count(report.events[0])
    assert (found.facts, found.shared, found.some, found.conflicting, found.undecided) == (4, 1, 0, 1, 1)
    assert found.only == {"Herald": 1, "Post": 0}
    assert found.sentence() == "4 facts: 1 in both, 1 in one outlet only, 1 in conflict, 1 undecided"
    assert found.omitted == {"Herald": 0, "Post": 1}
    assert found.told == {"Herald": 4, "Post": 2}


def test_counts_add_up(seed_report: cd.Report) -> None:
    """Every fact is in one group."""
    [event] = seed_report.events
    found = count(event)
    groups = found.shared + found.some + sum(found.only.values()) + found.conflicting + found.undecided
    assert groups == found.facts == len(event.facts)
