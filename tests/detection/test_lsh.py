"""Signatures in datasketch's hands: its objects and its index."""

import subprocess
import sys

import numpy as np
import pytest
from datasketch import LeanMinHash, MinHash

from coverage_diff.detection.bands import candidate_pairs
from coverage_diff.detection.lsh import from_datasketch, lsh_pairs, to_datasketch
from coverage_diff.detection.minhash import resemblance, signatures
from coverage_diff.detection.shingles import hash_features, word_shingles
from coverage_diff.errors import InputError

_TEXTS = [
    "The minister said on Friday that more than forty accounts had been closed.",
    "",
    "More than forty accounts had been closed, the minister said on Friday in the capital.",
    "Rain stopped play on the third day.",
    "On the third day rain stopped play, and the crowd went home.",
    "",
]


@pytest.mark.parametrize(("bands", "rows"), [(32, 4), (64, 2), (128, 1)])
def test_the_index_finds_what_sorting_finds(bands: int, rows: int):
    """The pairs are the same in both ways; empty texts are in none."""
    made = signatures(*word_shingles(_TEXTS))
    found = lsh_pairs(made, bands, rows)
    assert np.array_equal(found, candidate_pairs(made, bands, rows).pairs)
    assert found.dtype == np.int32
    assert not np.isin(found, [1, 5]).any()
    if rows == 1:
        assert found.tolist() == [[0, 2], [3, 4]]


@pytest.mark.parametrize("texts", [[], [""], ["Rain stopped play."], ["", "Rain stopped play."]])
def test_fewer_than_two_sets_are_no_pair(texts: list[str]):
    """Where nothing or one text is given, or all others are empty, there are no candidates."""
    assert lsh_pairs(signatures(*word_shingles(texts)), 32, 4).shape == (0, 2)


def test_datasketch_takes_over_where_we_stop():
    """A signature goes to datasketch, is merged and comes back; other schemes are refused."""
    made = signatures(*hash_features([["a", "b", "c"], ["c", "d"]]), seed=9)
    first, second = (to_datasketch(row, seed=9) for row in made)
    assert first.jaccard(second) == resemblance(*made)
    first.merge(second)
    assert np.array_equal(from_datasketch(first), signatures(*hash_features([["a", "b", "c", "d"]]), seed=9)[0])
    assert np.array_equal(from_datasketch(LeanMinHash(second)), made[1])
    second.update(b"e")
    assert not np.array_equal(from_datasketch(second), made[1])
    with pytest.raises(InputError, match="legacy"):
        from_datasketch(MinHash(scheme="legacy"))


def test_datasketch_comes_without_scipy_and_works_as_ever():
    """In a fresh process its import leaves the slow part of scipy out, which comes when a threshold has to be met."""
    program = """
import sys
import numpy as np
from coverage_diff.detection.lsh import to_datasketch
assert "datasketch" not in sys.modules
to_datasketch(np.zeros(16, dtype=np.uint32))
assert "scipy.integrate" not in sys.modules
from datasketch import MinHashLSH
print(MinHashLSH(threshold=0.5, num_perm=128).b)
assert "scipy.integrate" in sys.modules
import scipy.integrate
print(round(scipy.integrate.quad(lambda x: 2 * x, 0, 1)[0], 6))
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["25", "1.0"]


def test_scipy_can_be_imported_before_and_meanwhile():
    """Whoever already has scipy keeps it, and another thread that asks for it during the import gets the real names."""
    program = """
import sys
from coverage_diff.detection import lsh
deputy = lsh._Deputy("scipy.integrate")
sys.modules["scipy.integrate"] = deputy
from scipy.integrate import solve_ivp
assert sys.modules["scipy.integrate"] is not deputy
import scipy.integrate as before
lsh._import_datasketch()
assert sys.modules["scipy.integrate"] is before
assert before.solve_ivp is solve_ivp
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
