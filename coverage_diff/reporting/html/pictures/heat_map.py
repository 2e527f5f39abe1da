"""Coverage heat map: every fact a column, every outlet a row, statuses told apart by shape as well as colour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from coverage_diff.model import Kind
from coverage_diff.reporting.html import wording
from coverage_diff.reporting.html.matrix import Row
from coverage_diff.reporting.html.pictures import svg
from coverage_diff.reporting.html.text import clip

MOST = 160
"""More columns than this cannot be told apart on a screen: the picture shows the most telling ones."""

_TOP, _WIDE, _HIGH, _GAP = 34, 11, 22, 10

_LONGEST = 1180
"""Widest picture: what a page of 1280 units shows without scrolling. Facts that do not fit go on below."""


def draw(rows: Sequence[Row], outlets: Sequence[str]) -> Markup:
    """The picture; facts of a kind stand together, and within it those that the same outlets tell."""
    order = {kind.value: place for place, kind in enumerate(Kind)}
    shown = sorted(rows[:MOST], key=lambda row: (order[row.kind], row.codes, row.index))
    left = svg.margin(outlets)
    high = _TOP + len(outlets) * (_HIGH + 3) + _GAP
    room = max(1, int((_LONGEST - left) // (_WIDE + 2)))
    content: list[Markup] = []
    x, top, widest = float(left), 0, float(left)
    for kind, group in groupby(shown, key=lambda row: row.kind):
        facts = list(group)
        label = wording.KINDS[Kind(kind)]
        for first in range(0, len(facts), room):
            part = facts[first : first + room]
            # A narrow group's name would run into the next one: it makes room for itself.
            wide = max(len(part) * (_WIDE + 2), 6.6 * len(label))
            if x + wide > _LONGEST and x > left:
                x, top = float(left), top + high
            content += _group(part, label, x, top)
            x += wide + _GAP
            widest = max(widest, x)
    names = [
        svg.text(left - 10, line + _TOP + index * (_HIGH + 3) + 15, clip(outlet, svg.NAME), text_anchor="end")
        for line in range(0, top + 1, high)
        for index, outlet in enumerate(outlets)
    ]
    description = "; ".join(f"{outlet}: {_tally(rows, index)}" for index, outlet in enumerate(outlets))
    return svg.picture(widest, top + high - _GAP + 4, "Coverage heat map", description, [*names, *content])


def _group(facts: Sequence[Row], label: str, x: float, top: float) -> list[Markup]:
    """Facts of one kind side by side, under the name of the kind."""
    content = []
    for place, row in enumerate(facts):
        left = x + place * (_WIDE + 2)
        cells = [_cell(cell.code, left, top + _TOP + index * (_HIGH + 3)) for index, cell in enumerate(row.cells)]
        name = svg.element("title", f"{clip(row.label, 90)} – {row.standing_label}")
        content.append(svg.element("g", name, *cells, class_="pick", data_fact=row.index))
    end = x + len(facts) * (_WIDE + 2) - 2
    return [
        *content,
        svg.line(x, top + _TOP - 8, end, top + _TOP - 8, class_="axis"),
        svg.text(x, top + _TOP - 14, label, class_="small"),
    ]


def _tally(rows: Sequence[Row], outlet: int) -> str:
    codes = [row.codes[outlet] for row in rows]
    counts = [(name.label, codes.count(name.code)) for name in wording.STATUSES.values()]
    return ", ".join(f"{count} {label}" for label, count in counts if count) or "nothing"


def _cell(code: str, x: float, y: float) -> Markup:
    """A cell; the page defines its shapes once (`templates/shapes.html`)."""
    return svg.element("use", href=f"#cell-{code}", x=x, y=y)
