"""Ctrl-C ends a command at once and leaves no half-written file."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from timing import PATIENCE

import coverage_diff as cd
from coverage_diff.reporting import files

# Writes slowly enough to be stopped in the middle: the disk takes a few bytes, then nothing for a while.
SLOW = """
import sys, time, pathlib
from coverage_diff.cli.app import run
ways = pathlib.Path.open
def slow(self, mode="r", *others, **named):
    file = ways(self, mode, *others, **named)
    if "x" in mode:
        file.write(b"half a page"); file.flush(); print("writing", flush=True); time.sleep(600)
    return file
pathlib.Path.open = slow
sys.argv = ["coverage-diff", *sys.argv[1:]]
sys.exit(run())
"""


def test_interrupt_while_writing_leaves_the_old_file(tmp_path: Path, saved: Path) -> None:
    """Stopped while it writes, the command ends with 130, the old file is whole, and nothing else lies beside it."""
    page = tmp_path / "page.md"
    page.write_text("the old page", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    command = [sys.executable, "-c", SLOW, "render", str(saved), "-o", str(page)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert page.read_text(encoding="utf-8") == "the old page"
    assert sorted(tmp_path.iterdir()) == before


def test_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk ends in an error of the library, and the old file is whole."""
    page = tmp_path / "page.md"
    page.write_text("the old page", encoding="utf-8")

    def full(self: Path, target: Path) -> Path:
        assert self.exists()
        assert self.parent == target.parent
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(cd.ReportError, match="No space left"):
        files.write(page, "the new page")
    assert [p.name for p in tmp_path.iterdir()] == ["page.md"]
    assert page.read_text(encoding="utf-8") == "the old page"
