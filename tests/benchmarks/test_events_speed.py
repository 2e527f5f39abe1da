"""Time of finding events and comparing: `pytest tests/benchmarks --benchmark-only`; `plot_cost.py` goes to any size."""

from __future__ import annotations

import pytest
from corpus import news, planted_pairs, stories
from pytest_benchmark.fixture import BenchmarkFixture

import coverage_diff as cd

ARTICLES = 1000


@pytest.fixture(scope="module")
def articles() -> list[cd.Article]:
    """A thousand pages of 500 words."""
    return news(ARTICLES)


def test_events_of_a_thousand(benchmark: BenchmarkFixture, articles: list[cd.Article]) -> None:
    """Pages to events, the whole way."""
    found = benchmark.pedantic(cd.detect_events, (articles,), rounds=3, warmup_rounds=1)
    assert len(found.events) > 100


def test_events_of_two(benchmark: BenchmarkFixture, articles: list[cd.Article]) -> None:
    """What a class waits for."""
    benchmark(cd.detect_events, articles[:2])


def test_planted_events_are_found(articles: list[cd.Article]) -> None:
    """Of the pairs of copies and rewrites 97 % are in one event, and 97 % of what is in one event belongs there."""
    found = cd.detect_events(articles[:400])
    home = {segment.article_id: event.id for event in found.events for segment in event.segments}
    planted = planted_pairs([story.event for story in stories(ARTICLES, words=500)][:400])
    together = sum(str(a) in home and home[str(a)] == home.get(str(b)) for a, b in planted.tolist())
    grouped = sum(len(event.segments) * (len(event.segments) - 1) // 2 for event in found.events)
    assert together >= 0.97 * len(planted)
    assert together >= 0.97 * grouped
