"""Facts of several articles into facts of the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from coverage_diff.comparison.claims import group_claims, most_central
from coverage_diff.comparison.conflicts import join_conflicts
from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.dates import single_dates
from coverage_diff.comparison.grouping import average_link
from coverage_diff.comparison.matching import SCORERS
from coverage_diff.comparison.names import ends_of_cities, group_names, only_locates, related_labels
from coverage_diff.comparison.quantities import single_figures
from coverage_diff.comparison.quote_candidates import related_quotes
from coverage_diff.comparison.quotes import is_row, quoted_places, repeats_quotation
from coverage_diff.comparison.relations import relation_of
from coverage_diff.comparison.values import fineness, precision
from coverage_diff.language.text import digest, squeeze
from coverage_diff.model import NAME_KINDS, Fact, Kind


def merge(facts: Sequence[Sequence[Fact]], context: EventContext) -> tuple[Fact, ...]:
    """One fact for what several articles tell, or one article tells twice.

    Named entities are grouped by `names.group_names`, claims by `claims.group_claims`. Other facts are joined within
    each article first and then over the articles, the strongest pair first (average link: two groups are joined when
    their members fit on average), so that one wrong pair does not chain two groups. Conflicts come last: only values
    that found no agreeing partner in each other's articles can contradict.

    Args:
        facts: The facts of each segment, in the order of `context.documents`.
        context: The event's prepared segments.

    Returns:
        Facts with the mentions of all their carriers, without coverage.
    """
    merged: list[Fact] = []
    for kind in SCORERS:
        members: list[Fact] = []
        for group in facts:
            told = [single for fact in group if fact.kind is kind for single in _singles(fact, context)]
            members += [_join(same, context) for same in _grouped(told, kind, context)]
        groups = join_conflicts(_grouped(members, kind, context), kind, context)
        merged += [_join(group, context) for group in groups]
    rows = [fact for group in facts for fact in group]
    claims = [fact for fact in rows if fact.kind is Kind.CLAIM]
    statements = ([claims[i] for i in group] for group in group_claims(claims, context))
    merged += [_join(most_central(group, context), context) for group in statements]
    named = [fact for fact in rows if fact.kind in NAME_KINDS]
    entities = [_join([named[i] for i in group], context) for group in group_names(named)]
    cities = ends_of_cities(entities)
    entities = [fact for fact in entities if fact.kind is not Kind.PLACE or not only_locates(fact, cities, context)]
    ties = related_labels(entities)
    merged += [replace(fact, related=tied) if tied else fact for fact, tied in zip(entities, ties, strict=True)]
    kept = [fact for fact in merged if fact.kind is not Kind.QUOTE or is_row(fact)]
    quoted = quoted_places(kept)
    return _with_ids(
        [fact for fact in kept if fact.kind is not Kind.CLAIM or not repeats_quotation(fact, quoted)], context
    )


def _singles(fact: Fact, context: EventContext) -> tuple[Fact, ...]:
    """A fact for each mention, where an article's equal values may be of different things; else the fact itself."""
    return single_dates(fact, context) if fact.kind is Kind.DATE else single_figures(fact)


def _grouped(members: Sequence[Fact], kind: Kind, context: EventContext) -> list[list[Fact]]:
    """The facts of one kind in groups: those of a group are one."""
    parts = related_quotes(members, context) if kind is Kind.QUOTE else [list(range(len(members)))]
    score = SCORERS[kind]
    found: list[list[int]] = []
    for part in parts:
        support = np.zeros((len(part), len(part)))
        for i, j in combinations(range(len(part)), 2):
            support[i, j] = support[j, i] = score(members[part[i]], members[part[j]], context)
        groups = average_link(support, [_key(members[n]) for n in part])
        found += [[part[i] for i in group] for group in groups]
    return [[members[n] for n in group] for group in sorted(found)]


def _key(fact: Fact) -> str:
    return squeeze(fact.label) + "\x1f" + squeeze(fact.mentions[0].text)


def _join(group: Sequence[Fact], context: EventContext) -> Fact:
    """One fact with the mentions of all, the label and value of the most precise; of claims, those of the first."""
    if len(group) == 1:
        return group[0]
    order = {d.segment.article_id: n for n, d in enumerate(context.documents)}
    mentions = sorted(
        {m: None for fact in group for m in fact.mentions},
        key=lambda m: (order[m.article_id], m.field == "text", m.start, m.end),
    )
    best = group[0] if group[0].kind is Kind.CLAIM else min(group, key=_precision)
    kinds = Counter(fact.kind for fact in group for _ in fact.mentions)
    names = dict.fromkeys(name for fact in group for name in (fact.label, *fact.aliases) if name != best.label)
    said = next((m for m in mentions if m.speaker_text), None)
    spoken = best.kind in (Kind.QUOTE, Kind.CLAIM)
    return replace(
        best,
        kind=Kind.PERSON if _names_person(group) else max(kinds, key=lambda kind: (kinds[kind], kind)),
        mentions=tuple(mentions),
        aliases=tuple(names) if best.kind in NAME_KINDS else (),
        speaker=next((m.speaker for m in mentions if m.speaker), None) if spoken else None,
        speaker_text=said.speaker_text if said and spoken else None,
        relation=relation_of(best.kind, mentions, context),
    )


def _names_person(group: Sequence[Fact]) -> bool:
    """Whether some article names a person in full of whom the others took the surname for something else."""
    others = [fact for fact in group if fact.kind is not Kind.PERSON]
    full = any(fact.kind is Kind.PERSON and " " in fact.label for fact in group)
    return full and not any(" " in fact.label for fact in others)


def _precision(fact: Fact) -> tuple[object, ...]:
    if fact.quantity is not None:
        return (*precision(fact.quantity), not fact.quantity.noun, _key(fact))
    if fact.date is not None:
        return (*fineness(fact.date), _key(fact))
    return (-len(fact.label), _key(fact))


def _with_ids(facts: Sequence[Fact], context: EventContext) -> tuple[Fact, ...]:
    """Ids from the content of all mentions; no two facts share one, and of equal ones the page's text decides."""
    pages = {d.segment.article_id: d.segment.article.text for d in context.documents}
    words = {id(fact): sorted(squeeze(m.text) for m in fact.mentions) for fact in facts}

    def place(fact: Fact) -> tuple[object, ...]:
        where = sorted((pages[m.article_id], m.field, m.start, m.article_id) for m in fact.mentions)
        return (fact.kind, _key(fact), words[id(fact)], where)

    seen: Counter[str] = Counter()
    out = []
    for fact in sorted(facts, key=place):
        name = f"{fact.kind}-{digest((fact.label, *dict.fromkeys(words[id(fact)])))}"
        seen[name] += 1
        out.append(replace(fact, id=name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return tuple(out)
