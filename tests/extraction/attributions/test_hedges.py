"""What is marked as uncertain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import coverage_diff as cd
from coverage_diff.extraction.attributions import Hedges
from coverage_diff.language.document import Document


@pytest.mark.parametrize(
    ("text", "words", "hedged"),
    [
        ("The gunman reportedly fled to Lahore.", "fled", True),
        ("The gunman may have fled to Lahore.", "Lahore", True),
        ("The alleged gunman fled to Lahore.", "gunman", True),
        ("The alleged gunman fled to Lahore.", "Lahore", False),
        ("The gunman is said to have fled.", "have fled", True),
        ("The gunman is believed to be in Lahore.", "Lahore", True),
        ("The gunman appears to be in Lahore.", "Lahore", True),
        ("The gunman could be in Lahore by now.", "Lahore", True),
        ("The gunman fled to Lahore in May.", "Lahore", False),
        ("The gunman could not be reached.", "reached", False),
        ("The gunman fled to Lahore, but he may have left the city on Friday.", "Lahore", False),
        ("The gunman fled to Lahore, but he may have left the city on Friday.", "Friday", True),
        ("The minister said the gunman fled to Lahore.", "Lahore", False),
    ],
)
def test_a_hedge_reaches_over_its_clause(
    make_article: Callable[..., cd.Article], text: str, words: str, *, hedged: bool
) -> None:
    """Adverbs and modal verbs reach over their clause, adjectives over their noun phrase."""
    [segment] = cd.split_segments(make_article(text))
    start = text.index(words)
    assert Hedges(Document(segment)).cover("text", start, start + len(words)) is hedged
