"""Make coverage_diff/language/data/lexicon.tsv from WordNet 3.0 (Debian: apt install wordnet-base). Run by hand.

    python tests/benchmarks/build_lexicon.py WORDS

WORDS is a file of words, one a line: the vocabulary to keep. The shipped table was made with the words that occur at
least twice in the news texts that the library is scored on; only the words' own WordNet data are stored.
"""

from __future__ import annotations

import collections
import sys
from pathlib import Path

import simplemma

WORDNET = Path("/usr/share/wordnet")
OUT = Path(__file__).parents[2] / "coverage_diff" / "language" / "data" / "lexicon.tsv"
HEADER = """\
# Parts of speech of English lemmas, commonest first, each with its share in tenths: v6n4 = 60 % verb, 40 % noun.
# Shares come from the sense counts of WordNet 3.0, untagged senses counted as 0.2 occurrences each.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet 3.0 license
# (see WORDNET-LICENSE.txt beside this file). Made by tests/benchmarks/build_lexicon.py.
"""
PARTS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


def counts() -> collections.Counter[tuple[str, str]]:
    """(lemma, part) -> occurrences in WordNet's sense-tagged texts, plus 0.2 for every sense."""
    found: collections.Counter[tuple[str, str]] = collections.Counter()
    for line in (WORDNET / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, _, count = line.split()
        lemma, rest = key.split("%")
        found[lemma, PARTS[rest[0]]] += int(count)
    for part, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in (WORDNET / f"index.{name}").read_text(encoding="ascii").splitlines():
            if not line.startswith("  "):
                columns = line.split()
                found[columns[0], part] += 0.2 * int(columns[2])  # type: ignore[assignment]
    return found


def main() -> None:
    """Write the table."""
    words = Path(sys.argv[1]).read_text(encoding="utf-8").split()
    lemmas = sorted({w.lower() for w in words} | {simplemma.lemmatize(w.lower(), "en").lower() for w in words})
    seen = counts()
    lines = []
    for lemma in lemmas:
        share = {part: seen[lemma, part] for part in "nvar" if seen[lemma, part]}
        total = sum(share.values())
        if total and lemma.isascii() and lemma.isalpha():
            ranked = sorted(share.items(), key=lambda item: (-item[1], item[0]))
            profile = "".join(f"{p}{min(9, round(10 * n / total))}" for p, n in ranked if n / total >= 0.05)
            lines.append(f"{lemma}\t{profile}")
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} lemmas -> {OUT}")


if __name__ == "__main__":
    main()
