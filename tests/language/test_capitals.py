"""Texts in capitals, written as others are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import assert_linear

import coverage_diff as cd
from coverage_diff.language.capitals import in_capitals, without_capitals

FLOOD = Path(__file__).parents[2] / "examples" / "classroom" / "flood"


@pytest.mark.parametrize(
    "text",
    [
        "The river rose on Monday. Nobody was hurt.",
        "Mayor Ines Calder told the BBC that Tom Ferris and Helen Marsh were safe.",
        "The Red Cross and the World Health Organization sent help to Saudi Arabia in May.",
        "They may march on 4 March, Mr Okafor said.",
        "Pakistan’s army named the Balochistan Front (BLF).",
        "“We left,” she said. “Then I heard the water.”",
        "Ellin County Hospital took six people.",
    ],
)
def test_names_and_sentences_get_their_capitals_back(text: str) -> None:
    """Names that tables know, unknown words and what stands with them, and beginnings are capitalised, no more."""
    assert without_capitals(text.upper()) == text


def test_page_in_capitals_has_the_facts_of_the_page() -> None:
    """Figures, dates and quotations are the same, names are names, and its silence accuses it of nothing."""
    articles = cd.read_articles(FLOOD)
    for article in articles:
        loud = cd.Article(
            id=article.id, outlet=article.outlet, title="", text=article.text.upper(), published=article.published
        )
        facts, expected = cd.extract_facts(loud), cd.extract_facts(article)
        for kind in (cd.Kind.QUANTITY, cd.Kind.DATE):
            found, wanted = ([f for f in group if f.kind is kind] for group in (facts, expected))
            assert len(found) == pytest.approx(len(wanted), abs=1)
        names = [f.label for f in facts if f.kind in (cd.Kind.PERSON, cd.Kind.ORGANISATION)]
        assert all(len(name.split()) <= 4 for name in names)
        assert all(loud.text[m.start : m.end] == m.text for f in facts for m in f.mentions)
    told = cd.compare([loud, *articles[:2]])
    assert any("capitals" in note for note in told.events[0].notes)
    assert all(f.coverage[loud.outlet].status is not cd.Status.OMITTED for f in told.events[0].facts)


@given(st.lists(st.sampled_from(["THE FLOOD ", "the flood ", "ÉTÉ ", "été ", "МОСТ ", "“—” ", "ß", "ǅ"])))
def test_capitals_are_most_of_the_letters(parts: list[str]) -> None:
    """Whatever the script, capitals are held against small letters."""
    text = "".join(parts) * 20
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    assert in_capitals(text) == (upper >= 100 and upper > 0.6 * (upper + lower))


def test_usual_text_and_headline_are_not_in_capitals() -> None:
    """A page of normal print, an abbreviation and a headline alone are left as they are."""
    assert not in_capitals("The BBC and NATO met in the USA. " * 20)
    assert not in_capitals("FLOOD WALL GIVES WAY")


@pytest.mark.parametrize("piece", ["NEW ", "HARWICK SCHOOL ", "TOM MARSH ", "\u0130 ", '"', "A. ", "UNITED ", "X\n"])
def test_time_is_linear(piece: str) -> None:
    """Capitals without end take time in proportion to their number, and no letter is lost."""
    assert_linear(without_capitals, lambda length: "A" * 100 + piece * (length // len(piece)), 12_500)
    text = "A" * 100 + piece * (12_500 // len(piece))
    assert len(without_capitals(text)) == len(text)
