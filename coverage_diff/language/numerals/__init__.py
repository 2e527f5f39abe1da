"""Figures as news writes them: how much, of what, and how surely."""

from coverage_diff.language.numerals.find import QuantityMatch, find_quantities
from coverage_diff.language.numerals.phrases import head
from coverage_diff.language.numerals.units import coins, score_unit, sides_of_score

__all__ = ["QuantityMatch", "coins", "find_quantities", "head", "score_unit", "sides_of_score"]
