"""Sign a stream of articles and find its candidate pairs; print time and memory.

    python tests/benchmarks/million.py [ARTICLES] [WORKERS]

The stream is 20,000 articles of the corpus, then the same again and again under other alphabets: every round exchanges
the letters in its own way, so that its words are new and its relations the same. This is 20 times as fast as writing
new articles. The texts are never held together. Recall is measured on the first round, against the exact Jaccard
similarity. Linux only.
"""

from __future__ import annotations

import os
import string
import sys
import time
from collections.abc import Iterator, Sequence

import numpy as np
from corpus import Story, planted_pairs, stories
from peers import BANDS, ROWS
from side_by_side import codes, machine, similar_pairs, status

from coverage_diff.detection.bands import candidate_pairs
from coverage_diff.detection.minhash import text_signatures
from coverage_diff.engines import ProcessEngine

ROUND = 20_000


class Stream:
    """Texts one by one, with the processor's and the clock's seconds that making them took."""

    def __init__(self, base: Sequence[Story], articles: int) -> None:
        self.base = base
        self.articles = articles
        self.seconds = self.processor = 0.0

    def __iter__(self) -> Iterator[str]:
        random = np.random.default_rng(0)
        alphabet = np.frombuffer(string.ascii_lowercase.encode(), dtype=np.uint8)
        order = np.arange(len(alphabet))
        for begin in range(0, self.articles, ROUND):
            exchanged = alphabet[order].tobytes()
            table = bytes.maketrans(alphabet.tobytes() + alphabet.tobytes().upper(), exchanged + exchanged.upper())
            for first in range(0, min(ROUND, self.articles - begin), 100):
                clock, busy = time.perf_counter(), time.process_time()
                texts = [s.text.encode().translate(table).decode() for s in self.base[first : first + 100]]
                self.seconds += time.perf_counter() - clock
                self.processor += time.process_time() - busy
                yield from texts
            order = random.permutation(len(alphabet))


def main() -> None:
    """Sign, join, print."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    print(machine())
    base = list(stories(ROUND))
    stream = Stream(base, articles)
    clock, busy = time.perf_counter(), sum(os.times()[:4])
    signed = text_signatures(stream, engine=ProcessEngine(workers))
    seconds = time.perf_counter() - clock - stream.seconds
    processor = sum(os.times()[:4]) - busy - stream.processor
    print(f"{articles:,} articles, {workers} process(es)")
    print(f"sign: {seconds:.1f} s, processor {processor:.1f} s = {processor / articles * 1e6:.1f} us per article")
    clock, busy = time.perf_counter(), time.process_time()
    found = candidate_pairs(signed, BANDS, ROWS)
    print(f"join: {time.perf_counter() - clock:.1f} s, processor {time.process_time() - busy:.1f} s")
    similar = similar_pairs([s.text for s in base], planted_pairs([s.event for s in base]))
    recall = np.isin(codes(similar), codes(found.pairs.astype(np.int64))).mean()
    print(f"{len(found.pairs):,} pairs, {found.capped} capped buckets; recall {recall:.3f} of {len(similar):,} pairs")
    print(f"peak memory {status('VmHWM') / 1024:,.0f} MB, of which the first round's texts take about 100 MB")


if __name__ == "__main__":
    main()
