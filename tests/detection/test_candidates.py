"""Which pairs are looked at."""

from __future__ import annotations

import numpy as np

from coverage_diff.detection.candidates import Pairs, copy_signatures, find_candidates
from coverage_diff.detection.terms import read_terms
from coverage_diff.model import Article
from coverage_diff.segmentation import split_segments

UNKNOWN = float("nan")


def candidates(texts: list[str], *, day: list[float] | None = None, page: list[int] | None = None) -> Pairs:
    """The candidates among texts."""
    pages = [Article(id=str(i), outlet=str(i), title="", text=text) for i, text in enumerate(texts)]
    return find_candidates(
        read_terms([split_segments(p)[0] for p in pages]),
        copy_signatures(texts, 128, 1),
        day=np.array(day or [UNKNOWN] * len(texts)),
        article=np.array(page or range(len(texts))),
        permutations=128,
        seed=1,
        window_days=30,
    )


FERRY = "Divers searched the wreck of the ferry Solveig off Hanstad for the captain, Jon Bakke."
WRECK = "Jon Bakke, who was captain of the Solveig, is missing since she sank near Hanstad."
GARDEN = "Forty pupils planted tomatoes behind their school last spring."


def found(pairs: Pairs) -> list[tuple[int, int]]:
    """The pairs as tuples."""
    return list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def test_shared_names_make_a_candidate() -> None:
    """Two texts without a common run of words meet by what they are about."""
    assert found(candidates([FERRY, GARDEN, WRECK])) == [(0, 2)]


def test_unknown_days_exclude_nothing() -> None:
    """Only two known days can be too far apart."""
    assert found(candidates([FERRY, WRECK], day=[1.0, 90.0])) == []
    assert found(candidates([FERRY, WRECK], day=[1.0, UNKNOWN])) == [(0, 1)]


def test_one_page_makes_no_pair() -> None:
    """Two stories of one page are never candidates."""
    assert found(candidates([FERRY, WRECK], page=[7, 7])) == []


def test_an_archive_keeps_its_planted_pairs_among_few() -> None:
    """Of 300 planted pairs at least 98 % survive, and no segment has more than a third of the others on average."""
    rng = np.random.default_rng(3)
    common = [f"thing{i}" for i in range(400)]
    texts = []
    for event in range(300):
        topic = [f"Name{event}x{k}" for k in range(6)]
        for _ in range(2):
            words = [*rng.choice(topic, 4, replace=False), *rng.choice(common, 60)]
            texts.append("He saw " + " ".join(rng.permutation(words).tolist()) + ".")
    pairs = set(found(candidates(texts)))
    planted = {(i, i + 1) for i in range(0, 600, 2)}
    assert len(pairs & planted) >= 0.98 * len(planted)
    assert len(pairs) < 600 * 599 / 6
