"""The terms of clauses."""

from __future__ import annotations

import pytest

from coverage_diff.comparison.terms import kinship, terms
from coverage_diff.language.tokens import tokenise


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("American farmers", "U.S. farmers"),
        ("nine French mills", "9 mills in France"),
        ("the use of AI", "the use of artificial intelligence"),
        ("food-processing plants", "plants for processing food"),
    ],
)
def test_one_thing_in_two_forms(one: str, two: str) -> None:
    """Countries and peoples, digits and words, abbreviations and compounds are the same terms."""
    assert set(terms(tokenise(one))) == set(terms(tokenise(two)))


def test_pronoun_is_no_country() -> None:
    """ "us" is a pronoun unless it is written as a country."""
    assert "united states" not in set(terms(tokenise("they told us nothing")))


def test_kinship_is_symmetric_and_knows_derivations() -> None:
    """Related words are near, different figures are not."""
    words = ["#2400", "#2401", "deport", "deportation", "harbour"]
    near = [dict(row) for row in kinship(words)]
    assert all(near[b][a] == nearness for a, row in enumerate(near) for b, nearness in row.items())
    assert near[2][3] > 0.5
    assert not near[0]
    assert not near[4]
