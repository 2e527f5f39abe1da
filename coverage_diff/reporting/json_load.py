"""The report that was written as JSON."""

from __future__ import annotations

import datetime as dt
import json
import math
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
from coverage_diff.reporting.json_form import SCHEMA_VERSION, Json, schema


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
