"""Figures as news writes them: how much, of what, and how surely."""

from coverage_diff.language.numerals.find import QuantityMatch, find_quantities
from coverage_diff.language.numerals.phrases import head

__all__ = ["QuantityMatch", "find_quantities", "head"]
