"""Where matching passages stand: two stories as columns of paragraphs, joined by ribbons; moved ones cross."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from coverage_diff.reporting.html.pictures import svg
from coverage_diff.reporting.html.reading import Block, Column
from coverage_diff.reporting.html.text import clip, line

MOST_COLUMNS = 4

_WIDE, _STEP, _TOP, _HEIGHT, _SIDE = 150, 340, 34, 320, 2

_Edge = tuple[float, float, float]
"""A side of a box: x, top, height."""


def moved(columns: Sequence[Column]) -> bool:
    """Whether any ribbon of the picture is striped."""
    columns = columns[:MOST_COLUMNS]
    return any(
        partner.moved and target in {block.id for block in there.blocks if block.role == "paragraph"}
        for here, there in pairwise(columns)
        for block in here.blocks
        if block.role == "paragraph"
        for partner in block.partners
        for target in partner.joined
    )


def draw(columns: Sequence[Column]) -> Markup | None:
    """The picture of neighbouring columns, or None where nothing can be joined."""
    columns = columns[:MOST_COLUMNS]
    boxes = [_boxes(column) for column in columns]
    if not any(boxes):
        return None
    content: list[Markup] = []
    ribbons = 0
    for left in range(len(columns) - 1):
        x1, x2 = _SIDE + left * _STEP + _WIDE, _SIDE + (left + 1) * _STEP
        for block, (y, high) in boxes[left].values():
            for partner in block.partners:
                for target in partner.joined:
                    if target in boxes[left + 1]:
                        _, (z, deep) = boxes[left + 1][target]
                        content.append(_ribbon((x1, y, high), (x2, z, deep), moved=partner.moved))
                        ribbons += 1
    for place, column in enumerate(columns):
        x = _SIDE + place * _STEP
        content.append(svg.text(x, _TOP - 14, clip(column.outlet, svg.NAME), class_="strong"))
        content += [_box(block, x, y, high) for block, (y, high) in boxes[place].values()]
    width = 2 * _SIDE + (len(columns) - 1) * _STEP + max(_WIDE, svg.margin([columns[-1].outlet]))
    alone = "; ".join(
        f"{column.outlet}: {sum(b.alone for b in column.blocks)} of {column.paragraphs} paragraphs without a match"
        for column in columns
    )
    title = "Where matching passages stand"
    return svg.picture(width, _TOP + _HEIGHT + 12, title, f"{ribbons} matches; {alone}", content)


def _boxes(column: Column) -> dict[str, tuple[Block, tuple[float, float]]]:
    """Every paragraph's block with its top and height, in proportion to its length."""
    blocks = [block for block in column.blocks if block.role == "paragraph"]
    total = sum(block.end - block.start for block in blocks) or 1
    room = _HEIGHT - 2 * len(blocks)
    boxes = {}
    y = float(_TOP)
    for block in blocks:
        high = max(2.0, room * (block.end - block.start) / total)
        boxes[block.id] = (block, (y, high))
        y += high + 2
    return boxes


def _box(block: Block, x: float, y: float, high: float) -> Markup:
    name = svg.element("title", line(clip(block.source, 90)))
    number = svg.text(x + _WIDE / 2, y + high / 2 + 4, str(block.number), text_anchor="middle", class_="small")
    shape = svg.rect(x, y, _WIDE, high, rx=2, class_="box alone" if block.alone else "box")
    return svg.element("g", name, shape, number if high > 12 else "", class_="pick", data_block=block.id)


def _ribbon(left: _Edge, right: _Edge, *, moved: bool) -> Markup:
    (x1, y, high), (x2, z, deep) = left, right
    middle = (x1 + x2) / 2
    path = (
        f"M{x1:.0f} {y:.1f}C{middle:.0f} {y:.1f} {middle:.0f} {z:.1f} {x2:.0f} {z:.1f}"
        f"v{deep:.1f}C{middle:.0f} {z + deep:.1f} {middle:.0f} {y + high:.1f} {x1:.0f} {y + high:.1f}z"
    )
    return svg.element("path", d=path, class_="ribbon moved" if moved else "ribbon")
