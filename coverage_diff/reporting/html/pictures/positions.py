"""Where each outlet places each fact: slope lines from the top of a story to its end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from coverage_diff.reporting.html.matrix import Row
from coverage_diff.reporting.html.pictures import svg
from coverage_diff.reporting.html.text import clip
from coverage_diff.reporting.standing import Standing

MOST = 14
"""Lines that can still be followed; the most telling facts are drawn."""

_ENOUGH = 6

MOST_OUTLETS = 8

_SIDE, _TOP, _HEIGHT, _STEP, _GAP = 290, 50, 380, 240, 17
_FAR = 250
"""Thousandths of a story: a fact that moves further than this is drawn strongly."""


def placed(rows: Sequence[Row]) -> list[Row]:
    """The facts that at least two of the outlets drawn place in their stories."""
    return [row for row in rows if sum(place >= 0 for place in row.order[:MOST_OUTLETS]) > 1]


def chosen(rows: Sequence[Row]) -> list[Row]:
    """Those of the placed facts that are drawn."""
    shared = placed(rows)
    # Names and figures can be labelled in a line; a claim is a sentence and comes only where there is little else.
    short = [row for row in shared if row.kind != "claim"]
    return (short if len(short) >= _ENOUGH else shared)[:MOST]


def draw(rows: Sequence[Row], outlets: Sequence[str]) -> Markup | None:
    """The picture, or None where no fact has two carriers."""
    outlets = outlets[:MOST_OUTLETS]
    shared = chosen(rows)
    if not shared:
        return None
    xs = [_SIDE + index * _STEP for index in range(len(outlets))]
    content: list[Markup] = []
    for x, outlet in zip(xs, outlets, strict=True):
        content += [
            svg.line(x, _TOP, x, _TOP + _HEIGHT, class_="axis"),
            svg.text(x, _TOP - 26, clip(outlet, 28), text_anchor="middle", class_="strong"),
            svg.text(x, _TOP - 10, "headline and top", text_anchor="middle", class_="small"),
            svg.text(x, _TOP + _HEIGHT + 18, "end", text_anchor="middle", class_="small"),
        ]
    content += [_slopes(row, xs) for row in shared]
    content += _labels(shared, 0, xs[0], -1)
    last = len(outlets) - 1
    right = [row for row in shared if row.order[0] < 0 or last == 1] if last > 1 else shared
    content += _labels(right, last, xs[last], 1)
    described = "; ".join(
        f"{clip(row.label, 60)}: "
        + ", ".join(f"{o} {place // 10} %" for o, place in zip(outlets, row.order, strict=False) if place >= 0)
        for row in shared
    )
    width, height = xs[-1] + _SIDE, _TOP + max(_HEIGHT, len(shared) * _GAP) + 30
    return svg.picture(width, height, "Where each outlet places each fact", described, content)


def _y(place: int) -> float:
    return _TOP + _HEIGHT * place / 1000


def _slopes(row: Row, xs: Sequence[int]) -> Markup:
    known = [(x, place) for x, place in zip(xs, row.order, strict=False) if place >= 0]
    far = max(p for _, p in known) - min(p for _, p in known) > _FAR
    kind = "slope conflict" if row.standing is Standing.CONFLICT else "slope far" if far else "slope"
    lines = [svg.line(a, _y(p), b, _y(q)) for (a, p), (b, q) in pairwise(known)]
    dots = [svg.element("circle", cx=x, cy=_y(place), r=3.5) for x, place in known]
    name = svg.element("title", clip(row.label, 90))
    return svg.element("g", name, *lines, *dots, class_=f"{kind} pick", data_fact=row.index)


def _labels(rows: Sequence[Row], outlet: int, x: float, side: int) -> list[Markup]:
    """Labels beside an axis, kept apart, each joined to its dot by a hair line."""
    here = sorted((row for row in rows if row.order[outlet] >= 0), key=lambda row: (row.order[outlet], row.index))
    wanted = [_y(row.order[outlet]) for row in here]
    places = svg.spread(wanted, _GAP, _TOP, _TOP + _HEIGHT)
    made = []
    for row, at, y in zip(here, wanted, places, strict=True):
        made.append(svg.line(x + side * 6, at, x + side * 22, y, class_="hair"))
        anchor = "end" if side < 0 else "start"
        made.append(svg.text(x + side * 26, y + 4, clip(row.label, 38), text_anchor=anchor, class_="small"))
    return made
