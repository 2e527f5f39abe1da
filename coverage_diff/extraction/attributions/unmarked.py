"""Quotations without quotation marks: paragraphs set off behind a colon, and embedded posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from coverage_diff.extraction.attributions.frames import Frame
from coverage_diff.extraction.attributions.units import Unit
from coverage_diff.extraction.entities import Place
from coverage_diff.language.document import Document, Role

# "... - Jane Malik (@jmalik) June 12, 2020": what stands before the dash is the post.
_SIGNED = re.compile(r"[—–-] ?(?P<name>[^\n()@]{2,60}) \(@\w{1,30}\)")
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+")
_LEAST_WORDS = 4  # a line of fewer words behind a colon is a heading or the first item of a list


class Unmarked(NamedTuple):
    """A quotation that no marks enclose.

    Attributes:
        block: Index of its block.
        content: The words.
        source: Where the words stand that name who said it.
        rule: "post" or "set off".
    """

    block: int
    content: Place
    source: Place
    rule: str


def find_unmarked(document: Document, units: Sequence[Unit], frames: Sequence[Sequence[Frame]]) -> list[Unmarked]:
    """Embedded posts, and paragraphs behind "Malik said in a statement:" that have no marks of their own."""
    found = []
    last: dict[int, int] = {}
    quoted = set()
    for number, unit in enumerate(units):
        last[unit.block] = number
        if unit.quotations:
            quoted.add(unit.block)
    for index, block in enumerate(document.blocks):
        if block.role is not Role.PARAGRAPH or index not in last:
            continue
        text = document.plain(block.field)
        signed = _SIGNED.search(text, block.start, block.end)
        before = last.get(index - 1)
        if signed is not None and signed.start() > block.start:
            content = _without_link(text, block.start, signed.start())
            source = Place(field=block.field, start=signed.start("name"), end=signed.end("name"))
            found.append(Unmarked(index, Place(field=block.field, start=content[0], end=content[1]), source, "post"))
        elif before is not None and index not in quoted and len(text[block.start : block.end].split()) >= _LEAST_WORDS:
            frame = next((f for f in frames[before] if f.colon and f.source is not None), None)
            if frame is not None and frame.source is not None:
                items = units[before].items
                source = Place(
                    field=units[before].field, start=items[frame.source[0]].start, end=items[frame.source[1]].end
                )
                found.append(
                    Unmarked(index, Place(field=block.field, start=block.start, end=block.end), source, "set off")
                )
    return [row for row in found if row.content.start < row.content.end]


def _without_link(text: str, start: int, end: int) -> tuple[int, int]:
    """The words of a post without the link at their end."""
    link = _LINK.search(text, start, end)
    end = link.start() if link is not None else end
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())
