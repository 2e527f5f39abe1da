"""Cosines of many pairs against those of one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from coverage_diff.detection import likeness
from coverage_diff.detection.likeness import cosines
from coverage_diff.detection.terms import Terms, read_terms
from coverage_diff.engines import ProcessEngine
from coverage_diff.model import Article
from coverage_diff.segmentation import split_segments

TEXTS = (
    "The mayor of Harwick opened the new bridge on Monday. Traffic rolled over it by noon.",
    "Traffic rolled over the new bridge in Harwick. The mayor had opened it, and " + "nobody else spoke. " * 40,
    "A flood took the old mill at Danford; " + ", ".join(f"house {n} fell" for n in range(200)),
    "Prices rose.",
)


@pytest.fixture(scope="module")
def terms() -> Terms:
    """Rows of very different lengths."""
    articles = [Article(id=str(i), outlet=f"o{i}", title="", text=text) for i, text in enumerate(TEXTS)]
    return read_terms([segment for article in articles for segment in split_segments(article)])


def row(terms: Terms, number: int) -> NDArray[np.float64]:
    """One row with its weights, as a vector over all columns."""
    entry = slice(terms.start[number], terms.start[number + 1])
    vector = np.zeros(len(terms.kind))
    vector[terms.column[entry]] = (1 + np.log(terms.count[entry])) * terms.rarity[terms.column[entry]]
    return vector


@pytest.mark.parametrize("width", [1, 4, 64])
def test_each_cosine_is_that_of_two_vectors(terms: Terms, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """However wide the blocks are, a pair has the cosine of its two rows."""
    monkeypatch.setattr(likeness, "_WIDTH", width)
    left, right = np.triu_indices(terms.rows, 1)
    found = cosines(terms, left.astype(np.int32), right.astype(np.int32))
    for a, b, cosine in zip(left.tolist(), right.tolist(), found.tolist(), strict=True):
        one, two = row(terms, a), row(terms, b)
        assert cosine == pytest.approx(one @ two / (np.linalg.norm(one) * np.linalg.norm(two)), abs=1e-6)


def test_neither_pieces_nor_processes_change_a_cosine(terms: Terms, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in small pieces and by two processes gives the same figures, and tells how far it is."""
    left, right = (side.astype(np.int32) for side in np.triu_indices(terms.rows, 1))
    whole = cosines(terms, left, right)
    monkeypatch.setattr(likeness, "_TOGETHER", 2)
    told: list[tuple[int, int]] = []
    parts = cosines(terms, left, right, engine=ProcessEngine(2), progress=lambda *done: told.append(done))
    assert np.array_equal(parts, whole)
    assert told == [(done, len(left)) for done in range(2, len(left) + 1, 2)]


def test_no_pairs_have_no_cosines(terms: Terms) -> None:
    """Nothing is as like as nothing."""
    none = np.zeros(0, np.int32)
    assert not len(cosines(terms, none, none))
