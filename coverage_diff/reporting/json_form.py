"""The report as JSON, and back."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Mapping
from importlib import resources
from typing import Any

from coverage_diff.config import Config
from coverage_diff.errors import CoverageDiffError, ReportError
from coverage_diff.model import (
    Alignment,
    AlignmentType,
    Article,
    Assertion,
    Bound,
    Coverage,
    Date,
    EventReport,
    Fact,
    Granularity,
    Kind,
    Link,
    LinkKind,
    Mention,
    Modality,
    Quantity,
    Relation,
    Report,
    Segment,
    Source,
    Span,
    Status,
    Voice,
    WordChoice,
)
from coverage_diff.reporting.json_check import check, check_places

SCHEMA_VERSION = "1"

Json = dict[str, Any]


def dumps(report: Report, *, indent: int | None) -> str:
    """The report as JSON text with `schema_version` first."""
    return json.dumps(_report(report), ensure_ascii=False, indent=indent, allow_nan=False) + "\n"


def loads(text: str) -> Report:
    """The report that `dumps` wrote.

    Raises:
        ReportError: The text is no report, or one of a schema that this version does not know.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:  # no JSON, a number without end, nesting without end
        raise ReportError(f"not a report in JSON ({error}); give a file that `to_json` or `-o x.json` wrote") from error
    if not isinstance(data, dict) or "schema_version" not in data:
        raise ReportError("not a report: it has no schema_version; give a file that `to_json` or `-o x.json` wrote")
    if data["schema_version"] != SCHEMA_VERSION:
        found = data["schema_version"]
        raise ReportError(
            f"this version reads reports of schema {SCHEMA_VERSION}, not {found!r}; make the report again"
        )
    check(data, schema())
    try:
        report = _load_report(data)
        check_places(report)
        return report  # noqa: TRY300 - what is checked belongs together
    except ReportError:
        raise
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, CoverageDiffError) as error:
        raise ReportError(f"the report is damaged: {type(error).__name__}: {error}") from error


def schema() -> Json:
    """The JSON Schema (draft 2020-12) of what `dumps` writes, as it ships with the package."""
    text = resources.files("coverage_diff.reporting").joinpath("schema/report.schema.json").read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


# ---------------------------------------------------------------- writing


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


# ---------------------------------------------------------------- reading


def _load_report(data: Json) -> Report:
    articles = tuple(_load_article(row) for row in data["articles"])
    by_article = {
        row["id"]: [_load_segment(article, s) for s in row["segments"]]
        for article, row in zip(articles, data["articles"], strict=True)
    }

    def segment(place: list[Any]) -> Segment:
        found: Segment = by_article[place[0]][place[1]]
        return found

    return Report(
        articles=articles,
        segments=tuple(s for article in articles for s in by_article[article.id]),
        events=tuple(
            EventReport(
                id=row["id"],
                title=row["title"],
                segments=tuple(segment(place) for place in row["segments"]),
                origins=tuple(tuple(origin) for origin in row.get("origins", ())),
                facts=tuple(_load_fact(fact) for fact in row["facts"]),
                alignments=tuple(_load_alignment(r) for r in row["alignments"]),
                word_choice=tuple(WordChoice(**{**w, "voice": Voice(w["voice"])}) for w in row["word_choice"]),
                sources=tuple(Source(**{**s, "facts": tuple(s.get("facts", ()))}) for s in row["sources"]),
                links=tuple(
                    Link(
                        a=segment(link["a"]),
                        b=segment(link["b"]),
                        score=link["score"],
                        kind=LinkKind(link["kind"]),
                        why=tuple((name, value) for name, value in link["why"]),
                        shared=tuple(link["shared"]),
                        veto=link.get("veto", ""),
                    )
                    for link in row.get("links", ())
                ),
                notes=tuple(row.get("notes", ())),
            )
            for row in data["events"]
        ),
        unmatched=tuple(segment(place) for place in data["unmatched"]),
        config=Config.from_dict(data["config"]),
        version=data["library"]["version"],
        notes=tuple(data.get("notes", ())),
    )


def _load_day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    return dt.date.fromisoformat(text) if len(text) <= 10 else dt.datetime.fromisoformat(text)


def _load_article(row: Json) -> Article:
    return Article(
        id=row["id"],
        outlet=row["outlet"],
        title=row["title"],
        text=row["text"],
        published=_load_day(row["published"]),
        url=row["url"],
        notes=tuple(row["notes"]),
    )


def _load_segment(article: Article, row: Json) -> Segment:
    def span(ends: list[int]) -> Span:
        return Span(article_id=article.id, start=ends[0], end=ends[1])

    return Segment(
        article=article,
        start=row["start"],
        end=row["end"],
        title=row["title"],
        published=_load_day(row.get("published")),
        headline=span(row["headline"]) if row.get("headline") else None,
        paragraphs=tuple(span(ends) for ends in row["paragraphs"]),
        captions=tuple(span(ends) for ends in row.get("captions", ())),
    )


def _load_alignment(row: Json) -> Alignment:
    a, b = (tuple(_load_span(s) for s in row[side]) for side in ("a", "b"))
    return Alignment(
        a=a,
        b=b,
        type=AlignmentType(row["type"]),
        score=row["score"],
        sentences=tuple(
            Alignment(
                a=tuple(Span(article_id=a[0].article_id, start=start, end=end) for start, end in part["a"]),
                b=tuple(Span(article_id=b[0].article_id, start=start, end=end) for start, end in part["b"]),
                type=AlignmentType(part["type"]),
                score=part["score"],
            )
            for part in row.get("sentences", ())
        ),
    )


def _load_span(row: Json) -> Span:
    return Span(article_id=row["article"], start=row["start"], end=row["end"])


def _load_fact(row: Json) -> Fact:
    return Fact(
        id=row["id"],
        kind=Kind(row["kind"]),
        label=row["label"],
        relation=Relation(row["relation"]),
        quantity=_load_quantity(row["quantity"]),
        date=_load_date(row["date"]),
        speaker=row["speaker"],
        speaker_text=row["speaker_text"],
        aliases=tuple(row.get("aliases", ())),
        related=tuple(row.get("related", ())),
        mentions=tuple(_load_mention(m) for m in row["mentions"]),
        coverage={
            outlet: Coverage(
                status=Status(cell["status"]),
                score=cell["score"],
                rule=cell["rule"],
                mentions=tuple(cell["mentions"]),
                nearest=_load_mention(cell["nearest"]) if cell["nearest"] else None,
            )
            for outlet, cell in row["coverage"].items()
        },
    )


def _load_mention(row: Json) -> Mention:
    return Mention(
        article_id=row["article"],
        field=row["field"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        voice=Voice(row["voice"]),
        position=row["position"],
        hedged=row["hedged"],
        quantity=_load_quantity(row["quantity"]),
        date=_load_date(row["date"]),
        speaker=row["speaker"],
        speaker_text=row["speaker_text"],
        assertion=_load_assertion(row.get("assertion")),
    )


def _load_assertion(row: Json | None) -> Assertion | None:
    if row is None:
        return None
    return Assertion(
        subject=row["subject"], verb=row["verb"], negated=row["negated"], modality=Modality(row["modality"])
    )


def _load_quantity(row: Json | None) -> Quantity | None:
    if row is None:
        return None
    return Quantity(
        value=row["value"],
        low=-math.inf if row["low"] is None else row["low"],
        high=math.inf if row["high"] is None else row["high"],
        bound=Bound(row["bound"]),
        unit=row["unit"],
        noun=row["noun"],
    )


def _load_date(row: Json | None) -> Date | None:
    if row is None:
        return None
    return Date(
        value=row["value"],
        granularity=Granularity(row["granularity"]),
        start=_load_day(row["start"]),
        end=_load_day(row["end"]),
    )
