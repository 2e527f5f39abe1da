"""Measure `detect_events` on growing archives, print the tables and draw processor time and memory against size.

    python tests/benchmarks/plot_cost.py [SIZE ...] [--workers N] [-o cost.png]

Every size runs in a process of its own, so that its peak memory is its own. Linux only; needs matplotlib for -o.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from corpus import news, planted_pairs, stories
from side_by_side import machine, status

import coverage_diff as cd

WORDS = 500


def measure(size: int, workers: int) -> dict[str, Any]:
    """Seconds, memory and planted recall at one size."""
    articles = news(size, words=WORDS)
    stages: dict[str, list[float]] = {}
    last = _spent()

    def told(stage: str, *_: int) -> None:
        nonlocal last
        now = _spent()
        spent = stages.setdefault(stage, [0.0, 0.0, 0.0])
        spent[0] += now[0] - last[0]
        spent[1] += now[1] - last[1]
        spent[2] = status("VmHWM") / 1024
        last = now

    clock = time.perf_counter()
    found = cd.detect_events(articles, progress=told, workers=workers)
    seconds = time.perf_counter() - clock
    home = {segment.article_id: event.id for event in found.events for segment in event.segments}
    planted = planted_pairs([story.event for story in stories(size, words=WORDS)])
    together = sum(str(a) in home and home[str(a)] == home.get(str(b)) for a, b in planted.tolist())
    return {
        "articles": size,
        "seconds": seconds,
        "processor": sum(processor for processor, *_ in stages.values()),
        "memory": status("VmHWM") / 1024,
        "recall": together / max(1, len(planted)),
        "stages": stages,
    }


def _spent() -> tuple[float, float]:
    """Processor seconds of this process and of the workers that have ended, and the clock."""
    return sum(os.times()[:4]), time.perf_counter()


def draw(rows: list[dict[str, Any]], target: Path) -> None:
    """Both costs on logarithmic axes, with a line of the first size's cost in proportion."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - only where drawn

    figure = Figure(figsize=(8, 3.2), layout="constrained")
    sizes = [row["articles"] for row in rows]
    for axes, key, unit in zip(figure.subplots(1, 2), ("processor", "memory"), ("seconds", "MB"), strict=True):
        axes.loglog(sizes, [row[key] for row in rows], "o-", label="measured")
        axes.loglog(sizes, [rows[0][key] * size / sizes[0] for size in sizes], ":", color="gray", label="in proportion")
        axes.set(xlabel="articles", ylabel=f"{key}, {unit}")
        axes.legend()
    figure.savefig(target, dpi=100)


def main() -> None:
    """Measure each size in a fresh process, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 3000, 10_000])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.sizes[0], options.workers)))
        return
    print(machine())
    print("| articles | seconds | processor s | peak MB | planted recall | by stage: processor s, s, MB |")
    print("|---|---|---|---|---|---|")
    rows = []
    for size in options.sizes:
        command = [sys.executable, __file__, str(size), "--workers", str(options.workers), "--one"]
        rows.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))
        row = rows[-1]
        stages = "; ".join(
            f"{name} {processor:.1f}, {clock:.1f}, {memory:,.0f}"
            for name, (processor, clock, memory) in row["stages"].items()
        )
        print(
            f"| {row['articles']:,} | {row['seconds']:.1f} | {row['processor']:.1f} | {row['memory']:,.0f} "
            f"| {row['recall']:.3f} | {stages} |",
            flush=True,
        )
    if options.output:
        draw(rows, options.output)


if __name__ == "__main__":
    main()
