"""Facts that tell in part what another fact of the same words tells: a reader counts them once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice

from coverage_diff.model import EventReport, Fact, Kind, Mention

_WITHIN: Mapping[Kind, frozenset[Kind]] = {
    Kind.CLAIM: frozenset({Kind.QUOTE}),
    Kind.QUANTITY: frozenset({Kind.CLAIM, Kind.QUOTE}),
}
"""Kinds of fact that can lie wholly within one of other kinds."""

_Places = Mapping[tuple[str, str], list[tuple[int, Mention]]]
"""The mentions in each article's title or text, with the number of their fact."""

_WORD = re.compile(r"\w+")


def folded(event: EventReport) -> dict[str, str]:
    """Fact id -> id of the more telling fact that it belongs to.

    A claim belongs to the quotation, and a figure to the claim or quotation, that all its mentions lie in, where every
    outlet does the same with both; that a claim also tells who said it makes it no other. Of such two the one further
    down belongs to the other; a fact belongs to one that itself belongs to none.
    """
    places: dict[tuple[str, str], list[tuple[int, Mention]]] = {}
    for number, fact in enumerate(event.facts):
        for mention in fact.mentions:
            places.setdefault((mention.article_id, mention.field), []).append((number, mention))
    found: dict[int, int] = {}
    for number, fact in enumerate(event.facts):
        outer = [n for n in _around(fact, number, places) if _alike(fact, event.facts[n])]
        for other in outer:
            inner, host = max(number, other), min(number, other)
            found[inner] = min(host, found.get(inner, host))
    ids = [fact.id for fact in event.facts]
    return {ids[inner]: ids[_last(found, host)] for inner, host in sorted(found.items())}


def most_telling(event: EventReport, rows: int) -> tuple[Fact, ...]:
    """The first facts of an event, but for those that only tell a part of another one.

    Args:
        event: Any.
        rows: How many at most.
    """
    parts = folded(event)
    return tuple(islice((fact for fact in event.facts if fact.id not in parts), rows))


def _around(fact: Fact, number: int, places: _Places) -> list[int]:
    """The facts within whose mentions all mentions of a fact lie."""
    if fact.kind not in _WITHIN:
        return []
    around: set[int] | None = None
    for mention in fact.mentions:
        held = places[mention.article_id, mention.field]
        first, last = _words(mention)
        here = {
            n
            for n, other in held
            if n != number and ((other.start <= first and last <= other.end) or _only_attributes(mention, other))
        }
        around = here if around is None else around & here
    return sorted(around or ())


def _words(mention: Mention) -> tuple[int, int]:
    """Where the words of a mention begin and end, without the marks around them: a quotation is without its own."""
    marks = "".join(c for c in mention.text if not c.isalnum())
    begun, ended = mention.text.lstrip(marks), mention.text.rstrip(marks)
    if not begun:
        return mention.start, mention.end
    return mention.end - len(begun), mention.start + len(ended)


def _only_attributes(claim: Mention, quotation: Mention) -> bool:
    """Whether a mention holds a quotation and, beside it, no more than its speaker and one word: “said”."""
    if not quotation.speaker_text or claim.start > quotation.start or claim.end < quotation.end:
        return False
    beside = claim.text[: quotation.start - claim.start] + " " + claim.text[quotation.end - claim.start :]
    said = Counter(_WORD.findall(beside.lower())) - Counter(_WORD.findall(quotation.speaker_text.lower()))
    return said.total() <= 1


def _alike(fact: Fact, other: Fact) -> bool:
    """Whether one can lie within the other, and every outlet does the same with both."""
    one, two = ({outlet: cell.status for outlet, cell in f.coverage.items()} for f in (fact, other))
    return other.kind in _WITHIN[fact.kind] and one == two


def _last(found: Mapping[int, int], host: int) -> int:
    """The fact at the end of a chain; hosts are always further up, so it ends."""
    while host in found:
        host = found[host]
    return host
