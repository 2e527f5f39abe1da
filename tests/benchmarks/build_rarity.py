"""Make coverage_diff/language/data/document_frequency.tsv from news texts. Run by hand.

    python tests/benchmarks/build_rarity.py FOLDER

FOLDER holds JSON Lines files with `text`, optionally `title` and `event`. The shipped table was made from the
development halves of AllSides round-ups, ECB+, EPIMINE, Gedikli, NeuS leads, PolNeAR and REALSumm. Articles on one
event count together as one article, so that a much covered event does not make its words look common.
"""

from __future__ import annotations

import collections
import json
import sys
from pathlib import Path

from coverage_diff.language.lemmas import is_content, lemma
from coverage_diff.language.text import plain
from coverage_diff.language.tokens import tokenise

OUT = Path(__file__).parents[2] / "coverage_diff" / "language" / "data" / "document_frequency.tsv"
NAMES = ("allsides", "ecbplus", "epimine", "gedikli", "neus_leads", "polnear", "realsumm")
LEAST = 1.5  # a lemma of one event alone says nothing about English


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    records = [
        (name, json.loads(line))
        for name in NAMES
        for line in (folder / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    homes = [(name, str(r.get("event") or r.get("doc") or r["id"])) for name, r in records]
    size = collections.Counter(homes)
    frequency: collections.Counter[str] = collections.Counter()
    for (_, record), home in zip(records, homes, strict=True):
        tokens = tokenise(plain(f"{record.get('title') or ''}\n{record['text']}"))
        for word in {lemma(t.norm) for t in tokens if t.kind == "word" and is_content(t.norm)}:
            frequency[word] += 1 / size[home]  # type: ignore[assignment]
    rows = sorted((word, n) for word, n in frequency.items() if n >= LEAST)
    header = (
        f"# In how many of {len(size)} news events a lemma occurs (articles on one event share one count).\n"
        "# Counted by tests/benchmarks/build_rarity.py; the sources and their licences are named there.\n"
        f"*\t{len(size)}\n"
    )
    OUT.write_text(header + "".join(f"{word}\t{n:.1f}\n" for word, n in rows), encoding="utf-8")
    print(f"{len(rows)} lemmas of {len(size)} events -> {OUT}")


if __name__ == "__main__":
    main()
