"""Named entities of several articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coverage_diff.model import Fact, Kind, Status

Only = Callable[[tuple[Fact, ...], Kind, str], Fact]
Event = Callable[..., tuple[Fact, ...]]


def test_an_alias_of_one_article_holds_for_all(make_event: Event, only: Only) -> None:
    """Who only prints the acronym tells of the body whose name another article spells out."""
    facts = make_event("The Norwick Harbour Authority (NHA) closed the pier.", "The NHA closed the pier, it said.")
    assert only(facts, Kind.ORGANISATION, "Norwick Harbour Authority").carriers == ("Gazette", "Herald")


def test_a_surname_is_the_person(make_event: Event, only: Only) -> None:
    """A surname alone is the person whom another article names in full."""
    facts = make_event("Lavinia Harrow, the mayor, resigned.", "Mayor Harrow has resigned, Harrow's office said.")
    assert only(facts, Kind.PERSON, "Harrow").carriers == ("Gazette", "Herald")


def test_like_names_stay_two(make_event: Event, only: Only) -> None:
    """Names that only look alike are two entities, each omitted by the other outlet."""
    facts = make_event("The Baloch Liberation Army claimed the attack.", "The Balochistan Liberation Front denied it.")
    assert only(facts, Kind.ORGANISATION, "Baloch Liberation Army").omitters == ("Herald",)
    assert only(facts, Kind.ORGANISATION, "Balochistan Liberation Front").omitters == ("Gazette",)


def test_tied_groups_are_related_and_not_the_same(make_event: Event, only: Only) -> None:
    """World knowledge ties names without merging them."""
    facts = make_event("Hamas fired rockets.", "The Al-Qassam Brigades fired rockets, a spokesman said.")
    hamas, wing = only(facts, Kind.ORGANISATION, "Hamas"), only(facts, Kind.ORGANISATION, "Qassam")
    assert wing.label in hamas.related
    assert hamas.label in wing.related


@pytest.mark.parametrize(
    ("text", "status", "rule"),
    [
        ("The north depot was empty.", Status.INCLUDED, "name-in-text"),
        ("The police station was empty.", Status.OMITTED, "name-nowhere"),
    ],
)
def test_a_long_name_is_found_in_small_letters(make_event: Event, text: str, status: Status, rule: str) -> None:
    """A name of two words is looked for in any writing before it is called omitted."""
    facts = make_event("Officers left the North Depot on Monday. The North Depot burned.", text)
    [fact] = [f for f in facts if f.label == "North Depot"]
    assert (fact.coverage["Herald"].status, fact.coverage["Herald"].rule) == (status, rule)


def test_a_place_in_the_name_of_a_newspaper_is_not_told_of(make_event: Event, only: Only) -> None:
    """New York is not in a story that cites the New York Times."""
    facts = make_event("The virus spread in New York.", "The virus spread, the New York Times reported.")
    assert only(facts, Kind.PLACE, "New York").coverage["Herald"].status is not Status.INCLUDED


def test_an_adjective_is_shown_and_not_counted(make_event: Event, only: Only) -> None:
    """Whoever writes only "French" has not named France, but the sentence is shown as the nearest."""
    cell = only(make_event("He flew to France.", "He met a French minister."), Kind.PLACE, "France").coverage["Herald"]
    assert (cell.status, cell.rule) == (Status.OMITTED, "name-only-as-adjective")
    assert cell.nearest is not None
    assert "French" in cell.nearest.text


def test_an_outlets_own_name_is_no_omission(make_event: Event) -> None:
    """No outlet is said to omit its own name."""
    facts = make_event("The Herald reported it first. The Herald newspaper said so.", "Nobody else had it.")
    for fact in facts:
        if fact.label == "Herald":
            assert fact.coverage["Herald"].status is Status.UNCLEAR


@pytest.mark.parametrize(
    ("text", "told"), [("The mayor of Tuscaloosa, Alabama, resigned.", 0), ("In Alabama the mayor resigned.", 1)]
)
def test_a_state_that_only_locates_a_city_is_no_row(make_event: Event, text: str, told: int) -> None:
    """ "Tuscaloosa, Alabama" tells of the city alone; a state that stands for itself is a place of the event."""
    facts = make_event(text, "The mayor resigned on Tuesday, the council said.")
    assert sum(fact.label == "Alabama" for fact in facts) == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Fishermen said on Monday that the government had refused to pay for the harbour.", Status.PARTIAL),
        ("Fishermen said that the government and the UK government had refused to pay.", Status.OMITTED),
    ],
)
def test_the_government_is_the_one_that_others_name(make_event: Event, only: Only, text: str, status: Status) -> None:
    """ "The government" alone stands for the government of the event, unless the outlet names another one."""
    facts = make_event("Fishermen said on Monday that the US government had refused to pay for the harbour.", text)
    assert only(facts, Kind.ORGANISATION, "US government").coverage["Herald"].status is status


def test_a_place_is_told_where_a_story_shortens_a_longer_name_to_it(make_event: Event, only: Only) -> None:
    """Who writes "off Skarvik" names Skarvik, also where the Skarvik Hospital comes up further down."""
    ours = "The ferry hit a reef near Skarvik on Wednesday.\n\nRescuers set out from Skarvik at once."
    theirs = "The ferry hit a reef off Skarvik on Wednesday.\n\nTwo people were taken to Skarvik Hospital."
    assert only(make_event(ours, theirs), Kind.PLACE, "Skarvik").coverage["Herald"].status is Status.INCLUDED
