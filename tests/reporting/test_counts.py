"""Facts counted by who told them."""

from __future__ import annotations

import coverage_diff as cd
from coverage_diff.reporting.counts import count


def test_counts_of_the_small_report(report: cd.Report) -> None:
    """Two facts are told by both, two by one alone, one is in conflict, one cell is unclear."""
    found = count(report.events[0])
    assert (found.facts, found.shared, found.some, found.conflicting, found.unclear) == (4, 2, 0, 1, 1)
    assert found.only == {"Herald": 2, "Post": 0}
    assert found.omitted == {"Herald": 0, "Post": 1}
    assert found.told == {"Herald": 4, "Post": 2}


def test_counts_add_up(seed_report: cd.Report) -> None:
    """Every fact is told by all, by some or by one."""
    [event] = seed_report.events
    found = count(event)
    assert found.shared + found.some + sum(found.only.values()) == found.facts == len(event.facts)
