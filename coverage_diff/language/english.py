"""Whether a text is in the one language that this library reads."""

from __future__ import annotations

import re

from coverage_diff.language import tables

NOT_ENGLISH = "the text does not look like English, the only language read so far"
"""What a reader must know of a page in another language."""

# Share of function words among the words of a text. Of 4,856 news texts of the evaluation, leads and single sentences
# among them, all English ones of at least 20 words but one list of names lie above 0.16, and 99 % above 0.28; the rule
# names the ten Russian ones and no other. Sentences written for the purpose in French, German, Spanish, Dutch, Italian,
# Portuguese, Indonesian, Swedish and Turkish lie below 0.1.
_SHARE = 0.12
_ENOUGH = 20  # words, below which no text is judged
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_READ = 2000  # characters that are looked at: some 300 words settle it


def looks_english(text: str) -> bool:
    """Whether a text could be English; True also where it is too short to tell.

    Texts in other scripts are recognised by their letters, those in the Latin script by the share of English function
    words.
    """
    beginning = text[:_READ]
    letters = "" if beginning.isascii() else [sign for sign in beginning if sign.isalpha()]
    if len(letters) >= _ENOUGH and sum(sign < "\u0250" for sign in letters) < len(letters) / 2:
        return False
    words = [found[0].lower() for found in _WORD.finditer(beginning)]
    if len(words) < _ENOUGH:
        return True
    function = tables.words("function_words.txt")
    return sum(word.replace("’", "'") in function for word in words) >= _SHARE * len(words)
