"""Figures as news writes them (first form)."""

from __future__ import annotations

import re
from typing import NamedTuple

from coverage_diff.model import Quantity


class QuantityMatch(NamedTuple):
    """A figure with its modifier and counted noun; the offsets count in the text that was searched.

    `start` and `end` take in the modifier and the noun phrase ("over 2,400 terrorism-related complaints").
    """

    start: int
    end: int
    quantity: Quantity


def find_quantities(text: str) -> list[QuantityMatch]:
    """The figures of a plain text, in order, not overlapping."""
    found = []
    for match in re.finditer(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])", text):
        value = float(match.group().replace(",", ""))
        found.append(QuantityMatch(match.start(), match.end(), Quantity(value=value, low=value, high=value)))
    return found
