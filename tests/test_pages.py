"""What the pages for teachers, researchers and developers show is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from coverage_diff.cli.app import run

ROOT = Path(__file__).parents[1]
PAGES = ("coverage_diff/README.md", "examples/archive/README.md", "examples/classroom/README.md")
BLOCK = re.compile(r"^```(python|sh|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
INSTALLING = ("python3 -m venv", "pip install")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the repository brings, as a reader has it."""
    for folder in ("seeds", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)  # as if Ctrl-C came at once
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_line_works(
    page: str, workplace: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Sessions give what they show, code and commands run, from the top of a page to its end."""
    pytest.importorskip("matplotlib")
    names: dict[str, Any] = {}
    blocks = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert {kind for kind, _ in blocks} >= {"python", "sh"}
    for kind, text in blocks:
        if kind == "python" and text.startswith(">>>"):
            names = ran(text, names, page, capfd)
        elif kind == "python":
            exec(text, names)  # noqa: S102 - the page's own words
        else:
            prefix = "$ " if kind == "console" else ""
            for line in text.replace("\\\n", " ").splitlines():
                if line.startswith(prefix) and not line.startswith(INSTALLING):
                    called(line.removeprefix(prefix), monkeypatch, capfd)
    assert workplace.is_dir()


def ran(session: str, names: dict[str, Any], page: str, capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The names after a session that gave what it shows."""
    test = doctest.DocTestParser().get_doctest(session, names, page, page, 0)
    result = doctest.DocTestRunner(verbose=False, optionflags=FLAGS).run(test, clear_globs=False)
    assert result.failed == 0, capfd.readouterr().out
    return test.globs


def called(line: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Run a command of a page: ours in this process, a script in its own."""
    program, *arguments = shlex.split(line, comments=True)
    if program == "python":
        done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
        return
    assert Path(program).name == "coverage-diff", line
    monkeypatch.setattr(sys, "argv", [program, *arguments])
    assert run() == 0, (line, capfd.readouterr().err)


@pytest.mark.parametrize("page", [*PAGES, "README.md"])
def test_links_lead_somewhere(page: str) -> None:
    """Every picture and file that a page names is in the repository, and no picture is heavy."""
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    targets = [target for target in targets if not target.startswith(("http", "mailto"))]
    assert len(targets) > 3
    for target in filter(None, targets):
        path = (ROOT / page).parent / target
        assert path.exists(), target
        assert path.suffix != ".png" or path.stat().st_size < 150_000, target
