"""Time of the whole path: `pytest tests/benchmarks/test_path_speed.py --benchmark-only`.

Wanted on one idle core: 200 articles of 500 words a second; the seeds in 40 ms; three articles of 600 words in 150 ms,
twenty of 800 in 5 s; a statement in 1 ms; a page of twenty articles in 1 s. The written stories are harder than news:
nearly every sentence of one resembles some of every other.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from written import story

import coverage_diff as cd

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def processor(benchmark: BenchmarkFixture) -> BenchmarkFixture:
    """Benchmarks by the processor's time, which other jobs on the machine disturb little."""
    benchmark._timer = time.process_time
    return benchmark


def test_extraction(processor: BenchmarkFixture) -> None:
    """Twenty articles of 500 words: 100 ms at 200 a second."""
    articles = [story(n, 500) for n in range(20)]
    assert processor(lambda: sum(len(cd.extract_facts(article)) for article in articles)) > 500


def test_seeds(processor: BenchmarkFixture) -> None:
    """The two seed pages, warm."""
    articles = cd.read_articles(SEEDS)
    cd.compare(articles)
    assert len(processor(cd.compare, articles).events) == 1


@pytest.mark.parametrize(("count", "words"), [(3, 600), (20, 800)])
def test_event(processor: BenchmarkFixture, count: int, words: int) -> None:
    """One event of several outlets."""
    articles = [story(n, words) for n in range(count)]
    cd.compare(articles[:2])
    report = processor.pedantic(cd.compare, [articles])
    assert [len(event.segments) for event in report.events] == [count]


def test_checker(processor: BenchmarkFixture) -> None:
    """A statement against a prepared article of 800 words."""
    checker = cd.Checker(story(1, 800))
    assert processor(checker.check, "The Red Cross closed the bridge on Monday").evidence


def test_page(processor: BenchmarkFixture) -> None:
    """The report of twenty articles of 800 words as HTML."""
    report = cd.compare([story(n, 800) for n in range(20)])
    assert "<html" in processor.pedantic(report.to_html, rounds=2)


@pytest.mark.parametrize(
    "program",
    [
        "import coverage_diff",
        "import coverage_diff.reading",
        "import coverage_diff as cd; cd.compare(cd.read_articles('seeds'))",
    ],
    ids=["import", "readers", "first comparison"],
)
def test_start(benchmark: BenchmarkFixture, program: str) -> None:
    """A fresh process: the interpreter, the imports, and what is loaded on first use."""
    run = [sys.executable, "-c", program]
    benchmark.pedantic(subprocess.run, [run], {"check": True, "cwd": SEEDS.parent}, rounds=3)


def test_small_sets_load_no_numerics_of_scipy() -> None:
    """Two pages are compared without the third of a second that scipy's parts take to load."""
    compared = "import coverage_diff as cd, sys; cd.compare(cd.read_articles('seeds'))"
    program = f"{compared}; sys.exit('scipy.special' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=SEEDS.parent).returncode == 0
