"""A report as tidy tables: one observation a row, one variable a column; what CSV files and data frames are made of."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from coverage_diff.errors import ReportError
from coverage_diff.language.differences import word_differences
from coverage_diff.model import Alignment, EventReport, Fact, Mention, Report, Segment
from coverage_diff.reporting import inert, wording
from coverage_diff.reporting.printed import PrintedTerms

Row = dict[str, Any]


class Table(StrEnum):
    """The tables of a report."""

    COVERAGE = "coverage"
    FACTS = "facts"
    MENTIONS = "mentions"
    ALIGNMENTS = "alignments"
    SENTENCES = "sentences"
    LINKS = "links"


COLUMNS: dict[Table, tuple[str, ...]] = {
    Table.COVERAGE: (
        *("event", "event_title", "number", "fact", "kind", "label", "relation", "outlet", "status", "score", "rule"),
        *("mentions", "text", "article", "field", "start", "end", "voice", "speaker", "position", "nearest"),
    ),
    Table.FACTS: (
        *("event", "event_title", "number", "fact", "kind", "label", "relation", "value", "low", "high", "bound"),
        *("unit", "noun", "date", "date_start", "date_end", "speaker", "aliases", "related", "mentions"),
        *("carriers", "omitters"),
    ),
    Table.MENTIONS: (
        *("event", "fact", "kind", "label", "outlet", "article", "field", "start", "end", "text", "voice"),
        *("speaker", "speaker_text", "hedged", "position", "value", "low", "high", "bound", "unit", "noun", "date"),
    ),
    Table.ALIGNMENTS: (
        *("event", "row", "type", "score", "outlet_a", "article_a", "start_a", "end_a", "text_a"),
        *("outlet_b", "article_b", "start_b", "end_b", "text_b"),
    ),
    Table.SENTENCES: (
        *("event", "row", "sentence", "type", "score", "outlet_a", "article_a", "start_a", "end_a", "text_a"),
        *("outlet_b", "article_b", "start_b", "end_b", "text_b", "words_a", "words_b"),
    ),
    Table.LINKS: (
        *("event", "outlet_a", "article_a", "start_a", "title_a", "outlet_b", "article_b", "start_b", "title_b"),
        *("kind", "score", "why", "shared"),
    ),
}
"""The columns of each table, in order; they are there also where a table has no row."""


def rows(report: Report, table: str) -> tuple[tuple[str, ...], list[Row]]:
    """One table of a report.

    Args:
        report: Any report.
        table: coverage (one row per fact and outlet), facts, mentions, alignments (one row per pair of paragraph
            groups), sentences (the same for the sentences in them, with the words that only one side has) or links
            (why segments are one event).

    Returns:
        The columns, and the rows with exactly these keys. Missing values are None, open ends of a quantity too.

    Raises:
        ReportError: There is no such table.
    """
    if table not in set(Table):
        raise ReportError(f"there is no table {table!r}; known are {', '.join(Table)}")
    kind = Table(table)
    columns = COLUMNS[kind]
    return columns, [{name: row.get(name) for name in columns} for row in _MAKERS[kind](report)]


def _coverage(report: Report) -> Iterator[Row]:
    numbers = wording.numbered(report)
    for event in report.events:
        for fact in event.facts:
            for outlet, cell in fact.coverage.items():
                own = [fact.mentions[i] for i in cell.mentions]
                first = _place(own[0]) if own else {}
                yield {
                    **_fact(event, fact, numbers),
                    "outlet": outlet,
                    "status": cell.status.value,
                    "score": cell.score,
                    "rule": cell.rule,
                    "mentions": len(own),
                    **first,
                    "nearest": cell.nearest.text if cell.nearest else None,
                }


def _fact(event: EventReport, fact: Fact, numbers: Mapping[str, int]) -> Row:
    return {
        "event": event.id,
        "event_title": event.title,
        "number": numbers[fact.id],
        "fact": fact.id,
        "kind": fact.kind.value,
        "label": fact.label,
        "relation": fact.relation.value,
    }


def _place(mention: Mention) -> Row:
    return {
        "article": mention.article_id,
        "field": mention.field,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "voice": mention.voice.value,
        "position": mention.position,
        "speaker": mention.speaker,
        "speaker_text": mention.speaker_text,
        "hedged": mention.hedged,
    }


def _facts(report: Report) -> Iterator[Row]:
    numbers = wording.numbered(report)
    for event in report.events:
        for fact in event.facts:
            yield {
                **_fact(event, fact, numbers),
                **_values(fact),
                "speaker": fact.speaker,
                "aliases": "; ".join(fact.aliases),
                "related": "; ".join(fact.related),
                "mentions": len(fact.mentions),
                "carriers": "; ".join(fact.carriers),
                "omitters": "; ".join(fact.omitters),
            }


def _values(told: Fact | Mention) -> Row:
    found: Row = {}
    if told.quantity is not None:
        q = told.quantity
        found |= {"value": q.value, "low": _finite(q.low), "high": _finite(q.high), "bound": q.bound.value}
        found |= {"unit": q.unit, "noun": q.noun}
    if told.date is not None:
        found |= {"date": told.date.value, "date_start": told.date.start, "date_end": told.date.end}
    return found


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _mentions(report: Report) -> Iterator[Row]:
    outlets = {article.id: article.outlet for article in report.articles}
    for event in report.events:
        for fact in event.facts:
            for mention in fact.mentions:
                yield {
                    "event": event.id,
                    "fact": fact.id,
                    "kind": fact.kind.value,
                    "label": fact.label,
                    "outlet": outlets[mention.article_id],
                    **_place(mention),
                    **_values(mention),
                }


def _alignments(report: Report) -> Iterator[Row]:
    sides = _Sides(report, " ¶ ")
    for event in report.events:
        for number, row in enumerate(event.alignments, 1):
            yield {"event": event.id, "row": number, **sides.of(row)}


def _sentences(report: Report) -> Iterator[Row]:
    sides = _Sides(report, " ")
    for event in report.events:
        for number, row in enumerate(event.alignments, 1):
            for place, part in enumerate(row.sentences, 1):
                found = sides.of(part)
                a, b = found.get("text_a", ""), found.get("text_b", "")
                changes = [c for c in word_differences(a, b) if not c.same] if a and b else []
                found["words_a"] = _listed(a[slice(*c.a)] for c in changes)
                found["words_b"] = _listed(b[slice(*c.b)] for c in changes)
                yield {"event": event.id, "row": number, "sentence": place, **found}


def _listed(runs: Iterable[str]) -> str:
    """Runs of words that follow one another with others between."""
    return " … ".join(filter(None, runs))


class _Sides:
    """The two sides of a row of the alignment as columns, its passages set apart by a mark."""

    def __init__(self, report: Report, mark: str) -> None:
        self._mark = mark
        self._texts = {article.id: article.text for article in report.articles}
        self._outlets = {article.id: article.outlet for article in report.articles}

    def of(self, row: Alignment) -> Row:
        found: Row = {"type": row.type.value, "score": row.score}
        for name, spans in (("a", row.a), ("b", row.b)):
            if spans:
                found[f"outlet_{name}"] = self._outlets[spans[0].article_id]
                found[f"article_{name}"] = spans[0].article_id
                found[f"start_{name}"] = spans[0].start
                found[f"end_{name}"] = spans[-1].end
                found[f"text_{name}"] = self._mark.join(
                    inert.line(self._texts[s.article_id][s.start : s.end]) for s in spans
                )
        return found


def _links(report: Report) -> Iterator[Row]:
    printed = PrintedTerms()
    for event in report.events:
        for link in event.links:
            yield {
                "event": event.id,
                **_story("a", link.a),
                **_story("b", link.b),
                "kind": link.kind.value,
                "score": link.score,
                "shared": "; ".join(printed.of(link)),
                "why": "; ".join(f"{name} {value:+.2f}" for name, value in link.why),
            }


def _story(name: str, segment: Segment) -> Row:
    return {
        f"outlet_{name}": segment.outlet,
        f"article_{name}": segment.article_id,
        f"start_{name}": segment.start,
        f"title_{name}": segment.title,
    }


_MAKERS: dict[Table, Callable[[Report], Iterator[Row]]] = {
    Table.COVERAGE: _coverage,
    Table.FACTS: _facts,
    Table.MENTIONS: _mentions,
    Table.ALIGNMENTS: _alignments,
    Table.SENTENCES: _sentences,
    Table.LINKS: _links,
}
