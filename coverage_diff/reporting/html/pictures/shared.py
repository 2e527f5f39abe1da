"""Shared facts: how many facts each combination of outlets tells (the idea of UpSet plots, Lex et al. 2014)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from coverage_diff.reporting.html.matrix import Row
from coverage_diff.reporting.html.pictures import svg
from coverage_diff.reporting.html.text import clip
from coverage_diff.reporting.html.wording import TOLD
from coverage_diff.reporting.standing import Standing

_MOST = 16
_TOP, _BARS, _STEP, _LINE = 24, 130, 46, 26


def draw(rows: Sequence[Row], outlets: Sequence[str]) -> Markup:
    """The picture: a bar per combination, the largest first, with the outlets that make it as dots beneath.

    Facts of which nothing can be said are left out: a bar of one outlet counts what its card calls "only here".
    """
    known = [row for row in rows if row.standing is not Standing.OPEN]
    counts = Counter(tuple(code in TOLD for code in row.codes) for row in known)
    counts.pop((False,) * len(outlets), None)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], -sum(item[0]), item[0]))[:_MOST]
    top = max((count for _, count in ranked), default=1)
    content: list[Markup] = []
    left = svg.margin(outlets)
    base = _TOP + _BARS
    for place, (combination, count) in enumerate(ranked):
        x = left + 24 + place * _STEP
        high = max(2, _BARS * count / top)
        everybody = all(combination)
        content += [
            svg.rect(x - 12, base - high, 24, high, class_="h-i" if everybody else "h-s"),
            svg.text(x, base - high - 6, str(count), text_anchor="middle", class_="figure"),
            *_dots(combination, x, base + 22),
        ]
    names = [
        svg.text(left - 10, base + 26 + index * _LINE, clip(outlet, svg.NAME), text_anchor="end")
        for index, outlet in enumerate(outlets)
    ]
    width = left + 24 + max(len(ranked), 1) * _STEP
    axis = svg.line(left, base + 0.5, width - 12, base + 0.5, class_="axis")
    height = base + 14 + len(outlets) * _LINE + 6
    description = "; ".join(
        f"{count} told by {' and '.join(o for o, told in zip(outlets, combination, strict=True) if told)}"
        for combination, count in ranked
    )
    return svg.picture(width, height, "Shared facts", description, [axis, *names, *content])


def _dots(combination: Sequence[bool], x: float, y: float) -> list[Markup]:
    told = [index for index, tells in enumerate(combination) if tells]
    joined = svg.line(x, y + told[0] * _LINE, x, y + told[-1] * _LINE, class_="join")
    dots = [
        svg.element("circle", cx=x, cy=y + index * _LINE, r=6 if tells else 4.5, class_="h-i" if tells else "h-o")
        for index, tells in enumerate(combination)
    ]
    return [joined, *dots]
