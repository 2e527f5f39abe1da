"""The story in one glance: who tells it, how much is shared, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage_diff.model import EventReport, Fact, Status
from coverage_diff.reporting.html import text, wording
from coverage_diff.reporting.html.matrix import Row
from coverage_diff.reporting.standing import Standing

_TELLING = 3
"""Omissions shown per outlet: what a reader takes in at once."""

_NEAR = 30
"""Characters between two mentions that are told in one breath: clauses of a sentence."""

_TELLING_OUTLETS = 6
"""With more outlets than this, omissions are shown for the event as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A fact that an outlet left out.

    Attributes:
        row: The fact's row.
        told_by: Who told it.
    """

    row: Row
    told_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCard:
    """One outlet at a glance.

    Attributes:
        index: Its number.
        name: Its name, safe to show.
        stories: (headline, day, words) of each of its stories.
        told: Facts it tells, in full, in part or with another value.
        only: Facts that it alone tells.
        omitted: Facts it left out.
        unclear: Facts of which nothing can be said.
        total: All facts.
        omissions: The most telling of what it left out.
    """

    index: int
    name: str
    stories: tuple[tuple[str, str, int], ...]
    told: int
    only: int
    omitted: int
    unclear: int
    total: int
    omissions: tuple[Omission, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many facts stand where; together they are all facts."""

    all: int
    some: int
    only: int
    conflict: int
    open: int

    @property
    def total(self) -> int:
        """All facts of the event."""
        return self.all + self.some + self.only + self.conflict + self.open

    @property
    def shared(self) -> int:
        """Facts that at least two outlets tell without contradiction."""
        return self.all + self.some


def tally(rows: Sequence[Row]) -> Tally:
    """Count the facts of an event by how the outlets stand to them."""
    found = [row.standing for row in rows]
    return Tally(
        all=found.count(Standing.ALL),
        some=found.count(Standing.SOME),
        only=found.count(Standing.ONLY),
        conflict=found.count(Standing.CONFLICT),
        open=found.count(Standing.OPEN),
    )


def cards(event: EventReport, rows: Sequence[Row]) -> tuple[OutletCard, ...]:
    """The outlets in the order of the matrix."""
    return tuple(_card(event, rows, number, outlet) for number, outlet in enumerate(event.outlets))


def _card(event: EventReport, rows: Sequence[Row], number: int, outlet: str) -> OutletCard:
    codes = [row.codes[number] for row in rows]
    few = len(event.outlets) <= _TELLING_OUTLETS
    return OutletCard(
        index=number,
        name=text.line(outlet),
        stories=tuple(
            (
                text.line(segment.title) or "(no headline)",
                text.day(segment.day),
                sum(len(segment.slice(span).split()) for span in segment.paragraphs),
            )
            for segment in event.segments
            if segment.outlet == outlet
        ),
        told=sum(code in wording.TOLD for code in codes),
        only=sum(row.standing is Standing.ONLY and row.codes[number] in wording.TOLD for row in rows),
        omitted=codes.count(wording.STATUSES[Status.OMITTED].code),
        unclear=codes.count(wording.STATUSES[Status.UNCLEAR].code),
        total=len(rows),
        omissions=omissions(event, rows, outlet) if few else (),
    )


def _pairs(event: EventReport, rows: Sequence[Row]) -> zip[tuple[Fact, Row]]:
    return zip(event.facts, rows, strict=True)


def omissions(event: EventReport, rows: Sequence[Row], outlet: str | None) -> tuple[Omission, ...]:
    """The most telling facts that an outlet (or, for None, any outlet) left out.

    A figure and the claim that holds it say the same thing twice: of facts that stand in one passage only the first is
    taken.
    """
    found: list[Omission] = []
    taken: list[Fact] = []
    for fact, row in _pairs(event, rows):
        if not fact.carriers or (outlet not in fact.omitters if outlet is not None else not fact.omitters):
            continue
        if any(_overlap(fact, other) for other in taken):
            continue
        taken.append(fact)
        found.append(Omission(row=row, told_by=text.line(_enumerate(fact.carriers))))
        if len(found) == _TELLING:
            break
    return tuple(found)


def _overlap(one: Fact, other: Fact) -> bool:
    return any(
        a.article_id == b.article_id and a.field == b.field and a.start < b.end + _NEAR and b.start < a.end + _NEAR
        for a in one.mentions
        for b in other.mentions
    )


def _enumerate(names: Sequence[str]) -> str:
    if len(names) > _TELLING:
        return f"{len(names)} outlets"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def sentence(total: Tally, outlets: int) -> str:
    """The event in a sentence."""
    if not total.total:
        return "No fact was found in these stories."
    every = "both" if outlets == 2 else f"all {_WORDS[outlets] if outlets < len(_WORDS) else outlets}"
    told = f"Of {total.total} facts, {total.all or 'none'} {_are(total.all)} told by {every} outlets"
    some = f" and {total.some} by some of them" if total.some else ""
    only = f"; {total.only or 'none'} {'stands' if total.only == 1 else 'stand'} in only one"
    conflict = (
        f", and {total.conflict} {_are(total.conflict)} given with values that conflict" if total.conflict else ""
    )
    return f"{told}{some}{only}{conflict}."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
