"""Word tables: one plain file each, read on first use.

A table is UTF-8 text. Lines that begin with `#` say where the words come from; empty lines are skipped; columns are
separated by tabs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

DATA = "coverage_diff.language.data"


def _lines(name: str, package: str) -> Iterator[str]:
    """The lines of a table that hold words."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and line[0] != "#")


@cache
def rows(name: str, package: str = DATA) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each a tuple of its columns.

    Args:
        name: The file, with its suffix.
        package: The package that holds it; a stage keeps its own tables in its own `data`.
    """
    return tuple(tuple(line.split("\t")) for line in _lines(name, package))


@cache
def words(name: str, package: str = DATA) -> frozenset[str]:
    """The first column of a table as a set."""
    return frozenset(line.partition("\t")[0] for line in _lines(name, package))


@cache
def mapping(name: str, package: str = DATA) -> dict[str, str]:
    """First column -> second column. Treat as read-only."""
    return {columns[0]: columns[1] for columns in (line.split("\t", 2) for line in _lines(name, package))}
