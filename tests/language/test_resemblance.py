from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.language.content import content_of
from coverage_diff.language.resemblance import content_resemblance, resemblance, resemblances
from coverage_diff.language.sentence_set import SentenceSet

FLOOD = "The river burst its banks and flooded two hundred homes in Tarnow on Monday."
SENTENCES = [
    FLOOD,
    "Two hundred houses in Tarnow were under water after the river flooded.",
    "The mayor refused to resign.",
    "The mayor did not refuse to resign.",
    "",
    "...",
    "and of the",
]


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if s])
def test_equal_sentences_have_resemblance_one(sentence: str) -> None:
    """A sentence shares all its content with itself."""
    assert resemblance(sentence, sentence) == 1.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_symmetric_and_between_zero_and_one(a: str, b: str) -> None:
    """Any two strings have one resemblance, whichever comes first."""
    score = resemblance(a, b)
    assert 0.0 <= score <= 1.0
    assert score == pytest.approx(resemblance(b, a), abs=1e-9)


def test_paraphrase_is_above_another_statement_on_the_topic() -> None:
    """Shared content in other words counts more than the shared topic."""
    near = resemblance(FLOOD, "The river overflowed, and 200 houses in Tarnow were flooded on Monday.")
    far = resemblance(FLOOD, "The river in Tarnow is popular with anglers on Sundays.")
    assert near > far + 0.2


def test_no_shared_content_is_near_zero() -> None:
    """Two sentences about different matters hardly resemble each other."""
    assert resemblance(FLOOD, "Shares of the carmaker fell sharply.") < 0.1


@pytest.mark.parametrize(
    ("same", "other"),
    [
        ("Police arrested 200 people in the city.", "Police arrested 300 people in the city."),
        ("Police detained two hundred people in the city.", "Police detained three hundred people in the city."),
    ],
)
def test_equal_figure_counts_in_any_notation(same: str, other: str) -> None:
    """A contradicting figure makes a pair less alike than the same figure, however it is written."""
    sentence = "Police arrested two hundred people in the city."
    assert resemblance(sentence, same) > resemblance(sentence, other)


def test_synonyms_and_derivations_count_in_part() -> None:
    """A related word is worth more than an unrelated one and less than the word itself."""
    sentence = "The government decided to purchase the stadium."
    related = resemblance(sentence, "The government decided to buy the stadium.")
    unrelated = resemblance(sentence, "The government decided to inspect the stadium.")
    assert 1.0 > related > unrelated


def test_negation_lowers_resemblance() -> None:
    """A denial is not as near as another wording without one."""
    assert resemblance(SENTENCES[2], SENTENCES[3]) < resemblance(SENTENCES[2], "The mayor has refused to resign.")


def test_matrix_is_the_resemblance_of_each_pair() -> None:
    """Comparing all pairs at once gives what comparing each pair gives."""
    contents = [content_of(s) for s in SENTENCES]
    matrix = resemblances(SentenceSet(contents), SentenceSet(contents[:3]))
    pairs = [[content_resemblance(x, y) for y in contents[:3]] for x in contents]
    assert matrix.shape == (len(SENTENCES), 3)
    assert np.allclose(matrix, pairs, atol=1e-9)


def test_nothing_to_compare_is_an_empty_matrix() -> None:
    """A text without sentences has no pairs."""
    assert resemblances(SentenceSet([]), SentenceSet([content_of(FLOOD)])).shape == (0, 1)
