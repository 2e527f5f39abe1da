"""Cosines of many pairs against those of one."""

from __future__ import annotations

import numpy as np
import pytest

from coverage_diff.detection import likeness
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


def test_each_cosine_is_that_of_two_vectors(telling: Telling) -> None:
    """A pair has the cosine of its two rows, to three digits; what has no term is like nothing."""
    vectors = np.zeros((len(telling.size), telling.columns + 1))
    np.put_along_axis(vectors, telling.column, telling.weight, axis=1)
    left, right = np.triu_indices(len(vectors), 1)
    found = cosines(telling, left.astype(np.int32), right.astype(np.int32))
    for a, b, cosine in zip(left.tolist(), right.tolist(), found.tolist(), strict=True):
        length = np.linalg.norm(vectors[a]) * np.linalg.norm(vectors[b])
        assert cosine == pytest.approx(vectors[a] @ vectors[b] / max(length, 1e-9), abs=1e-3)


def test_the_order_of_the_terms_changes_no_cosine(telling: Telling) -> None:
    """The same terms in another order give the same figure to the last bit."""
    left, right = (side.astype(np.int32) for side in np.triu_indices(len(telling.size), 1))
    turned = telling._replace(column=telling.column[:, ::-1].copy(), weight=telling.weight[:, ::-1].copy())
    assert np.array_equal(cosines(telling, left, right), cosines(turned, left, right))


def test_neither_pieces_nor_processes_change_a_cosine(telling: Telling, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in small pieces and by two processes gives the same figures, and tells how far it is."""
    left, right = (side.astype(np.int32) for side in np.triu_indices(len(telling.size), 1))
    whole = cosines(telling, left, right)
    monkeypatch.setattr(likeness, "_TOGETHER", 2)
    told: list[tuple[int, int]] = []
    parts = cosines(telling, left, right, engine=ProcessEngine(2), progress=lambda *done: told.append(done))
    assert np.array_equal(parts, whole)
    assert told == [(done, len(left)) for done in range(2, len(left) + 1, 2)]


def test_no_pairs_have_no_cosines(telling: Telling) -> None:
    """Nothing is as like as nothing."""
    none = np.zeros(0, np.int32)
    assert not len(cosines(telling, none, none))
