"""Pictures of a report with matplotlib (extra `plots`): who told what, how much is shared, where it stands, and when.

The colours are those of Okabe and Ito (2008, "Color universal design"), which people with any colour vision tell
apart; a sign, a shape or a label repeats what each says.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from coverage_diff.errors import MissingExtraError, ReportError
from coverage_diff.model import EventReport, Fact, Kind, Report, Status
from coverage_diff.reporting import inert, wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STATUS_COLOURS = {
    Status.INCLUDED: "#0072B2",
    Status.PARTIAL: "#56B4E9",
    Status.DIFFERS: "#F0E442",
    Status.OMITTED: "#D55E00",
    Status.UNCLEAR: "#BBBBBB",
}
"""A colour for each status."""

_DARK = {Status.INCLUDED, Status.OMITTED}  # colours on which white writing is read best
_OUTLET_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
_MARKERS = "osD^vPX*<>ph8d"
_LABEL = 60  # characters of a fact's label beside a picture


class _Look(NamedTuple):
    """How an outlet's points look: a shape and a colour, together different for 98 outlets."""

    marker: str
    colour: str


class Plots:
    """The pictures of one report; each method draws one event and returns its matplotlib axes.

    Every method takes `event`, the number of the event in the report (from 0) or its id, and `ax`, axes to draw on;
    without them a figure of a fitting size is made with pyplot.

    Args:
        report: The report to draw.
    """

    def __init__(self, report: Report) -> None:
        self._report = report

    def heat_map(self, event: int | str = 0, *, ax: Axes | None = None, rows: int = 30) -> Axes:
        """Facts x outlets: a colour and a sign for each status, the most telling facts at the top.

        Args:
            event: Number or id of the event.
            ax: Axes to draw on.
            rows: The most facts to draw.

        Raises:
            MissingExtraError: matplotlib is not installed.
            ReportError: There is no such event.
        """
        chosen = self._event(event)
        facts = chosen.facts[:rows]
        axes = _axes(ax, width=6 + 0.9 * len(chosen.outlets), height=1.2 + 0.28 * len(facts))
        for y, fact in enumerate(facts):
            for x, outlet in enumerate(chosen.outlets):
                status = fact.coverage[outlet].status
                axes.barh(y, 0.96, left=x - 0.48, height=0.92, color=STATUS_COLOURS[status])
                ink = "white" if status in _DARK else "black"
                axes.text(x, y, wording.GLYPHS[status], ha="center", va="center", color=ink)
        _name_facts(axes, facts)
        _name_outlets(axes, chosen)
        for status in Status:
            axes.bar(0, 0, color=STATUS_COLOURS[status], label=f"{wording.GLYPHS[status]} {status}")
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, 0), ncols=3, frameon=False, fontsize="small")
        return axes

    def shared_facts(self, event: int | str = 0, *, ax: Axes | None = None, rows: int = 20) -> Axes:
        """How many facts each combination of outlets told, as bars with the combination as joined dots (UpSet).

        Args:
            event: Number or id of the event.
            ax: Axes to draw on.
            rows: The most combinations to draw, the most frequent first.

        Raises:
            MissingExtraError: matplotlib is not installed.
            ReportError: There is no such event.
        """
        chosen = self._event(event)
        counted = Counter(fact.carriers for fact in chosen.facts if fact.carriers)
        # Ties by content, so that the picture does not depend on the order of the facts.
        combinations = sorted(counted, key=lambda c: (-counted[c], len(c), c))[:rows]
        axes = _axes(ax, width=7 + 0.3 * len(chosen.outlets), height=2 + 0.35 * len(combinations))
        bars = axes.barh(range(len(combinations)), [counted[c] for c in combinations], color="#0072B2", height=0.6)
        axes.bar_label(bars, padding=3)
        axes.set_yticks([])
        axes.set_ylim(len(combinations) - 0.5, -0.5)
        axes.set_xlabel("facts told by exactly these outlets")
        axes.locator_params(axis="x", integer=True)
        axes.spines[["top", "right"]].set_visible(False)
        share = min(0.14 * len(chosen.outlets), 0.7)
        dots = axes.inset_axes((-share - 0.02, 0, share, 1), sharey=axes)
        for y, combination in enumerate(combinations):
            places = [x for x, outlet in enumerate(chosen.outlets) if outlet in combination]
            dots.scatter(range(len(chosen.outlets)), [y] * len(chosen.outlets), color="#DDDDDD", s=45)
            dots.plot(places, [y] * len(places), color="black", marker="o", markersize=7)
        _name_outlets(dots, chosen)
        return axes

    def positions(self, event: int | str = 0, *, ax: Axes | None = None, rows: int = 25) -> Axes:
        """Where each outlet places each fact that several of them told: 0 is the top of a story, 1 its end.

        Args:
            event: Number or id of the event.
            ax: Axes to draw on.
            rows: The most facts to draw, those with the widest distance first.

        Raises:
            MissingExtraError: matplotlib is not installed.
            ReportError: There is no such event.
        """
        chosen = self._event(event)
        places = {fact.id: _first_places(fact) for fact in chosen.facts}
        shared = [fact for fact in chosen.facts if len(places[fact.id]) > 1]
        apart = {f.id: max(places[f.id].values()) - min(places[f.id].values()) for f in shared}
        facts = sorted(shared, key=lambda f: (-round(apart[f.id], 6), f.label, f.id))[:rows]
        axes = _axes(ax, width=9, height=1.6 + 0.28 * len(facts))
        for y, fact in enumerate(facts):
            axes.hlines(y, min(places[fact.id].values()), max(places[fact.id].values()), color="#BBBBBB", zorder=1)
        for number, outlet in enumerate(chosen.outlets):
            # A little below each other, so that two outlets at one place both show.
            shift = 0.3 * (number / len(chosen.outlets) - 0.5) if len(chosen.outlets) > 1 else 0.0
            told = [(places[fact.id][outlet], y + shift) for y, fact in enumerate(facts) if outlet in places[fact.id]]
            look = _look(number)
            axes.scatter(
                [x for x, _ in told],
                [y for _, y in told],
                marker=look.marker,
                color=look.colour,
                label=_plain(outlet, 40),
                zorder=2,
            )
        _name_facts(axes, facts)
        axes.set_xlim(-0.03, 1.03)
        axes.set_xlabel("place in the story: 0 top, 1 end")
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3, frameon=False)
        return axes

    def timeline(self, event: int | str = 0, *, ax: Axes | None = None) -> Axes:
        """When each outlet published, and the days that the dates it told are about.

        Args:
            event: Number or id of the event.
            ax: Axes to draw on.

        Raises:
            MissingExtraError: matplotlib is not installed.
            ReportError: There is no such event.
        """
        chosen = self._event(event)
        axes = _axes(ax, width=9, height=2 + 0.5 * len(chosen.outlets))
        dated = [
            fact for fact in chosen.facts if fact.kind is Kind.DATE and fact.date is not None and fact.date.resolved
        ]
        for y, outlet in enumerate(chosen.outlets):
            spans = [_days(fact) for fact in dated if outlet in fact.carriers]
            axes.barh(
                [y] * len(spans),
                [end - start for start, end in spans],
                left=[start for start, _ in spans],
                height=0.35,
                color="#56B4E9",
                edgecolor="#0072B2",
                label="told as a date" if y == 0 else None,
            )
            days = sorted({_number(s.day) for s in chosen.segments if s.outlet == outlet and s.day is not None})
            label = "published" if y == 0 else None
            axes.scatter(days, [y] * len(days), marker="D", color="#D55E00", zorder=3, label=label)
        axes.set_yticks(range(len(chosen.outlets)), [_plain(outlet, 40) for outlet in chosen.outlets])
        axes.set_ylim(len(chosen.outlets) - 0.5, -0.5)
        axes.xaxis_date()
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2, frameon=False)
        return axes

    def _event(self, event: int | str) -> EventReport:
        events = self._report.events
        for number, candidate in enumerate(events):
            if event in {number, candidate.id}:
                return candidate
        raise ReportError(f"there is no event {event!r} in this report; it holds {len(events)}, counted from 0")


def _axes(given: Axes | None, *, width: float, height: float) -> Axes:
    if given is not None:
        return given
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise MissingExtraError("matplotlib", extra="plots", purpose="A plot") from error
    axes: Axes = plt.subplots(figsize=(width, height), layout="constrained")[1]
    return axes


def _plain(text: str, length: int = _LABEL) -> str:
    """Words that matplotlib shows as they are: a dollar sign begins no formula."""
    return inert.short(text, length).replace("$", r"\$")


def _name_facts(axes: Axes, facts: Sequence[Fact]) -> None:
    axes.set_yticks(range(len(facts)), [_plain(wording.label(fact, _LABEL)) for fact in facts])
    axes.set_ylim(len(facts) - 0.5, -0.5)


def _name_outlets(axes: Axes, event: EventReport) -> None:
    """The outlets over the columns of a matrix, slanted so that long names do not run into each other."""
    names = [_plain(outlet, 24) for outlet in event.outlets]
    axes.set_xticks(range(len(names)), names, rotation=35, ha="left", rotation_mode="anchor")
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.set_xlim(-0.5, len(names) - 0.5)
    axes.set_frame_on(False)


def _look(number: int) -> _Look:
    return _Look(_MARKERS[number % len(_MARKERS)], _OUTLET_COLOURS[number % len(_OUTLET_COLOURS)])


def _first_places(fact: Fact) -> dict[str, float]:
    """Outlet -> the highest place at which it tells the fact."""
    return {
        outlet: min(fact.mentions[i].position for i in cell.mentions)
        for outlet, cell in fact.coverage.items()
        if cell.mentions
    }


def _days(fact: Fact) -> tuple[float, float]:
    """The first day of a date and the day after its last, as matplotlib counts days."""
    if fact.date is None or fact.date.start is None:
        raise ReportError(f"{fact.id} is no date that could be placed on the calendar")
    return _number(fact.date.start), _number(fact.date.end or fact.date.start) + 1


def _number(day: dt.date) -> float:
    """A day as matplotlib counts days: from its default epoch, 1 January 1970."""
    return float((day - dt.date(1970, 1, 1)).days)
