"""Passages brought level."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from written_reports import build

import coverage_diff as cd
from coverage_diff.reporting.html import reading
from coverage_diff.reporting.html.level import levels


def _levels(paragraphs: dict[str, int], rows: list[tuple[list[int], list[int]]]) -> list[list[list[int]]]:
    """Levels of two stories whose paragraphs are aligned as given."""
    stories = {outlet: ["Title", *map(str, range(count))] for outlet, count in paragraphs.items()}
    event = build(stories, {}).events[0]
    a, b = event.segments
    alignments = tuple(
        cd.Alignment(
            a=tuple(a.paragraphs[i] for i in left),
            b=tuple(b.paragraphs[i] for i in right),
            type=cd.AlignmentType.REWRITTEN,
            score=0.5,
        )
        for left, right in rows
    )
    event = cd.EventReport(id="e", title="t", segments=(a, b), facts=(), alignments=alignments)
    return levels(event, reading.columns(event, "e1", ()))


def test_match_shares_a_row():
    """Matching paragraphs share the leader's row; one without a match follows its predecessor in a row of its own."""
    assert _levels({"A": 3, "B": 3}, [([0], [0]), ([2], [2])])[0] == [[0, 2, 3], [0, 1, 3]]


def test_moved_paragraph_goes_to_its_match():
    """A paragraph that the other outlet tells elsewhere moves to the leader's place, for either leader."""
    first, second = _levels({"A": 2, "B": 2}, [([0], [1]), ([1], [0])])

    assert first == [[0, 1], [1, 0]]
    assert second == [[1, 0], [0, 1]]


def test_what_comes_before_any_match_stands_at_the_top():
    """A paragraph above the first match is shown above it."""
    assert _levels({"A": 1, "B": 2}, [([0], [1])])[0] == [[1], [0, 1]]


def test_passage_of_several_paragraphs_is_one_group():
    """Two of the leader's paragraphs that match three others together begin level with them."""
    assert _levels({"A": 3, "B": 3}, [([0, 1], [0, 1, 2])])[0] == [[0, 1, 3], [0, 1, 2]]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=6))
def test_no_two_paragraphs_of_a_column_share_a_row(pairs: list[tuple[int, int]]):
    """Whatever is aligned with what, every paragraph has a place of its own in its column."""
    for led in _levels({"A": 5, "B": 6}, [([i], [j]) for i, j in pairs]):
        for rows in led:
            assert len(set(rows)) == len(rows)


def test_too_many_columns_are_not_brought_level():
    """Nine stories cannot be read side by side."""
    event = build({f"O{n}": ["Title", "text"] for n in range(9)}, {}).events[0]

    assert levels(event, reading.columns(event, "e1", ())) == []
