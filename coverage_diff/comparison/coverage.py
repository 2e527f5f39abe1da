"""The cell of every fact and outlet: included, partial, differs, omitted or unclear, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coverage_diff.comparison.claims import LOOSE, claim_strength
from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.quotes import words_of
from coverage_diff.comparison.relations import pair_relation, relation_of
from coverage_diff.comparison.search import Search
from coverage_diff.comparison.values import quantity_relation
from coverage_diff.language.bracketed import unbracketed
from coverage_diff.language.content import figures_of
from coverage_diff.model import CARRIED, Coverage, Fact, Kind, Mention, Relation, Status

# An outlet that printed less than this share of the different words of the fullest form of a quotation cut it.
_CUT = 0.5


def cover(facts: Sequence[Fact], context: EventContext, search: Search, silent: Mapping[str, str]) -> tuple[Fact, ...]:
    """The facts with a cell for every outlet of the event.

    Before an outlet is said to omit a fact, all that it has on the event is searched for it in any wording.

    Args:
        facts: Merged facts.
        context: The event's prepared segments.
        search: Looks for one fact in one outlet's segments.
        silent: Why an outlet's silence proves nothing, as `silences` tells.
    """
    return tuple(_covered(fact, context, search, silent) for fact in facts)


def _covered(fact: Fact, context: EventContext, search: Search, silent: Mapping[str, str]) -> Fact:
    mentions = list(fact.mentions)
    cells: dict[str, Coverage] = {}
    carried: dict[str, list[int]] = {}
    for i, mention in enumerate(fact.mentions):
        carried.setdefault(context.outlet(mention.article_id), []).append(i)
    for outlet in context.outlets:
        if outlet in carried:
            cells[outlet] = _carried(fact, tuple(carried[outlet]), context)
            continue
        found = search(fact, outlet)
        if found.status in CARRIED and found.evidence:
            mentions.append(found.evidence[0])
            cells[outlet] = Coverage(
                status=found.status, score=found.score, mentions=(len(mentions) - 1,), rule=found.rule
            )
            continue
        nearest = found.evidence[0] if found.evidence else None
        why = silent[outlet]
        status = Status.UNCLEAR if why or found.status is Status.UNCLEAR else Status.OMITTED
        score = found.score if status is Status.UNCLEAR else 1 - found.score
        cells[outlet] = Coverage(status=status, score=round(score, 4), rule=why or found.rule, nearest=nearest)
    if fact.kind is Kind.CLAIM:
        cells = _without_figures(fact, mentions, cells, context)
    relation = relation_of(fact.kind, mentions, context) if fact.kind not in (Kind.QUOTE, Kind.CLAIM) else fact.relation
    if any(cell.status is Status.DIFFERS for cell in cells.values()):
        relation = Relation.DIFFERS
    return _marked(replace(fact, mentions=tuple(mentions), coverage=cells, relation=relation), context)


def _carried(fact: Fact, own: tuple[int, ...], context: EventContext) -> Coverage:
    """The cell of an outlet in which the fact was read; partial where it cut a quotation to less than half."""
    mentions = [fact.mentions[i] for i in own]
    if fact.kind is Kind.QUOTE and len(own) < len(fact.mentions):
        here, longest = len(_words(mentions)), max(len(_words(other)) for other in _by_outlet(fact, context).values())
        if here < _CUT * longest:
            return Coverage(status=Status.PARTIAL, score=round(here / longest, 4), mentions=own, rule="quote-cut")
    if fact.kind is Kind.CLAIM:
        sure = claim_strength(fact, own, context)
        if sure < LOOSE:
            return Coverage(status=Status.PARTIAL, score=sure, mentions=own, rule="claim-loosely")
        return Coverage(
            status=Status.INCLUDED, score=sure, mentions=own, rule="claim-read" if sure == 1 else "claim-matched"
        )
    rounded = fact.quantity is not None and not any(
        m.quantity is not None and quantity_relation(m.quantity, fact.quantity) is Relation.SAME for m in mentions
    )
    rule = f"{fact.kind}-rounded" if rounded else f"{fact.kind}-read"
    return Coverage(status=Status.INCLUDED, score=0.9 if rounded else 1.0, mentions=own, rule=rule)


def _without_figures(
    fact: Fact, mentions: Sequence[Mention], cells: Mapping[str, Coverage], context: EventContext
) -> dict[str, Coverage]:
    """The cells of a claim; partial at an outlet whose sentences lack all the figures that the claim's label has."""
    told = {
        outlet: {f for i in cell.mentions for f in context.figures(mentions[i])}
        for outlet, cell in cells.items()
        if cell.status is Status.INCLUDED
    }
    if not any(told.values()):  # the label is words of one of these sentences
        return dict(cells)
    wanted = figures_of(unbracketed(fact.label))
    return {
        outlet: replace(cell, status=Status.PARTIAL, score=round(cell.score / 2, 4), rule="claim-without-figure")
        if wanted and outlet in told and not wanted & told[outlet]
        else cell
        for outlet, cell in cells.items()
    }


def _words(mentions: Sequence[Mention]) -> set[str]:
    return {word for m in mentions for word in words_of(m.text)}


def _by_outlet(fact: Fact, context: EventContext) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in fact.mentions:
        found.setdefault(context.outlet(mention.article_id), []).append(mention)
    return found


def _marked(fact: Fact, context: EventContext) -> Fact:
    """Mark the outlets whose value is not that of half of all; both of two that differ."""
    if fact.relation is not Relation.DIFFERS or fact.kind not in (Kind.QUANTITY, Kind.DATE):
        return fact
    values = _by_outlet(fact, context)
    cells = dict(fact.coverage)
    for outlet, cell in cells.items():
        others = [o for o in values if o != outlet and outlet in values]
        against = [o for o in others if _conflict(fact.kind, values[outlet], values[o], context)]
        if 2 * len(against) > len(others):
            cells[outlet] = replace(cell, status=Status.DIFFERS, rule="values-conflict")
    return replace(fact, coverage=cells)


def _conflict(kind: Kind, ours: Sequence[Mention], theirs: Sequence[Mention], context: EventContext) -> bool:
    """Whether no value of one outlet agrees with any of the other."""
    relations = [pair_relation(kind, a, b, context) for a in ours for b in theirs]
    return bool(relations) and all(r is Relation.DIFFERS for r in relations)
