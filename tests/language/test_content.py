from __future__ import annotations

import pytest

from coverage_diff.language.content import content_of


@pytest.mark.parametrize(
    ("text", "word"),
    [("200 people", "#200"), ("two hundred people", "#200"), ("2,400 people", "#2400"), ("$2.5 million", "#2500000")],
)
def test_a_figure_is_one_word_in_any_notation(text: str, word: str) -> None:
    """Digits, words and scales that say one number become one word."""
    assert word in content_of(text).weights


def test_the_rest_of_a_compound_stays() -> None:
    """ "16-year-old" is a figure and a word."""
    assert list(content_of("a 16-year-old boy").weights) == ["#16", "year-old", "boy"]


def test_words_are_kept_as_printed() -> None:
    """What is missing can be shown in the statement's own words."""
    assert content_of("Ministers resigned in two hundred towns").printed == {
        "minister": "Ministers",
        "resign": "resigned",
        "#200": "two hundred",
        "town": "towns",
    }


@pytest.mark.parametrize("text", ["He did not go.", "He didn't go.", "Nobody went.", "They left without him."])
def test_negations_are_seen(text: str) -> None:
    """A negation in any form marks the sentence."""
    assert content_of(text).negated


def test_rare_words_weigh_more() -> None:
    """A word that few stories use tells more than one that most use."""
    weights = content_of("sanctions last year").weights
    assert weights["sanction"] > weights["year"]


@pytest.mark.parametrize("text", ["", "...", "of the and"])
def test_no_content_weighs_nothing(text: str) -> None:
    """Function words and marks carry no content."""
    assert content_of(text).total == 0
