"""Which names are one entity."""

from __future__ import annotations

from itertools import combinations

import pytest

from coverage_diff.language.identity import Named, merge_names, same_person
from coverage_diff.model import Kind


@pytest.mark.parametrize(
    "slip",
    [
        "Anna Lindaer",
        "Anna Lindauuer",
        "Anna Lindouer",
        "Anna Lindaure",
        "Anna Lidnauer",
        "Anna Lindxuxr",
        "Ann Lindaer",
    ],
)
def test_a_slip_of_any_shape_joins_where_two_names_can_be_one(slip: str) -> None:
    """Names are joined as two of them taken alone would be: one letter more, less, other or in turn is one slip."""
    named = [Named(kind=Kind.PERSON, name=name) for name in ("Anna Lindauer", slip, "Otto Kern")]
    joined = {pair for group in merge_names(named) for pair in combinations(group, 2)}
    assert joined == ({(0, 1)} if same_person("Anna Lindauer", slip) else set())
