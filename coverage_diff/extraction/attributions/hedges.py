"""Whether the words around a span mark it as uncertain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from coverage_diff.extraction.attributions.layers import Layers
from coverage_diff.extraction.attributions.phrases import is_nominal
from coverage_diff.extraction.attributions.words import DATA, closed
from coverage_diff.language import tables
from coverage_diff.language.document import Document
from coverage_diff.language.tokens import Token

_PHRASE = 8  # words behind an adjective that can belong to its noun phrase


class Hedges:
    """The stretches of a story that stand under a hedge, read once and asked for every mention.

    Args:
        document: The story.
    """

    def __init__(self, document: Document) -> None:
        clauses: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for clause in document.clauses:
            clauses[clause.sentence].append((clause.start, clause.end))
        self._layers = Layers(
            (sentence.field, start, end, True)
            for index, sentence in enumerate(document.sentences)
            for start, end in _stretches(sentence.tokens, clauses[index])
        )

    def cover(self, field: str, start: int, end: int) -> bool:
        """Whether the middle of a span is marked as uncertain in its own clause ("reportedly", "may have")."""
        return self._layers.at(field, (start + end) // 2) is not None


@cache
def _words() -> dict[str, str]:
    """Hedge -> its reaches, as letters. Treat as read-only."""
    found: dict[str, str] = {}
    for word, reach in tables.rows("hedges.tsv", DATA):
        found[word] = found.get(word, "") + reach
    return found


def _stretches(tokens: Sequence[Token], clauses: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What the hedges of a sentence reach, as offsets of its field."""
    hedges = _words()
    found = []
    for i, token in enumerate(tokens):
        reach = hedges.get(token.norm)
        if reach is None or (token.capitalised and i):
            continue
        if "n" in reach and (phrase := _phrase(tokens, i)):
            found.append(phrase)
        elif _reaches_clause(tokens, i, reach):
            found += [(a, b) for a, b in clauses if a <= token.start < b]
    return found


def _reaches_clause(tokens: Sequence[Token], i: int, reach: str) -> bool:
    before = tokens[i - 1].norm if i else ""
    behind = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    if "a" in reach:
        # "could not be reached" tells that something did not happen; "May" at the start of a sentence is a month.
        return behind not in ("not", "only") and tokens[i].text != "May"
    if "p" in reach:
        near = {before, tokens[i - 2].norm if i > 1 else ""}
        return not near.isdisjoint(closed("be")) and behind in ("to", "that", "by", "dead", "guilty")
    return behind in ("to", "that", "as", "like", "likely")


def _phrase(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """From an adjective to the end of its noun phrase; None where no noun follows."""
    last = i
    while last + 1 < len(tokens) and last - i < _PHRASE and is_nominal(tokens[last + 1]):
        last += 1
    before = tokens[i - 1].norm if i else ""
    if last == i or before in closed("be") or before in closed("auxiliary"):
        return None
    return tokens[i].start, tokens[last].end
