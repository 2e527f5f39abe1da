"""Ways from texts to candidate pairs: this project's, and those of the libraries that a user could take instead.

All look for pairs of articles whose word 3-shingles have a Jaccard similarity of 0.5 or more, with 128 values and 32
bands of 4 rows where a library has these; each is used in the fastest way that its documentation shows. Libraries that
want tokens get them from a regular expression, as their own examples do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt

from coverage_diff.detection.bands import candidate_pairs
from coverage_diff.detection.minhash import Signatures, text_signatures
from coverage_diff.engines import ProcessEngine

Pairs = npt.NDArray[np.int64]

PERMUTATIONS, BANDS, ROWS = 128, 32, 4
JACCARD = 0.5


def ours(texts: list[str]) -> Pairs:
    """coverage_diff, one process."""
    return candidate_pairs(text_signatures(texts), BANDS, ROWS).pairs.astype(np.int64)


def ours_two_processes(texts: list[str]) -> Pairs:
    """coverage_diff, two processes."""
    return candidate_pairs(text_signatures(texts, engine=ProcessEngine(2)), BANDS, ROWS).pairs.astype(np.int64)


def datasketch_sha1(texts: list[str]) -> Pairs:
    """datasketch as its README shows it: SHA-1, `MinHash.generator`, `MinHashLSH`."""
    from datasketch import MinHash

    return index_pairs(MinHash.generator(_shingle_bytes(texts), num_perm=PERMUTATIONS))


def datasketch_xxhash(texts: list[str]) -> Pairs:
    """datasketch with the fast hash that its documentation recommends."""
    import xxhash
    from datasketch import MinHash

    return index_pairs(MinHash.generator(_shingle_bytes(texts), num_perm=PERMUTATIONS, hashfunc=xxhash.xxh32_intdigest))


def rensa(texts: list[str]) -> Pairs:
    """rensa's R-MinHash over batches, and its index."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(JACCARD, PERMUTATIONS, BANDS)
    made = []
    for begin in range(0, len(texts), 1000):
        batch = RMinHash.from_token_sets([_shingles(t) for t in texts[begin : begin + 1000]], PERMUTATIONS, 1)
        index.insert_many(batch, begin)
        made += batch
    return _unique((i, j) for i, found in enumerate(index.query_all(made)) for j in found if i < j)


def gaoya(texts: list[str]) -> Pairs:
    """gaoya's string index; the number of threads is set by RAYON_NUM_THREADS."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=JACCARD,
        num_bands=BANDS,
        band_size=ROWS,
        analyzer="word",
        lowercase=True,
        ngram_range=(3, 3),
        id_container="vec",
    )
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    return _unique((i, j) for i, found in enumerate(index.par_bulk_query(texts)) for j in found if i < j)


def daft(texts: list[str]) -> Pairs:
    """daft's native tokeniser and MinHash in a data frame; it has no index, so its values go through our bands."""
    import daft as frames
    from daft import col

    frame = frames.from_pydict({"text": texts})
    words = col("text").normalize(remove_punct=True, lowercase=True, white_space=True)
    column = frame.select(words.minhash(num_hashes=PERMUTATIONS, ngram_size=3, seed=1).alias("m")).to_arrow()["m"]
    signatures = column.combine_chunks().flatten().to_numpy().astype(np.uint32).reshape(-1, PERMUTATIONS)
    return candidate_pairs(signatures, BANDS, ROWS).pairs.astype(np.int64)


def scikit_learn(texts: list[str]) -> Pairs:
    """scikit-learn: TF-IDF of words, brute-force neighbours within a cosine distance of 0.5."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.neighbors import NearestNeighbors

    vectors = TfidfVectorizer().fit_transform(texts)
    nearest = NearestNeighbors(metric="cosine", radius=0.5).fit(vectors)
    found = nearest.radius_neighbors(return_distance=False)
    return _unique((i, j) for i, near in enumerate(found) for j in near.tolist() if i < j)


def sorted_bands(signatures: Signatures) -> Pairs:
    """coverage_diff's join of signatures that are already made."""
    return candidate_pairs(signatures, BANDS, ROWS).pairs.astype(np.int64)


def minhash_lsh(signatures: Signatures) -> Pairs:
    """datasketch's index over the same signatures."""
    from datasketch import LeanMinHash

    return index_pairs(LeanMinHash(seed=1, hashvalues=row, scheme="affine32") for row in signatures)


def index_pairs(minhashes: Iterable[object]) -> Pairs:
    """All pairs that datasketch's `MinHashLSH` finds, each set inserted and then looked up."""
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    kept = list(minhashes)
    for i, minhash in enumerate(kept):
        index.insert(i, minhash, check_duplication=False)
    return _unique((i, j) for i, minhash in enumerate(kept) for j in index.query(minhash) if i < j)


def _shingles(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [f"{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)]


def _shingle_bytes(texts: list[str]) -> Iterator[list[bytes]]:
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        yield [f"{a} {b} {c}".encode() for a, b, c in zip(words, words[1:], words[2:], strict=False)]


def _unique(pairs: Iterable[tuple[int, int]]) -> Pairs:
    return np.array(sorted(set(pairs)), dtype=np.int64).reshape(-1, 2)


FROM_TEXT: dict[str, Callable[[list[str]], Pairs]] = {
    "coverage_diff": ours,
    "coverage_diff, 2 processes": ours_two_processes,
    "daft": daft,
    "gaoya, 1 thread": gaoya,
    "gaoya, 2 threads": gaoya,
    "rensa": rensa,
    "datasketch, xxh32": datasketch_xxhash,
    "datasketch, sha1": datasketch_sha1,
    "scikit-learn TF-IDF + neighbours": scikit_learn,
}
FROM_SIGNATURES: dict[str, Callable[[Signatures], Pairs]] = {
    "sorted bands (coverage_diff)": sorted_bands,
    "MinHashLSH (datasketch)": minhash_lsh,
}
