"""How the outlets stand to a fact."""

from __future__ import annotations

import pytest

import coverage_diff as cd
from coverage_diff.reporting.standing import Standing, standing

_STATUS = {
    "i": cd.Status.INCLUDED,
    "p": cd.Status.PARTIAL,
    "d": cd.Status.DIFFERS,
    "o": cd.Status.OMITTED,
    "u": cd.Status.UNCLEAR,
}


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("ii", Standing.ALL),
        ("ip", Standing.ALL),
        ("iio", Standing.SOME),
        ("iiu", Standing.SOME),
        ("io", Standing.ONLY),
        ("ooi", Standing.ONLY),
        ("iu", Standing.OPEN),
        ("iou", Standing.OPEN),
        ("id", Standing.CONFLICT),
        ("ido", Standing.CONFLICT),
    ],
)
def test_standing(codes: str, expected: Standing):
    """A fact is one outlet's own only where no other outlet is unclear."""
    coverage = {f"outlet {n}": cd.Coverage(status=_STATUS[code], score=1.0) for n, code in enumerate(codes)}
    fact = cd.Fact(id="f", kind=cd.Kind.CLAIM, label="f", mentions=(), coverage=coverage)

    assert standing(fact) is expected


def test_an_utterance_in_other_words_is_no_conflict():
    """Two outlets that quote one sentence differently both tell it; two values of one figure cannot both be true."""
    told = {name: cd.Coverage(status=cd.Status.INCLUDED, score=1.0) for name in ("A", "B")}
    kinds = {cd.Kind.QUOTE: Standing.ALL, cd.Kind.QUANTITY: Standing.CONFLICT}
    for kind, expected in kinds.items():
        fact = cd.Fact(id="f", kind=kind, label="f", mentions=(), coverage=told, relation=cd.Relation.DIFFERS)
        assert standing(fact) is expected
