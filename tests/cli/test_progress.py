"""Progress bars and times."""

from __future__ import annotations

import io

from rich.console import Console

from coverage_diff.cli.progress import Stopwatch, progress_bars


def test_bars_show_the_stages_on_a_terminal() -> None:
    """Every stage has a bar with how much of it is done."""
    stream = io.StringIO()
    with progress_bars(Console(file=stream, force_terminal=True, width=100)) as advance:
        advance("read", 1, 2)
        advance("compare", 0, 5)
        advance("read", 2, 2)
    text = stream.getvalue()
    assert "read" in text
    assert "compare" in text
    assert "2/2" in text


def test_bars_are_silent_without_terminal_or_on_wish() -> None:
    """A log file holds no bars, and --quiet means quiet."""
    for console in (Console(file=io.StringIO()), Console(file=io.StringIO(), force_terminal=True, quiet=True)):
        with progress_bars(console) as advance:
            advance("read", 1, 2)
        assert isinstance(console.file, io.StringIO)
        assert console.file.getvalue().strip() == ""


def test_stopwatch_adds_up_and_counts_failures_too() -> None:
    """A step that is entered twice has one row, and the sum stands below."""
    watch = Stopwatch()
    for _ in range(2):
        with watch.step("read"):
            pass
    console = Console(file=io.StringIO(), width=60)
    watch.print(console)
    assert isinstance(console.file, io.StringIO)
    assert [line.split()[0] for line in console.file.getvalue().splitlines()] == ["step", "read", "together"]
