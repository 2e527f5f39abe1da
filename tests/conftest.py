"""What several tests share."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import coverage_diff as cd

SEEDS = Path(__file__).parents[1] / "seeds"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites what is kept as text instead of comparing with it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files and README's table")


@pytest.fixture(scope="session")
def seed_articles() -> tuple[cd.Article, ...]:
    """The two seed pages with their outlets and dates."""
    return cd.read_articles(SEEDS)


@pytest.fixture(scope="session")
def seed_report(seed_articles: tuple[cd.Article, ...]) -> cd.Report:
    """The comparison of the two seed pages."""
    return cd.compare(seed_articles)


@pytest.fixture
def make_article() -> Callable[..., cd.Article]:
    """A maker of articles: only the text need be given."""

    def make(text: str, **fields: object) -> cd.Article:
        given = {"id": "a", "outlet": "The Example", "title": "", "published": dt.date(2026, 3, 4), **fields}
        return cd.Article(text=text, **given)  # type: ignore[arg-type]

    return make


@pytest.fixture
def assert_linear() -> Callable[..., None]:
    """A check that work on a text grows no faster than the text.

    Processor time of the better of two runs, on a text and on one four times as long; quadratic work takes sixteen
    times as long. The constant absorbs what is loaded on first use and the noise of a busy machine.
    """

    def check(run: Callable[[str], object], unit: str, size: int = 20_000) -> None:
        times = []
        for length in (size, 4 * size):
            text = (unit * (length // len(unit) + 1))[:length]
            rounds = []
            for _ in range(2):
                start = time.process_time()
                run(text)
                rounds.append(time.process_time() - start)
            times.append(min(rounds))
        assert times[1] <= 8 * times[0] + 0.3

    return check
