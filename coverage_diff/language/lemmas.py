"""Dictionary forms, and which words carry content."""

from __future__ import annotations

from functools import lru_cache

import simplemma

from coverage_diff.language import tables

_STRATEGY = "en"
# simplemma's choice is the commonest reading over all text; in news these are read otherwise.
_NEWS = {
    "media": "media",
    "left": "leave",
    "felt": "feel",
    "found": "find",
    "data": "data",
    "us": "us",
    "rose": "rise",
    "shook": "shake",
    "broke": "break",
}


@lru_cache(maxsize=1 << 16)  # every stage asks for the same words again and again
def lemma(norm: str) -> str:
    """The dictionary form of a lower-cased word; the word itself where none is known."""
    known = _NEWS.get(norm)
    if known is not None:
        return known
    try:
        return simplemma.lemmatize(norm, _STRATEGY).lower()
    except UnicodeEncodeError:  # half of a pair, as in broken JSON
        return norm


@lru_cache(maxsize=1 << 14)
def is_content(norm: str) -> bool:
    """Whether a lower-cased word says something by itself: no function word, not a single letter."""
    return len(norm) > 1 and norm not in tables.words("function_words.txt")
