"""What README shows is what happens. After a change: pytest tests/test_readme.py --update-golden."""

from __future__ import annotations

import doctest
import io
import re
import shlex
import shutil
import sys
import tomllib
import webbrowser
from pathlib import Path

import pytest
import uvicorn
from rich.console import Console

import coverage_diff as cd
from coverage_diff.cli.app import app, run
from coverage_diff.reporting import terminal

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
ROWS = 8  # facts of the table: enough to see what it is, on the first screen
TABLE = re.compile(r"(?<=\$ coverage-diff compare seeds\n).*?(?=```)", re.DOTALL)


def beginning(report: cd.Report) -> str:
    """The first rows of what `coverage-diff compare seeds` prints."""
    page = io.StringIO()
    terminal.print_report(report, Console(file=page, width=100, highlight=False), rows=ROWS)
    table, _, _ = page.getvalue().partition("● included:")
    return "\n".join(line.rstrip() for line in table.strip("\n").splitlines()) + "\n...\n"


def test_table_is_the_real_one(seed_report: cd.Report, request: pytest.FixtureRequest) -> None:
    """The table in README is the one that the command prints."""
    text = README.read_text(encoding="utf-8")
    table = beginning(seed_report)
    if request.config.getoption("--update-golden"):
        text = TABLE.sub(lambda _: table, text, count=1)
        README.write_text(text, encoding="utf-8")
    shown = TABLE.search(text)
    assert shown is not None
    assert shown[0] == table, "run: pytest tests/test_readme.py --update-golden"


def test_session_is_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of the Python session gives what README says, and there are ten to a screen."""
    monkeypatch.chdir(ROOT)
    [session] = re.findall(r"```python\n(>>> .*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    test = doctest.DocTestParser().get_doctest(session, {}, "README", "README.md", 0)
    result = doctest.DocTestRunner(verbose=False).run(test)
    assert (result.failed, result.attempted > 4) == (0, True)
    assert session.count("\n") <= 12


def test_every_dependency_is_explained() -> None:
    """Each core dependency of pyproject.toml has its line in README, and no other has."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [re.split(r"[<>=\[ ]", name)[0] for name in project["dependencies"]]
    text = README.read_text(encoding="utf-8").partition("## Why each dependency")[2]
    assert re.findall(r"^\| ([a-z0-9-]+) \| [a-zA-Z]", text, re.MULTILINE)[1:] == sorted(wanted)


def test_two_commands_are_single_lines() -> None:
    """The two commands stand alone, so that CI can run them literally."""
    commands = re.findall(r"^python3 -m venv .*$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("examples/diff_report.py")
    assert commands[1].endswith("pytest")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with seeds, examples and the two files that README tells its reader to write."""
    for folder in ("seeds", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "settings.toml").write_text("[alignment]\nthreshold = 0.4\n", encoding="utf-8")
    [corrections] = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "mine.toml").write_text(corrections, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_python_examples_run(workplace: Path) -> None:
    """The longer Python example runs from top to bottom."""
    matplotlib = pytest.importorskip("matplotlib")
    pytest.importorskip("pandas")
    matplotlib.use("Agg")
    [example] = re.findall(r"```python\n(import .*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102 - README's own words
    matplotlib.pyplot.close("all")
    assert (workplace / "report.html").is_file()
    assert names["report"] == cd.Report.from_json(str(names["text"]))


def test_commands_run(workplace: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Every command of README does what it is there for, in the order in which they stand."""
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)  # as if Ctrl-C came at once
    lines = re.findall(r"^coverage-diff .*$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        monkeypatch.setattr(sys, "argv", shlex.split(line, comments=True))
        assert run() == (1 if "--exit-code" in line else 0), (line, capfd.readouterr().err)
    assert (workplace / "report.md").is_file()


def test_every_command_is_named() -> None:
    """README shows each command that there is."""
    text = README.read_text(encoding="utf-8")
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    names += [str(group.name) for group in app.registered_groups]
    assert len(names) > 9
    assert [name for name in names if not re.search(rf"^coverage-diff {name} ?", text, re.MULTILINE)] == []
