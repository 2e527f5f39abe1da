"""The command that groups a folder or archive into events."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from coverage_diff.cli import inputs
from coverage_diff.cli.options import Bounds, EngineName, Outlets, Paths, Quiet, Settings, Strict, Verbose, Workers
from coverage_diff.cli.outputs import say, stderr, stdout
from coverage_diff.errors import ReportError
from coverage_diff.reporting import files, inert
from coverage_diff.reporting.wording import counted

if TYPE_CHECKING:
    from coverage_diff.model import Detection, Event, Link, Segment

# typer reads these at run time, and its older versions only know Optional[...] and no `X | None`.

_SHOWN = 50  # events in the table, the largest first; the JSON holds all
_SHARED = 4  # shared terms of an event in the table


def events(
    paths: Paths = [],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.json", help="Write the events here as JSON.")
    ] = None,
    outlet: Outlets = [],
    strict: Strict = False,
    limit: Bounds = [],
    config: Settings = None,
    engine: Annotated[
        Optional[EngineName],
        typer.Option("--engine", help="Where a large archive is read; the result is the same. Default: this process."),
    ] = None,
    workers: Workers = None,
    scheduler: Annotated[
        Optional[str],
        typer.Option("--scheduler", metavar="ADDRESS", help="A Dask cluster, such as tcp://10.0.0.5:8786."),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Group pages into events: which outlets tell the same story, and how surely.

    For example:

    - `coverage-diff events seeds examples/classroom/flood`

    - `coverage-diff events seeds examples/classroom/flood -o events.json --verbose`

    - `coverage-diff events seeds --workers 2`

    On a cluster: `--engine dask --scheduler tcp://10.0.0.5:8786` (extra `dask`).
    """
    from coverage_diff.cli.engines import chosen_engine  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.cli.progress import Stopwatch, progress_bars  # noqa: PLC0415 - as above
    from coverage_diff.pipeline import detect_events  # noqa: PLC0415 - as above

    messages = stderr(quiet=quiet)
    if output is not None and output.suffix.lower() != ".json":
        raise ReportError(f"{output}: events are written as JSON; use a name that ends in .json")
    settings = inputs.read_config(config)
    watch = Stopwatch()
    with chosen_engine(engine, workers, scheduler) as chosen:
        with watch.step("files"):
            limits = inputs.read_limits(limit, config)
            articles = inputs.read_inputs(paths, outlet, messages, strict=strict, limits=limits, engine=chosen)
        with progress_bars(messages) as progress:
            found = detect_events(articles, settings, progress=watch.stages(progress), engine=chosen)
    for note in found.notes:
        say(messages, f"note: {note}")
    with watch.step("write"):
        if output is None:
            _print_table(found, stdout())
        else:
            files.write(output, json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n")
            say(messages, f"wrote {output}")
    if verbose:
        watch.print(messages)


def _print_table(found: Detection, console: Console) -> None:
    """The events, largest first, and how many stories stand alone."""
    table = Table("event", box=None, pad_edge=False)
    table.add_column("stories", justify="right")
    table.add_column("texts", justify="right")
    for name in ("outlets", "days", "all share"):
        table.add_column(name)
    ranked = sorted(found.events, key=lambda e: (-len(e.segments), e.id))
    for event in ranked[:_SHOWN]:
        outlets = ", ".join(inert.line(name) for name in event.outlets)
        cells = (
            inert.short(event.title or _opening(event.segments[0]), 60),
            str(len(event.segments)),
            str(len(event.origins)),
            inert.short(outlets, 60),
            days_of(event),
            inert.short(", ".join(event.shared[:_SHARED]), 40),
        )
        table.add_row(*map(Text, cells))
    console.print(table)
    if len(ranked) > _SHOWN:
        console.print(Text(f"... and {counted(len(ranked) - _SHOWN, 'more event')}; -o events.json writes all"))
    alone = counted(len(found.unmatched), "story", "stories")
    console.print(Text(f"{counted(len(found.events), 'event')}; {alone} in no event"))


def _opening(segment: Segment) -> str:
    return segment.article.text[segment.start : segment.end]


def days_of(event: Event) -> str:
    """The first and the last day of publication."""
    days = sorted({segment.day for segment in event.segments if segment.day is not None})
    if not days:
        return ""
    return f"{days[0]}" if len(days) == 1 else f"{days[0]} to {days[-1]}"


def as_json(found: Detection) -> dict[str, Any]:
    """The JSON form of what was found."""
    from coverage_diff.detection import links_by_event  # noqa: PLC0415 - the stages load when needed

    return {
        "schema_version": "1",
        "events": [
            {
                "id": event.id,
                "title": event.title,
                "outlets": list(event.outlets),
                "segments": [_segment(segment) for segment in event.segments],
                "origins": [list(origin) for origin in event.origins],
                "shared": list(event.shared),
                "links": [_link(event, link) for link in inside],
            }
            for event, inside in zip(found.events, links_by_event(found), strict=True)
        ],
        "unmatched": [_segment(segment) for segment in found.unmatched],
        "notes": list(found.notes),
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "article": segment.article_id,
        "outlet": segment.outlet,
        "title": segment.title,
        "published": segment.day.isoformat() if segment.day else None,
        "start": segment.start,
        "end": segment.end,
    }


def _link(event: Event, link: Link) -> dict[str, Any]:
    place = {id(segment): index for index, segment in enumerate(event.segments)}
    return {
        "a": place[id(link.a)],
        "b": place[id(link.b)],
        "score": round(link.score, 4),
        "kind": link.kind,
        "why": [list(row) for row in link.why],
        "shared": list(link.shared),
    }
