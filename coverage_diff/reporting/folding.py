"""Facts that tell in part what another fact of the same words tells: a reader counts them once."""

from __future__ import annotations

from collections.abc import Mapping

from coverage_diff.model import EventReport, Fact, Kind

_WITHIN: Mapping[Kind, frozenset[Kind]] = {
    Kind.CLAIM: frozenset({Kind.QUOTE}),
    Kind.QUANTITY: frozenset({Kind.CLAIM, Kind.QUOTE}),
}
"""Kinds of fact that can lie wholly within one of other kinds."""


def folded(event: EventReport) -> dict[str, str]:
    """Fact id -> id of the more telling fact that it belongs to.

    A claim belongs to the quotation, and a figure to the claim or quotation, that all its mentions lie in, where every
    outlet does the same with both. Of such two the one further down belongs to the other; a fact belongs to one that
    itself belongs to none.
    """
    spans: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for number, fact in enumerate(event.facts):
        for mention in fact.mentions:
            spans.setdefault((mention.article_id, mention.field), []).append((mention.start, mention.end, number))
    found: dict[int, int] = {}
    for number, fact in enumerate(event.facts):
        outer = [n for n in _around(fact, number, spans) if _alike(fact, event.facts[n])]
        for other in outer:
            inner, host = max(number, other), min(number, other)
            found[inner] = min(host, found.get(inner, host))
    ids = [fact.id for fact in event.facts]
    return {ids[inner]: ids[_last(found, host)] for inner, host in sorted(found.items())}


def _around(fact: Fact, number: int, spans: Mapping[tuple[str, str], list[tuple[int, int, int]]]) -> list[int]:
    """The facts within whose mentions all mentions of a fact lie."""
    if fact.kind not in _WITHIN:
        return []
    around: set[int] | None = None
    for mention in fact.mentions:
        held = spans[mention.article_id, mention.field]
        here = {n for start, end, n in held if start <= mention.start and mention.end <= end and n != number}
        around = here if around is None else around & here
    return sorted(around or ())


def _alike(fact: Fact, other: Fact) -> bool:
    """Whether one can lie within the other, and every outlet does the same with both."""
    one, two = ({outlet: cell.status for outlet, cell in f.coverage.items()} for f in (fact, other))
    return other.kind in _WITHIN[fact.kind] and one == two


def _last(found: Mapping[int, int], host: int) -> int:
    """The fact at the end of a chain; hosts are always further up, so it ends."""
    while host in found:
        host = found[host]
    return host
