"""Clauses of a sentence."""

from __future__ import annotations

import pytest

from coverage_diff.language.clauses import split_clauses
from coverage_diff.language.tokens import tokenise


@pytest.mark.parametrize(
    "clauses",
    [
        ["The council closed the old bridge on Tuesday", "which carries nine thousand cars a day."],
        ["The minister defended the new law on Friday", "urging all parties to support it in parliament."],
        ["The firm will close two plants in the north", "while it hires four hundred people in the south."],
        [
            "The dam held through the night.",
        ],
        ["The council closed the bridge, the school and the market."],
    ],
)
def test_clauses_of_a_sentence(clauses: list[str]) -> None:
    """A cut is made where both sides assert something, and nowhere else."""
    text = ", ".join(clauses)
    assert [text[a:b] for a, b in split_clauses(tokenise(text))] == clauses
