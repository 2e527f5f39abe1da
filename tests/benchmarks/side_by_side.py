"""Print what the way from texts to candidate pairs costs here and with other libraries.

    python tests/benchmarks/side_by_side.py [--articles 1000 10000] [--rounds 3] [--only NAME ...]

Needs the extra `bench`; a library that is not installed is left out and named. Every run is a process of its own on the
same seeded corpus, the methods take turns, and the table has the median of the rounds: read the ratios, since they
hold on a busy machine too. Processor time counts all threads and processes. Memory is the growth of the process's peak
over what it held before. Recall is of the pairs whose exact Jaccard similarity of word 3-shingles is 0.5 or more; the
pairs are candidates, not verified. Linux only.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from corpus import planted_pairs, stories
from peers import FROM_SIGNATURES, FROM_TEXT, JACCARD

from coverage_diff.detection.minhash import text_signatures
from coverage_diff.detection.shingles import word_shingles

LIBRARIES = ("numpy", "datasketch", "rensa", "gaoya", "daft", "scikit-learn", "xxhash")
# Slow methods are not run beyond these sizes: brute-force neighbours take quadratic time.
LARGEST = {"scikit-learn TF-IDF + neighbours": 10_000, "datasketch, sha1": 10_000}


def main() -> None:
    """Run all methods at all sizes and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=None, help="beginnings of the names of methods")
    parser.add_argument("--run", nargs=2, metavar=("METHOD", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run_one(options.run[0], Path(options.run[1]))
        return
    print(machine())
    for articles in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            compare_at(articles, Path(folder), options.rounds, options.only)


def compare_at(articles: int, folder: Path, rounds: int, only: list[str] | None) -> None:
    """Make the corpus, let the methods take turns, print the tables of one size."""
    made = list(stories(articles))
    (folder / "texts.json").write_text(json.dumps([s.text for s in made]), encoding="utf-8")
    np.save(folder / "signatures.npy", text_signatures([s.text for s in made]))
    similar = similar_pairs([s.text for s in made], planted_pairs([s.event for s in made]))
    print(f"\n{articles:,} articles, {sum(len(s.text) for s in made) / articles:,.0f} characters each; ")
    print(f"{len(similar):,} pairs with a Jaccard similarity of {JACCARD} or more; {rounds} rounds\n")
    for methods in (FROM_TEXT, FROM_SIGNATURES):
        names = [n for n in methods if LARGEST.get(n, articles) >= articles]
        names = [n for n in names if only is None or n.startswith(tuple(only))]
        results: dict[str, list[dict[str, float]]] = {n: [] for n in names}
        for turn, name in itertools.product(range(rounds), names):
            outcome = start(name, folder)
            if outcome is not None:
                results[name].append(outcome)
            elif not turn:
                print(f"({name} did not run)")
        show(results, folder, articles, similar)


def similar_pairs(texts: list[str], planted: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The planted pairs of exact similarity; no others of any size exist, since sentences are drawn afresh."""
    hashed = word_shingles(texts)
    sets = [np.unique(hashed.hashes[a:b]) for a, b in itertools.pairwise(hashed.offsets.tolist())]
    exact = []
    for a, b in planted.tolist():
        common = len(np.intersect1d(sets[a], sets[b], assume_unique=True))
        exact.append(common / (len(sets[a]) + len(sets[b]) - common))
    return planted[np.array(exact) >= JACCARD]


def start(name: str, folder: Path) -> dict[str, float] | None:
    """One method in a process of its own; None if its library is missing or fails."""
    environment = dict(os.environ, DAFT_PROGRESS_BAR="0")
    if "1 thread" in name:
        environment["RAYON_NUM_THREADS"] = "1"
    done = subprocess.run(
        [sys.executable, __file__, "--run", name, str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stderr[-500:])
        return None
    return dict(json.loads(done.stdout.splitlines()[-1]))


def run_one(name: str, folder: Path) -> None:
    """What the process of one run does: load, warm up on a few texts, measure, save the pairs."""
    if name in FROM_TEXT:
        texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
        FROM_TEXT[name](texts[:100])
        outcome, pairs = measured(lambda: FROM_TEXT[name](texts))
    else:
        signatures = np.load(folder / "signatures.npy")
        FROM_SIGNATURES[name](signatures[:100])
        outcome, pairs = measured(lambda: FROM_SIGNATURES[name](signatures))
    np.save(folder / f"{slug(name)}.npy", pairs)
    print(json.dumps(outcome))


def measured(run: Callable[[], npt.NDArray[np.int64]]) -> tuple[dict[str, float], npt.NDArray[np.int64]]:
    """What a run costs, and its result."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak starts from what is held now
    held = status("VmRSS")
    busy, begin = sum(os.times()[:4]), time.perf_counter()
    result = run()
    seconds, processor = time.perf_counter() - begin, sum(os.times()[:4]) - busy
    return {"seconds": seconds, "processor": processor, "megabytes": (status("VmHWM") - held) / 1024}, result


def show(
    results: dict[str, list[dict[str, float]]], folder: Path, articles: int, similar: npt.NDArray[np.int64]
) -> None:
    """Print a table in Markdown; the first method is the measure of the ratios."""
    wanted = codes(similar)
    print("| method | s | us per article | x slower | processor s | x more | extra memory, MB | pairs | recall |")
    print("|---|---|---|---|---|---|---|---|---|")
    base: tuple[float, float] | None = None
    for name, outcomes in results.items():
        if not outcomes:
            continue
        seconds, processor, megabytes = (
            statistics.median(o[k] for o in outcomes) for k in ("seconds", "processor", "megabytes")
        )
        base = base or (seconds, processor)
        found = codes(np.load(folder / f"{slug(name)}.npy"))
        recall = np.isin(wanted, found).mean() if len(wanted) else 1.0
        print(
            f"| {name} | {seconds:.3f} | {seconds / articles * 1e6:.1f} | {seconds / base[0]:.2f} | {processor:.3f} "
            f"| {processor / base[1]:.2f} | {megabytes:,.0f} | {len(found):,} | {recall:.3f} |"
        )
    print()


def codes(pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """One number per pair."""
    return pairs[:, 0] << 32 | pairs[:, 1]


def slug(name: str) -> str:
    """A method's name as a file's."""
    return "".join(c if c.isalnum() else "-" for c in name)


def status(field: str) -> float:
    """A field of this process's memory in KB (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith(field)))


def machine() -> str:
    """What the figures were measured on."""
    models = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    versions = []
    for library in LIBRARIES:
        try:
            versions.append(f"{library} {importlib.metadata.version(library)}")
        except importlib.metadata.PackageNotFoundError:
            versions.append(f"{library} not installed")
    return f"{len(models)} cores of {models[0]}; Python {platform.python_version()}; {', '.join(versions)}"


if __name__ == "__main__":
    main()
