"""Figures of several articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coverage_diff.model import Fact, Kind, Relation, Status

Only = Callable[[tuple[Fact, ...], Kind, str], Fact]
Event = Callable[..., tuple[Fact, ...]]


@pytest.mark.parametrize(
    ("ours", "theirs", "words", "relation"),
    [
        (
            "Police arrested 540 workers at the plant.",
            "Some 540 people were arrested.",
            "540 workers",
            Relation.ROUNDED,
        ),
        ("The bank lost $2.4 billion.", "Losses of the bank reached $2.4 billion.", "$2.4 billion", Relation.SAME),
        ("Nearly 3 million cases were counted.", "They counted 2.98 million cases.", "2.98 million", Relation.ROUNDED),
        ("Over 2,400 complaints were sent.", "Officials sent 2,431 complaints.", "2,431", Relation.ROUNDED),
        ("The war lasted two decades.", "It was a war of 20 years.", "two decades", Relation.SAME),
        ("Half of the voters stayed home.", "About 50 percent of voters stayed home.", "50 percent", Relation.ROUNDED),
        ("More than 64,000 deaths were confirmed.", "So far 64,300 people have died.", "64,300", Relation.ROUNDED),
        ("The hall has 412 seats.", "It is a hall with more than 400 seats.", "412 seats", Relation.ROUNDED),
        ("The chain shut 14 shops.", "The chain said that 14 stores were shut.", "14 shops", Relation.SAME),
        ("It saves 3.2 million crowns a year.", "It saves 3.2 million crowns annually.", "3.2 million", Relation.SAME),
        ("Some 1,300 warnings were unread.", "Staff ignored 1,300 alerts.", "1,300 alerts", Relation.ROUNDED),
        ("The result was clear: 71 per cent voted yes.", "The deal won 71 percent.", "71 percent", Relation.SAME),
        ("A man of 67 died in the storm.", "The storm killed a 67-year-old man.", "67-year-old", Relation.SAME),
        (
            "Shares in the mine fell by 1.8 percent on Friday.",
            "On Friday shares in the mine fell by about 2 percent.",
            "1.8 percent",
            Relation.ROUNDED,
        ),
        (
            "The party is projected to win 34.4% of the vote.",
            "The party is projected to win 34% of the vote.",
            "34.4%",
            Relation.ROUNDED,
        ),
        ("The road is 10 miles long.", "It is a road of 16 kilometres.", "10 miles", Relation.SAME),
        ("It burned 1,500 acres of wood.", "Some 600 hectares of wood burned.", "1,500 acres", Relation.ROUNDED),
        ("Repairs take 18 months.", "Repairs will take a year and a half.", "18 months", Relation.SAME),
        ("The waivers are valid for two weeks.", "The waivers are valid for a fortnight.", "two weeks", Relation.SAME),
        ("The board rejected the plan by 47-53.", "They voted 53 to 47 against the plan.", "53", Relation.SAME),
        (
            "A search was under way in Norwick on Monday for two suspects, police said.",
            "Police said that a search for two people was under way on Monday in Norwick.",
            "two suspects",
            Relation.SAME,
        ),
        ("The driver, 67, left the farm.", "The 67-year-old drove away from the farm.", "67", Relation.SAME),
        ("He faces eight counts of fraud.", "Eight fraud charges were brought.", "eight counts", Relation.SAME),
        ("Police found two guns in a bag.", "Officers took two firearms from the bag.", "two guns", Relation.SAME),
        ("Two Republicans voted for it.", "It won two Republican senators.", "Two Republicans", Relation.SAME),
        ("They sued 15 local governments.", "They sued 15 local jurisdictions.", "15 local governments", Relation.SAME),
        ("The court upheld it in a 5-4 ruling.", "The 5-4 decision upheld it.", "5", Relation.SAME),
        (
            "The fine of 18 million was the highest.",
            "It is a fine of 18 million euros.",
            "million euros",
            Relation.SAME,
        ),
    ],
)
def test_one_figure_in_two_wordings(
    make_event: Event, only: Only, ours: str, theirs: str, words: str, relation: Relation
) -> None:
    """Figures of one thing are one fact that both carry, whatever the notation."""
    fact = only(make_event(ours, theirs), Kind.QUANTITY, words)
    assert [cell.status for cell in fact.coverage.values()] == [Status.INCLUDED, Status.INCLUDED]
    assert fact.relation is relation


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        ("The blast killed seven people.", "The blast injured seven people.", "seven people"),
        ("The council bought three buses.", "The council closed three schools.", "three buses"),
        ("It took 45 minutes.", "He paid 45 dollars.", "45 minutes"),
        ("One worker cried.", "She saw one girl.", "One worker"),
        ("In a 5-4 ruling the court upheld it.", "The court upheld it in a 5-2 ruling.", "5"),
        ("The road is 10 miles long.", "It is a road of 19 kilometres.", "10 miles"),
        ("Two women were in the hall.", "Two men were in the hall.", "Two women"),
        ("It won three liberal justices.", "It won three conservative justices.", "three liberal"),
        ("They met two company officials.", "They met two companies.", "two company officials"),
    ],
)
def test_equal_values_of_different_things_stay_two(make_event: Event, ours: str, theirs: str, words: str) -> None:
    """What is counted decides: the same number of something else is another fact, omitted by the other outlet."""
    found = [f for f in make_event(ours, theirs) if f.kind is Kind.QUANTITY]
    assert any(words in f.label for f in found)
    assert all(len(f.carriers) == 1 for f in found)


def test_figure_in_a_headline_is_the_storys(make_event: Event, only: Only) -> None:
    """An order of magnitude in a headline is the main figure of the story, rounded."""
    text = "Police arrested 540 workers at a bottle factory on Monday.\n\nThe mayor praised the 12 officers."
    facts = make_event(text, text, title="Hundreds of workers arrested at a bottle factory")
    fact = only(facts, Kind.QUANTITY, "540 workers")
    assert "Hundreds of workers" in {m.text for m in fact.mentions}


def test_one_article_telling_a_figure_twice_has_one_fact(make_event: Event, only: Only) -> None:
    """The same figure with another modifier in one article is one fact."""
    facts = make_event("About 540 people were held.\n\nThe 540 people were driven to the barracks.", "It rained.")
    assert len(only(facts, Kind.QUANTITY, "540").mentions) == 2


def test_figures_without_noun_are_not_joined_within_an_article(make_event: Event) -> None:
    """Equal bare figures of two sentences that share nothing are two facts."""
    facts = make_event("Bakers lost 20,000 in May.\n\nA forecaster had hoped that tourism would add 20,000.", "No.")
    assert sum(f.kind is Kind.QUANTITY for f in facts) == 2


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        ("The board will close 12 schools.", "The board will meet on June 12.", "12 schools"),
        ("The board will close 12 schools.", "It is about the 12th district.", "12 schools"),
        ("Dozens of migrants came.", "Caption 12 of 22 names the migrants.", "Dozens of migrants"),
    ],
)
def test_digits_of_a_date_or_an_ordinal_tell_no_figure(
    make_event: Event, only: Only, ours: str, theirs: str, words: str
) -> None:
    """The same digits in a day, or in which one of many it is, make a cell neither included nor unclear."""
    fact = only(make_event(ours, theirs), Kind.QUANTITY, words)
    assert fact.coverage["Herald"].status is Status.OMITTED


def test_one_digit_joins_no_sum_and_count(make_event: Event) -> None:
    """ "$10 million" and "10 million indirectly" are two figures: round values coincide."""
    facts = make_event(
        "Congress gave the airlines $10 million in loan guarantees.",
        "The airlines employ 750,000 people directly and 10 million indirectly.",
    )
    assert [fact.carriers for fact in facts if fact.quantity and fact.quantity.value == 10_000_000] == [
        ("Gazette",),
        ("Herald",),
    ]


def test_a_figure_that_a_carrier_tells_beside_its_own_is_no_near_miss(make_event: Event, only: Only) -> None:
    """ "Hundreds" are the 680 workers of a story that tells of 595 workers of an earlier raid too."""
    facts = make_event(
        "Agents arrested 680 workers at a plant. In 2008 agents had arrested 595 workers.",
        "Agents arrested hundreds of workers at a plant.",
    )
    assert only(facts, Kind.QUANTITY, "595").coverage["Herald"].status is Status.OMITTED


def test_a_hundred_days_are_seldom_met_twice(make_event: Event, only: Only) -> None:
    """A round number of many units joins two sentences that share few words."""
    facts = make_event(
        "With more than 100 days to go, the mayor has time to win voters back.",
        "More than 100 days are left before the election in Norwick.",
    )
    assert only(facts, Kind.QUANTITY, "100 days").carriers == ("Gazette", "Herald")
