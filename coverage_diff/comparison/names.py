"""Which names of the event's articles are one entity, and which are only tied to each other."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache

from coverage_diff.comparison.context import EventContext
from coverage_diff.language import tables
from coverage_diff.language.identity import Named, form, merge_names
from coverage_diff.model import Fact, Kind


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


def only_locates(fact: Fact, cities: Mapping[tuple[str, str], Container[int]], context: EventContext) -> bool:
    """Whether a state or country stands nowhere but behind the comma of a city: "Norwick, Ohio" tells of Norwick.

    Args:
        fact: A place.
        cities: Where other places end, by article and field.
        context: The event's prepared segments.
    """
    return form(fact.label) in _wide_places() and all(
        context.document(m).original(m.field)[m.start - 2 : m.start] == ", "
        and m.start - 2 in cities.get((m.article_id, m.field), ())
        for m in fact.mentions
    )


def ends_of_cities(facts: Iterable[Fact]) -> dict[tuple[str, str], set[int]]:
    """Where the names of places end that are no state or country, by article and field."""
    ends: dict[tuple[str, str], set[int]] = {}
    for fact in facts:
        if fact.kind is Kind.PLACE and form(fact.label) not in _wide_places():
            for m in fact.mentions:
                ends.setdefault((m.article_id, m.field), set()).add(m.end)
    return ends


@cache
def _wide_places() -> frozenset[str]:
    """Forms of the names of states and countries."""
    return frozenset(form(row[0]) for table in ("states.tsv", "countries.tsv") for row in tables.rows(table))


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
