"""Texts printed in capitals, written as others are.

In them neither names nor the beginnings of sentences can be told, and whole sentences pass for names. Which words are
names is guessed by tables and by their neighbours; what is guessed wrong costs a name, so the silence of such a page
proves nothing (`comparison.silence`).
"""

from __future__ import annotations

import re
from functools import cache

from coverage_diff.language import gazetteer, lemmas, lexicon, tables

IN_CAPITALS = "printed in capitals"
"""A note on a page whose letters were changed so."""

# Of 2,785 labelled news texts the median share of capitals is 0.04 and the largest 0.27; in capitals it is 1.
_SHARE = 0.6
_LEAST = 100  # letters; a shorter text is a headline, in which others look for names by themselves
_NO_CAPITALS = bytes(code for code in range(128) if not chr(code).isupper())
_NO_SMALL = bytes(code for code in range(128) if not chr(code).islower())
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SENTENCE_END = re.compile(
    r"(?:[.!?\u2026:]['\"\u201d\u2019)]*\s+|\n\s*|^\s*)[\"\u201c\u2018(\[]*$|(?:^|[\s(\[])[\"\u201c\u2018]$"
)
_BETWEEN = 24  # characters before a word in which the end of a sentence shows
_VOWEL = re.compile("[AEIOUY\u00c0-\u00dd]")
_INITIALS = 5  # letters: of a word without vowels, or alone in parentheses, each stands for a word
_NAMES = gazetteer.KNOWN | gazetteer.PEOPLE | gazetteer.CALENDAR | gazetteer.PERSON | gazetteer.OTHER
_MONTHS = frozenset(("MARCH", "MAY", "AUGUST"))  # words as well: months beside a figure or behind "in"
_ADDRESSES = frozenset(("MR", "MRS", "MS", "DR"))
_PHRASE_REACH = 3  # words from the first of a name to the one that says what it names: "Harwick Grammar School"
_BEFORE_NAMES = gazetteer.TITLE | gazetteer.PLACE_HEAD | gazetteer.GIVEN  # "Mayor", "River", "Tom" stand before names


def in_capitals(text: str) -> bool:
    """Whether most letters of a text are capitals."""
    # All but ASCII taken for capitals: only if they are most then is each letter looked at.
    ascii_ = text.encode("ascii", "ignore")
    upper = len(text) - len(ascii_) + len(ascii_.translate(None, _NO_CAPITALS))
    if upper < _LEAST or upper <= _SHARE * (upper + len(ascii_.translate(None, _NO_SMALL))):
        return False
    upper = sum(map(str.isupper, text))
    return upper >= _LEAST and upper > _SHARE * (upper + sum(map(str.islower, text)))


def without_capitals(text: str) -> str:
    """The text with capitals only where names and sentences begin, as far as can be told; of the same length."""
    found = list(_WORD.finditer(text))
    words = [match[0] for match in found]
    names = _names(text, found, words)
    parts: list[str] = []
    last = 0
    for place, (match, name) in enumerate(zip(found, names, strict=True)):
        word = words[place]
        new = name or (_capitalised(word) if _opens(text, match.start()) or word == "I" else word.lower())
        parts += (text[last : match.start()], new if len(new) == len(word) else word)
        last = match.end()
    parts.append(text[last:])
    return "".join(parts)


def _names(text: str, found: list[re.Match[str]], words: list[str]) -> list[str | None]:
    """For each word how it is written as a name, or part of one; None where it is none."""
    names: list[str | None] = [None] * len(words)
    for place, word in enumerate(words):
        if names[place] is None:
            names[place] = _alone(word, text, found[place])
        for length in range(min(_longest().get(word, 1), len(words) - place), 1, -1):
            phrase = text[found[place].start() : found[place + length - 1].end()]
            if (written := _phrases().get(phrase)) is not None:
                names[place : place + length] = written.split(" ")
                break
    for place, word in enumerate(words):
        if names[place] is None and place and _is_surname(word, names[place - 1], _joined(text, found, place - 1)):
            names[place] = _capitalised(word)
    for place in range(len(words)):
        if names[place] is not None:
            _extend(
                place,
                names,
                words,
                [_joined(text, found, p) for p in range(place, min(place + _PHRASE_REACH, len(words) - 1))],
            )
            if place and names[place - 1] is None and _joined(text, found, place - 1):
                before = _capitalised(words[place - 1])
                if gazetteer.classes().get(before, 0) & _BEFORE_NAMES:
                    names[place - 1] = before
    return names


def _extend(place: int, names: list[str | None], words: list[str], joined: list[bool]) -> None:
    """Take into a name the words up to the one that says what it names: "Harwick Grammar School"."""
    if gazetteer.classes().get(names[place] or "", 0) & gazetteer.CALENDAR:
        return
    for reach, beside in enumerate(joined, place + 1):
        word = _capitalised(words[reach])
        owner = words[reach - 1].endswith(("'S", "\u2019S"))  # "Pakistan's army"
        if owner or not beside or not (names[reach] or gazetteer.is_noun_like(word.lower())):
            return
        if gazetteer.classes().get(word, 0) & gazetteer.HEAD:
            for at in range(place, reach + 1):
                names[at] = names[at] or _capitalised(words[at])
            return


def _alone(word: str, text: str, match: re.Match[str]) -> str | None:
    """How a word is written that is a name by itself."""
    stem = word.partition("'")[0].partition("\u2019")[0]
    ending = word[len(stem) :].lower()
    if len(stem) == 1 or not stem.isupper():
        return None if len(stem) == 1 or stem.islower() else word
    before, behind = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 2]
    if stem in _MONTHS:
        dated = before == "IN " or any(sign.isdigit() for sign in before + behind)
        return _capitalised(stem) + ending if dated else None
    if stem in _phrases() and (stem == "US" or not gazetteer.is_common(stem)):
        return _phrases()[stem] + ending
    if stem in _ADDRESSES:
        return _capitalised(stem)
    if gazetteer.is_common(stem):
        return None
    short = before[-1:] == "(" and behind[:1] == ")"
    if len(stem) <= _INITIALS and (short or not _VOWEL.search(stem)):
        return stem + ending
    known = gazetteer.classes().get(_capitalised(stem), 0) & _NAMES
    return None if gazetteer.is_word(stem) and not known else _capitalised(stem) + ending


def _is_surname(word: str, before: str | None, joined: bool) -> bool:  # noqa: FBT001 - a fact about the two words
    """Whether a common word behind a given name is a surname: "Helen Marsh", but not "Helen said"."""
    if before is None or not joined or not gazetteer.classes().get(before, 0) & gazetteer.GIVEN:
        return False
    norm = word.lower()
    if norm in tables.words("function_words.txt"):
        return False
    return lexicon.share(lemmas.lemma(norm), "v") < lexicon.share(lemmas.lemma(norm), "n")


def _joined(text: str, found: list[re.Match[str]], place: int) -> bool:
    """Whether only a space stands between a word and the next."""
    return text[found[place].end() : found[place + 1].start()] == " "


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins at a word."""
    return _SENTENCE_END.search(text, max(0, start - _BETWEEN), start) is not None


def _capitalised(word: str) -> str:
    return word[:1] + word[1:].lower()


@cache
def _phrases() -> dict[str, str]:
    """Names in capitals -> as they are written otherwise."""
    return {phrase.upper(): phrase for phrase, bits in sorted(gazetteer.classes().items()) if bits & _NAMES}


@cache
def _longest() -> dict[str, int]:
    return {word.upper(): length for word, length in gazetteer.longest().items()}
