"""The figures of a pair."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import coverage_diff as cd
from coverage_diff.detection.evidence import FEATURES, measure
from coverage_diff.detection.terms import read_terms

FERRY = "HANSTAD - Divers searched the wreck of the ferry Solveig off Hanstad, Norway, for its captain, Jon Bakke."
SAME = "Jon Bakke, who was captain of the Solveig, is missing since the ferry sank near Hanstad in Norway on Monday."
ELSEWHERE = "Divers searched the wreck of a ferry off Gdynia in Poland for its captain, the coast guard said."


@pytest.fixture
def figures(make_article: Callable[..., cd.Article]) -> Callable[..., dict[str, float]]:
    """The figures of two texts by name."""

    def call(one: str, two: str, days: tuple[float, float] = (1, 1)) -> dict[str, float]:
        segments = [cd.split_segments(make_article(t, id=str(i)))[0] for i, t in enumerate((one, two))]
        row = measure(read_terms(segments), np.array([0], np.int32), np.array([1], np.int32), np.array(days, float))
        return dict(zip(FEATURES, row[0].tolist(), strict=True))

    return call


def test_all_figures_are_shares(figures: Callable[..., dict[str, float]]) -> None:
    """Every figure lies in [0, 1]."""
    for one, two in ((FERRY, SAME), (FERRY, FERRY), (FERRY, ELSEWHERE)):
        assert all(0 <= value <= 1 + 1e-6 for value in figures(one, two).values())


def test_a_pair_is_symmetric(figures: Callable[..., dict[str, float]]) -> None:
    """Which of two is first does not matter."""
    assert figures(FERRY, SAME) == pytest.approx(figures(SAME, FERRY), abs=1e-6)


def test_another_place_clashes(figures: Callable[..., dict[str, float]]) -> None:
    """Where both leads name places and share none, that speaks against one event."""
    assert figures(FERRY, ELSEWHERE)["no clash of places"] < 0.9
    assert figures(FERRY, SAME)["no clash of places"] > figures(FERRY, ELSEWHERE)["no clash of places"]


def test_nearness_falls_with_the_days_between(figures: Callable[..., dict[str, float]]) -> None:
    """The nearer the days the larger the figures; an unknown day gives 0 and is marked."""
    for name in ("near days, alike texts", "same day, alike leads"):
        near = [figures(FERRY, SAME, (0, gap))[name] for gap in (0, 1, 4, 20, 60)]
        assert near == sorted(near, reverse=True)
        unknown = figures(FERRY, SAME, (1, float("nan")))
        assert (unknown[name], unknown["both dated"]) == (0, 0)


def test_days_tell_nothing_of_stories_that_share_no_words(figures: Callable[..., dict[str, float]]) -> None:
    """Two stories of one day with nothing in common are not nearer for it."""
    unlike = figures(FERRY, "Bread prices rose again, bakers said.", (1, 1))
    assert unlike["near days, alike texts"] == unlike["same day, alike leads"] == 0
