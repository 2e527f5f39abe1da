"""The fact x outlet matrix, ready for the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coverage_diff.model import NAME_KINDS, Coverage, EventReport, Fact, Kind, Mention, Relation
from coverage_diff.reporting.folding import folded
from coverage_diff.reporting.html import text, wording
from coverage_diff.reporting.html.reading import COARSE, Block, Column
from coverage_diff.reporting.standing import STANDINGS, Standing, standing

WIDE = 6
"""With more outlets than this a cell shows its sign alone, the words in the evidence."""

_CONTEXT = 110
"""Characters of the sentence shown before and after a fact: a line and a half, together."""

_LABEL = 260
"""Longest label of a row in characters: about three lines; the whole stands in the evidence."""

_HOST = 48
"""Longest name of the row that another belongs to, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one outlet did with one fact.

    Attributes:
        code: The status's letter.
        glyph: Its sign.
        label: Its name.
        outlet: The outlet's number.
        href: The block that shows it, for readers without JavaScript; "" for none.
        place: Where the outlet tells it first: "headline", "¶ 3".
        words: The outlet's own words, where they are short and are not the label.
    """

    code: str
    glyph: str
    label: str
    outlet: int
    href: str = ""
    place: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact.

    Attributes:
        index: Its rank: 0 is the most telling.
        id: Its id on the page.
        fact_id: Its id in the JSON report.
        label: In a line or three.
        before: What stands before it in its sentence.
        after: What stands after it.
        named: Whether it is a name, which is understood without its sentence.
        kind: The kind's value.
        kind_label: The kind as a reader sees it.
        standing: How the outlets stand to it.
        standing_label: The same in words.
        rounded: Whether the outlets' figures agree only after rounding.
        aliases: Other names for it.
        cells: One per outlet.
        codes: The cells' letters, one per outlet.
        href: The first place that tells it.
        order: For every outlet the rank of its first mention, for sorting; -1 for none.
        host: The rank of the more telling fact whose words this one lies in, or holds; None where there is none.
        host_label: That fact, in a few words.
    """

    index: int
    id: str
    fact_id: str
    label: str
    before: str
    after: str
    named: bool
    kind: str
    kind_label: str
    standing: Standing
    standing_label: str
    rounded: bool
    aliases: str
    cells: tuple[Cell, ...]
    codes: str
    href: str
    order: tuple[int, ...]
    host: int | None = None
    host_label: str = ""


class Places:
    """Where mentions stand on the page.

    Args:
        columns: The event's stories.
    """

    def __init__(self, columns: Sequence[Column], event: EventReport) -> None:
        self._found: dict[tuple[str, str, int], tuple[Column, Block] | None] = {}
        self._columns: dict[str, list[tuple[int, int, Column]]] = {}
        for column, segment in zip(columns, event.segments, strict=True):
            self._columns.setdefault(segment.article_id, []).append((segment.start, segment.end, column))

    def find(self, mention: Mention) -> tuple[Column, Block] | None:
        """The column and block that hold a mention; None for one outside the event's stories."""
        key = (mention.article_id, mention.field, mention.start)
        if key not in self._found:
            self._found[key] = self._search(mention)
        return self._found[key]

    def _search(self, mention: Mention) -> tuple[Column, Block] | None:
        for start, end, column in self._columns.get(mention.article_id, ()):
            if mention.field == "title" or start <= mention.start < end:
                block = column.block_at(mention.field, mention.start)
                if block is not None:
                    return column, block
        return None


def rows(event: EventReport, prefix: str, places: Places) -> tuple[Row, ...]:
    """The facts of an event in its own order."""
    found = [_row(fact, number, prefix, event.outlets, places) for number, fact in enumerate(event.facts)]
    place = {fact.id: number for number, fact in enumerate(event.facts)}
    for inner, outer in folded(event).items():
        host = place[outer]
        words = text.clip(found[host].label, _HOST)
        found[place[inner]] = replace(found[place[inner]], host=host, host_label=words)
    return tuple(found)


def _row(fact: Fact, number: int, prefix: str, outlets: Sequence[str], places: Places) -> Row:
    label = text.line(text.clip(fact.label.lstrip("\u2022\u00b7 "), _LABEL))
    before, after = _context(fact, places)
    short = len(outlets) <= WIDE
    cells = tuple(
        _cell(fact, fact.coverage.get(outlet), index, label if short else None, places)
        for index, outlet in enumerate(outlets)
    )
    how = standing(fact)
    return Row(
        index=number,
        id=f"{prefix}f{number}",
        fact_id=fact.id,
        label=label,
        before=before,
        after=after,
        named=fact.kind in NAME_KINDS,
        kind=fact.kind.value,
        kind_label=wording.KIND[fact.kind],
        standing=how,
        standing_label=_standing_label(fact, how),
        rounded=fact.relation is Relation.ROUNDED,
        aliases=text.line(" \u00b7 ".join(fact.aliases)),
        cells=cells,
        codes="".join(cell.code for cell in cells),
        href=next((cell.href for cell in cells if cell.href and cell.place), ""),
        order=tuple(_first(fact, fact.coverage.get(outlet)) for outlet in outlets),
    )


def _context(fact: Fact, places: Places) -> tuple[str, str]:
    """What stands around the fact in the sentence that its label was taken from, "" where that is not known."""
    for mention in fact.mentions:
        if mention.text == fact.label or " ".join(mention.text.split()).casefold() == fact.label.casefold():
            found = places.find(mention)
            if found:
                start, end = mention.start - found[1].start, mention.end - found[1].start
                before, after = text.around(found[1].source, start, end, _CONTEXT)
                return text.plain(before.lstrip("\u2022\u00b7 ")), text.plain(after)
    return "", ""


def _standing_label(fact: Fact, how: Standing) -> str:
    if how is Standing.ONLY:
        return f"only {text.line(fact.carriers[0])}" if fact.carriers else "nobody"
    if how is Standing.SOME:
        return f"{len(fact.carriers)} of {len(fact.coverage)}"
    return STANDINGS[how]


def _first(fact: Fact, cell: Coverage | None) -> int:
    """Where an outlet first tells a fact, in thousandths of its story; -1 where it does not."""
    if cell is None or not cell.mentions:
        return -1
    return round(1000 * min(fact.mentions[index].position for index in cell.mentions))


def _cell(fact: Fact, cell: Coverage | None, outlet: int, label: str | None, places: Places) -> Cell:
    if cell is None:
        return Cell(code="n", glyph="–", label="not in this event", outlet=outlet)
    name = wording.STATUSES[cell.status]
    first = min((fact.mentions[i] for i in cell.mentions), key=lambda m: (m.position, m.start), default=None)
    shown = first or cell.nearest
    found = places.find(shown) if shown else None
    words = ""
    if first and label is not None and fact.kind not in COARSE:
        own = text.line(text.clip(first.text, 60))
        words = own if own.casefold() != label.casefold() else ""
    return Cell(
        code=name.code,
        glyph=name.glyph,
        label=name.label,
        outlet=outlet,
        href=f"#{found[1].id}" if found else "",
        place=found[1].place if found and first else "",
        words=words,
    )


def kinds(event: EventReport) -> tuple[tuple[str, str, int], ...]:
    """The kinds that occur: value, plural, number of facts."""
    counts: Mapping[Kind, int] = {kind: sum(fact.kind is kind for fact in event.facts) for kind in Kind}
    return tuple((kind.value, wording.KINDS[kind], count) for kind, count in counts.items() if count)
