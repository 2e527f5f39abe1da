"""Named entities of a story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from timing import assert_linear

import coverage_diff as cd
from coverage_diff import Article, Fact, Kind

NAMES = {Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.LAW}
Make = Callable[..., Article]


def names(article: Article) -> list[Fact]:
    """The named entities of an article."""
    return [fact for fact in cd.extract_facts(article) if fact.kind in NAMES]


def labels(article: Article, kind: Kind) -> list[str]:
    """How the entities of a kind are called, in the order of the text."""
    return [fact.label for fact in names(article) if fact.kind is kind]


def all_names(facts: list[Fact], label: str) -> set[str]:
    """Every name of the entity that is called so."""
    [fact] = [fact for fact in facts if label in (fact.label, *fact.aliases)]
    return {fact.label, *fact.aliases}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ursula von der Leyen met Mohammed bin Salman in Riyadh.", ["Ursula von der Leyen", "Mohammed bin Salman"]),
        ("Dr. Anthony Faust, Jr. agreed with Ms. Ortega.", ["Anthony Faust", "Ortega"]),
        ("Goldman Sachs Chief Economist Jan Hatz said so.", ["Jan Hatz"]),
        ("Nadia Kowalczyk, a nurse, spoke for the ward.", ["Nadia Kowalczyk"]),
        ("London MP Laura Denton and MLA Harish Rawat met.", ["Laura Denton", "Harish Rawat"]),
        ("Officials of the Trump administration said no.", ["Trump"]),
        ("Mayor de Laro met Senator van Holt. Both de Laro and Ann Reed left.", ["de Laro", "van Holt", "Ann Reed"]),
        (
            "Nadia Kowalczyk & Ronald Gould met Administrator Peter Holm.",
            ["Nadia Kowalczyk", "Ronald Gould", "Peter Holm"],
        ),
        ("I know President [Nadia] Kowalczyk. Kowalczyk left.", ["Kowalczyk"]),
        ("It belongs to Charles and Nadia Kowalczyk.", ["Charles Kowalczyk", "Nadia Kowalczyk"]),
        ("Kelly and Nadia Kowalczyk met. Lena Kelly left.", ["Lena Kelly", "Nadia Kowalczyk"]),
        ("She served under Mayors Kowalczyk and Peter Holm.", ["Kowalczyk", "Peter Holm"]),
        ("Critics of the Kowalczyk administration's deal left.", ["Kowalczyk"]),
        ("Judges Nadia Kowalczyk and Ronald Gould wrote it.", ["Nadia Kowalczyk", "Ronald Gould"]),
        ("Taoiseach Micheál Martin and Tan Sri Azman Hashim left.", ["Micheál Martin", "Azman Hashim"]),
        ("It was 12 degrees Celsius, and everybody left. Everybody came back.", []),
    ],
)
def test_people(make_article: Make, text: str, people: list[str]) -> None:
    """People are found by title, given name, particle or office; titles are no part of the name."""
    assert labels(make_article(text), Kind.PERSON) == people


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The National Weather Service issued a warning.", ["National Weather Service"]),
        ("She works at St. Mary's Hospital.", ["St. Mary's Hospital"]),
        ("He sued SpaceX and the maker of OxyContin.", ["SpaceX", "OxyContin"]),
        ("Officials of the Biden administration said no.", ["Biden administration"]),
        ("The files named al Qaeda twice.", ["al Qaeda"]),
        ("It failed in the Republican-controlled Senate.", ["Senate"]),
        ("The pro-Holm Human Rights Campaign agreed.", ["Human Rights Campaign"]),
        ("The American Academy of Pediatrics agreed.", ["American Academy of Pediatrics"]),
        ("He advises the Foundation for Defense of Democracies.", ["Foundation for Defense of Democracies"]),
        ("Leaders told Congress on Russian meddling.", ["Congress"]),
        ("A note of the Holm administration's lawyers said no.", ["Holm administration"]),
        ("It came from the head, CEO of Harwick Dairies Corp. in Ohio.", ["Harwick Dairies Corp."]),
        ("She spoke on Good Morning America.", ["Good Morning America"]),
        ("He worked for the Harrow Funeral Home.", ["Harrow Funeral Home"]),
        ("She sits on the Ninth Circuit Court of Appeals, in Norwick, today.", ["Ninth Circuit Court of Appeals"]),
    ],
)
def test_organisations(make_article: Make, text: str, organisations: list[str]) -> None:
    """Bodies and firms are found by their heads, by tables and by capitals inside a word."""
    assert labels(make_article(text), Kind.ORGANISATION) == organisations


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("LAGOS (AP) - The rains came back.", ["Lagos"]),
        ("The Hague-based court agreed.", ["The Hague"]),
        ("Sen. Tess Crew, R-Texas, voted no.", ["Texas"]),
        ("The storm reached Louisiana and Downing Street.", ["Louisiana", "Downing Street"]),
        ("Most of 56 Florida ICUs are full.", ["Florida"]),
        ("The Centre owes Bengal Rs 500 crore.", ["Bengal"]),
    ],
)
def test_places(make_article: Make, text: str, places: list[str]) -> None:
    """Places are found in datelines, compounds, party tags and running text."""
    assert labels(make_article(text), Kind.PLACE) == places


@pytest.mark.parametrize(
    "text",
    [
        "Hurricane Laura made landfall.",
        "The French and American voters disagreed.",
        "By Jane Roe, staff writer for The Example.",
        "He left on Monday in May.",
    ],
)
def test_no_names(make_article: Make, text: str) -> None:
    """Storms, nationalities, by-lines, days and months are no names."""
    assert names(make_article(text)) == []


def test_acronym_in_brackets_is_an_alias_that_tells_how_far_the_name_reaches(make_article: Make) -> None:
    """The letters in brackets join the parts of the name before them."""
    text = "The Movement for the Liberation of the Delta (MLD) attacked. The MLD said so."
    assert all_names(names(make_article(text)), "MLD") == {"Movement for the Liberation of the Delta", "MLD"}


def test_law_with_its_acronym_is_a_law(make_article: Make) -> None:
    """An acronym joins the parts of a law's name without making a body of it."""
    text = "The Prevention of Harbour Crimes Act (PHCA) punishes theft. PHCA is old."
    assert labels(make_article(text), Kind.LAW) == ["Prevention of Harbour Crimes Act"]


def test_a_case_is_one_name(make_article: Make) -> None:
    """The parties of a case, with a dot between them that ends no sentence, are no names of their own."""
    text = "The court overturned Roe v. Wade. It cited Holm Bridges v. Norwick as well."
    assert labels(make_article(text), Kind.LAW) == ["Roe v. Wade", "Holm Bridges v. Norwick"]
    assert not labels(make_article(text), Kind.PERSON)


def test_an_airport_named_for_somebody_is_a_place(make_article: Make) -> None:
    """A given name before the known name of a place makes no person."""
    assert labels(make_article("He landed at John F. Kennedy International Airport."), Kind.PLACE) == [
        "John F. Kennedy International Airport"
    ]


def test_surname_and_also_known_as(make_article: Make) -> None:
    """A surname after the full name and a declared other name are the same person."""
    text = "Lori Lightman, also known as Beetle, met voters. Lightman smiled."
    assert all_names(names(make_article(text)), "Beetle") == {"Lori Lightman", "Beetle", "Lightman"}


@pytest.mark.parametrize(
    "text",
    [
        "Lori Lightman called Harish Rawat a friend of the town.",
        "Lori Lightman also called Harish Rawat on Monday.",
        "Mayor Lori Lightman named Harish Rawat as treasurer.",
        "Mayor Lori Lightman, a lawyer, called Harish Rawat on Monday.",
        "Lori Lightman referred to Harish Rawat in her speech.",
    ],
)
def test_who_calls_or_names_another_is_somebody_else(make_article: Make, text: str) -> None:
    """A verb between two people declares no other name."""
    assert labels(make_article(text), Kind.PERSON) == ["Lori Lightman", "Harish Rawat"]


@pytest.mark.parametrize(
    "words", [", also called Ringu,", ", also known as Ringu,", " (named Ringu)", ", referred to as Ringu,"]
)
def test_another_name_of_a_place_is_declared(make_article: Make, words: str) -> None:
    """The words that give a second name join the two."""
    facts = names(make_article(f"The village of Harwick{words} was flooded. Help came to Ringu and to Harwick."))
    assert all_names(facts, "Harwick") == {"Harwick", "Ringu"}


def test_official_documents_count_as_laws(make_article: Make) -> None:
    """An executive order is a document that outlets mention or leave out."""
    assert labels(make_article("The mayor issued an executive order to vacate the area."), Kind.LAW) == [
        "executive order"
    ]


def test_names_in_the_title_are_mentions(make_article: Make) -> None:
    """A name of the text is found in the headline as well, with offsets into the title."""
    article = make_article("Lori Lightman won the vote in Springfield.", title="Lightman wins")
    [person] = [fact for fact in names(article) if fact.kind is Kind.PERSON]
    assert {(m.field, m.text) for m in person.mentions} == {("title", "Lightman"), ("text", "Lori Lightman")}


@pytest.mark.parametrize("unit", ["John Smith ", "St. Mary's ", "of the ", "A.B. ", "Kings (KK) ", "Mr. "])
def test_time_grows_linearly(make_article: Make, unit: str) -> None:
    """Hostile repetitions take time in proportion to their length."""
    assert_linear(lambda text: cd.extract_facts(make_article(text)), unit, 3_000)


def test_a_plural_possessive_stands_inside_a_name(make_article: Make) -> None:
    """The initials behind the name of a workers' union are the union."""
    found = names(make_article("The Bakers and Food Workers\u2019 Union (BFWU) struck. The BFWU won."))
    assert "BFWU" in all_names(found, "Bakers and Food Workers' Union")


def test_a_company_by_the_first_word_of_its_name(make_article: Make) -> None:
    """A word that looks like a surname is the company that opens with it, where no person bears it."""
    article = make_article("Bread got dearer, and Halden knows it. Halden Foods said that Halden would shut shops.")
    assert labels(article, Kind.PERSON) == []
    assert "Halden" in all_names(names(article), "Halden Foods")


def test_a_town_before_a_person_of_its_name(make_article: Make) -> None:
    """A shop in a town is in no person who is named later; the surname alone then means the person."""
    article = make_article("A shop in Durham will shut. Lorna Durham is angry. The firm must talk, Durham said.")
    assert labels(article, Kind.PLACE) == ["Durham"]
    assert labels(article, Kind.PERSON) == ["Lorna Durham"]


def test_a_dateline_of_two_words(make_article: Make) -> None:
    """A town in capitals keeps its first word, which alone is a common one."""
    assert labels(make_article("NEW DELHI (AD) \u2014 It rained in the hills."), Kind.PLACE) == ["New Delhi"]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("The court struck down House Bill 212 on Monday. HB 212 barred the trade.", Kind.LAW, {"House Bill 212"}),
        ("Maker Holm Foods said on Monday that it was sorry.", Kind.ORGANISATION, {"Holm Foods"}),
        ("Shares of Holm Foods Inc. (HLMF.O) fell on Monday.", Kind.ORGANISATION, {"Holm Foods Inc."}),
        ("Every share of Holm Foods Inc. (NYSE: HLMF) lost money.", Kind.ORGANISATION, {"Holm Foods Inc."}),
        ("Mum-of-two Carla Reed, 34, said that she was sorry.", Kind.PERSON, {"Carla Reed"}),
        ("The union leader Per Holm said that he was sorry.", Kind.PERSON, {"Per Holm"}),
        ("Headteacher Sue Holm said that she was sorry.", Kind.PERSON, {"Sue Holm"}),
        ("The order holds for Amberley and Skarvik counties.", Kind.PLACE, {"Amberley", "Skarvik"}),
        ("He joined Spartak Moscow on Monday.", Kind.ORGANISATION, {"Spartak Moscow"}),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(make_article: Make, text: str, kind: Kind, names: set[str]) -> None:
    """Numbers of bills belong to their name; makers, codes of shares, roles and lists do not."""
    assert set(labels(make_article(text), kind)) == names


def test_a_shortened_name_in_brackets_is_an_alias(make_article: Make) -> None:
    """ "Cal Fire" is made of words of the longer name before it."""
    text = "The Skarvian Department of Fire Protection (Skar Fire) came. Skar Fire said it had put the fire out."
    assert "Skar Fire" in all_names(names(make_article(text)), "Skarvian Department of Fire Protection")


def test_a_school_is_known_by_the_first_word_of_its_name(make_article: Make) -> None:
    """ "Amberley" stands for the school that the story names in full."""
    text = "The council will close Amberley Primary School. Inspectors had rated Amberley good."
    assert labels(make_article(text), Kind.ORGANISATION) == ["Amberley Primary School"]
    assert labels(make_article(text), Kind.PERSON) == []
