"""Why two stories are taken for one event, for a reader on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coverage_diff.model import KEPT_APART, EventReport, Link, LinkKind, Segment
from coverage_diff.reporting import inert
from coverage_diff.reporting.printed import PrintedTerms
from coverage_diff.reporting.wording import counted

_KINDS = {
    LinkKind.COPY: "near-verbatim copies of one text",
    LinkKind.EDITED: "edited copies of one text",
    LinkKind.REWRITE: "a good part of the wording is the same",
    LinkKind.INDEPENDENT: "told in their own words",
}
_BAR = 4.0  # contributions of one more unit of log-odds are drawn as so many signs
_LONGEST_BAR = 16


def print_links(event: EventReport, console: Console) -> None:
    """Print why an event's stories are one: for every two, what spoke for it and against it, and what both name.

    Args:
        event: An event of a report.
        console: Where to.
    """
    console.print(Text(inert.short(event.title, 200), style="bold"))
    console.print(
        Text(
            f"{event.id} · {counted(len(event.segments), 'story', 'stories')} · {counted(len(event.links), 'link')}",
            style="dim",
        )
    )
    for link in event.links:
        console.print()
        _print_link(link, console)
    if event.links:
        console.print()
        console.print(
            Text(
                "Score: how surely two stories tell one event, above 0.5 counts as one; no probability. Contributions "
                "are told against a typical pair of stories: + speaks for one event, - against it.",
                style="dim",
            )
        )


def print_kept_apart(notes: Sequence[str], console: Console) -> None:
    """Print which stories are no event together though their words are alike, and by which evidence.

    Args:
        notes: Those of a report.
        console: Where to.
    """
    for note in notes:
        if note.startswith(KEPT_APART):
            console.print()
            console.print(Text(inert.line(note)))


def shared_by_kind(link: Link) -> dict[str, tuple[str, ...]]:
    """What both stories have, as the first of them writes it: names, numbers, phrases, words.

    Args:
        link: Any link; one without reasons shares nothing.
    """
    found: dict[str, list[str]] = {"names": [], "numbers": [], "phrases": [], "words": []}
    for written in PrintedTerms().of(link):
        found[_kind(written)].append(written)
    return {kind: tuple(terms) for kind, terms in found.items() if terms}


def _kind(term: str) -> str:
    if term[0].isdigit():
        return "numbers"
    if all(word[0].isupper() for word in term.split()):
        return "names"
    return "phrases" if " " in term else "words"


def _print_link(link: Link, console: Console) -> None:
    console.print(Text.assemble((f"{link.score:.2f}", "bold"), f"  {_KINDS[link.kind]}"))
    for segment in (link.a, link.b):
        console.print(Padding(Text(_story(segment)), (0, 0, 0, 2)))
    if link.why:
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column()
        table.add_column(justify="right")
        table.add_column()
        for name, value in link.why:
            table.add_row(Text(inert.line(name)), f"{value:+.2f}", Text(_bar(value)))
        console.print(Padding(table, (0, 0, 0, 4)))
    for line in _shared_lines(link):
        console.print(Padding(Text(line), (0, 0, 0, 4)))


def _story(segment: Segment) -> str:
    day = f", {segment.day}" if segment.day else ""
    return (
        f"{inert.line(segment.outlet)}{day}: {inert.short(segment.title or segment.slice(segment.paragraphs[0]), 100)}"
    )


def _bar(value: float) -> str:
    return ("+" if value > 0 else "-") * min(_LONGEST_BAR, max(1, round(_BAR * abs(value))))


def _shared_lines(link: Link) -> Iterator[str]:
    for kind, terms in shared_by_kind(link).items():
        yield f"{kind} in both: {', '.join(inert.line(term) for term in terms)}"
