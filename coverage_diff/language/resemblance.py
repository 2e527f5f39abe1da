"""How much content two sentences share (first form)."""

from __future__ import annotations

from rapidfuzz import fuzz

from coverage_diff.language.lemmas import is_content
from coverage_diff.language.text import plain
from coverage_diff.language.tokens import tokenise


def resemblance(a: str, b: str) -> float:
    """How much content two sentences share, in [0, 1]; 1 for equal content, 0 for none. Symmetric."""
    x, y = ({t.lemma for t in tokenise(plain(s)) if t.kind != "mark" and is_content(t.norm)} for s in (a, b))
    shared = len(x & y) / max(1, min(len(x), len(y)))
    return (shared + fuzz.token_set_ratio(" ".join(sorted(x)), " ".join(sorted(y))) / 100) / 2
