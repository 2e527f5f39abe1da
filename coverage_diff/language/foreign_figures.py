"""Figures of texts in other languages as English writes them.

The words of such texts are not read, but their figures are compared: "1.180" and "1 180" are 1,180, and "2,1" is 2.1.
"""

from __future__ import annotations

import re

# "1.180", "1 180", "2.400.000", "1.180,50"; "3.14" has no group of three, "10.000" stands for ten thousand.
_GROUPED = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3}){1,5}|(?:[ \u00a0\u2009\u202f]\d{3}){1,5})(?:,\d{1,3})?(?![\d.,]?\d)"
)
_DECIMAL = re.compile(r"(?<![\d.,])\d{1,9},\d{1,2}(?![\d.,]?\d)")


def english_figures(text: str) -> str:
    """The text with figures in English notation; of the same length.

    Args:
        text: A text that is not in English. Takes time linear in its length.
    """
    text = _GROUPED.sub(lambda figure: _regrouped(figure[0]), text)
    return _DECIMAL.sub(lambda figure: figure[0].replace(",", "."), text)


def _regrouped(figure: str) -> str:
    whole, mark, rest = figure.partition(",")
    whole = re.sub(r"\D", ",", whole)
    return f"{whole}.{rest}" if mark else whole
