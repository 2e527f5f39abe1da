"""Whether a text is in the one language that this library reads."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from coverage_diff.language import tables

NOT_ENGLISH = "the text does not look like English, the only language read so far"
"""What a reader must know of a page in another language."""

# Share of words that English alone has. Of 4,856 news texts of the evaluation, leads and single sentences among them,
# the English ones of at least 25 words lie above this; the ten Russian ones have no such word, nor have paragraphs
# written for the purpose in French, German, Spanish, Dutch, Italian, Portuguese, Indonesian, Swedish, Danish, Turkish.
_SHARE = 0.02
_ENOUGH = 25  # words, below which no text is judged
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\x00-\u024f]")  # a letter that is not Latin
_READ = 2000  # characters that are looked at: some 300 words settle it
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


# Function words that other languages in the Latin script have too, as words of their own ("was" and "her" are German,
# "over" is Dutch, "for" Danish); those of one or two letters are all left aside.
_SHARED = frozenset("all for had has hat have her man may mine over own past per under via was will".split())


@cache
def _english_words() -> frozenset[str]:
    return frozenset(w for w in tables.words("function_words.txt") if len(w) > 2) - _SHARED


def looks_english(text: str) -> bool:
    """Whether a text could be English; True also where it is too short to tell.

    Texts in other scripts are recognised by their letters, those in the Latin script by the share of function words
    that only English has.
    """
    beginning = text[:_READ]
    return _is_plainly_english(beginning) or _begins_english(beginning)


def _is_plainly_english(beginning: str) -> bool:
    """Whether a text is English however the rest of its words are counted; a sixth of the time of counting them."""
    latin = beginning.encode("ascii", "ignore")
    others = len(beginning) - len(latin)
    if 2 * others > len(latin.translate(None, _NO_LETTERS)):
        return False
    words = beginning.split()[:-1]  # the last may be a part of one
    # Between two words stands another character, so no text has more of them than half its length.
    return sum(map(_english_words().__contains__, words)) >= _SHARE * (len(beginning) + 1) / 2


@lru_cache(maxsize=256)  # each step that must know asks anew
def _begins_english(beginning: str) -> bool:
    others = len(_OTHER_SCRIPT.findall(beginning))
    if others:
        letters = sum(map(str.isalpha, beginning))
        if letters >= _ENOUGH and others > letters / 2:
            return False
    words = _WORD.findall(beginning.lower().replace("’", "'"))
    if len(words) < _ENOUGH:
        return True
    return sum(map(_english_words().__contains__, words)) >= _SHARE * len(words)
