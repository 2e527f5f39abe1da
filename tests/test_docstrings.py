"""Every example in a docstring runs, and every public name has one."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff import classroom

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "coverage_diff"
# Long messages and lists may be cut with "..."; a value of several lines may be wrapped.
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def examples() -> Iterator[doctest.DocTest]:
    """The examples of every docstring in the package: a class's or function's, and a module's own."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if not re.search(r"^\s*>>> ", path.read_text(encoding="utf-8"), re.MULTILINE):
            continue
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        yield from (test for test in doctest.DocTestFinder(exclude_empty=True).find(import_module(name), name))


@pytest.mark.parametrize("example", [pytest.param(test, id=test.name) for test in examples() if test.examples])
def test_example(example: doctest.DocTest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An example gives what it says to somebody who stands in the repository's folder and has imported nothing."""
    monkeypatch.chdir(ROOT)
    example.globs = {}
    result = doctest.DocTestRunner(verbose=False, optionflags=FLAGS).run(example, clear_globs=True)
    assert result.failed == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", cd.__all__)
def test_public_name_has_an_example(name: str) -> None:
    """Whoever asks Python for help on a public name is shown how to use it."""
    assert ">>> import coverage_diff as cd" in (getattr(cd, name).__doc__ or "")


@pytest.mark.parametrize("name", ["answer_sheet", "grade", "load_lesson", "make_lesson", "save_lesson"])
def test_classroom_function_has_an_example(name: str) -> None:
    """The functions that make lessons show how to use them too."""
    assert ">>> " in (getattr(classroom, name).__doc__ or "")
