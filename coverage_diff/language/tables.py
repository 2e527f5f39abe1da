"""Word tables: one plain file each, read on first use.

A table is UTF-8 text. Lines that begin with `#` say where the words come from; empty lines are skipped; columns are
separated by tabs.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

DATA = "coverage_diff.language.data"


@cache
def rows(name: str, package: str = DATA) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each a tuple of its columns.

    Args:
        name: The file, with its suffix.
        package: The package that holds it; a stage keeps its own tables in its own `data`.
    """
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str, package: str = DATA) -> frozenset[str]:
    """The first column of a table as a set."""
    return frozenset(row[0] for row in rows(name, package))


@cache
def mapping(name: str, package: str = DATA) -> dict[str, str]:
    """First column -> second column. Treat as read-only."""
    return {row[0]: row[1] for row in rows(name, package)}
