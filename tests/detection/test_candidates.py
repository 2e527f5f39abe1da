"""Which pairs are looked at."""

from __future__ import annotations

from collections.abc import Callable

import datasketch
import numpy as np
import pytest

import coverage_diff as cd
from coverage_diff.detection import candidates as stage
from coverage_diff.detection.candidates import SMALL_SET, Pairs, copy_signatures, find_candidates
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


def test_without_the_index_two_pages_are_no_event(
    make_article: Callable[..., cd.Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pairs of a small set come from datasketch's MinHashLSH alone: with the index emptied no event is found."""
    pages = [make_article(text, id=text[:4], outlet=text[:4], title="Ferry Solveig sank") for text in (FERRY, WRECK)]
    assert len(cd.detect_events(pages).events) == 1
    monkeypatch.setattr(datasketch.MinHashLSH, "insert", lambda *_: None)
    emptied = cd.detect_events(pages)
    assert (emptied.events, len(emptied.links)) == ((), 0)


def test_small_and_large_sets_meet_alike() -> None:
    """One text more than the index takes, and the pairs found by sorting are those that the index found."""
    others = [f"Story {i} of Village{i} tells how Mayor Name{i} opened bridge {i * 37}." for i in range(SMALL_SET - 2)]
    small = found(candidates([FERRY, WRECK, *others]))
    large = found(candidates([FERRY, WRECK, *others, "Rain."]))
    assert (0, 1) in small
    assert small == large


def test_a_large_archive_leaves_out_what_is_unlike(monkeypatch: pytest.MonkeyPatch) -> None:
    """One word in common among many others makes a candidate in a small set, and none in a large one."""
    filler = [" ".join(f"{letter}{n}ing" for n in range(150)) for letter in "pq"]
    texts = [FERRY, WRECK, *(f"Yesterday {words} rain." for words in filler)]
    assert found(candidates(texts)) == [(0, 1), (2, 3)]
    monkeypatch.setattr(stage, "LARGE_ARCHIVE", 3)
    assert found(candidates(texts)) == [(0, 1)]
