"""The terms of a clause: what it speaks of, in a form that two newsrooms share.

A term is the dictionary form of a content word, a figure as digits, or a country for any of its names and peoples
("American", "U.S." and "United States" are one term). Two different terms can still be kin: inflections and
derivations of one stem ("deport", "deportation").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from coverage_diff.language import lemmas, tables
from coverage_diff.language.tokens import Token

_NUMBERS = {word: str(n) for n, word in enumerate("zero one two three four five six seven eight nine ten".split())}
# Long endings first: a word loses at most one.
_ENDINGS = tuple(
    "ational ation ments ment ions ion ings ing ers er ors or ies ied ance ence ants ant ity ed es al ive ly s y e".split()
)
# Kinship of two terms by what they have in common, set by hand: one stem; most of the longer word; more than half.
_ONE_STEM, _MOST, _HALF = 0.9, 0.8, 0.6
_AMERICA = "united states"


@cache
def _countries() -> dict[str, str]:
    """A country's or state's one-word names and peoples, lower-cased -> the country."""
    found = dict.fromkeys(("us", "usa", "america", "american", "americans"), _AMERICA)
    for table in ("countries.tsv", "states.tsv"):
        for name, others, people, _ in tables.rows(table):
            for form in (name, *others.split(";"), *people.split(";")):
                if form != "-" and " " not in form and not (form.isupper() and table == "states.tsv"):
                    found.setdefault(form.lower(), name.lower())
    return found


def terms(tokens: Sequence[Token]) -> Iterator[str]:
    """The terms of some tokens, in order, with repetitions."""
    for token in tokens:
        if token.kind == "mark":
            continue
        norm = token.norm
        if token.kind == "number":
            yield norm.replace(",", "")
            continue
        country = _countries().get(norm.replace(".", "")) if token.capitalised else None
        if country is not None:
            yield country
        elif norm in _NUMBERS and norm != "one":
            yield _NUMBERS[norm]
        else:
            yield from (lemmas.lemma(part) for part in norm.split("-") if lemmas.is_content(part))


def kinship(vocabulary: Sequence[str]) -> NDArray[np.float32]:
    """How near each two terms are, in [0, 1]; 1 on the diagonal, 0 for most.

    Args:
        vocabulary: Different terms.

    Returns:
        A symmetric matrix of shape (terms, terms).
    """
    near = np.eye(len(vocabulary), dtype=np.float32)
    by_start: dict[str, list[int]] = {}
    for index, term in enumerate(vocabulary):
        if len(term) >= 4 and not term[0].isdigit():
            by_start.setdefault(term[:4], []).append(index)
    for family in by_start.values():
        for n, i in enumerate(family):
            for j in family[n + 1 :]:
                near[i, j] = near[j, i] = _kin(vocabulary[i], vocabulary[j])
    return near


def _kin(a: str, b: str) -> float:
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    longest = max(len(a), len(b))
    if _stem(a) == _stem(b):
        return _ONE_STEM
    if common >= 5 and common >= 0.7 * longest:
        return _MOST
    return _HALF if common >= 6 and common >= 0.6 * longest else 0.0


def _stem(word: str) -> str:
    """The word without its ending, as long as four letters stay."""
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), word)
