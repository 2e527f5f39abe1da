"""The most telling terms of segments."""

from __future__ import annotations

import numpy as np
import pytest

from coverage_diff.detection import telling
from coverage_diff.detection.forms import Kind
from coverage_diff.detection.stream import HEADLINE, LEAD
from coverage_diff.detection.telling import find_telling
from coverage_diff.detection.terms import Terms, read_terms
from coverage_diff.model import Article
from coverage_diff.segmentation import split_segments

TEXTS = (
    "The mayor of Harwick opened the new bridge on Monday, 4 May. Traffic rolled over the bridge by noon.",
    "A flood took the old mill at Danford; " + ", ".join(f"house {n} fell" for n in range(40)),
    "Prices rose.",
)


@pytest.fixture(scope="module")
def terms() -> Terms:
    """Rows of very different lengths, one with a headline."""
    titles = ("Bridge of Harwick opened", "", "")
    articles = [Article(id=t, outlet=t, title=title, text=t) for title, t in zip(titles, TEXTS, strict=True)]
    return read_terms([segment for article in articles for segment in split_segments(article)])


def ranked(terms: Terms, row: int, hashes: list[int]) -> list[tuple[float, int, int]]:
    """The terms of a row by falling weight, then hash, with their columns."""
    found = []
    for entry in range(terms.start[row], terms.start[row + 1]):
        column, zone = int(terms.column[entry]), terms.zone[entry]
        if terms.kind[column] in (Kind.PHRASE, Kind.DAY):
            continue
        weight = (1 + np.log(terms.count[entry])) * terms.rarity[column]
        weight *= (2.0 if zone & HEADLINE else 1.0) * (1.4 if zone & LEAD else 1.0)
        found.append((-round(float(weight), 4), hashes[column], column))
    return sorted(found)


@pytest.mark.parametrize("most", [1, 5, 200])
@pytest.mark.parametrize("bits", [0, 10])
def test_the_most_telling_come_first(terms: Terms, monkeypatch: pytest.MonkeyPatch, most: int, bits: int) -> None:
    """Of every segment the heaviest terms are kept, one segment at a time or many; none are phrases or days."""
    monkeypatch.setattr(telling, "_ROWS_BITS", bits)
    found = find_telling(terms, most)
    for row in range(terms.rows):
        wanted = ranked(terms, row, found.hashes.tolist())[:most]
        size = int(found.size[row])
        assert found.column[row, :size].tolist() == [column for *_, column in wanted]
        assert found.weight[row, :size] == pytest.approx([-weight for weight, *_ in wanted], abs=1e-3)
        assert set(found.column[row, size:].tolist()) <= {found.columns}
        assert not found.weight[row, size:].any()


def test_sets_are_the_hashes_of_the_first(terms: Terms) -> None:
    """A set has no more terms than are asked for, nor than its segment has."""
    found = find_telling(terms, 20)
    hashes, begin = found.sets(4)
    for row in range(terms.rows):
        own = found.column[row, : min(4, int(found.size[row]))]
        assert hashes[begin[row] : begin[row + 1]].tolist() == found.hashes[own].tolist()


def test_no_segments_have_no_terms() -> None:
    """Nothing tells nothing."""
    hashes, begin = find_telling(read_terms([]), 20).sets(4)
    assert (len(hashes), begin.tolist()) == (0, [0])


def test_the_whole_is_every_term_as_it_weighs_anywhere(terms: Terms) -> None:
    """Phrases and days count too, and no place in the text counts more than another."""
    found = find_telling(terms, 500, whole=True)
    for row in range(terms.rows):
        entry = slice(terms.start[row], terms.start[row + 1])
        size = int(found.size[row])
        assert sorted(found.column[row, :size].tolist()) == sorted(terms.column[entry].tolist())
        weight = (1 + np.log(terms.count[entry])) * terms.rarity[terms.column[entry]]
        assert np.sort(found.weight[row, :size]) == pytest.approx(np.sort(weight))
