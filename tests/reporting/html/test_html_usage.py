"""Word choice and sources."""

from __future__ import annotations

from dataclasses import replace

from written_reports import fire_report

import coverage_diff as cd
from coverage_diff.reporting.html import matrix, reading, usage


def test_own_words_are_told_from_quoted_ones():
    """A bar has the outlet's own words first; the longest bar of all is the measure."""
    (group,) = usage.word_groups(fire_report().events[0])
    fire, blaze = group.lines

    assert group.name == "the fire"
    assert [(bar.own, bar.other) for bar in fire.bars] == [(1, 0), (2, 0), (3, 0)]
    assert [(bar.own, bar.other) for bar in blaze.bars] == [(0, 1), (0, 2), (0, 3)]
    assert fire.bars[2].own_share == 72


def test_speakers_are_counted_per_outlet():
    """A speaker has a bar in every outlet, an empty one where nothing of theirs is printed."""
    event = fire_report().events[0]
    mayor = cd.Source(outlet="Coast Wire", speaker="The mayor", quotes=0, reported=1, words=0)
    event = replace(event, sources=(*event.sources, mayor))
    ruiz, other = usage.speakers(event, ())

    assert (ruiz.label, other.label) == ("Ana Ruiz", "The mayor")
    assert [bar.total for bar in other.bars] == [0, 0, 1]
    assert usage.quoted_words(event) == (6, 7, 8)


def test_a_speaker_leads_to_the_rows_of_the_matrix():
    """What the outlets print of a speaker stands once, with all who print it, the most telling first."""
    event = fire_report().events[0]
    facts = tuple(fact.id for fact in event.facts[:2])
    sources = tuple(replace(source, facts=facts[::-1]) for source in event.sources)
    event = replace(event, sources=sources)
    rows = matrix.rows(event, "e1", matrix.Places(reading.columns(event, "e1", ()), event))
    (ruiz,) = usage.speakers(event, rows)

    assert [said.href for said in ruiz.said] == ["#e1f0", "#e1f1"]
    assert ruiz.said[0].outlets == ", ".join(event.outlets)
