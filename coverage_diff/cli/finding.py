"""The fact that a user names."""

from __future__ import annotations

import re

from rich.console import Console

from coverage_diff.cli.outputs import say
from coverage_diff.errors import ReportError
from coverage_diff.model import Fact, Report
from coverage_diff.reporting import inert

_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d)")
_WORD = re.compile(r"[^\W_]+")
_LISTED = 5  # facts in a message


def find_fact(report: Report, wanted: str, messages: Console) -> Fact:
    """The fact that a user means: by its number in the tables, its id or the beginning of it, or words of it.

    Words that stand together in a label count before words that stand together in a mention, and these before words
    that are scattered. Case and the commas in numbers are ignored. Of facts with scattered words, the one with the
    fewest other words in its label is meant, and the rest is told on `messages`.

    Raises:
        ReportError: There is none, or several.
    """
    facts = [fact for event in report.events for fact in event.facts]
    if wanted.isdecimal() and 1 <= int(wanted) <= len(facts):
        return facts[int(wanted) - 1]
    found = _called(facts, wanted)
    nearest = []
    if not found:
        found = _with_words(facts, wanted)
        fewest = min((len(_words(fact.label)) for fact in found), default=0)
        nearest = [fact for fact in found if len(_words(fact.label)) == fewest]
    if not found:
        problem = f"no fact is called {wanted!r}; give its number in the table, its id, or words of it"
        raise ReportError(problem)
    if len(found) == 1:
        return found[0]
    if len(nearest) == 1:
        others = [fact for fact in found if fact is not nearest[0]]
        say(messages, f"note: {wanted!r} is also in:\n{_listed(facts, others)}")
        return nearest[0]
    raise ReportError(
        f"{len(found)} facts are called {wanted!r}; name one by its number or id:\n{_listed(facts, found)}"
    )


def _called(facts: list[Fact], wanted: str) -> list[Fact]:
    """The facts of this id, else of this label, else with these words side by side."""
    plain = _plain(wanted)
    labels = [(fact, _plain(fact.label)) for fact in facts]
    return (
        [fact for fact in facts if fact.id.startswith(wanted)]
        or [fact for fact, label in labels if label == plain]
        or [fact for fact, label in labels if plain in label]
        or [fact for fact in facts if any(plain in _plain(mention.text) for mention in fact.mentions)]
    )


def _with_words(facts: list[Fact], wanted: str) -> list[Fact]:
    """The facts that hold every one of these words in their label, else in one of their mentions."""
    words = _words(wanted)
    if not words:
        return []
    return [fact for fact in facts if words <= _words(fact.label)] or [
        fact for fact in facts if any(words <= _words(mention.text) for mention in fact.mentions)
    ]


def _plain(text: str) -> str:
    return _NUMBER_COMMA.sub("", text.casefold())


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_plain(text)))


def _listed(facts: list[Fact], found: list[Fact]) -> str:
    """A line for each fact: its number in the table, its id, its label."""
    number = {id(fact): place for place, fact in enumerate(facts, 1)}
    rows = [f"{number[id(fact)]}, {fact.id}: {inert.short(fact.label, 60)}" for fact in found[:_LISTED]]
    if len(found) > _LISTED:
        rows.append(f"... and {len(found) - _LISTED} more")
    return "\n".join(rows)
