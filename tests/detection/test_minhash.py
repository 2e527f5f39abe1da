"""Signatures, bit for bit those of datasketch, and the error of the estimate."""

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.detection.minhash import (
    EMPTY,
    resemblance,
    signatures,
    text_signatures,
)
from coverage_diff.detection.shingles import HashSets, word_shingles
from coverage_diff.engines import ProcessEngine, processes

_HASH = st.one_of(st.sampled_from([0, 1, 2**31, 2**32 - 2, 2**32 - 1]), st.integers(0, 2**32 - 1))
_SETS = st.lists(st.lists(_HASH, max_size=30), max_size=10)


def _csr(sets: list[list[int]]) -> HashSets:
    offsets = np.zeros(len(sets) + 1, dtype=np.int64)
    np.cumsum([len(s) for s in sets], out=offsets[1:])
    return HashSets(np.array([h for s in sets for h in s], dtype=np.uint32), offsets)


def _oracle(members: list[int], permutations: int, seed: int) -> MinHash:
    minhash = MinHash(num_perm=permutations, seed=seed, scheme="affine32", hashfunc=int)
    minhash.update_batch(members)
    return minhash


def _reference(members: list[int], minhash: MinHash) -> list[int]:
    """The scheme in Python integers, with the factors and shifts that datasketch drew."""
    mixed = []
    for value in members:
        h = value ^ value >> 16
        h = h * 0x85EBCA6B % 2**32
        h ^= h >> 13
        h = h * 0xC2B2AE35 % 2**32
        mixed.append(h ^ h >> 16)
    factors, shifts = minhash.permutations.tolist()
    return [min([(a * h + b) % 2**32 for h in mixed], default=2**32 - 1) for a, b in zip(factors, shifts, strict=True)]


@given(_SETS, st.integers(1, 70), st.integers(0, 2**32 - 1))
def test_signatures_equal_datasketch(sets: list[list[int]], permutations: int, seed: int):
    """Every value is the one that datasketch computes, for any sets, lengths and seeds."""
    made = signatures(*_csr(sets), permutations, seed)
    assert made.dtype == np.uint32
    assert made.shape == (len(sets), permutations)
    for row, members in zip(made, sets, strict=True):
        assert row.tolist() == _oracle(members, permutations, seed).hashvalues.tolist()


@given(st.lists(_HASH, max_size=30), st.integers(1, 20), st.integers(0, 2**32 - 1))
def test_arithmetic_is_exact(members: list[int], permutations: int, seed: int):
    """Every value is the least image in Python's integers, which cannot overflow."""
    made = signatures(*_csr([members]), permutations, seed)
    assert made[0].tolist() == _reference(members, _oracle([], permutations, seed))


def test_blocks_do_not_show():
    """Sets of all sizes, longer than a block and empty among them, as in datasketch."""
    rng = np.random.default_rng(5)
    sizes = [0, 1, 70_000, 0, 0, 3, *rng.integers(0, 2000, 120).tolist(), 66_000, 0]
    sets = [rng.integers(0, 1 << 32, n, dtype=np.uint32).tolist() for n in sizes]
    made = signatures(*_csr(sets), 64)
    for row, members in zip(made, sets, strict=True):
        assert np.array_equal(row, _oracle(members, 64, 1).hashvalues)


def test_an_empty_set_resembles_nothing():
    """An empty set's signature is full of `EMPTY`, as in datasketch, and it is like no other, an empty one neither."""
    made = signatures(*_csr([[], [], [7]]))
    assert (made[:2] == EMPTY).all()
    assert np.array_equal(made[0], MinHash().hashvalues)
    assert resemblance(made[0], made[1:]).tolist() == [0, 0]
    assert resemblance(made[2], made[2]) == 1


@pytest.mark.parametrize("jaccard", [0.1, 0.5, 0.9])
def test_the_estimate_keeps_to_its_binomial_error(jaccard: float):
    """Over 400 pairs of shingle sets, the mean is unbiased and the spread is that of k independent places."""
    rng = np.random.default_rng(11)
    words = np.array([f"word{i}" for i in range(40_000)])
    common, own = round(300 * jaccard), round(300 * (1 - jaccard) / 2)
    texts = []
    for _ in range(400):
        shared = rng.choice(words, common)
        texts += [" ".join([*shared, *rng.choice(words, own)]) for _ in range(2)]
    hashed = word_shingles(texts)
    sets = [set(hashed.hashes[a:b].tolist()) for a, b in zip(hashed.offsets[:-1], hashed.offsets[1:], strict=True)]
    exact = np.array([len(a & b) / len(a | b) for a, b in zip(sets[::2], sets[1::2], strict=True)])
    made = signatures(*hashed)
    error = resemblance(made[::2], made[1::2]) - exact
    deviation = np.sqrt((exact * (1 - exact) / 128).mean())
    assert abs(error.mean()) < 4 * deviation / np.sqrt(400)
    assert 0.85 * deviation < error.std() < 1.15 * deviation


def test_processes_change_nothing(monkeypatch: pytest.MonkeyPatch):
    """Two processes return what one does, in order."""
    monkeypatch.setattr(processes, "_ALONE", -1.0)
    texts = [
        f"Report {i} of the “ministry”: {i * 7} people and {i % 13} dogs were seen. " * (i % 50) for i in range(3000)
    ]
    alone = text_signatures(texts, permutations=16)
    assert np.array_equal(alone, signatures(*word_shingles(texts), 16))
    assert np.array_equal(text_signatures(iter(texts), permutations=16, engine=ProcessEngine(2)), alone)
    assert text_signatures([], permutations=16).shape == (0, 16)
