"""Words, numbers and punctuation marks with their offsets."""

from __future__ import annotations

import re
import unicodedata
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
    """

    start: int
    end: int
    text: str
    norm: str
    kind: str

    @property
    def lemma(self) -> str:
        """The dictionary form; the norm itself where none is known."""
        return lemmas.lemma(self.norm)

    @property
    def capitalised(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[:1].isupper()


def tokenise(plain: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of a plain text in order.

    Args:
        plain: Text as `text.plain` makes it.
        offset: Where it begins in its field.
    """
    found = []
    for match in _TOKEN.finditer(plain):
        text = match.group()
        kind = match.lastgroup or "mark"
        norm = text.lower() if text.isascii() else unicodedata.normalize("NFC", text).lower()
        if kind == "word" and "'" in norm:
            norm = _POSSESSIVE.sub("", norm)
        found.append(
            Token(offset + match.start(), offset + match.end(), text, norm, "word" if kind == "abbr" else kind)
        )
    return tuple(found)
