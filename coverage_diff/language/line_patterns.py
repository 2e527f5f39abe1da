"""The expressions by which furniture and captions are known, tried only where they can match.

Nearly no line of news matches any of them, and to find that out by the expressions themselves was half the time of
reading a page. Where a table names words beside an expression, a line without any of them is not held against it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from coverage_diff.language import tables


class LinePatterns(NamedTuple):
    """The expressions of a table for one place in a line.

    Attributes:
        always: Those that may match any line, as one; None where there are none.
        words: Finds any of the words of which a line must hold one for the others to match.
        others: The others, as one.
    """

    always: re.Pattern[str] | None
    words: re.Pattern[str]
    others: re.Pattern[str]

    def begin(self, text: str) -> bool:
        """Whether one of them matches the beginning of a text."""
        if self.always and self.always.match(text):
            return True
        return bool(self.words.search(text) and self.others.match(text))

    def occur(self, text: str) -> bool:
        """Whether one of them matches some part of a text."""
        if self.always and self.always.search(text):
            return True
        return bool(self.words.search(text) and self.others.search(text))


@cache
def line_patterns(name: str, place: str) -> LinePatterns:
    """The expressions of a table whose first column is `place`.

    Args:
        name: A table of places, expressions, and words beside some of these: words that stand in a line as they are
            written there, or in any case where they are in small letters.
        place: Where in a line the expressions are looked for.
    """
    always: list[str] = []
    others: list[str] = []
    spellings: dict[str, None] = {}
    for where, expression, *words in tables.rows(name):
        if where == place:
            (others if words else always).append(f"(?:{expression})")
            spellings |= dict.fromkeys(
                spelt for column in words for word in column.split() for spelt in _spellings(word)
            )
    return LinePatterns(
        always=re.compile("|".join(always), re.IGNORECASE) if always else None,
        words=re.compile("|".join(spellings) or "(?!)"),
        others=re.compile("|".join(others), re.IGNORECASE),
    )


def _spellings(word: str) -> list[str]:
    """Expressions for a word; two for one in small letters, as `re` is quickest where first letters are fixed."""
    if word != word.lower():
        return [re.escape(word)]
    rest = "".join(f"[{sign}{sign.upper()}]" if sign.isalpha() else re.escape(sign) for sign in word[1:])
    return [re.escape(first) + rest for first in dict.fromkeys((word[0], word[0].upper()))]
