"""Words, numbers and punctuation marks with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from coverage_diff.language import lemmas
from coverage_diff.language.text import composed

_MARK = "\u0300-\u036f"
# An abbreviation with dots (U.S., D.C.), a number with its separators, a word with inner hyphens and apostrophes, or
# one other mark. Every alternative begins differently or consumes at least one character: linear time.
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*|[\w{_MARK}]+(?:['\-&][\w{_MARK}]+)*|[^\s\w]")
_NUMBER, _WORD = re.compile(r"\d"), re.compile(rf"[\w{_MARK}]")
_POSSESSIVE = re.compile(r"'s?$")


class Token(NamedTuple):
    """One token of a field.

    Attributes:
        start: First code point, in the field.
        end: One past the last.
        text: The token in plain text (straight apostrophes).
        norm: Lower case, NFC, without a possessive ending: what lexical look-ups use.
        kind: "word", "number" or "mark".
        capitalised: Whether it begins with an upper-case letter.
    """

    start: int
    end: int
    text: str
    norm: str
    kind: str
    capitalised: bool = False

    @property
    def lemma(self) -> str:
        """The dictionary form; the norm itself where none is known."""
        return lemmas.lemma(self.norm)


def tokenise(plain: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of a plain text in order.

    Args:
        plain: Text as `text.plain` makes it.
        offset: Where it begins in its field.
    """
    found = []
    end = 0
    for text in _TOKEN.findall(plain):
        start = plain.index(text, end)  # only white space lies between two tokens
        end = start + len(text)
        norm, kind, capitalised = _read(text)
        # Quicker than Token(...), which counts: every text of an archive comes through here.
        found.append(tuple.__new__(Token, (offset + start, offset + end, text, norm, kind, capitalised)))
    return tuple(found)


def count_before(tokens: Sequence[Token], place: int) -> int:
    """How many of some tokens in order end at a place or before it."""
    return bisect_right(tokens, place, key=attrgetter("end"))


def first_behind(tokens: Sequence[Token], place: int) -> int:
    """The index of the first of some tokens in order that begins at a place or behind it; their number if none does."""
    return bisect_left(tokens, place, key=attrgetter("start"))


@lru_cache(maxsize=1 << 16)  # a text repeats its words, and so do texts
def _read(text: str) -> tuple[str, str, bool]:
    """The norm and kind of a token, and whether it is capitalised."""
    norm = text.lower() if text.isascii() else composed(text).lower()
    kind = "number" if _NUMBER.match(text) else "word" if _WORD.match(text) else "mark"
    if kind == "word" and "'" in norm:
        norm = _POSSESSIVE.sub("", norm)
    return norm, kind, text[:1].isupper()
