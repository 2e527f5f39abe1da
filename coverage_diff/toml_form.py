"""Settings and lists in TOML, which anybody may have written."""

from __future__ import annotations

import tomllib
from typing import Any

# Points on one line of settings or of a list: the parser opens a table for each part of a dotted key, in time and
# memory that grow with their square, 2 GB for 20,000.
_MOST_POINTS = 1_000


def loads(text: str) -> dict[str, Any]:
    """The tables of a text in TOML.

    Raises:
        ValueError: It is no TOML, has a number of more digits than Python reads, or a line of so many dotted names.
        RecursionError: It is nested too deeply.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_POINTS:
            raise ValueError(f"line {number} has more than {_MOST_POINTS:,} points")
    return tomllib.loads(text)
