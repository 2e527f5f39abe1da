"""Make coverage_diff/language/data/relations.tsv from WordNet 3.0 (Debian: apt install wordnet-base). Run by hand.

    python tests/benchmarks/build_relations.py [WORDNET]

Which lemmas of the news vocabulary (document_frequency.tsv and lexicon.tsv) say nearly the same, and how nearly. Of two
lemmas the strongest relation counts:

    derived    kill, killing; Pakistan, Pakistani      0.9
    synonym    nab, arrest                             0.9 x sqrt(s)
    entailed   kill, die; new, fresh (verb groups too) 0.8 x sqrt(s)
    broader    behead, kill                            0.6 x sqrt(s)

where s is the geometric mean of the shares that the two senses have among their lemmas' uses, so that a rare sense
hardly counts. Relations below 0.2 are left out. The factors were set by hand; of the five that were tried, these rank
the sentence pairs of sts_news, mrpc and ecbplus_sentpairs best.
"""

from __future__ import annotations

import collections
import math
import sys
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[2] / "coverage_diff" / "language" / "data"
OUT = DATA / "relations.tsv"
HEADER = """\
# Lemmas that say nearly the same as a lemma, each with its nearness in hundredths: "abduct	kidnap:79 abduction:90".
# Every pair stands once, at the lemma that comes first in the alphabet.
# From the synonyms, derivations, entailments and hypernyms of WordNet 3.0, weighted by sense frequency.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet 3.0 license
# (see WORDNET-LICENSE.txt beside this file). Made by tests/benchmarks/build_relations.py.
"""
SENSE = {"n": "1", "v": "2", "a": "3", "r": "4", "s": "5"}
DERIVED, SYNONYM, ENTAILED, BROADER = 0.9, 0.9, 0.8, 0.6
LEAST = 0.2
LEAST_SHARE = {SYNONYM: 0.05, ENTAILED: 0.1, BROADER: 0.1}
FACTORS = {"&": ENTAILED, "$": ENTAILED, "*": ENTAILED, ">": ENTAILED, "^": ENTAILED, "@": BROADER, "@i": BROADER}


class Synset(NamedTuple):
    """Words of one meaning, with how often each is used in it, and what the meaning points to."""

    words: list[tuple[str, float]]
    pointers: list[tuple[str, str, str]]


def vocabulary() -> set[str]:
    """The lemmas to keep."""
    rows = [
        line.split("\t")[0]
        for name in ("document_frequency.tsv", "lexicon.tsv")
        for line in (DATA / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return {w for w in rows if len(w) > 2 and w.isascii() and w.replace("-", "").isalpha()}


def read(folder: Path) -> dict[str, Synset]:
    """All synsets by part of speech and offset; a sense counts as used 0.2 times more than it was tagged."""
    tagged: dict[tuple[str, str, int, int], int] = {}
    for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, _, count = line.split()
        lemma, rest = key.split("%")
        kind, file, number = rest.split(":")[:3]
        tagged[lemma, kind, int(file), int(number)] = int(count)
    found = {}
    for name in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{name}").read_text(encoding="ascii").splitlines():
            if line.startswith("  "):
                continue
            columns = line.split("|")[0].split()
            size = int(columns[3], 16)
            words = []
            for i in range(size):
                lemma = columns[4 + 2 * i].split("(")[0].lower()
                key4 = (lemma, SENSE[columns[2]], int(columns[1]), int(columns[5 + 2 * i], 16))
                words.append((lemma, tagged.get(key4, 0) + 0.2))
            at = 5 + 2 * size
            pointers = [
                (columns[p], columns[p + 2].replace("s", "a") + columns[p + 1], columns[p + 3])
                for p in range(at, at + 4 * int(columns[at - 1]), 4)
            ]
            found[columns[2].replace("s", "a") + columns[0]] = Synset(words, pointers)
    return found


def relate(synsets: dict[str, Synset], keep: set[str]) -> dict[tuple[str, str], float]:
    """Pairs of lemmas, in alphabetical order, with their nearness."""
    total: collections.Counter[str] = collections.Counter()
    for synset in synsets.values():
        for word, count in synset.words:
            total[word] += count  # type: ignore[assignment]
    near: dict[tuple[str, str], float] = collections.defaultdict(float)

    def put(a: tuple[str, float], b: tuple[str, float], factor: float) -> None:
        share = math.sqrt(a[1] / total[a[0]] * b[1] / total[b[0]])
        if a[0] != b[0] and {a[0], b[0]} <= keep and share > LEAST_SHARE[factor]:
            pair = (min(a[0], b[0]), max(a[0], b[0]))
            near[pair] = max(near[pair], factor * math.sqrt(share))

    for synset in synsets.values():
        for i, a in enumerate(synset.words):
            for b in synset.words[i + 1 :]:
                put(a, b, SYNONYM)
        for symbol, target, places in synset.pointers:
            other = synsets[target].words
            if places != "0000" and symbol in ("+", "\\", "<"):
                source, target_place = bytes.fromhex(places)
                one, two = synset.words[source - 1][0], other[target_place - 1][0]
                if one != two and {one, two} <= keep:
                    pair = (min(one, two), max(one, two))
                    near[pair] = max(near[pair], DERIVED)
            elif symbol in FACTORS:
                for a in synset.words:
                    for b in other:
                        put(a, b, FACTORS[symbol])
    return {pair: nearness for pair, nearness in near.items() if nearness >= LEAST}


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    near = relate(read(folder), vocabulary())
    rows: dict[str, list[str]] = collections.defaultdict(list)
    for (a, b), nearness in sorted(near.items()):
        rows[a].append(f"{b}:{round(100 * nearness)}")
    lines = [f"{lemma}\t{' '.join(others)}" for lemma, others in rows.items()]
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(near)} pairs of {len(lines)} lemmas -> {OUT}")


if __name__ == "__main__":
    main()
