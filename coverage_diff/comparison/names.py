"""Which names of the event's articles are one entity, and which are only tied to each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from coverage_diff.language import tables
from coverage_diff.language.identity import Named, form, merge_names
from coverage_diff.model import Fact


def group_names(facts: Sequence[Fact]) -> list[list[int]]:
    """Groups of indexes: the named entities of all articles that are one.

    An alias that any article gives ("X, also known as Y") holds for all of them; similar spelling alone never joins.
    """
    named = [Named(kind=f.kind, name=f.label, aliases=f.aliases) for f in facts]
    return merge_names(named, _families(facts))


def _families(facts: Sequence[Fact]) -> list[tuple[int, int]]:
    """Pairs that name one family: "the Harrows", "the Harrow family"."""
    plural = {f.label.casefold(): i for i, f in enumerate(facts)}
    pairs = []
    for i, fact in enumerate(facts):
        surname, _, noun = fact.label.casefold().rpartition(" ")
        other = plural.get(f"{surname.removeprefix('the ')}s")
        if noun == "family" and other is not None:
            pairs.append((i, other))
    return pairs


@cache
def _ties() -> dict[str, frozenset[str]]:
    """Form of a name -> forms of the names that world knowledge ties to it."""
    found: dict[str, set[str]] = {}
    for one, other, _ in tables.rows("related_names.tsv"):
        a, b = form(one), form(other)
        if a != b:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {name: frozenset(others) for name, others in found.items()}


def related_labels(facts: Sequence[Fact]) -> list[tuple[str, ...]]:
    """For each named entity the labels of those that are tied to it ("Daesh", "Islamic State Khorasan")."""
    forms = [frozenset(form(name) for name in (f.label, *f.aliases)) for f in facts]
    holders: dict[str, list[int]] = {}
    for i, names in enumerate(forms):
        for name in names:
            holders.setdefault(name, []).append(i)
    found = []
    for i, names in enumerate(forms):
        tied = {j for name in names for other in _ties().get(name, ()) for j in holders.get(other, ()) if j != i}
        found.append(tuple(sorted(facts[j].label for j in tied)))
    return found
