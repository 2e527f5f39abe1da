"""The report as JSON; `json_load` reads it back."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Mapping
from importlib import resources
from typing import Any

from coverage_diff.model import (
    Alignment,
    Article,
    Coverage,
    Date,
    EventReport,
    Fact,
    Mention,
    Quantity,
    Report,
    Segment,
    Span,
)

SCHEMA_VERSION = "1"
"""Changes when a reader of the JSON would break."""

Json = dict[str, Any]


def dumps(report: Report, *, indent: int | None) -> str:
    """The report as JSON text with `schema_version` first."""
    return json.dumps(_report(report), ensure_ascii=False, indent=indent, allow_nan=False) + "\n"


def schema() -> Json:
    """The JSON Schema (draft 2020-12) of what `dumps` writes, as it ships with the package."""
    text = resources.files("coverage_diff.reporting").joinpath("schema/report.schema.json").read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


def _report(report: Report) -> Json:
    stories: dict[str, list[Segment]] = {article.id: [] for article in report.articles}
    for story in report.segments:
        stories[story.article_id].append(story)
    index = {_key(s): [s.article_id, n] for found in stories.values() for n, s in enumerate(found)}
    return {
        "schema_version": SCHEMA_VERSION,
        "library": {"name": "coverage_diff", "version": report.version},
        "config": report.config.to_dict(),
        "notes": list(report.notes),
        "articles": [_article(a, stories[a.id]) for a in report.articles],
        "events": [_event(event, index) for event in report.events],
        "unmatched": [index[_key(segment)] for segment in report.unmatched],
    }


def _key(segment: Segment) -> tuple[str, int]:
    """What tells the stories of a report apart: no two of a page begin at one place."""
    return segment.article_id, segment.start


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _article(article: Article, segments: list[Segment]) -> Json:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "text": article.text,
        "published": _day(article.published),
        "url": article.url,
        "segments": [
            {
                "start": s.start,
                "end": s.end,
                "title": s.title,
                "published": _day(s.published),
                "headline": [s.headline.start, s.headline.end] if s.headline else None,
                "paragraphs": [[p.start, p.end] for p in s.paragraphs],
                "captions": [[p.start, p.end] for p in s.captions],
            }
            for s in segments
        ],
        "notes": list(article.notes),
    }


def _event(event: EventReport, index: Mapping[tuple[str, int], list[Any]]) -> Json:
    return {
        "id": event.id,
        "title": event.title,
        "outlets": list(event.outlets),
        "segments": [index[_key(segment)] for segment in event.segments],
        "origins": [list(origin) for origin in event.origins],
        "facts": [_fact(fact) for fact in event.facts],
        "alignments": [_alignment(row) for row in event.alignments],
        "word_choice": [
            {"group": w.group, "term": w.term, "outlet": w.outlet, "voice": w.voice, "count": w.count}
            for w in event.word_choice
        ],
        "sources": [
            {
                "outlet": s.outlet,
                "speaker": s.speaker,
                "quotes": s.quotes,
                "reported": s.reported,
                "words": s.words,
                "facts": list(s.facts),
            }
            for s in event.sources
        ],
        "links": [
            {
                "a": index[_key(link.a)],
                "b": index[_key(link.b)],
                "score": link.score,
                "kind": link.kind,
                "why": [list(row) for row in link.why],
                "shared": list(link.shared),
                **({"veto": link.veto} if link.veto else {}),
            }
            for link in event.links
        ],
        "notes": list(event.notes),
    }


def _alignment(row: Alignment) -> Json:
    found = {"a": [_span(s) for s in row.a], "b": [_span(s) for s in row.b], "type": row.type, "score": row.score}
    if row.sentences:  # their articles are those of the row
        found["sentences"] = [
            {
                "a": [[s.start, s.end] for s in part.a],
                "b": [[s.start, s.end] for s in part.b],
                "type": part.type,
                "score": part.score,
            }
            for part in row.sentences
        ]
    return found


def _span(span: Span) -> Json:
    return {"article": span.article_id, "start": span.start, "end": span.end}


def _fact(fact: Fact) -> Json:
    return {
        "id": fact.id,
        "kind": fact.kind,
        "label": fact.label,
        "relation": fact.relation,
        "quantity": _quantity(fact.quantity),
        "date": _date(fact.date),
        "speaker": fact.speaker,
        "speaker_text": fact.speaker_text,
        "aliases": list(fact.aliases),
        "related": list(fact.related),
        "mentions": [_mention(m) for m in fact.mentions],
        "coverage": {outlet: _coverage(cell) for outlet, cell in fact.coverage.items()},
    }


def _mention(mention: Mention) -> Json:
    row = {
        "article": mention.article_id,
        "field": mention.field,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "voice": mention.voice,
        "position": mention.position,
        "hedged": mention.hedged,
        "quantity": _quantity(mention.quantity),
        "date": _date(mention.date),
        "speaker": mention.speaker,
        "speaker_text": mention.speaker_text,
    }
    said = mention.assertion
    if said is not None:
        row["assertion"] = {
            "subject": said.subject,
            "verb": said.verb,
            "negated": said.negated,
            "modality": said.modality,
        }
    return row


def _coverage(cell: Coverage) -> Json:
    return {
        "status": cell.status,
        "score": cell.score,
        "rule": cell.rule,
        "mentions": list(cell.mentions),
        "nearest": _mention(cell.nearest) if cell.nearest else None,
    }


def _quantity(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    return {
        "value": quantity.value,
        "low": _open(quantity.low),
        "high": _open(quantity.high),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "noun": quantity.noun,
    }


def _open(end: float) -> float | None:
    """JSON has no infinity: an open end is null."""
    return end if math.isfinite(end) else None


def _date(date: Date | None) -> Json | None:
    if date is None:
        return None
    return {"value": date.value, "granularity": date.granularity, "start": _day(date.start), "end": _day(date.end)}
