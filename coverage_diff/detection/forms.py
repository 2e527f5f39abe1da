"""Every distinct token of an archive, read once: its dictionary form and what kind of word it is.

An archive repeats its words: 10,000 articles hold six million tokens and a hundred thousand distinct ones. Tokens are
numbered as they come; what is costly (lemmas, tables) is asked once for each number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from coverage_diff.language import gazetteer, lemmas, tables

_POSSESSIVE = re.compile(r"'s?$")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february april june july august september october november december "
    "jan feb apr jun jul aug sept sep oct nov dec".split()
)


class Form(IntEnum):
    """What a token is by itself."""

    MARK = 0
    FUNCTION = 1
    LOWER = 2
    CAPITAL = 3
    NUMBER = 4
    DAY = 5


class Kind(IntEnum):
    """What a term is in the archive; its value is its place in the tables of features."""

    WORD = 0
    NAME = 1
    PLACE = 2
    NUMBER = 3
    DAY = 4
    PHRASE = 5


def numbering() -> defaultdict[str, int]:
    """Gives every token that it is asked for a number, from 0 on, in the order of first use."""
    return defaultdict(count().__next__)


@cache
def _nations() -> dict[str, str]:
    """Lower-cased name, people or abbreviation of a country or state -> one lower-cased name for all."""
    found: dict[str, str] = {}
    for name, others, people, _ in tables.rows("countries.tsv"):
        for other in (name, *others.split(";"), *people.split(";")):
            found.setdefault(other.lower(), name.lower())
    for name, short, people, _ in tables.rows("states.tsv"):
        for other in (name, *short.split(";"), *people.split(";")):
            if len(other) > 3:  # "Ill", "Ore" and "La" are words as well
                found.setdefault(other.lower(), name.lower())
    found.pop("-", None)
    return found


@cache
def _places() -> dict[str, str]:
    """Lower-cased name of a place of several words -> its one name."""
    nations = _nations()
    phrases = {p.lower() for p, bits in gazetteer.classes().items() if " " in p and bits & gazetteer.PLACE}
    return {p: nations.get(p, p) for p in phrases | {p for p in nations if " " in p}}


def place_of(words: str) -> str | None:
    """The one name of a place that is written with these lower-cased words; None where they are no place."""
    return _places().get(words) if " " in words else _nations().get(words)


@cache
def _nation_names() -> frozenset[str]:
    return frozenset(_nations().values())


def is_nation(place: str) -> bool:
    """Whether the one name of a place is that of a country or state."""
    return place in _nation_names()


class Forms:
    """The distinct tokens of an archive as arrays, indexed by their number.

    Attributes:
        tokens: The tokens in the order of their numbers.
        form: `Form` of each, int8.
        norm: Index into `norms` of the token in lower case without possessive ending, int32.
        norms: The distinct norms.
    """

    def __init__(self, distinct: Sequence[str]) -> None:
        self.tokens = tuple(distinct)
        norms = numbering()
        form = np.empty(len(self.tokens), np.int8)
        norm = np.empty(len(self.tokens), np.int32)
        function = tables.words("function_words.txt")
        for index, token in enumerate(self.tokens):
            first = token[0]
            if not first.isalnum():
                form[index], norm[index] = Form.MARK, norms[token]
                continue
            low = token.lower()
            if first.isdigit():
                form[index], norm[index] = Form.NUMBER, norms[low.replace(",", "")]
                continue
            if "'" in low:
                low = _POSSESSIVE.sub("", low) or low
            if "." in low:
                low = low.replace(".", "")
            if low in function and token not in ("US", "U.S.", "IT", "WHO"):
                kind = Form.FUNCTION
            elif low in _DAYS or (low in _MONTHS and first.isupper()):
                kind = Form.DAY
            elif first.isupper():
                kind = Form.CAPITAL if len(low) > 1 else Form.FUNCTION
            else:
                kind = Form.LOWER if len(low) > 1 else Form.FUNCTION
            form[index], norm[index] = kind, norms[low]
        self.form: NDArray[np.int8] = form
        self.norm: NDArray[np.int32] = norm
        self.norms = tuple(norms)


def term_of(norm: str, *, name: bool, names: frozenset[str]) -> tuple[str, Kind]:
    """The term that a norm counts for, and its kind.

    Args:
        norm: A lower-cased word.
        name: Whether the archive writes it with a capital within sentences.
        names: All norms that it writes so: "Republicans" counts for "Republican" where both occur.
    """
    if not name:
        return lemmas.lemma(norm), Kind.WORD
    place = place_of(norm)
    if place is not None:
        return place, Kind.PLACE
    if norm.endswith("s") and norm[:-1] in names:
        return term_of(norm[:-1], name=True, names=frozenset())
    bits = gazetteer.classes().get(norm.capitalize(), 0)
    return norm, Kind.PLACE if bits & gazetteer.PLACE and not bits & gazetteer.PERSON else Kind.NAME
