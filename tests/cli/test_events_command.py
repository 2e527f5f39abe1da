"""The command that groups pages into events."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]


def test_events_prints_a_table(command: Command, pages: tuple[Path, Path]) -> None:
    """Without -o the events stand on stdout, with how many stories are in none."""
    code, out, err = command("events", *pages)
    assert (code, err) == (0, "")
    assert "1 event; 0 stories in no event" in out


def test_events_writes_json(command: Command, pages: tuple[Path, Path], tmp_path: Path) -> None:
    """-o writes every event with its segments, and for every link its score and reasons."""
    target = tmp_path / "events.json"
    assert command("events", *pages, "-o", target)[0] == 0
    [event] = json.loads(target.read_text(encoding="utf-8"))["events"]
    [link] = event["links"]
    assert {segment["article"] for segment in event["segments"]} == {str(p.name) for p in pages} or len(
        event["segments"]
    ) == 2
    assert link["score"] > 0.5
    assert link["why"]
    assert link["shared"]


def test_events_are_json_only(command: Command, pages: tuple[Path, Path], tmp_path: Path) -> None:
    """Another suffix is refused with a message that says what to do."""
    code, _, err = command("events", *pages, "-o", tmp_path / "events.html")
    assert code == 2
    assert ".json" in err


def test_events_tells_where_the_time_went(command: Command, pages: tuple[Path, Path]) -> None:
    """--verbose adds a row for every stage on stderr; the table is the same."""
    plain, told = command("events", *pages), command("events", *pages, "--verbose")
    assert told[1] == plain[1]
    for stage in ("files", "read", "terms", "candidates", "scores", "events", "write", "together"):
        assert stage in told[2]


def test_events_are_the_same_with_more_workers(command: Command, pages: tuple[Path, Path]) -> None:
    """--workers changes nothing but the time."""
    assert command("events", *pages, "--workers", "2")[:2] == command("events", *pages)[:2]


def test_events_are_the_same_by_any_engine(command: Command, pages: tuple[Path, Path]) -> None:
    """--engine changes nothing but where the work is done; `tests/engines` shows the same of Dask."""
    assert command("events", *pages, "--engine", "processes", "--workers", "2") == command("events", *pages)
    assert command("events", *pages, "--engine", "serial", "--workers", "1") == command("events", *pages)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--scheduler", "tcp://127.0.0.1:1"), "add --engine dask"),
        (("--engine", "processes", "--scheduler", "tcp://127.0.0.1:1"), "add --engine dask"),
        (("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2"), "leave --workers out"),
        (("--engine", "serial", "--workers", "2"), "--engine serial"),
        (("--engine", "spark"), "serial"),
    ],
)
def test_engine_options_that_do_not_go_together_are_told(
    command: Command, pages: tuple[Path, Path], options: tuple[str, ...], told: str
) -> None:
    """What cannot be meant ends with 2 and says what to write."""
    code, _, err = command("events", *pages, *options)
    assert code == 2
    assert told in err
