"""Votes that one outlet gives as a score and another by its sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coverage_diff.model import Fact, Kind, Status

Event = Callable[..., tuple[Fact, ...]]


def labelled(facts: tuple[Fact, ...], label: str) -> Fact:
    """The one figure with this label."""
    [fact] = [f for f in facts if f.kind is Kind.QUANTITY and f.label == label]
    return fact


@pytest.mark.parametrize(
    "other",
    [
        "The bench split on Monday: by four votes to one, it let the mine open.",
        "By a vote of four to one the bench let the mine open.",
        "The mine may open, said the bench in a 4–1 ruling.",
    ],
)
def test_a_vote_is_one_figure_in_any_notation(make_event: Event, other: str) -> None:
    """Digits, words and "votes to" give one vote."""
    facts = make_event("The bench voted 4-1 on Monday to let the mine open.", other)
    [vote] = [f for f in facts if f.kind is Kind.QUANTITY]
    assert vote.coverage["Herald"].status is Status.INCLUDED


@pytest.mark.parametrize(
    ("other", "status", "rule"),
    [
        ("Six members supported the plan. Three were against it.", Status.INCLUDED, "score-by-sides"),
        ("Six of the nine members voted for the plan.", Status.INCLUDED, "score-by-sides"),
        ("Three members voted against the plan.", Status.PARTIAL, "score-one-side"),
        ("Three members were ill on Monday.", Status.OMITTED, "quantity-nowhere"),
        ("Seven members supported the plan.", Status.OMITTED, "quantity-nowhere"),
    ],
)
def test_a_vote_told_by_its_sides(make_event: Event, other: str, status: Status, rule: str) -> None:
    """Whoever gives both sides of a vote has told it; one side is a part; other figures are not of the vote."""
    cell = labelled(make_event("The board voted 6-3 for the plan.", other), "6-3").coverage["Herald"]
    assert (cell.status, cell.rule) == (status, rule)


def test_a_side_is_told_by_the_vote(make_event: Event) -> None:
    """Whoever prints "6-3" has told that three were against."""
    facts = make_event("Three members voted against the plan.", "The board voted 6-3 for the plan.")
    cell = labelled(facts, "Three members").coverage["Herald"]
    assert (cell.status, cell.rule) == (Status.INCLUDED, "side-of-score")


def test_two_votes_stay_apart(make_event: Event) -> None:
    """A vote of 6-3 is not told by one of 6-2."""
    facts = make_event("The board voted 6-3 for the plan.", "The board voted 6-2 for the plan.")
    assert labelled(facts, "6-3").coverage["Herald"].status is not Status.INCLUDED
