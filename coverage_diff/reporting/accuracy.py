"""The library's measured error on news it had never seen: what every report tells about itself."""

from __future__ import annotations

from dataclasses import dataclass

ACCURACY_LINK = "https://github.com/coverage-diff/coverage-diff#accuracy"
"""Where the figures are explained: the README's section on accuracy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How often a status is wrong.

    Attributes:
        false_omissions: Of 100 cells called omitted, how many the outlet did print; None until it is measured.
        false_inclusions: Of 100 cells called included, how many the outlet did not print; None until it is measured.
        cells: How many cells were judged.
        how: On what it was measured, in one sentence.
    """

    false_omissions: float | None = None
    false_inclusions: float | None = None
    cells: int = 0
    how: str = ""


ACCURACY = Accuracy()
"""Filled in from the evaluation on held-out news; the values of the released version."""
