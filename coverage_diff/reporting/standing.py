"""How the outlets of an event stand to a fact."""

from __future__ import annotations

from enum import StrEnum

from coverage_diff.model import Fact, Status


class Standing(StrEnum):
    """What a reader wants to know of a fact first."""

    CONFLICT = "conflict"
    ALL = "all"
    SOME = "some"
    ONLY = "only"
    OPEN = "open"


STANDINGS: dict[Standing, str] = {
    Standing.ALL: "told by all",
    Standing.SOME: "told by some",
    Standing.ONLY: "only in one outlet",
    Standing.CONFLICT: "conflicting",
    Standing.OPEN: "can’t tell",
}


def standing(fact: Fact) -> Standing:
    """Where a fact belongs: each fact in exactly one group.

    A fact of one outlet counts as its own only where every other outlet is known to have left it out; while one of
    them is unclear, so is the fact.
    """
    statuses = [cell.status for cell in fact.coverage.values()]
    if fact.conflicting:
        return Standing.CONFLICT
    carriers = len(fact.carriers)
    if carriers == len(statuses):
        return Standing.ALL
    if carriers > 1:
        return Standing.SOME
    return Standing.OPEN if Status.UNCLEAR in statuses else Standing.ONLY
