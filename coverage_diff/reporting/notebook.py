"""The report and its parts as short tables for a notebook's cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from coverage_diff.model import Alignment, AlignmentType, Event, EventReport, Fact, Report, Span
from coverage_diff.reporting import counts, inert, rules, wording
from coverage_diff.reporting.folding import most_telling

ROWS = 15
"""Facts shown of each event: a notebook's cell is a glance, the whole stands in `to_html()`."""


def render(report: Report) -> str:
    """HTML without styles, scripts or links; everything that outlets wrote is escaped."""
    return "".join(_parts(report))


def render_event(event: EventReport) -> str:
    """One event of a report, as `render` shows it."""
    return f"<div>{''.join(_event(event, 'event.facts'))}</div>"


def render_group(event: Event) -> str:
    """The stories of a detected event: who tells it, when, under which headline."""
    rows = [
        (segment.outlet, wording.day(segment.day), inert.short(segment.title, 120) or "(no headline)")
        for segment in event.segments
    ]
    return f"<div>{_table(event.title, ('outlet', 'published', 'headline'), rows)}</div>"


def render_fact(fact: Fact) -> str:
    """One fact: each outlet's status with its words; before a comparison, where it was read."""
    caption = f"{wording.label(fact)} ({fact.kind}, {fact.relation})" if fact.coverage else wording.label(fact)
    if not fact.coverage:
        read = [(m.article_id, inert.short(m.text, 120), m.voice, f"{m.start}–{m.end}") for m in fact.mentions[:ROWS]]
        return f"<div>{_table(caption, ('article', 'words', 'voice', 'span'), read)}</div>"
    rows = []
    for outlet, cell in fact.coverage.items():
        words = fact.mentions[cell.mentions[0]].text if cell.mentions else ""
        status = f"{wording.GLYPHS[cell.status]} {cell.status}"
        rows.append((outlet, status, inert.short(words, 120), rules.because(cell.rule), f"{cell.score:.2f}"))
    return f"<div>{_table(caption, ('outlet', 'status', 'words', 'why', 'score'), rows)}</div>"


def render_alignment(row: Alignment) -> str:
    """One row of an alignment; it knows its paragraphs by their offsets, and the words stand in the articles."""
    rows = [("a", *_sides(row.a)), ("b", *_sides(row.b))]
    kinds = Counter(part.type for part in row.sentences)
    told = ", ".join(f"{kinds[kind]} {kind}" for kind in AlignmentType if kinds[kind])
    caption = f"{row.type}, score {row.score:.2f}" + (f"; rows of sentences: {told}" if told else "")
    return f"<div>{_table(caption, ('side', 'article', 'spans'), rows)}</div>"


def _sides(spans: Sequence[Span]) -> tuple[str, str]:
    """The articles of one side, and the offsets in them."""
    return ", ".join(dict.fromkeys(s.article_id for s in spans)), ", ".join(f"{s.start}–{s.end}" for s in spans) or "–"


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column names its rows."""
    top = "".join(f'<th scope="col">{_text(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{_text(first)}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return f"<table><caption>{_text(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _parts(report: Report) -> Iterator[str]:
    yield "<div>"
    if not report.events:
        yield "<p>No event is covered by two of these outlets.</p>"
    for event in report.events:
        yield from _event(event, "report.to_html()")
    for segment in report.unmatched:
        yield f"<p>In no shared event: {_text(segment.outlet)}: {_text(inert.short(segment.title, 120))}</p>"
    yield "</div>"


def _event(event: EventReport, rest: str) -> Iterator[str]:
    """The first rows of an event; `rest` is what a reader types to get all of them."""
    shown = most_telling(event, ROWS)
    yield f"<table><caption>{_text(event.title)}: {counts.count(event).sentence()}</caption>"
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in ("kind", "fact", *event.outlets))
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for fact in shown:
        cells = (fact.coverage[outlet].status for outlet in event.outlets)
        signs = "".join(f"<td>{wording.GLYPHS[status]} {status}</td>" for status in cells)
        yield f'<tr><td>{fact.kind}</td><th scope="row">{_text(wording.label(fact))}</th>{signs}</tr>'
    yield "</tbody></table>"
    if len(event.facts) > len(shown):
        yield f"<p>{wording.counted(len(event.facts) - len(shown), 'more fact')}: <code>{rest}</code></p>"


def _text(words: str) -> str:
    return escape(inert.line(words))
