"""What outlets leave out over a whole archive: counts by outlet and event, and by outlet and kind of fact.

The denominator of an outlet's omission rate: facts that another source told on an event that the outlet covers, where
it is clear whether the outlet told them too. Cells that are unclear count for neither side and are told beside the
rate.

Outlets that printed copies of one text are one source. None of them is another source to the rest, so what only the
copy told was left out by nobody who printed it; and in the rows of all sources together each copy counts once.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coverage_diff.errors import MissingExtraError, ReportError
from coverage_diff.model import CARRIED, EventReport, Fact, Report, Status, independent_sources
from coverage_diff.progress import Progress, silent
from coverage_diff.reporting import inert

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from coverage_diff.indexing import EventIndex

ALL = "all sources"
"""The outlet of the rows that count every source once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What an outlet did with the facts that other sources told.

    Attributes:
        outlet: The outlet; `ALL` in the rows that count every source once.
        event: Id of the event; "" in the table by kind.
        title: The event's headline; "" in the table by kind.
        day: The first day of the event's coverage, where it is known.
        kind: The kind of fact; "" in the table by event.
        told: Facts of others that it told as well, in full, in part or with another value.
        omitted: Facts of others that it left out.
        unclear: Facts of others of which it is unclear whether it told them.
        alone: Facts that no other source told: not what it could have left out.

    Example:
        >>> import coverage_diff as cd
        >>> tally = cd.Tally(outlet="The Post", told=6, omitted=2, unclear=1, alone=4)
        >>> tally.decided, tally.omission_rate
        (8, 0.25)
    """

    outlet: str
    event: str = ""
    title: str = ""
    day: dt.date | None = None
    kind: str = ""
    told: int
    omitted: int
    unclear: int
    alone: int

    @property
    def decided(self) -> int:
        """The denominator of the omission rate: facts of others of which it is clear what the outlet did."""
        return self.told + self.omitted

    @property
    def omission_rate(self) -> float | None:
        """Share of the decided facts that it left out, in [0, 1]; None where there is none."""
        return self.omitted / self.decided if self.decided else None

    @property
    def unclear_share(self) -> float | None:
        """Share of the facts of others that are unclear, in [0, 1]; None where others told nothing."""
        chances = self.decided + self.unclear
        return self.unclear / chances if chances else None


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """Two tables over one archive.

    Attributes:
        by_event: One row per outlet and event.
        by_kind: One row per outlet and kind of fact, over all events.
        events: How many events there are.

    Example:
        >>> import coverage_diff as cd
        >>> table = cd.coverage_table(cd.compare(cd.read_articles("examples/classroom/flood")))
        >>> [row.outlet for row in table.outlets()]
        ['Ellin Valley Radio', 'Harwick Courier', 'Metro Daily', 'all sources']
        >>> table.to_csv().splitlines()[0]
        'outlet,kind,told,omitted,decided,omission_rate,unclear,unclear_share,alone'
    """

    by_event: tuple[Tally, ...]
    by_kind: tuple[Tally, ...]
    events: int

    def rows(self, by: str = "kind") -> tuple[Tally, ...]:
        """One of the tables.

        Args:
            by: "kind" or "event".

        Raises:
            ReportError: There is no such table.
        """
        tables = {"kind": self.by_kind, "event": self.by_event}
        if by not in tables:
            raise ReportError(f"there is no table by {by!r}; known are {', '.join(tables)}")
        return tables[by]

    def outlets(self) -> tuple[Tally, ...]:
        """One row per outlet, `ALL` last: all kinds and events together."""
        return tuple(_summed(self.by_kind, lambda tally: (tally.outlet, "", "", None, "")))

    def to_csv(self, by: str = "kind") -> str:
        """One of the tables as CSV, inert in spreadsheets."""
        out = io.StringIO()
        sheet = csv.writer(out, lineterminator="\n")
        names = _columns(by)
        sheet.writerow(names)
        for tally in self.rows(by):
            sheet.writerow([_cell(value) for value in _values(tally, names)])
        return out.getvalue()

    def to_frame(self, by: str = "kind") -> pd.DataFrame:
        """One of the tables as a pandas frame (extra `frame`).

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - an optional package
        except ImportError as error:
            raise MissingExtraError("pandas", extra="frame", purpose="A data frame") from error
        names = _columns(by)
        return pd.DataFrame([_values(tally, names) for tally in self.rows(by)], columns=names)

    def plot(self, *, ax: Axes | None = None, rows: int = 30) -> Axes:
        """Omission rate of each outlet as a bar, with its denominator and the share of unclear cells (extra `plots`).

        Args:
            ax: Axes to draw on.
            rows: The most outlets to draw, those with the most decided facts.

        Raises:
            MissingExtraError: matplotlib is not installed.
        """
        if ax is None:
            try:
                from matplotlib import pyplot as plt  # noqa: PLC0415 - an optional package
            except ImportError as error:
                raise MissingExtraError("matplotlib", extra="plots", purpose="A picture") from error
            _, ax = plt.subplots(figsize=(8, 1.2 + 0.35 * min(rows, len(self.outlets()))), layout="constrained")
        drawn = sorted(self.outlets(), key=lambda tally: (-tally.decided, tally.outlet))[:rows]
        drawn.sort(key=lambda tally: (tally.omission_rate or 0.0, tally.outlet))
        for place, tally in enumerate(drawn):
            rate = tally.omission_rate or 0.0
            ax.barh(place, rate, color="#D55E00")
            told = f" {tally.omitted} of {tally.decided}; {100 * (tally.unclear_share or 0):.0f} % unclear"
            ax.text(rate, place, told, va="center", fontsize="small")
        ax.set_yticks(range(len(drawn)), [inert.short(tally.outlet, 40) for tally in drawn])
        ax.set_xlim(0, 1.35)
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
        ax.set_xlabel("share of the facts told by others that the outlet left out")
        return ax


def coverage_table(
    source: EventIndex | Report | Iterable[Report], *, since: dt.date | None = None, progress: Progress = silent
) -> CoverageTable:
    """Count over an archive what each outlet told and left out.

    Args:
        source: An index, of which every event with two outlets is compared; or reports that were made before.
        since: Only events with a story of this day or later.
        progress: Called with "compare", events done, events in all (0 where that is not known).

    Raises:
        ReportError: The source is something else.

    Example:
        >>> import coverage_diff as cd
        >>> reports = [cd.compare(cd.read_articles(folder)) for folder in ("seeds", "examples/classroom/flood")]
        >>> table = cd.coverage_table(reports)
        >>> table.events, all(0 <= row.omission_rate <= 1 for row in table.outlets())
        (2, True)
    """
    tallies: list[Tally] = []
    events = 0
    for event in _events(source, since, progress):
        events += 1
        tallies += _tally(event)
    return CoverageTable(
        by_event=tuple(_summed(tallies, lambda tally: (tally.outlet, tally.event, tally.title, tally.day, ""))),
        by_kind=tuple(_summed(tallies, lambda tally: (tally.outlet, "", "", None, tally.kind))),
        events=events,
    )


def _events(
    source: EventIndex | Report | Iterable[Report], since: dt.date | None, progress: Progress
) -> Iterator[EventReport]:
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - only where needed

    if isinstance(source, EventIndex):
        found = [event.id for event in source.events(since=since) if len(event.outlets) > 1]
        for done, event_id in enumerate(found, 1):
            yield from source.report(event_id).events
            progress("compare", done, len(found))
        return
    for report in (source,) if isinstance(source, (Report, str, os.PathLike)) else source:
        if not isinstance(report, Report):
            problem = f"coverage_table needs an open EventIndex, or reports, not {source!r:.80}"
            raise ReportError(f"{problem}; a file is opened by cd.EventIndex.open or read by cd.Report.from_json")
        for event in report.events:
            if since is None or any(s.day is not None and s.day >= since for s in event.segments):
                yield event


def _tally(event: EventReport) -> Iterator[Tally]:
    """What each outlet did with each fact of an event, and each source once more among all."""
    sources = independent_sources(event.segments, event.origins)
    days = [segment.day for segment in event.segments if segment.day is not None]
    for source in sources:
        others = [other for other in sources if other is not source]
        groups = [(outlet, frozenset({outlet})) for outlet in sorted(source)]
        for fact in event.facts:
            elsewhere = any(_status(fact, other) == "told" for other in others)
            for name, outlets in (*groups, (ALL, source)):
                status = _status(fact, outlets)
                if not elsewhere:
                    status = "alone" if status == "told" else ""
                if status:
                    yield Tally(
                        outlet=name,
                        event=event.id,
                        title=event.title,
                        day=min(days, default=None),
                        kind=fact.kind,
                        told=status == "told",
                        omitted=status == "omitted",
                        unclear=status == "unclear",
                        alone=status == "alone",
                    )


def _status(fact: Fact, outlets: frozenset[str]) -> str:
    """What a source did: told where any of its outlets did, omitted where all of them did."""
    cells = {fact.coverage[outlet].status for outlet in outlets if outlet in fact.coverage}
    if cells & CARRIED:
        return "told"
    return "omitted" if cells == {Status.OMITTED} else "unclear"


def _summed(tallies: Iterable[Tally], by: Callable[[Tally], tuple[Any, ...]]) -> Iterator[Tally]:
    """Tallies added up by what they have in common, ordered by it."""
    sums: dict[tuple[Any, ...], list[int]] = {}
    for tally in tallies:
        total = sums.setdefault(by(tally), [0, 0, 0, 0])
        for place, amount in enumerate((tally.told, tally.omitted, tally.unclear, tally.alone)):
            total[place] += amount
    for group in sorted(sums, key=lambda g: (g[0] == ALL, *map(str, g))):
        outlet, event, title, day, kind = group
        told, omitted, unclear, alone = sums[group]
        yield Tally(
            outlet=outlet, event=event, title=title, day=day, kind=kind,
            told=told, omitted=omitted, unclear=unclear, alone=alone,
        )  # fmt: skip


def _columns(by: str) -> list[str]:
    key = ("outlet", "kind") if by == "kind" else ("outlet", "event", "title", "day")
    return [*key, "told", "omitted", "decided", "omission_rate", "unclear", "unclear_share", "alone"]


def _values(tally: Tally, names: list[str]) -> list[Any]:
    return [getattr(tally, name) for name in names]


def _cell(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, str):
        return inert.cell(value)
    return value.isoformat() if isinstance(value, dt.date) else value
