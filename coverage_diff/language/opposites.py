"""Words that deny each other without any "not": who says that rates rose does not say that they fell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from coverage_diff.language import tables


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, other in tables.rows("opposites.tsv"):
        for ours, theirs in ((one, other), (other, one)):
            for lemma in ours.split():
                found[lemma] = found.get(lemma, frozenset()) | frozenset(theirs.split())
    return found


def opposites(lemmas: Iterable[str]) -> frozenset[str]:
    """The lemmas that cannot be true of a thing where one of these is; empty for most words."""
    table = _opposites()
    return frozenset().union(*(table[lemma] for lemma in lemmas if lemma in table))
