"""What the rules of the comparison mean, told to every reader in the words of one table, `rules.tsv`."""

from __future__ import annotations

from coverage_diff.language import tables
from coverage_diff.model import Kind
from coverage_diff.reporting import inert


def explain(rule: str) -> str:
    """A rule in a sentence, "" for one that has none."""
    meanings = tables.mapping("rules.tsv", "coverage_diff.reporting")
    kind, _, ending = rule.partition("-")
    return meanings.get(rule) or (meanings.get(f"*-{ending}", "") if kind in set(Kind) else "")


def because(rule: str) -> str:
    """The same as a half-sentence, to follow "why:"; the rule's own name for one that has none."""
    sentence = explain(rule)
    if not sentence:
        return inert.line(rule.replace("-", " "))
    return sentence[0].lower() + sentence[1:].removesuffix(".")
