"""The story in one glance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written_reports import fire_report

from coverage_diff.reporting.html import matrix, overview, reading
from coverage_diff.reporting.standing import standing


def _rows(event):  # noqa: ANN001, ANN202 - a shorthand
    marks = reading.mark(event.facts, [standing(fact) for fact in event.facts])
    return matrix.rows(event, "e1", matrix.Places(reading.columns(event, "e1", marks), event))


def test_tally_counts_every_fact_once():
    """Shared, only in one and conflicting facts make up all facts."""
    total = overview.tally(_rows(fire_report().events[0]))

    assert (total.all, total.some, total.only, total.conflict, total.open) == (2, 2, 2, 1, 0)
    assert total.total == 7


def test_cards_say_what_each_outlet_told():
    """A card counts what its outlet told, told alone, left out and what is unclear."""
    event = fire_report().events[0]
    post, ledger, wire = overview.cards(event, _rows(event))

    assert (post.told, post.only, post.omitted, post.unclear) == (7, 2, 0, 0)
    assert (ledger.told, ledger.only, ledger.omitted) == (5, 0, 2)
    assert (wire.told, wire.omitted, wire.unclear) == (2, 3, 2)
    assert [omission.row.label for omission in wire.omissions] == ["three warnings", "Ana Ruiz"]
    assert wire.omissions[1].told_by == "The Harbour Post and Morning Ledger"


def test_omissions_do_not_say_the_same_thing_twice():
    """A claim, the figure in it and the date in the same breath are one omission."""
    event = fire_report().events[0]
    figure = event.facts[2]
    claim = replace(figure, id="claim", label="The owners had ignored three warnings")
    event = replace(event, facts=(claim, *event.facts))

    assert [o.row.label for o in overview.omissions(event, _rows(event), "Morning Ledger")] == [claim.label]


@pytest.mark.parametrize(
    ("numbers", "outlets", "sentence"),
    [
        ((17, 0, 50, 0, 0), 2, "Of 67 facts, 17 are told by both outlets; 50 stand in only one."),
        (
            (2, 2, 1, 1, 0),
            3,
            (
                "Of 6 facts, 2 are told by all three outlets and 2 by some of them; 1 stands in only one, and 1 is "
                "given with values that conflict."
            ),
        ),
        ((0, 0, 5, 0, 0), 20, "Of 5 facts, none are told by all 20 outlets; 5 stand in only one."),
        ((0, 0, 0, 0, 0), 2, "No fact was found in these stories."),
    ],
)
def test_sentence(numbers: tuple[int, ...], outlets: int, sentence: str):
    """The event in a sentence, in good English for any numbers."""
    total = overview.Tally(**dict(zip(("all", "some", "only", "conflict", "open"), numbers, strict=True)))

    assert overview.sentence(total, outlets) == sentence
