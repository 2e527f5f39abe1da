"""What is read out of segments to be shared."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import coverage_diff as cd
from coverage_diff.detection.forms import Kind
from coverage_diff.detection.stream import BODY, HEADLINE, LEAD
from coverage_diff.detection.terms import Terms, read_terms

Make = Callable[..., cd.Article]


def segment(article: cd.Article) -> cd.Segment:
    """The one story of a page."""
    [found] = cd.split_segments(article)
    return found


@pytest.fixture
def read(make_article: Make) -> Callable[..., Terms]:
    """Reads the terms of texts, one page each."""

    def call(*texts: str, title: str = "") -> Terms:
        pages = [make_article(text, id=str(i), title=title) for i, text in enumerate(texts)]
        return read_terms([segment(page) for page in pages])

    return call


def kinds(terms: Terms) -> dict[str, Kind]:
    """Every single term with its kind."""
    return {word: Kind(int(terms.kind[i])) for i, word in enumerate(terms.words)}


def test_words_count_by_lemma_names_by_capitals(read: Callable[..., Terms]) -> None:
    """A word that the archive writes with a capital within sentences is a name; others count by their lemma."""
    found = kinds(read("The council of Marl closed bridges. On Tuesday Mayor Holm told 40 reporters in Norway why."))
    assert found["bridge"] is Kind.WORD
    assert found["holm"] is Kind.NAME
    assert found["40"] is Kind.NUMBER
    assert found["tuesday"] is Kind.DAY
    assert found["norway"] is Kind.PLACE


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("Envoys of the US met in Geneva.", "Envoys of the United States met in Geneva.", "united states"),
        ("Troops left, the French minister said.", "Troops left, said the minister of France.", "france"),
    ],
)
def test_a_country_has_one_term(read: Callable[..., Terms], one: str, other: str, place: str) -> None:
    """Abbreviation, adjective and full name of a country are one place."""
    terms = read(one, other)
    column = terms.words.index(place)
    assert [column in terms.column[terms.start[r] : terms.start[r + 1]] for r in (0, 1)] == [True, True]


def test_only_shared_phrases_have_columns(read: Callable[..., Terms]) -> None:
    """Two neighbouring content words that two texts have are a phrase, function words between them skipped."""
    terms = read("Divers searched the wreck of the ferry.", "A wreck of a ferry was found by fishermen.")
    assert [terms.name(c) for c in range(len(terms.words), len(terms.kind))] == ["wreck ferry"]


def test_zones_are_headline_lead_and_body(read: Callable[..., Terms]) -> None:
    """A term knows where it stands."""
    terms = read("Divers " + "searched the harbour again and again. " * 40 + "A lantern was found.", title="Ferry lost")
    zone = {terms.name(int(c)): int(z) for c, z in zip(terms.column, terms.zone, strict=True)}
    assert zone["ferry"] == HEADLINE
    assert zone["harbour"] == LEAD | BODY
    assert zone["lantern"] == BODY


def test_two_articles_are_weighed_by_the_background(read: Callable[..., Terms]) -> None:
    """A word of everyday news is common even where only one of two texts has it."""
    terms = read("The minister spoke about zoning.", "Fishermen saw a lantern.")
    assert terms.rarity[terms.words.index("minister")] < terms.rarity[terms.words.index("lantern")]


def test_rows_ascend(read: Callable[..., Terms]) -> None:
    """The columns of each row ascend, so that rows can be intersected."""
    terms = read("Divers searched the wreck of the ferry.", "A wreck of a ferry was found in Norway.")
    for row in range(terms.rows):
        assert np.all(np.diff(terms.column[terms.start[row] : terms.start[row + 1]]) > 0)


def test_no_segments(read: Callable[..., Terms]) -> None:
    """An empty archive has an empty matrix."""
    assert read().rows == 0
