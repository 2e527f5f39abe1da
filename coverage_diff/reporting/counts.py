"""How many facts of an event are shared, told by one outlet alone, or in conflict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from coverage_diff.model import EventReport
from coverage_diff.reporting.standing import Standing, standing
from coverage_diff.reporting.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The facts of one event, counted; each is in exactly one of shared, some, only, conflicting and undecided.

    Attributes:
        facts: All of them.
        shared: Told by every outlet that covers the event.
        some: Told by several outlets, not by all.
        only: Outlet -> facts that it alone told and every other omitted; every outlet has a key.
        conflicting: Facts with values that cannot all be true.
        undecided: Told by one outlet, while it is unclear whether another did.
        told: Outlet -> facts that it told, alone or with others; every outlet has a key.
        omitted: Outlet -> facts that others told and it left out; every outlet has a key.
    """

    facts: int
    shared: int
    some: int
    only: dict[str, int]
    conflicting: int
    undecided: int
    told: dict[str, int]
    omitted: dict[str, int]

    def sentence(self) -> str:
        """The facts counted, in words."""
        outlets = len(self.only)
        parts = [f"{self.shared} in both" if outlets == 2 else f"{self.shared} in all {outlets}"]
        if self.some:
            parts.append(f"{self.some} in several")
        parts += [f"{sum(self.only.values())} in one outlet only", f"{self.conflicting} in conflict"]
        if self.undecided:
            parts.append(f"{self.undecided} undecided")
        return f"{counted(self.facts, 'fact')}: {', '.join(parts)}"


def count(event: EventReport) -> Counts:
    """Count an event's facts."""
    standings = [standing(fact) for fact in event.facts]
    groups = Counter(standings)
    alone = Counter(f.carriers[0] for f, how in zip(event.facts, standings, strict=True) if how is Standing.ONLY)
    told = Counter(outlet for fact in event.facts for outlet in fact.carriers)
    omitted = Counter(outlet for fact in event.facts for outlet in fact.omitters)
    return Counts(
        facts=len(event.facts),
        shared=groups[Standing.ALL],
        some=groups[Standing.SOME],
        only={outlet: alone[outlet] for outlet in event.outlets},
        conflicting=groups[Standing.CONFLICT],
        undecided=groups[Standing.OPEN],
        told={outlet: told[outlet] for outlet in event.outlets},
        omitted={outlet: omitted[outlet] for outlet in event.outlets},
    )
