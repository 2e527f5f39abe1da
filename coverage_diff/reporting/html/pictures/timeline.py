"""When the outlets published, and which dates they told their readers, in order (not to scale)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from coverage_diff.model import CARRIED, Date, EventReport, Granularity
from coverage_diff.reporting.html import text
from coverage_diff.reporting.html.pictures import svg

_MOST = 24
_TOP, _STEP, _LINE = 96, 76, 30

_SCREEN = 1100
"""Units that a laptop's screen shows without scrolling; points move together to fit, as far as their labels allow."""

_LEAST = 36
"""The least distance of two points: slanted labels of 12 units need 23."""

_LETTER = 5.6
"""Width of a letter of a slanted label, along the line: 6.6 units, turned by 32 degrees."""


_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
"""How TIMEX3 writes the seasons: "2026-SU"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """A stretch of time that somebody names or publishes on."""

    label: str
    tells: set[int] = field(default_factory=set)
    publishes: set[int] = field(default_factory=set)
    facts: list[int] = field(default_factory=list)


def draw(event: EventReport, outlets: Sequence[str]) -> Markup | None:
    """The picture, or None where there is no date at all."""
    points = _points(event)
    if not points:
        return None
    content: list[Markup] = []
    left = svg.margin(outlets)
    step = max(_LEAST, min(_STEP, (_SCREEN - left) / len(points)))
    ends = [left + 30 + place * step + _LETTER * len(point.label) for place, point in enumerate(points)]
    width = max(left + 2 * step + 30, *ends) + 12
    for index, outlet in enumerate(outlets):
        y = _TOP + index * _LINE
        content.append(svg.line(left, y, width - 10, y, class_="hair"))
        content.append(svg.text(left - 10, y + 4, text.clip(outlet, svg.NAME), text_anchor="end"))
    for place, point in enumerate(points):
        x = left + 30 + place * step
        content.append(svg.line(x, _TOP - 12, x, _TOP + (len(outlets) - 1) * _LINE + 12, class_="hair"))
        content.append(svg.text(x, _TOP - 20, point.label, transform=f"rotate(-32 {x} {_TOP - 20})", class_="small"))
        marks = [_diamond(x, _TOP + index * _LINE) for index in sorted(point.publishes)]
        marks += [
            svg.element("circle", cx=x, cy=_TOP + index * _LINE, r=4 if index in point.publishes else 6.5, class_="h-i")
            for index in sorted(point.tells)
        ]
        fact = point.facts[0] if point.facts else None
        content.append(svg.element("g", *marks, class_="pick" if point.facts else None, data_fact=fact))
    height = _TOP + len(outlets) * _LINE + 4
    described = "; ".join(_described(point, outlets) for point in points)
    return svg.picture(width, height, "Timeline", described, content)


def _points(event: EventReport) -> list[_Point]:
    found: dict[tuple[dt.date, dt.date], _Point] = {}
    outlets = event.outlets
    for index, fact in enumerate(event.facts):
        date = fact.date
        if date is None or date.start is None or len(found) >= _MOST:
            continue
        point = found.setdefault((date.start, date.end or date.start), _Point(label=label(date)))
        point.facts.append(index)
        point.tells.update(
            number for number, o in enumerate(outlets) if o in fact.coverage and fact.coverage[o].status in CARRIED
        )
    for segment in event.segments:
        if segment.day:
            point = found.setdefault((segment.day, segment.day), _Point(label=_day(segment.day)))
            point.publishes.add(outlets.index(segment.outlet))
    return [found[key] for key in sorted(found)]


def label(date: Date) -> str:
    """A date no more exact than the text: "25 Jul 2025", "May 2024", "2021"."""
    if date.start is None:
        return date.value
    if date.granularity in {Granularity.DAY, Granularity.PART_OF_DAY}:
        return _day(date.start)
    if date.granularity is Granularity.MONTH:
        return f"{date.start:%b %Y}"
    if date.granularity is Granularity.YEAR:
        return f"{date.start:%Y}"
    if date.end is not None and date.granularity in {Granularity.WEEK, Granularity.PERIOD}:
        return f"{date.start.day} {date.start:%b} – {_day(date.end)}"
    year, _, season = date.value.partition("-")
    if season in _SEASONS:
        return text.line(f"{_SEASONS[season]} {year}")
    return text.line(date.value)


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%b %Y}"


def _diamond(x: float, y: float) -> Markup:
    return svg.element("path", d=f"M{x} {y - 11}l11 11l-11 11l-11 -11z", class_="published")


def _described(point: _Point, outlets: Sequence[str]) -> str:
    parts = []
    if point.publishes:
        parts.append("published by " + ", ".join(outlets[i] for i in sorted(point.publishes)))
    if point.tells:
        parts.append("told by " + ", ".join(outlets[i] for i in sorted(point.tells)))
    return f"{point.label}: {' and '.join(parts) or 'told by nobody'}"
