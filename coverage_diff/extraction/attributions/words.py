"""The words of attribution: reporting verbs with their frames, reporting nouns, and the small words around them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from coverage_diff.language import tables

DATA = "coverage_diff.extraction.attributions.data"


@cache
def closed(name: str) -> frozenset[str]:
    """The small words of one class; see closed_classes.tsv."""
    return frozenset(tables.mapping("closed_classes.tsv", DATA)[name].split(" "))


class Verb(NamedTuple):
    """One form of a reporting verb.

    Attributes:
        lemma: Its dictionary form.
        particle: The second word of a phrasal verb ("out"); "" for others.
        frames: What it can take, as letters; see reporting_verbs.tsv.
        prepositions: Those that bring in what is said.
        form: "base", "third", "past" or "ing".
    """

    lemma: str
    particle: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    form: str

    @property
    def speech(self) -> bool:
        """Whether it can introduce a quotation."""
        return "q" in self.frames

    @property
    def clausal(self) -> bool:
        """Whether a clause can follow."""
        return not self.frames.isdisjoint("cte")


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Lower-cased form -> the verbs it can be, phrasal ones first. Treat as read-only."""
    found: dict[str, tuple[Verb, ...]] = {}
    for lemma, frames, prepositions, irregular in tables.rows("reporting_verbs.tsv", DATA):
        head, _, particle = lemma.partition(" ")
        preps = frozenset(() if prepositions == "-" else prepositions.split(","))
        letters = frozenset(frames) - {"-"}
        for form, kind in _forms(head, irregular).items():
            found[form] = (*found.get(form, ()), Verb(lemma, particle, letters, preps, kind))
    return {form: tuple(sorted(rows, key=lambda v: not v.particle)) for form, rows in found.items()}


def _forms(head: str, irregular: str) -> dict[str, str]:
    """The inflected forms of a verb; a form that is base and past ("read") counts as past."""
    stem = head + head[-1] if irregular == "2" else head
    soft = head[:-1] if head.endswith("e") and not head.endswith("ee") else stem
    if head[-1] == "y" and head[-2] not in "aeiou":
        third, past = head[:-1] + "ies", head[:-1] + "ied"
    else:
        third = head + ("es" if head.endswith(("s", "x", "z", "ch", "sh", "go")) else "s")
        past = soft + "ed"
    pasts = [past] if irregular in ("-", "2") else irregular.split(",")
    return {head: "base", third: "third", soft + "ing": "ing", **dict.fromkeys(pasts, "past")}


@cache
def nouns(kinds: str) -> frozenset[str]:
    """Nouns of these kinds, singular and plural; see reporting_nouns.tsv."""
    singular = [n for n, kind in tables.rows("reporting_nouns.tsv", DATA) if kind in kinds]
    return frozenset(singular) | {n[:-1] + "ies" if n.endswith("y") else n + "s" for n in singular}
