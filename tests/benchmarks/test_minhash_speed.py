"""Time of signing and joining: `pytest tests/benchmarks --benchmark-only`; and the accuracy that the time buys.

`side_by_side.py` holds the same steps against other libraries.
"""

from __future__ import annotations

import numpy as np
import pytest
from corpus import planted_pairs, stories
from pytest_benchmark.fixture import BenchmarkFixture
from side_by_side import codes, similar_pairs

from coverage_diff.detection.bands import (
    band_keys,
    best_candidates,
    candidate_pairs,
    candidate_probability,
    content_keys,
)
from coverage_diff.detection.lsh import lsh_pairs
from coverage_diff.detection.minhash import Signatures, signatures, text_signatures
from coverage_diff.detection.shingles import word_shingles

ARTICLES = 1000


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """A thousand articles of the seeded corpus."""
    return [story.text for story in stories(ARTICLES)]


@pytest.fixture(scope="module")
def signed(texts: list[str]) -> Signatures:
    """Their signatures."""
    return text_signatures(texts)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_shingling(benchmark: BenchmarkFixture, ascii_only: bool) -> None:  # noqa: FBT001 (a parameter of the measurement)
    """Text to hashes; curly quotes should cost little more than straight ones."""
    given = [story.text for story in stories(ARTICLES, ascii_only=ascii_only)]
    assert len(benchmark(word_shingles, given).offsets) == ARTICLES + 1


def test_signing(benchmark: BenchmarkFixture, texts: list[str]) -> None:
    """Hashes to signatures."""
    hashed = word_shingles(texts)
    assert benchmark(signatures, *hashed).shape == (ARTICLES, 128)


def test_text_to_signatures(benchmark: BenchmarkFixture, texts: list[str]) -> None:
    """Both steps, block by block."""
    assert benchmark(text_signatures, texts).shape == (ARTICLES, 128)


def test_band_keys(benchmark: BenchmarkFixture, signed: Signatures) -> None:
    """Signatures to keys."""
    assert benchmark(band_keys, signed, 32, 4).shape == (32, ARTICLES)


@pytest.mark.parametrize("banding", [(32, 4), (64, 2), (128, 1)])
def test_joining(benchmark: BenchmarkFixture, signed: Signatures, banding: tuple[int, int]) -> None:
    """Signatures to candidate pairs, from near copies only to hardly related."""
    assert len(benchmark(candidate_pairs, signed, *banding).pairs)


def test_keeping_the_best(benchmark: BenchmarkFixture, signed: Signatures) -> None:
    """The heaviest ten pairs of every article."""
    found = candidate_pairs(signed, 128, 1)
    assert len(benchmark(best_candidates, found, content_keys(signed), 10).pairs)


@pytest.mark.parametrize("way", [candidate_pairs, lsh_pairs])
@pytest.mark.parametrize("count", [2, 20, 200])
def test_small_sets(benchmark: BenchmarkFixture, signed: Signatures, way: type, count: int) -> None:
    """What a class waits for: sorting against datasketch's index."""
    benchmark(way, signed[:count], 32, 4)


def test_candidates_reach_the_recall_of_the_curve(texts: list[str], signed: Signatures) -> None:
    """Of the pairs of the corpus with a resemblance of at least 0.5, as many are found as at 0.5 exactly, or more."""
    planted = planted_pairs([story.event for story in stories(ARTICLES)])
    wanted = codes(similar_pairs(texts, planted))
    found = codes(candidate_pairs(signed, 32, 4).pairs.astype(np.int64))
    assert len(wanted) > 200
    assert np.isin(wanted, found).mean() >= candidate_probability(0.5, 32, 4)
    assert np.isin(found, codes(planted)).mean() > 0.99


def test_the_corpus_is_seeded() -> None:
    """The same seed gives the same articles, another seed others."""
    first, again, other = (list(stories(50, seed=s)) for s in (1, 1, 2))
    assert first == again
    assert not {s.text for s in first} & {s.text for s in other}
    assert all(story.text.isascii() for story in stories(50, ascii_only=True))
