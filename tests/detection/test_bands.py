"""Candidate pairs by sorted bands, against datasketch's index and against the S-curve."""

import numpy as np
import pytest
from datasketch import MinHashLSH
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.detection import bands as bands_module
from coverage_diff.detection.bands import (
    Candidates,
    band_keys,
    best_candidates,
    candidate_pairs,
    candidate_probability,
    choose_banding,
    content_keys,
)
from coverage_diff.detection.lsh import to_datasketch
from coverage_diff.detection.minhash import EMPTY, Signatures, resemblance, signatures


def _pairs(candidates: Candidates) -> list[tuple[int, int]]:
    return list(map(tuple, candidates.pairs.tolist()))


def _index_pairs(made: Signatures, bands: int, rows: int) -> list[tuple[int, int]]:
    """What `MinHashLSH` finds when every set but the empty ones is inserted and looked up."""
    index = MinHashLSH(num_perm=made.shape[1], params=(bands, rows))
    objects = {i: to_datasketch(row) for i, row in enumerate(made) if (row != EMPTY).any()}
    for i, minhash in objects.items():
        index.insert(i, minhash)
    return sorted({(i, j) for i, minhash in objects.items() for j in index.query(minhash) if i < j})


def _related_sets(sets: int, seed: int = 3) -> Signatures:
    """Signatures of sets of 0 to 60 members, of which most are altered copies of an earlier one."""
    rng = np.random.default_rng(seed)
    made = []
    for i in range(sets):
        members = rng.integers(0, 1 << 32, rng.integers(0, 60), dtype=np.uint32)
        if i and rng.random() < 0.6:
            members = made[rng.integers(i)].copy()
            members[rng.random(len(members)) < rng.random() / 2] = rng.integers(1 << 32)
        made.append(members)
    return signatures(np.concatenate(made), np.cumsum([0, *map(len, made)]))


@pytest.mark.parametrize(("bands", "rows"), [(25, 5), (32, 4), (42, 3), (64, 2), (128, 1), (2, 64)])
def test_the_pairs_are_those_of_the_index(bands: int, rows: int):
    """Sorting finds just what datasketch's `MinHashLSH` finds with the same bands and rows, empty sets apart."""
    made = _related_sets(700)
    assert _pairs(candidate_pairs(made, bands, rows)) == _index_pairs(made, bands, rows)


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 6), max_size=20), st.sampled_from([(6, 1), (3, 2), (2, 3), (2, 2)]))
def test_pairs_agree_in_a_band(rows_of_values: list[tuple[int, ...]], banding: tuple[int, int]):
    """A pair is a candidate if and only if all rows of a band are equal, and its collisions count those bands."""
    bands, rows = banding
    made = np.array(rows_of_values, dtype=np.uint32).reshape(-1, 6)
    cut = made[:, : bands * rows].reshape(-1, bands, rows)
    agreeing = (cut[:, None] == cut[None]).all(axis=3).sum(axis=2)
    found = candidate_pairs(made, bands, rows)
    expected = [(i, j) for i in range(len(made)) for j in range(i + 1, len(made)) if agreeing[i, j]]
    assert _pairs(found) == expected
    assert found.collisions.tolist() == [agreeing[pair] for pair in expected]
    assert (found.pairs.dtype, found.collisions.dtype, found.weights.dtype) == (np.int32, np.int32, np.float32)


def test_fewer_than_two_sets_make_no_pair():
    """No set, one set, and sets that are all empty have no candidates."""
    for sets in (0, 1):
        assert candidate_pairs(np.ones((sets, 8), dtype=np.uint32), 4, 2).pairs.shape == (0, 2)
    assert candidate_pairs(np.full((5, 8), EMPTY, dtype=np.uint32), 4, 2).pairs.shape == (0, 2)


def test_blocks_of_bands_and_partial_sums_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little is sorted or summed up at a time, the result is the same; so it is for few sets and for many."""
    made = _related_sets(150)
    whole = candidate_pairs(made, 64, 2)
    for name, value in (("_BLOCK_KEYS", 200), ("_PENDING", 50), ("_FEW_SETS", 150)):
        monkeypatch.setattr(bands_module, name, value)
        other = candidate_pairs(made, 64, 2)
        for field in ("pairs", "collisions", "weights"):
            assert np.array_equal(getattr(other, field), getattr(whole, field))


def test_rare_agreement_weighs_more():
    """A pair that shares its bucket with nobody weighs more than one that shares it with many."""
    made = np.arange(40, dtype=np.uint32).reshape(10, 4)
    made[:8, 0] = 100  # a crowd in the first band
    made[8:, 1] = 200  # two alone in the second
    found = candidate_pairs(made, 4, 1)
    weights = dict(zip(_pairs(found), found.weights.tolist(), strict=True))
    assert weights[8, 9] == pytest.approx(np.log2(6), abs=1e-3)
    assert weights[0, 1] == pytest.approx(np.log2(1 + 10 / 8), abs=1e-3)


def test_a_crowded_bucket_becomes_a_star():
    """Boilerplate that everybody has links all to one, is counted, and leaves the other bands alone."""
    rng = np.random.default_rng(2)
    made = rng.integers(0, 1 << 31, (300, 8), dtype=np.uint32)
    made[:, 0] = 7
    made[[10, 20], 1] = 8
    found = candidate_pairs(made, 8, 1, bucket_limit=50)
    assert found.capped == 1
    assert len(found.pairs) in {299, 300}
    assert (10, 20) in _pairs(found)
    order = rng.permutation(300)
    shuffled = candidate_pairs(made[order], 8, 1, bucket_limit=50)
    back = np.sort(order[shuffled.pairs], axis=1)
    assert sorted(map(tuple, back.tolist())) == _pairs(found)


def test_every_set_keeps_its_best_pairs():
    """With 3 pairs per set, each set's 3 heaviest stay, those that nobody claims go, and order does not matter."""
    made = _related_sets(400)
    found = candidate_pairs(made, 64, 2)
    kept = best_candidates(found, content_keys(made), per_set=3)
    weights = dict(zip(_pairs(found), found.weights.tolist(), strict=True))
    chosen = set(_pairs(kept))
    assert chosen < set(weights)
    for i in range(400):
        of_set = sorted((p for p in weights if i in p), key=lambda p: -weights[p])
        worst = min((weights[p] for p in of_set[:3]), default=0)
        assert chosen >= {p for p in of_set if weights[p] > worst}
        assert len(chosen & set(of_set)) >= min(3, len(of_set))
    order = np.random.default_rng(0).permutation(400)
    again = best_candidates(candidate_pairs(made[order], 64, 2), content_keys(made[order]), per_set=3)
    contents = {tuple(sorted(content_keys(made)[[a, b]].tolist())) for a, b in chosen}
    assert {tuple(sorted(content_keys(made[order])[[a, b]].tolist())) for a, b in _pairs(again)} == contents


@pytest.mark.parametrize("jaccard", [0.3, 0.5, 0.8])
def test_recall_follows_the_s_curve(jaccard: float):
    """Of 1500 pairs of one resemblance, the share that become candidates is what the formula says."""
    rng = np.random.default_rng(17)
    union, common = 120, round(120 * jaccard)
    members, offsets = [], [0]
    for _ in range(1500):
        drawn = rng.integers(0, 1 << 32, union, dtype=np.uint32)
        cut = (common + union) // 2
        members += [drawn[:cut], np.concatenate((drawn[:common], drawn[cut:]))]
        offsets += [offsets[-1] + cut, offsets[-1] + cut + common + union - cut]
    made = signatures(np.concatenate(members), np.array(offsets))
    found = set(_pairs(candidate_pairs(made, 32, 4)))
    share = sum((i, i + 1) in found for i in range(0, 3000, 2)) / 1500
    expected = candidate_probability(common / union, 32, 4)
    assert share == pytest.approx(expected, abs=4 * np.sqrt(expected * (1 - expected) / 1500) + 0.01)
    assert resemblance(made[::2], made[1::2]).mean() == pytest.approx(common / union, abs=0.01)


@given(st.integers(1, 256), st.floats(0.01, 1), st.floats(0.01, 0.999))
def test_the_chosen_banding_reaches_its_recall(permutations: int, jaccard: float, recall: float):
    """A banding fits the signature and reaches the recall; where none does, it is the one with the highest."""
    bands, rows = choose_banding(permutations, jaccard, recall)
    assert 1 <= bands * rows <= permutations
    reached = candidate_probability(jaccard, bands, rows)
    assert reached >= recall - 1e-9 or (bands, rows) == (permutations, 1)
    more_rows = permutations // (rows + 1)
    assert not more_rows or reached < recall or candidate_probability(jaccard, more_rows, rows + 1) < recall


def test_the_s_curve_has_its_textbook_values():
    """Table of Leskovec, Rajaraman and Ullman, section 3.4.2: 20 bands of 5 rows."""
    curve = [candidate_probability(s, 20, 5) for s in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)]
    assert curve == pytest.approx([0.006, 0.047, 0.186, 0.470, 0.802, 0.975, 0.9996], abs=0.0006)


def test_band_keys_are_equal_where_bands_are():
    """Among a million bands of small values, keys are equal just where all rows are."""
    made = np.random.default_rng(4).integers(0, 30, (20_000, 8), dtype=np.uint32)
    for bands, rows in ((8, 1), (4, 2), (2, 4)):
        for band, keys in enumerate(band_keys(made, bands, rows)):
            values = made[:, band * rows : (band + 1) * rows]
            assert len(np.unique(keys)) == len(np.unique(values, axis=0))
