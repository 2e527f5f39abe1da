"""The claims of a story."""

from __future__ import annotations

import itertools

import pytest

from coverage_diff import Article, split_segments
from coverage_diff.extraction.claims import find_claims
from coverage_diff.language.document import Document
from coverage_diff.model import Modality


def claims(text: str) -> list[str]:
    """The words of the claims of a one-story article."""
    return [text[c.place.start : c.place.end] for c in find_claims(document(text)) if c.place.field == "text"]


def document(text: str) -> Document:
    """A one-story article, prepared."""
    [segment] = split_segments(Article(id="a", outlet="Gazette", title="", text=text))
    return Document(segment)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The council closed the old bridge on Tuesday after inspectors found cracks in its pillars.",
            [
                "The council closed the old bridge on Tuesday",
                "after inspectors found cracks in its pillars.",
            ],
        ),
        (
            "The minister told reporters in the capital that the new dam would cost four hundred million euros.",
            ["the new dam would cost four hundred million euros."],
        ),
        (
            "Nine thousand cars use the bridge every day, said the head of the road office in a statement.",
            ["Nine thousand cars use the bridge every day"],
        ),
        (
            "The mayor urged the firms to mend the pipes, cut the price by a tenth, and publish all of the results.",
            ["The mayor urged the firms to mend the pipes", "publish all of the results."],
        ),
        ("LIMA: The river rose by three metres overnight.", ["The river rose by three metres overnight."]),
    ],
)
def test_one_assertion_each(text: str, wanted: list[str]) -> None:
    """A sentence is cut where both sides assert something; datelines and sources are left out."""
    found = claims(text)
    assert [claim for claim in wanted if claim in found] == wanted


@pytest.mark.parametrize(
    "call",
    [
        "Click here for more on the flood in our valley.",
        "Sign up for our letter to follow the flood in the valley.",
        "For a graphic of the flood, please click on this link below.",
        "That's all from us on this page today.",
        "Good afternoon and welcome to our live coverage.",
    ],
)
def test_a_call_to_the_reader_is_no_claim(call: str) -> None:
    """What a page asks of its readers says nothing of the world."""
    text = f"The river rose by three metres overnight. {call} All of the schools stayed closed on Friday."
    assert claims(text) == ["The river rose by three metres overnight.", "All of the schools stayed closed on Friday."]


def test_the_time_of_a_live_entry_is_no_part_of_its_claim() -> None:
    """ "14:05" tells when the page was written on; a sentence may open with a time all the same."""
    text = (
        "14:05 The river has fallen by a metre since noon.\n\n2.30pm – The schools will open on Friday morning.\n\n"
        "11:20 Thank you for reading us today.\n\n9 a.m. was too late for the boats to leave."
    )
    assert claims(text) == [
        "The river has fallen by a metre since noon.",
        "The schools will open on Friday morning.",
        "9 a.m. was too late for the boats to leave.",
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('"The wall fell at night, so we lost our mill," said Ann Reed, a miller.', "The wall fell at night"),
        ('The owner said "the wall fell at night" to us.', '"the wall fell at night" to us.'),
    ],
)
def test_a_label_has_no_half_quotation(text: str, label: str) -> None:
    """A quotation mark that opens outside its clause's end tells nothing in a table; a whole quotation keeps both."""
    assert label in [claim.label for claim in find_claims(document(text))]


def test_a_line_in_capitals_is_no_claim() -> None:
    """Headings and the headlines of other stories between the paragraphs assert nothing of this one."""
    text = (
        "The river rose by three metres overnight.\n\nMAYOR: TOWN HAS LOST ITS ONLY BRIDGE\n\n"
        "REED SAYS 'WE HAVE NO BOATS LEFT'\n\nAll of the schools stayed closed on Friday."
    )
    assert claims(text) == ["The river rose by three metres overnight.", "All of the schools stayed closed on Friday."]


def test_a_line_without_a_verb_is_no_claim() -> None:
    """Credits and teasers between the paragraphs assert nothing; a sentence has a full stop."""
    text = "The river rose by three metres overnight.\n\nAnn Holm/The Harrow Post\n\nAll about the great flood of 1953"
    assert claims(text) == ["The river rose by three metres overnight."]


@pytest.mark.parametrize(
    "text",
    ["Will the council close the old bridge this year?", "Not so fast.", "“Who will pay for all of this?” he asked."],
)
def test_what_is_no_claim(text: str) -> None:
    """Questions and fragments assert nothing."""
    story = f"The council met for four hours in the town hall on Monday.\n\n{text}"
    assert claims(story) == ["The council met for four hours in the town hall on Monday."]


def test_who_said_it_in_the_middle_is_no_claim() -> None:
    """Between two assertions the words that name the source stay out."""
    text = (
        "Oil has leaked from one of the tanks, the environment agency said, and a floating barrier was laid around it."
    )
    assert not any("agency" in claim for claim in claims(text))


def test_claims_do_not_overlap() -> None:
    """No word of a story stands in two claims."""
    text = (
        "Officers, who wore helmets and heavy vests, entered the square at dawn and by noon had arrested 31 people, "
        "the police said, while city crews, which had waited since midnight, took down the tents.\n\n"
        "The camp was set up in June; it had grown to four blocks, but many of its residents left last week."
    )
    places = sorted((c.place.start, c.place.end) for c in find_claims(document(text)))
    assert len(places) > 4
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("text", "subject", "verb", "negated", "modality"),
    [
        ("The council has closed the old bridge.", "The council", "has closed", False, Modality.ACTUAL),
        ("The two firms will not publish any results.", "The two firms", "will not publish", True, Modality.PLANNED),
        ("The mayor denied all of the charges.", "The mayor", "denied", True, Modality.ACTUAL),
        ("The dam could fail within a week.", "The dam", "could fail", True, Modality.POSSIBLE),
        ("The clerk allegedly took nine thousand euros.", "The clerk", "took", False, Modality.ALLEGED),
    ],
)
def test_what_a_claim_says(text: str, subject: str, verb: str, negated: bool, modality: Modality) -> None:  # noqa: FBT001
    """A claim knows of whom it speaks, its verb, whether it is so and how surely."""
    [claim] = find_claims(document(text))
    said = claim.assertion
    assert said is not None
    assert (said.subject, said.verb, said.negated, said.modality) == (subject, verb, negated, modality)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The wall gave way on Sunday night and sent water through the lower town.",
            "[The wall] sent water through the lower town.",
        ),
        (
            "The fire service asked people not to return home before the buildings had been checked.",
            "[… fire service asked people not to return home] before the buildings had been checked.",
        ),
    ],
)
def test_label_shows_what_a_dependent_clause_hangs_on(text: str, label: str):
    """A clause without a subject of its own, or behind a subordinator, is shown with the words that it needs."""
    [segment] = split_segments(Article(id="a", outlet="The Example", title="", text=text))
    assert label in [claim.label for claim in find_claims(Document(segment))]
