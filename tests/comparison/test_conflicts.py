"""Values that cannot both be true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.merging import merge
from coverage_diff.config import ExtractionConfig
from coverage_diff.extraction.facts import extract
from coverage_diff.language.document import Document
from coverage_diff.model import Article, Fact, Kind, Relation, Status
from coverage_diff.segmentation import split_segments

Only = Callable[[tuple[Fact, ...], Kind, str], Fact]
Event = Callable[..., tuple[Fact, ...]]

STORY = (
    "The court in Norwick heard {0} witnesses in the case of the stolen paintings. A guard said that {1} visitors were "
    "in the hall when the alarm rang."
)


def test_one_fact_with_two_values_is_no_omission(make_event: Event, only: Only) -> None:
    """A figure that was changed in otherwise equal words is one fact that differs, at both outlets."""
    fact = only(make_event(STORY.format(42, 130), STORY.format(91, 130)), Kind.QUANTITY, "42 witnesses")
    assert fact.relation is Relation.DIFFERS
    assert {m.text for m in fact.mentions} == {"42 witnesses", "91 witnesses"}
    assert {cell.status for cell in fact.coverage.values()} == {Status.DIFFERS}
    assert {cell.rule for cell in fact.coverage.values()} == {"values-conflict"}


@settings(max_examples=25)
@given(st.integers(13, 999), st.integers(13, 999))
def test_any_altered_count_is_one_fact(one: int, other: int) -> None:
    """Whatever the two values are, the frame makes them one fact, and only unequal ones differ."""
    documents = []
    for outlet, count in (("One", one), ("Two", other)):
        [segment] = split_segments(Article(id=outlet, outlet=outlet, title="", text=STORY.format(count, 7_777)))
        documents.append(Document(segment))
    context = EventContext(documents)
    facts = merge([extract(d, ExtractionConfig()) for d in documents], context)
    [fact] = [f for f in facts if f.kind is Kind.QUANTITY and any("witness" in m.text for m in f.mentions)]
    assert {m.article_id for m in fact.mentions} == {"One", "Two"}
    assert (fact.relation is Relation.SAME) == (one == other)


def test_two_of_three_outlets_agree(make_event: Event, only: Only) -> None:
    """Where two outlets agree, only the third one is marked as differing."""
    fact = only(
        make_event(STORY.format(42, 130), STORY.format(42, 130), STORY.format(91, 130)), Kind.QUANTITY, "42 witnesses"
    )
    assert fact.coverage["Gazette"].status is fact.coverage["Herald"].status is Status.INCLUDED
    assert fact.coverage["Tribune"].status is Status.DIFFERS


def test_counts_of_one_fate_contradict_in_other_words(make_event: Event, only: Only) -> None:
    """Two death tolls of one disaster are a conflict, also in different sentences."""
    facts = make_event(
        "The collapse of the old mine killed 31 people, officials said.",
        "At the old mine the collapse left 24 people dead, officials said.",
    )
    fact = only(facts, Kind.QUANTITY, "31 people")
    assert fact.relation is Relation.DIFFERS
    assert "24 people" in {m.text for m in fact.mentions}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "The flood of the river killed 31 people in Norwick, officials said.",
            "The flood of the river killed 24 people in Easthaven, officials said.",
        ),
        ("The flood of the river killed 31 people.", "The flood of the river injured 24 people."),
        (
            "Police said that 31 people were injured in the blast at the mine.",
            "Police said that the blast at the mine injured some thirty, including nine people who were badly injured.",
        ),
        (
            "The reporter has been off the air on vacation since April 11.",
            "The reporter will be back from his vacation off the air on April 24.",
        ),
        ("Only three Republicans backed the bill.", "Two Republican senators backed the bill."),
        ("Harrow ended the season with $9 million in the bank.", "He ended the season with $16 million in the bank."),
    ],
)
def test_figures_of_two_scopes_are_no_conflict(make_event: Event, ours: str, theirs: str) -> None:
    """Another place, another fate or another subject is another fact: a conflict that is none accuses two outlets."""
    assert not any(f.relation is Relation.DIFFERS for f in make_event(ours, theirs))


def test_two_days_for_one_thing_conflict(make_event: Event, only: Only) -> None:
    """Days written out in full that date one thing are one fact that differs."""
    facts = make_event(
        "The new parking rules of the council start on June 21.",
        "The council said that the new parking rules will start on June 22.",
    )
    fact = only(facts, Kind.DATE, "June 21")
    assert fact.relation is Relation.DIFFERS
    assert {cell.status for cell in fact.coverage.values()} == {Status.DIFFERS}


def test_like_bounds_in_the_same_words_conflict(make_event: Event, only: Only) -> None:
    """ "As many as 700" and "as many as 1,400" could both be true, but one of two copies was changed."""
    text = "The two hospital ships will bring as many as {0} nurses to the coast before Friday."
    fact = only(make_event(text.format("700"), text.format("1,400")), Kind.QUANTITY, "700 nurses")
    assert fact.relation is Relation.DIFFERS


def test_what_each_story_counts_once_may_conflict(make_event: Event, only: Only) -> None:
    """Two stories that each count one number of bridges contradict each other, in whatever words."""
    ours = "The storm closed 14 bridges in the valley on Monday. Schools stayed open."
    theirs = "After the storm on Monday 19 bridges in the valley were closed, the police said."
    fact = only(make_event(ours, theirs), Kind.QUANTITY, "14 bridges")
    assert {m.text for m in fact.mentions} == {"14 bridges", "19 bridges"}
    assert fact.relation is Relation.DIFFERS


def test_a_story_with_two_counts_of_a_thing_is_held_against_none(make_event: Event) -> None:
    """Where one story counts bridges twice, neither count is the one that another story has."""
    ours = "The storm closed 14 bridges in the valley on Monday. It damaged 30 bridges upstream."
    theirs = "After the storm on Monday 19 bridges in the valley were closed, the police said."
    facts = [f for f in make_event(ours, theirs) if f.kind is Kind.QUANTITY]
    assert all(f.relation is not Relation.DIFFERS for f in facts)
