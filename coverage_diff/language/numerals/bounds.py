"""How the words around a figure limit the true one: "over 2,400", "around 40", "12 or more"."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from coverage_diff.language import tables
from coverage_diff.language.alternation import alternation
from coverage_diff.language.figures import number_words
from coverage_diff.model import Bound

# How far from an approximate figure the true one may lie: half the place of its last significant digit, but at least
# 5 % and at most 15 % of it. "around 40" is 35 to 45, "about 640,000" is 608,000 to 672,000, "about 100" is 85 to 115.
# Chosen by judgement of what a reader takes the words to mean; no data hold the true figures.
_LEAST, _MOST = 0.05, 0.15
# Words between a bound and its figure that change nothing: "more than another 20", "at least an additional 5".
_FILLER = r"(?:(?:an )?(?:another|additional|further|extra|record|reported|whopping|staggering|total of|only) )?"
_ENDS = frozenset(" -~≈<>≥≤")


class Limit(NamedTuple):
    """What a bound says and where its words stand.

    Attributes:
        kind: at_least, at_most, about, nearly, just_over, just_under.
        start: Where its words begin, before the figure.
    """

    kind: str
    start: int


@cache
def _before() -> tuple[dict[str, str], re.Pattern[str]]:
    forms = {row[0]: row[1] for row in tables.rows("bounds.tsv") if row[2] == "before"}
    return forms, re.compile(rf"(?<![a-z])(?P<form>{alternation(forms)})(?:[ -]{_FILLER}| ?(?<=[~≈<>≥≤ ]))$")


@cache
def _after() -> tuple[dict[str, str], re.Pattern[str]]:
    forms = {row[0]: row[1] for row in tables.rows("bounds.tsv") if row[2] == "after"}
    return forms, re.compile(
        rf"(?: ?-?)({alternation(forms)})(?![a-z])(?! (?:[$£€]?[0-9]|a |{alternation(sorted(number_words()))}))"
    )


def bound_before(low: str, at: int) -> Limit | None:
    """The bound that ends where a figure (with its currency sign) begins."""
    if low[at - 1 : at] not in _ENDS:
        return None
    forms, pattern = _before()
    found = pattern.search(low, max(0, at - 40), at)
    return Limit(forms[found["form"]], found.start()) if found else None


def bound_after(low: str, at: int) -> tuple[str, int] | None:
    """The bound behind a figure or its noun ("or more", "-plus"), and where it ends."""
    if not low[at : at + 1] or low[at] not in " -+":
        return None
    forms, pattern = _after()
    found = pattern.match(low, at)
    if not found or (found[1] in ("odd", "plus", "tops") and found[0][0] != "-" and found[1] != "plus"):
        return None
    # "12 plus 5" adds; "2,400-plus" and "65 plus" at the end of a clause bound.
    if found[1] == "plus" and found[0][0] != "-":
        return None
    return forms[found[1]], found.end()


def spread(value: float) -> float:
    """How far the true figure may lie from one that is said to be approximate; in the figure's own unit."""
    size = abs(value)
    if size == 0 or not math.isfinite(size):
        return 0.0
    exponent = Decimal(f"{size:.12g}").normalize().as_tuple().exponent
    half = 10.0 ** int(exponent) / 2
    return min(max(half, _LEAST * size), _MOST * size)


def interval(value: float, high: float, kind: str, *, signed: bool) -> tuple[float, float, Bound]:
    """The least and the most that a figure with its bound allows.

    Args:
        value: The figure as stated.
        high: More than `value` for open plurals such as "dozens".
        kind: The bound, "" where there is none.
        signed: Whether values below zero make sense (temperatures): else "up to 40" is 0 to 40.

    Returns:
        Low, high and the bound that they stand for.
    """
    if high > value and kind not in ("at_least", "at_most"):
        return value, high, Bound.ABOUT
    if not kind:  # most figures: a spread takes long to work out
        return value, value, Bound.EXACT
    floor = -math.inf if signed or value < 0 else 0.0
    slack = spread(value)
    rows = {
        "at_least": (value, math.inf, Bound.AT_LEAST),
        "at_most": (floor, high, Bound.AT_MOST),
        "about": (value - slack, value + slack, Bound.ABOUT),
        "nearly": (value - slack, value, Bound.ABOUT),
        "just_over": (value, value + slack, Bound.AT_LEAST),
        "just_under": (value - slack, value, Bound.AT_MOST),
    }
    return rows[kind]
