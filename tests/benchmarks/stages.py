"""Print where the time from texts to candidate pairs goes, step by step (limit.md discusses the figures).

    python tests/benchmarks/stages.py [ARTICLES]

Every step runs on its own over the blocks that the library forms; the figure is the lower quartile of the processor's
time in 15 repetitions, so that other jobs on the machine disturb it little.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from corpus import stories
from peers import BANDS, PERMUTATIONS, ROWS
from side_by_side import machine

from coverage_diff.detection import minhash, shingles
from coverage_diff.detection.bands import band_keys, candidate_pairs
from coverage_diff.detection.shingles import encoded_blocks, shingle_block

REPETITIONS = 15


def cost(run: Callable[[], object]) -> float:
    """Seconds of the processor."""
    took = []
    for _ in range(REPETITIONS):
        begin = time.process_time()
        run()
        took.append(time.process_time() - begin)
    return sorted(took)[REPETITIONS // 4]


def multiplied(factors: np.ndarray, members: np.ndarray, images: np.ndarray) -> None:
    """The first of the three passes over the images of a block."""
    for factor in factors:
        np.multiply(members, factor, out=images)


def shifted(shifts: np.ndarray, images: np.ndarray) -> None:
    """The second."""
    for shift in shifts:
        np.add(images, shift, out=images)


def reduced(images: np.ndarray, starts: np.ndarray) -> None:
    """The third."""
    for _ in range(PERMUTATIONS):
        np.minimum.reduceat(images, starts)


def main() -> None:
    """Measure and print."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    texts = [story.text for story in stories(articles)]
    straight = [story.text for story in stories(articles, ascii_only=True)]
    blocks = list(encoded_blocks(texts))
    hashed = [shingle_block(block, 3) for block in blocks]
    signed = minhash.text_signatures(texts)
    factors, shifts = minhash._permutations(PERMUTATIONS, 1)
    images = [np.empty_like(h.hashes) for h in hashed]
    steps: list[tuple[str, Callable[[], object]]] = [
        ("encode", lambda: list(encoded_blocks(texts))),
        ("words", lambda: [shingles._hash_words(b) for b in blocks]),
        ("words and shingles", lambda: [shingle_block(b, 3) for b in blocks]),
        ("all three, straight quotes", lambda: [shingle_block(b, 3) for b in encoded_blocks(straight)]),
        ("sign", lambda: [minhash.signatures(*h) for h in hashed]),
        (
            "  of which a * h",
            lambda: [multiplied(factors, h.hashes, i) for h, i in zip(hashed, images, strict=True)],
        ),
        ("  of which + b", lambda: [shifted(shifts, i) for i in images]),
        (
            "  of which least of each set",
            lambda: [reduced(i, h.offsets[:-1]) for h, i in zip(hashed, images, strict=True)],
        ),
        ("band keys", partial(band_keys, signed, BANDS, ROWS)),
        ("band keys and join", partial(candidate_pairs, signed, BANDS, ROWS)),
        ("text to candidate pairs", lambda: candidate_pairs(minhash.text_signatures(texts), BANDS, ROWS)),
    ]
    print(machine())
    print(f"{articles:,} articles of {np.mean([len(h.hashes) / (len(h.offsets) - 1) for h in hashed]):.0f} shingles\n")
    print("| step | us per article |\n|---|---|")
    for name, run in steps:
        print(f"| {name} | {cost(run) / articles * 1e6:.1f} |")


if __name__ == "__main__":
    main()
