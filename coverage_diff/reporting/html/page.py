"""From a report to the page: views for the template, assets inlined, a policy that runs nothing else."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from coverage_diff.model import Article, EventReport, Report, Segment
from coverage_diff.reporting.accuracy import ACCURACY, ACCURACY_LINK
from coverage_diff.reporting.html import evidence, matrix, overview, reading, sentences, text, usage, wording
from coverage_diff.reporting.html.pictures import heat_map, passages, positions, shared, timeline
from coverage_diff.reporting.printed import PrintedTerms
from coverage_diff.reporting.standing import STANDINGS, standing

_PACKAGE = "coverage_diff.reporting.html"
_STYLES = ("base.css", "overview.css", "matrix.css", "reading.css", "pictures.css", "print.css")
_SCRIPTS = ("dom.js", "evidence.js", "matrix.js", "compare.js", "reading.js", "main.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event, ready for the template; see `templates/event.html`."""

    id: str
    number: int
    title: str
    outlets: tuple[str, ...]
    period: str
    sentence: str
    tally: overview.Tally
    cards: tuple[overview.OutletCard, ...]
    omissions: tuple[overview.Omission, ...]
    rows: tuple[matrix.Row, ...]
    under: int
    kinds: tuple[tuple[str, str, int], ...]
    columns: tuple[reading.Column, ...]
    wide: bool
    heat_map: Markup
    shared: Markup
    positions: Markup | None
    positions_drawn: int
    positions_all: int
    timeline: Markup | None
    passages: Markup | None
    moved: bool
    alone: bool
    words: tuple[usage.Group, ...]
    speakers: tuple[usage.Line, ...]
    quoted: tuple[int, ...]
    links: tuple[tuple[str, str, str, float, str], ...]
    copies: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    data: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A story, or a part of a page, that was not compared.

    Attributes:
        outlet: Who printed it.
        title: Its headline, or what it is.
        words: How long it is.
        paragraphs: Its text, safe to show.
    """

    outlet: str
    title: str
    words: int
    paragraphs: tuple[str, ...]


def render(report: Report) -> str:
    """The report as one HTML page without any remote resource.

    The page carries a Content-Security-Policy that names the one script and the one style sheet by their hashes, so
    nothing that stands in an article can ever run; all text is escaped by the template and made visible by
    `text.plain`.
    """
    style = "\n".join(_asset("style", name) for name in _STYLES)
    script = '(() => {\n"use strict";\n' + "\n".join(_asset("script", name) for name in _SCRIPTS) + "})();\n"
    events = tuple(_view(event, number) for number, event in enumerate(report.events, 1))
    return (
        _environment()
        .get_template("page.html")
        .render(
            report=report,
            events=events,
            unmatched=tuple(_story(segment) for segment in report.unmatched),
            unread=tuple(part for article in report.articles for part in _outside(article, report)),
            notes=tuple(text.line(note) for note in report.notes),
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            statuses=tuple(wording.STATUSES.values()),
            standings={how.value: words for how, words in STANDINGS.items()},
            accuracy=ACCURACY,
            accuracy_link=ACCURACY_LINK,
            version=text.line(report.version),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(folder: str, name: str) -> str:
    return (resources.files(_PACKAGE) / folder / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent or run but the page's own script and style, known by their SHA-256."""
    return (
        f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; script-src 'sha256-{_sha256(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _sha256(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _view(event: EventReport, number: int) -> EventView:
    prefix = f"e{number}"
    marks = reading.mark(event.facts, [standing(fact) for fact in event.facts])
    aligned = sentences.read(event, reading.shared(marks))
    columns = reading.columns(event, prefix, marks, aligned)
    places = matrix.Places(columns, event)
    rows = matrix.rows(event, prefix, places)
    outlets = tuple(text.line(outlet) for outlet in event.outlets)
    total = overview.tally(rows)
    printed = PrintedTerms()
    wide = len(outlets) > matrix.WIDE
    return EventView(
        id=prefix,
        number=number,
        title=text.line(event.title) or "(no headline)",
        outlets=outlets,
        period=_period(event),
        sentence=overview.sentence(total, len(outlets)),
        tally=total,
        cards=overview.cards(event, rows),
        omissions=overview.omissions(event, rows, None) if wide else (),
        rows=rows,
        under=sum(row.host is not None for row in rows),
        kinds=matrix.kinds(event),
        columns=columns,
        wide=wide,
        heat_map=heat_map.draw(rows, outlets),
        shared=shared.draw(rows, outlets),
        positions=positions.draw(rows, outlets),
        positions_drawn=len(positions.chosen(rows)),
        positions_all=len(positions.placed(rows)),
        timeline=timeline.draw(event, outlets),
        passages=passages.draw(columns),
        moved=passages.moved(columns),
        alone=any(part.alone for column in columns for block in column.blocks for part in block.parts),
        words=usage.word_groups(event),
        speakers=usage.speakers(event, rows),
        quoted=usage.quoted_words(event),
        links=tuple(
            (
                text.line(link.a.outlet),
                text.line(link.b.outlet),
                link.kind.value,
                link.score,
                text.line(", ".join(printed.of(link)[:12])),
            )
            for link in event.links
        ),
        copies=tuple(
            tuple(text.line(event.segments[index].outlet) for index in origin)
            for origin in event.origins
            if len(origin) > 1
        ),
        notes=tuple(text.line(note) for note in event.notes),
        data=Markup(text.data_block(evidence.collect(event, marks, columns, places, aligned))),  # noqa: S704 - escaped there
    )


def _period(event: EventReport) -> str:
    days = sorted(segment.day for segment in event.segments if segment.day)
    if not days:
        return "no date"
    first, last = days[0], days[-1]
    if first == last:
        return text.day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{text.day(last)}"
    return f"{text.day(first)} \u2013 {text.day(last)}"


def _story(segment: Segment) -> Leftover:
    paragraphs = tuple(text.plain(segment.slice(span)) for span in segment.paragraphs)
    return Leftover(
        outlet=text.line(segment.outlet),
        title=text.line(segment.title) or "(no headline)",
        words=sum(len(words.split()) for words in paragraphs),
        paragraphs=paragraphs,
    )


def _outside(article: Article, report: Report) -> list[Leftover]:
    """What stands on a page outside all its stories."""
    taken = sorted((s.start, s.end) for s in report.segments if s.article_id == article.id)
    edges = [(0, 0), *taken, (len(article.text), len(article.text))]
    gaps = [article.text[a[1] : b[0]] for a, b in pairwise(edges) if b[0] > a[1]]
    return [
        Leftover(
            outlet=text.line(article.outlet),
            title="Menus, adverts and other parts of the page",
            words=len(gap.split()),
            paragraphs=tuple(text.plain(part) for part in gap.split("\n") if part.strip()),
        )
        for gap in gaps
        if gap.strip()
    ]
