"""The report as a short table for a notebook's cell."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from coverage_diff.model import EventReport, Report
from coverage_diff.reporting import counts, inert, wording

ROWS = 15
"""Facts shown of each event: a notebook's cell is a glance, the whole stands in `to_html()`."""


def render(report: Report) -> str:
    """HTML without styles, scripts or links; everything that outlets wrote is escaped."""
    return "".join(_parts(report))


def _parts(report: Report) -> Iterator[str]:
    yield "<div>"
    if not report.events:
        yield "<p>No event is covered by two of these outlets.</p>"
    for event in report.events:
        yield from _event(event)
    for segment in report.unmatched:
        yield f"<p>In no shared event: {_text(segment.outlet)}: {_text(inert.short(segment.title, 120))}</p>"
    yield "</div>"


def _event(event: EventReport) -> Iterator[str]:
    shown = event.facts[:ROWS]
    yield f"<table><caption>{_text(event.title)}: {counts.count(event).sentence()}</caption>"
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in ("kind", "fact", *event.outlets))
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for fact in shown:
        cells = (fact.coverage[outlet].status for outlet in event.outlets)
        signs = "".join(f"<td>{wording.GLYPHS[status]} {status}</td>" for status in cells)
        yield f'<tr><td>{fact.kind}</td><th scope="row">{_text(wording.label(fact))}</th>{signs}</tr>'
    yield "</tbody></table>"
    if len(event.facts) > len(shown):
        yield f"<p>{len(event.facts) - len(shown)} more facts: <code>report.to_html()</code></p>"


def _text(words: str) -> str:
    return escape(inert.line(words))
