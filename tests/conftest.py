"""What several tests share."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import coverage_diff as cd

SEEDS = Path(__file__).parents[1] / "seeds"

# What hypothesis draws is the same in every run, and neither a slow test nor a slow draw is a failure.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites what is kept as text instead of comparing with it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files and README's table")


def pytest_configure() -> None:
    """Let the garbage collector come less often: one process holds what thousands of tests are made from."""
    gc.set_threshold(10_000, 20, 50)


def pytest_collection_finish() -> None:
    """Let it pass over what lasts as long as the run."""
    gc.collect()
    gc.freeze()


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
