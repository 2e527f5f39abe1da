"""The demo set's report and lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff.classroom import Lesson, make_lesson

FLOOD = Path(__file__).parents[2] / "examples" / "classroom" / "flood"


@pytest.fixture(scope="session")
def flood_report() -> cd.Report:
    """The comparison of the demo set's three outlets."""
    return cd.compare(cd.read_articles(FLOOD))


@pytest.fixture(scope="session")
def flood_lesson(flood_report: cd.Report) -> Lesson:
    """The lesson of the demo set at its default level."""
    return make_lesson(flood_report)
