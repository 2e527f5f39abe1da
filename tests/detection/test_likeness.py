"""Cosines of many pairs against those of one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from coverage_diff.detection.likeness import cosines
from coverage_diff.detection.telling import Telling, find_telling
from coverage_diff.detection.terms import read_terms
from coverage_diff.engines import ProcessEngine
from coverage_diff.model import Article
from coverage_diff.segmentation import split_segments

TEXTS = (
    "The mayor of Harwick opened the new bridge on Monday. Traffic rolled over it by noon.",
    "Traffic rolled over the new bridge in Harwick. The mayor had opened it, and " + "nobody else spoke. " * 40,
    "A flood took the old mill at Danford; " + ", ".join(f"house {n} fell" for n in range(200)),
    "Prices rose.",
    "?",
)


@pytest.fixture(scope="module")
def telling() -> Telling:
    """Rows of very different lengths, the last without any term."""
    articles = [Article(id=str(i), outlet=f"o{i}", title="", text=text) for i, text in enumerate(TEXTS)]
    segments = [segment for article in articles for segment in split_segments(article)]
    return find_telling(read_terms(segments), 32)


def days(telling: Telling) -> NDArray[np.float64]:
    """A day for each row."""
    return np.arange(len(telling.size), dtype=np.float64)


def test_each_cosine_is_that_of_two_vectors(telling: Telling) -> None:
    """A pair has the cosine of its two rows, to three digits; what has no term is like nothing."""
    vectors = np.zeros((len(telling.size), telling.columns + 1))
    np.put_along_axis(vectors, telling.column, telling.weight, axis=1)
    left, right = np.triu_indices(len(vectors), 1)
    found = cosines(telling, left.astype(np.int32), right.astype(np.int32), days(telling))
    for a, b, cosine in zip(left.tolist(), right.tolist(), found.tolist(), strict=True):
        length = np.linalg.norm(vectors[a]) * np.linalg.norm(vectors[b])
        assert cosine == pytest.approx(vectors[a] @ vectors[b] / max(length, 1e-9), abs=1e-3)


def test_the_order_of_the_terms_changes_no_cosine(telling: Telling) -> None:
    """The same terms in another order give the same figure to the last bit."""
    left, right = (side.astype(np.int32) for side in np.triu_indices(len(telling.size), 1))
    turned = telling._replace(column=telling.column[:, ::-1].copy(), weight=telling.weight[:, ::-1].copy())
    day = days(telling)
    assert np.array_equal(cosines(telling, left, right, day), cosines(turned, left, right, day))


def test_neither_portions_nor_processes_change_a_cosine(telling: Telling) -> None:
    """Work in portions by day and by two processes gives the same figures, and tells how far it is."""
    left, right = (side.astype(np.int32) for side in np.triu_indices(len(telling.size), 1))
    whole = cosines(telling, left, right, np.full(len(telling.size), np.nan))
    told: list[tuple[int, int]] = []
    day = days(telling)[::-1]
    parts = cosines(telling, left, right, day, engine=ProcessEngine(2), progress=lambda *done: told.append(done))
    assert np.array_equal(parts, whole)
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] == (len(left), len(left))


def test_no_pairs_have_no_cosines(telling: Telling) -> None:
    """Nothing is as like as nothing."""
    none = np.zeros(0, np.int32)
    assert not len(cosines(telling, none, none, days(telling)))
