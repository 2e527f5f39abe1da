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


def draw(rows: Sequence[Row], outlets: Sequence[str]) -> Markup:
    """The picture; facts of a kind stand together, and within it those that the same outlets tell."""
    order = {kind.value: place for place, kind in enumerate(Kind)}
    shown = sorted(rows[:MOST], key=lambda row: (order[row.kind], row.codes, row.index))
    content: list[Markup] = []
    left = svg.margin(outlets)
    x = float(left)
    for kind, group in groupby(shown, key=lambda row: row.kind):
        start = x
        for row in group:
            cells = [_cell(cell.code, x, _TOP + index * (_HIGH + 3)) for index, cell in enumerate(row.cells)]
            name = svg.element("title", f"{clip(row.label, 90)} – {row.standing_label}")
            content.append(svg.element("g", name, *cells, class_="pick", data_fact=row.index))
            x += _WIDE + 2
        content.append(svg.line(start, _TOP - 8, x - 2, _TOP - 8, class_="axis"))
        label = wording.KINDS[Kind(kind)]
        # A narrow group's name would run into the next one: it makes room for itself.
        x = max(x, start + 6.6 * len(label)) + _GAP
        content.append(svg.text(start, _TOP - 14, label, class_="small"))
    height = _TOP + len(outlets) * (_HIGH + 3) + 4
    names = [
        svg.text(left - 10, _TOP + index * (_HIGH + 3) + 15, clip(outlet, svg.NAME), text_anchor="end")
        for index, outlet in enumerate(outlets)
    ]
    description = "; ".join(f"{outlet}: {_tally(rows, index)}" for index, outlet in enumerate(outlets))
    return svg.picture(x, height, "Coverage heat map", description, [*names, *content])


def _tally(rows: Sequence[Row], outlet: int) -> str:
    codes = [row.codes[outlet] for row in rows]
    counts = [(name.label, codes.count(name.code)) for name in wording.STATUSES.values()]
    return ", ".join(f"{count} {label}" for label, count in counts if count) or "nothing"


def _cell(code: str, x: float, y: float) -> Markup:
    """A cell; the page defines its shapes once (`templates/shapes.html`)."""
    return svg.element("use", href=f"#cell-{code}", x=x, y=y)
