"""Bodies and documents named by ordinary words: "Seattle police", "the Trump administration", "executive order"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from coverage_diff.extraction.entities.context import DATA
from coverage_diff.language import tables
from coverage_diff.language.codes import find_bills
from coverage_diff.language.document import Sentence
from coverage_diff.language.name_kinds import Name
from coverage_diff.language.tokens import Token
from coverage_diff.model import Kind

_OWNER = "'s"


@cache
def _bodies() -> dict[str, list[tuple[tuple[str, ...], Kind]]]:
    """First word -> the phrases that begin with it, longest first, with the kind of name that they follow."""
    found: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for phrase, kind in tables.rows("bodies.tsv", DATA):
        words = tuple(phrase.split(" "))
        found.setdefault(words[0], []).append((words, Kind(kind)))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@cache
def _documents() -> dict[str, tuple[str, Kind]]:
    """First word -> the second, and the kind of the document that both name."""
    rows = ((phrase.split(" "), Kind(kind)) for phrase, kind in tables.rows("documents.tsv", DATA))
    return {first: (second, kind) for (first, second), kind in rows}


def documents_in(tokens: Sequence[Token]) -> Iterator[Name]:
    """The official documents of a sentence that ordinary words name: "the executive order"."""
    known = _documents()
    for i, left in enumerate(tokens[:-1]):
        if left.text not in known:
            continue
        right = tokens[i + 1]
        second, kind = known[left.text]
        if right.text in (second, f"{second}s"):
            yield Name(left.start, right.end, i, i + 1, f"{left.text} {second}", kind, 1, "", -1, False)


def bills_in(sentence: Sentence) -> Iterator[Name]:
    """The bills of a sentence that it names by their number: "House Bill 212"."""
    for start, end, key in find_bills(sentence.text):
        covered = [i for i, t in enumerate(sentence.tokens) if start <= t.start - sentence.start < end]
        first, last = covered[0], covered[-1]
        yield Name(sentence.start + start, sentence.start + end, first, last, key, Kind.LAW, 1, "", -1, False)


def body_after(name: Name, kind: Kind, tokens: Sequence[Token]) -> Name | None:
    """The body whose name begins with this name and goes on in lower case behind it."""
    i = name.last + 1
    if i >= len(tokens) or tokens[i].start - name.end != 1:
        return None
    first = tokens[i].text
    known = _bodies()
    for words, wanted in (*known.get(first, ()), *known.get(first.removesuffix(_OWNER), ())):
        last = i + len(words) - 1
        if last >= len(tokens):
            continue
        owner = len(_OWNER) if tokens[last].text.endswith(_OWNER) else 0
        said = " ".join(t.text for t in tokens[i : last + 1])
        if wanted is kind and said[: len(said) - owner] == " ".join(words):
            key = " ".join((name.key, *words))
            return Name(
                name.start, tokens[last].end - owner, name.first, last, key, Kind.ORGANISATION, 1, "", -1, False
            )
    return None
