"""How near the events of an index are that got its articles one by one, in batches or at once.

    python tests/benchmarks/index_order.py ARTICLES.jsonl [--steps 1 20] [--limit 500]

For each way it prints the B-cubed F1 against all at once, and that of all at once against `detect_events`. Articles
come in the order of their days; within a day in a seeded random order.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from coverage_diff import Article, Event, EventIndex, detect_events, read_articles


def homes(articles: Sequence[Article], events: Sequence[Event]) -> list[str]:
    """The event of each article; of several, that of its longest segment; its own id where it is in none."""
    home: dict[str, tuple[int, str]] = {}
    for event in events:
        for segment in event.segments:
            found = (segment.end - segment.start, event.id)
            home[segment.article_id] = max(home.get(segment.article_id, found), found)
    return [home[a.id][1] if a.id in home else a.id for a in articles]


def b_cubed(one: Sequence[str], two: Sequence[str]) -> float:
    """B-cubed F1 of two groupings of the same articles (Bagga and Baldwin, 1998)."""
    groups: dict[str, list[str]] = defaultdict(list)
    for gold, predicted in zip(one, two, strict=True):
        groups[predicted].append(gold)
    sizes = Counter(one)
    precision = recall = 0.0
    for members in groups.values():
        for gold, count in Counter(members).items():
            precision += count * count / len(members)
            recall += count * count / sizes[gold]
    return 2 * precision * recall / (precision + recall) / len(one)


def indexed(articles: Sequence[Article], step: int) -> tuple[list[str], float]:
    """The events of an index that got so many articles at a time, and the seconds that it took."""
    with tempfile.TemporaryDirectory() as folder, EventIndex.open(Path(folder) / "news.index") as index:
        start = time.perf_counter()
        for begin in range(0, len(articles), step):
            index.add(articles[begin : begin + step])
        seconds = time.perf_counter() - start
        return homes(articles, index.events()), seconds


def main() -> None:
    """Measure one file of articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--steps", type=int, nargs="*", default=[1, 20])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    # Without addresses: of two articles with one the later takes the place of the earlier, which `detect_events` keeps.
    articles = [dataclasses.replace(a, url=None) for a in read_articles(options.articles)[: options.limit]]
    random.Random(options.seed).shuffle(articles)
    articles.sort(key=lambda a: a.day.toordinal() if a.day else 0)
    whole, seconds = indexed(articles, len(articles))
    found = homes(articles, detect_events(articles).events)
    print(f"{options.articles.name}: {len(articles)} articles, at once {seconds:.1f} s, ", end="")
    print(f"B-cubed with detect_events {b_cubed(found, whole):.4f}", flush=True)
    for step in options.steps:
        parts, seconds = indexed(articles, step)
        print(f"  {step} at a time: {seconds:.1f} s, B-cubed with all at once {b_cubed(whole, parts):.4f}", flush=True)


if __name__ == "__main__":
    main()
