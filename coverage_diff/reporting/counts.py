"""How many facts of an event are shared, told by one outlet alone, or in conflict."""

from __future__ import annotations

from dataclasses import dataclass

from coverage_diff.model import EventReport, Fact, Relation, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The facts of one event, counted.

    Attributes:
        facts: All of them.
        shared: Told by every outlet that covers the event.
        told: Outlet -> facts that it told, alone or with others; every outlet has a key.
        some: Told by several outlets, not by all.
        only: Outlet -> facts that it alone told; every outlet has a key.
        conflicting: Facts with values that cannot all be true.
        omitted: Outlet -> facts that others told and it left out; every outlet has a key.
        unclear: Cells that could not be decided.
    """

    facts: int
    shared: int
    told: dict[str, int]
    some: int
    only: dict[str, int]
    conflicting: int
    omitted: dict[str, int]
    unclear: int


def count(event: EventReport) -> Counts:
    """Count an event's facts."""
    carriers = [fact.carriers for fact in event.facts]
    cells = [(outlet, cell) for fact in event.facts for outlet, cell in fact.coverage.items()]
    return Counts(
        facts=len(event.facts),
        shared=sum(len(told) == len(event.outlets) for told in carriers),
        told={outlet: sum(outlet in names for names in carriers) for outlet in event.outlets},
        some=sum(1 < len(told) < len(event.outlets) for told in carriers),
        only={outlet: sum(told == (outlet,) for told in carriers) for outlet in event.outlets},
        conflicting=sum(conflicts(fact) for fact in event.facts),
        omitted={o: sum(x == o and c.status is Status.OMITTED for x, c in cells) for o in event.outlets},
        unclear=sum(cell.status is Status.UNCLEAR for _, cell in cells),
    )


def conflicts(fact: Fact) -> bool:
    """Whether outlets gave values that cannot all be true."""
    return fact.relation is Relation.DIFFERS
