"""The order of facts in a report: the most telling first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from coverage_diff.config import RankingConfig
from coverage_diff.language.bracketed import is_bracketed
from coverage_diff.model import CARRIED, Event, Fact, Kind, Status, independent_sources

# How much a reader learns from one row of this kind, in [0, 1]; names and dates alone say little. Set by reading the
# first screens of reports on the seeds.
_WEIGHT = {
    Kind.QUANTITY: 1.0,
    Kind.CLAIM: 0.9,
    Kind.QUOTE: 0.8,
    Kind.LAW: 0.6,
    Kind.ORGANISATION: 0.5,
    Kind.PERSON: 0.5,
    Kind.DATE: 0.4,
    Kind.PLACE: 0.3,
}

# A claim that is a part of a sentence and needs the bracketed rest of it to be understood.
_PART = 0.4


def origins_of(event: Event) -> dict[str, str]:
    """Outlet -> the outlet that stands for its origin: outlets whose stories are copies of one source share one."""
    sources = independent_sources(event.segments, event.origins)
    return {outlet: min(source) for source in sources for outlet in source}


def tellingness(fact: Fact, origins: Mapping[str, str], weights: RankingConfig) -> float:
    """How telling a fact is; in [0, 1] with the default weights.

    The sum of: `conflict` where outlets contradict each other; `gap` for an omission, in full where all but one carry
    the fact, in proportion where few carry or many omit it, less where the omission is not sure, and less for kinds of
    fact that say little; `top` for standing high in a story; `kind` for the kind of fact. Outlets that printed copies
    of one source count as one.

    Args:
        fact: A fact with its coverage.
        origins: Outlet -> what stands for its origin.
        weights: How much each part counts.
    """

    def count(statuses: Collection[Status]) -> int:
        found: Iterable[str] = (outlet for outlet, cell in fact.coverage.items() if cell.status in statuses)
        return len({origins.get(outlet, outlet) for outlet in found})

    carriers, omitters = count(CARRIED), count((Status.OMITTED,))
    conflict = weights.conflict if fact.conflicting else 0.0
    sure = min((cell.score for cell in fact.coverage.values() if cell.status is Status.OMITTED), default=0.0)
    gap = weights.gap * sure * _weight(fact) * carriers / (carriers + omitters) / omitters if omitters else 0.0
    top = weights.top * (1 - min((m.position for m in fact.mentions), default=1.0))
    return conflict + gap + top + weights.kind * _weight(fact)


def _weight(fact: Fact) -> float:
    return _PART if fact.kind is Kind.CLAIM and is_bracketed(fact.label) else _WEIGHT[fact.kind]


def ranked(facts: Sequence[Fact], origins: Mapping[str, str], weights: RankingConfig) -> tuple[Fact, ...]:
    """The facts by tellingness; ties by content."""

    def place(fact: Fact) -> tuple[float, str, str, str]:
        return -round(tellingness(fact, origins, weights), 6), fact.kind, fact.label, fact.id

    return tuple(sorted(facts, key=place))
