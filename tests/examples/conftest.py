"""How the tests run the example scripts."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest


class Done(NamedTuple):
    """What a script did."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs a script as Python runs it, in an empty folder, but in this process: what it needs is loaded already."""

    def run_script(script: Path, *arguments: object) -> Done:
        monkeypatch.chdir(tmp_path)
        monkeypatch.syspath_prepend(script.parent)
        monkeypatch.setattr(sys, "argv", [str(script), *map(str, arguments)])
        message = ""
        try:
            runpy.run_path(str(script), run_name="__main__")
        except SystemExit as ended:
            message = str(ended.code)
        out, err = capsys.readouterr()
        return Done(int(message != ""), out, err + message)

    return run_script
