"""Help reads like a manual, and what it shows works in the repository as it is."""

from __future__ import annotations

import re
import shlex
import shutil
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import uvicorn
from typer.models import CommandInfo

from coverage_diff.cli import app as manual
from coverage_diff.cli.index import index

ROOT = Path(__file__).parents[2]
Command = Callable[..., NamedTuple]
EXAMPLE = re.compile(r"`coverage-diff ([^`]+)`")


def commands() -> Iterator[tuple[str, CommandInfo]]:
    """Every command with its name, in the order of help."""
    for prefix, group in (("", manual.app), ("index ", index)):
        for command in group.registered_commands:
            assert command.callback is not None
            yield prefix + (command.name or command.callback.__name__), command


def shown() -> Iterator[str]:
    """The examples of the manual and of every command, in the order in which somebody may try them."""
    yield from EXAMPLE.findall(str(manual.app.info.help))
    for _, command in commands():
        yield from EXAMPLE.findall(str(getattr(command.callback, "__doc__", "")))


@pytest.mark.parametrize(("name", "info"), [pytest.param(*pair, id=pair[0]) for pair in commands()])
def test_every_command_has_an_example_of_its_own(name: str, info: CommandInfo) -> None:
    """Whoever asks for help on a command can copy a line that calls it."""
    assert f"`coverage-diff {name}" in str(getattr(info.callback, "__doc__", ""))


def test_every_example_works(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the repository's folder each line of help does what it is there for, one after the other."""
    for folder in ("seeds", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)  # as if Ctrl-C came at once
    lines = list(dict.fromkeys(shown()))
    assert len(lines) > 30
    for line in lines:
        words, _, saved = line.partition(" > ")
        done = command(*shlex.split(words))
        assert done.code == 0, (line, done.err)
        if saved:
            Path(saved).write_text(done.out, encoding="utf-8")


def test_manual_groups_the_commands_and_tells_settings_and_codes(command: Command) -> None:
    """Help as a whole names who needs which command, the settings, the exit codes and the pages to read."""
    out = " ".join(command("--help").out.split())
    for words in ("Compare and explain", "Teach", "Many pages", "Without a terminal", "--config", "Exit codes"):
        assert words in out
    pages = re.findall(r"[\w/]*README\.md", out)
    assert len(set(pages)) > 3
    assert [page for page in pages if not (ROOT / page).is_file()] == []
