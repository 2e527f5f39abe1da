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


def test_a_committee_is_told_of_with_its_house(make_event: Event) -> None:
    """Who names a body in a longer name that ends in it has not left it out."""
    facts = make_event(
        "The Harbour Committee voted on Monday.", "The vote came on Monday in the Norwick County Harbour Committee."
    )
    [fact] = [f for f in facts if f.label == "Harbour Committee"]
    assert fact.coverage["Herald"].status is Status.PARTIAL


def test_a_committee_may_lack_that_word(make_event: Event, only: Only) -> None:
    """The chairman of "Senate River Trade" is that of the Senate River Trade Committee."""
    facts = make_event(
        "He spoke to the Senate River Trade Committee.", "He spoke to Senate River Trade chairman Tom Holm."
    )
    assert only(facts, Kind.ORGANISATION, "River Trade").carriers == ("Gazette", "Herald")


def test_a_law_is_told_of_without_its_last_word(make_event: Event, only: Only) -> None:
    """An acronym between the name of a treaty and that word hides nothing."""
    facts = make_event(
        "The Northern River Bridges Treaty ended.", "He left the Northern River Bridges (NRB) treaty at once."
    )
    assert only(facts, Kind.LAW, "Northern River Bridges").coverage["Herald"].status is Status.INCLUDED


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


def test_a_surname_that_stands_alone_may_be_the_person(make_event: Event, only: Only) -> None:
    """ "The Harrow era" may tell of Lavinia Harrow; where another Harrow is named it does not."""
    named = "Critics compared it with the time of Lavinia Harrow, a former mayor."
    facts = make_event(named, "Critics say that the Harrow era was better for the harbour.")
    assert only(facts, Kind.PERSON, "Lavinia Harrow").coverage["Herald"].status is not Status.OMITTED
    facts = make_event(named, "Tom Harrow, a fisherman, says that the harbour was better in the past.")
    assert only(facts, Kind.PERSON, "Lavinia Harrow").coverage["Herald"].status is Status.OMITTED


@pytest.mark.parametrize("other", ["9th Circuit Court of Appeals", "U.S. 9th Circuit Court of Appeals"])
def test_a_number_in_a_name_is_written_in_words_or_figures(make_event: Event, only: Only, other: str) -> None:
    """The Ninth Circuit and the 9th are one court."""
    facts = make_event("The Ninth Circuit Court of Appeals upheld the ruling.", f"The {other} upheld the ruling.")
    assert only(facts, Kind.ORGANISATION, "Circuit Court of Appeals").carriers == ("Gazette", "Herald")


def test_a_surname_that_one_article_takes_for_a_body(make_event: Event, only: Only) -> None:
    """A single word is the one person of that surname whom another article names in full."""
    facts = make_event(
        "Lavinia Quarrendon, the mayor, resigned.", "Rain fell on Norwick. A new Quarrendon plan was shelved."
    )
    assert only(facts, Kind.PERSON, "Quarrendon").carriers == ("Gazette", "Herald")


def test_a_committee_without_its_house_is_unclear(make_event: Event, only: Only) -> None:
    """ "The Judiciary Committee" may be the Senate's: the cell is no omission and shows the sentence."""
    facts = make_event("The Senate Judiciary Committee met.", "Rain fell. Members of the Judiciary Committee met.")
    cell = only(facts, Kind.ORGANISATION, "Senate Judiciary Committee").coverage["Herald"]
    assert cell.status is not Status.OMITTED
    assert cell.nearest is not None or cell.mentions


def test_a_name_of_two_words_written_as_one(make_event: Event, only: Only) -> None:
    """A hyphen between the words of a name makes it no other name."""
    facts = make_event("Harrow Norbury Corp. closed a mine.", "Rain fell. The Harrow-Norbury chief spoke to miners.")
    assert only(facts, Kind.ORGANISATION, "Harrow Norbury").coverage["Herald"].status is not Status.OMITTED
