"""Whether adding to an index takes as long when it is large: 500 articles to 10,000 and to 100,000.

    python tests/benchmarks/index_scale.py FILE [--articles 100500]

The articles are those of the seeded corpus, 300 a day, so that a longer archive has more days and not more articles a
day. FILE is kept; a run that was stopped goes on where it was. Each line tells the seconds of one portion: 500 articles
after every 10,000, and 2,000 or so in between.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import time
from collections.abc import Iterator
from pathlib import Path

from corpus import EPOCH, stories

from coverage_diff import Article, EventIndex

PER_DAY = 300


def _portion(before: int) -> int:
    """How many articles to add next."""
    if before < 5000:
        return 5000
    return 500 if before % 10_000 == 0 else min(2000, 10_000 - before % 10_000)


def articles(count: int) -> Iterator[Article]:
    """Articles of many outlets, in the order of their days."""
    for number, story in enumerate(stories(count)):
        day = EPOCH + dt.timedelta(days=number // PER_DAY)
        name = f"Outlet {number % 97}"
        yield Article(id=f"a{number}", outlet=name, title=story.title, text=story.text, published=day)


def main() -> None:
    """Grow an index and time it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=100_500)
    options = parser.parse_args()
    stream = articles(options.articles)
    with EventIndex.open(options.file) as index:
        list(itertools.islice(stream, len(index)))
        while portion := list(itertools.islice(stream, _portion(len(index)))):
            before = len(index)
            start, cpu = time.perf_counter(), time.process_time()
            events = index.add(portion)
            seconds, worked = time.perf_counter() - start, time.process_time() - cpu
            size = sum(path.stat().st_size for path in options.file.parent.glob(f"{options.file.name}*")) / 1e6
            told = f"{len(portion)} to {before}: {seconds:.1f} s ({worked:.1f} s of the processor)"
            print(f"{told}, {len(events)} events, {size:.0f} MB", flush=True)
    start = time.perf_counter()
    EventIndex.open(options.file).close()
    print(f"open: {time.perf_counter() - start:.3f} s")


if __name__ == "__main__":
    main()
