"""Words, numbers and punctuation marks with their offsets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from coverage_diff.language import lemmas

_MARK = "\u0300-\u036f"
_LETTER = rf"[^\W\d_][{_MARK}]*"
# An abbreviation with dots (U.S., D.C.), a number with its separators, a word with inner hyphens and apostrophes, or
# one other mark. Every alternative begins differently or consumes at least one character: linear time.
_TOKEN = re.compile(
    rf"(?P<abbr>(?:[^\W\d_]\.){{2,}})"
    rf"|(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<word>[\w{_MARK}]+(?:['\-&][\w{_MARK}]+)*)"
    rf"|(?P<mark>[^\s\w])"
)
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
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        text = match[0]
        found.append(Token(offset + start, offset + end, text, *_read(text)))
    return tuple(found)


@lru_cache(maxsize=1 << 16)  # a text repeats its words, and so do texts
def _read(text: str) -> tuple[str, str, bool]:
    """The norm and kind of a token, and whether it is capitalised."""
    found = _TOKEN.match(text)
    group = found.lastgroup if found else None
    norm = text.lower() if text.isascii() else unicodedata.normalize("NFC", text).lower()
    if group == "word" and "'" in norm:
        norm = _POSSESSIVE.sub("", norm)
    return norm, "word" if group == "abbr" else group or "mark", text[:1].isupper()
