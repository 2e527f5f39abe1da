"""Measure one archive with each engine: who works how long, who holds how much, how much travels.

    python tests/benchmarks/engines.py [ARTICLES] [--workers N] [--engines processes dask]

Reads a JSON Lines file and finds its events. Every engine runs in a process of its own. Linux only; needs the extra
`dask`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

from corpus import news
from distributed import Future
from side_by_side import machine, status

import coverage_diff as cd
from coverage_diff.cli.events import as_json
from coverage_diff.engines.handover import Done

WORDS = 500
ENGINES = ("serial", "processes", "dask")


class Counted(cd.DaskEngine):
    """Counts the bytes that go to the workers and come back."""

    sent = received = 0

    def _submit(self, key: str, function: Callable[..., Any], *given: object, worker: str = "") -> Future[bytes]:
        self.sent += sum(len(part) for part in given if isinstance(part, bytes))
        return super()._submit(key, function, *given, worker=worker)

    def _result(self, future: Future[bytes]) -> Done:
        self.received += len(future.result())
        return super()._result(future)


class Watched:
    """The peak memory in megabytes of the processes that this one started, looked at twice a second."""

    def __init__(self) -> None:
        self.peak = 0.0
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            with suppress(OSError, IndexError):  # a process ended meanwhile
                tasks = Path("/proc/self/task").iterdir()  # any thread may have started one
                for child in [child for task in tasks for child in (task / "children").read_text("ascii").split()]:
                    told = Path("/proc", child, "status").read_text(encoding="ascii")
                    self.peak = max(self.peak, int(told.partition("VmHWM:")[2].split()[0]) / 1024)
            time.sleep(0.5)


def processor(who: int = resource.RUSAGE_SELF) -> float:
    """Processor seconds of the process that is asked."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def measure(name: str, path: str, workers: int) -> dict[str, Any]:
    """What one engine takes."""
    chosen: Any = {
        "serial": lambda: nullcontext(cd.SerialEngine()),
        "processes": lambda: nullcontext(cd.ProcessEngine(workers)),
        "dask": lambda: Counted.local(workers),
    }[name]()
    watched = Watched()
    row: dict[str, Any] = {"engine": name, "sent": 0, "received": 0}
    with chosen as engine:
        before = processor()
        clock = time.perf_counter()
        articles = cd.read_articles(path, engine=engine)
        row["read"] = time.perf_counter() - clock
        found = cd.detect_events(articles, engine=engine)
        row["seconds"] = time.perf_counter() - clock
        row["own"] = processor() - before
        if isinstance(engine, Counted):
            row |= {"sent": engine.sent, "received": engine.received}
    row["workers"] = processor(resource.RUSAGE_CHILDREN)
    row["memory"], row["worker_memory"] = status("VmHWM") / 1024, watched.peak
    row["digest"] = hashlib.sha256(json.dumps(as_json(found)).encode()).hexdigest()[:12]
    return row


def main() -> None:
    """Measure each engine in a fresh process and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(*options.one, options.workers)))
        return
    print(machine())
    print(
        "| engine | s | of it reading | processor s here | at workers | MB here | at a worker | sent | back | result |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "news.jsonl")
        with path.open("w", encoding="utf-8") as stream:
            for a in news(options.articles, words=WORDS):
                record = {"id": a.id, "outlet": a.outlet, "title": a.title, "text": a.text, "published": str(a.day)}
                stream.write(json.dumps(record) + "\n")
        for name in options.engines:
            command = [sys.executable, __file__, "--one", name, str(path), "--workers", str(options.workers)]
            row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            print(
                f"| {name} | {row['seconds']:.1f} | {row['read']:.1f} | {row['own']:.1f} | {row['workers']:.1f} "
                f"| {row['memory']:,.0f} | {row['worker_memory']:,.0f} | {row['sent'] / 1e6:,.0f} MB "
                f"| {row['received'] / 1e6:,.0f} MB | {row['digest']} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
