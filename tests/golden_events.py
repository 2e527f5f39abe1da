"""Reads the invented events of tests/golden/events and judges reports on them: each marked fact, each outlet."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import coverage_diff as cd
from coverage_diff import Fact, Kind, Report, Status

FOLDER = Path(__file__).parent / "golden" / "events"
TOLD = {Status.INCLUDED, Status.PARTIAL, Status.DIFFERS}
NAMES = {Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.LAW}

Span = tuple[str, str, int, int]
"""Article, field, start, end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A fact that was marked by reading.

    Attributes:
        id: Its name in the file.
        group: Its kind; the four kinds of names are one group.
        relation: How its carriers agree; None for one carrier.
        spans: Its words, wherever they stand.
        carriers: The outlets that tell it.
    """

    id: str
    group: str
    relation: str | None
    spans: tuple[Span, ...]
    carriers: frozenset[str]


@dataclass(slots=True)
class Tally:
    """Counts of cells, a marked fact at an outlet each.

    Attributes:
        cells: How many there are; those of facts that the report lacks are among them.
        right: Those that say rightly that the outlet tells the fact, or that it does not.
        omitted: Those called omitted, and how many of them wrongly.
        absent: Those of outlets that do not tell the fact, and how many are called told.
        shared: Further outlets that tell a fact besides one, and how many are recognised.
    """

    cells: int = 0
    right: int = 0
    omitted: Counter[bool] = field(default_factory=Counter)
    absent: Counter[bool] = field(default_factory=Counter)
    shared: Counter[bool] = field(default_factory=Counter)

    @property
    def accuracy(self) -> float:
        """Share of right cells; higher is better."""
        return self.right / self.cells

    @property
    def false_omission(self) -> float:
        """Of the cells called omitted, the share that accuses an outlet wrongly; lower is better."""
        return self.omitted[True] / max(1, self.omitted.total())

    @property
    def false_inclusion(self) -> float:
        """Of the outlets that do not tell a fact, the share that is said to; lower is better."""
        return self.absent[True] / max(1, self.absent.total())

    @property
    def shared_recall(self) -> float:
        """Of the further outlets that tell a fact, the share that is recognised; higher is better."""
        return self.shared[True] / max(1, self.shared.total())


@cache
def read_event(name: str) -> tuple[tuple[cd.Article, ...], tuple[Marked, ...]]:
    """The articles of an event and the facts marked in them."""
    lines = (FOLDER / f"{name}.articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    articles = tuple(cd.Article(**{**row, "published": dt.date.fromisoformat(row["published"])}) for row in rows)
    by_id = {article.id: article for article in articles}
    marked = []
    for fact in json.loads((FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))["facts"]:
        kind = Kind(fact["kind"])
        marked.append(
            Marked(
                id=fact["id"],
                group="name" if kind in NAMES else str(kind),
                relation=fact.get("relation"),
                spans=tuple(span for a, words in fact["in"].items() for w in words for span in _places(by_id[a], w)),
                carriers=frozenset(by_id[a].outlet for a in fact["in"]),
            )
        )
    return articles, tuple(marked)


@cache
def report_on(name: str) -> Report:
    """The library's report on an event."""
    return cd.compare(read_event(name)[0])


def _places(article: cd.Article, words: str) -> Iterator[Span]:
    """Every place at which some words stand in an article."""
    for place, text in (("title", article.title), ("text", article.text)):
        at = text.find(words)
        while at >= 0:
            yield article.id, place, at, at + len(words)
            at = text.find(words, at + 1)


def _touch(a: Span, b: Span) -> bool:
    """Whether two spans share half of the shorter one, and the second is no whole paragraph around the first."""
    shared = min(a[3], b[3]) - max(a[2], b[2])
    one, two = a[3] - a[2], b[3] - b[2]
    return a[:2] == b[:2] and 2 * shared >= min(one, two) and shared > 0 and two <= 3 * one + 160


def matches(name: str) -> dict[str, Fact]:
    """For each marked fact the fact of the report that it is, if there is one: that which touches it in most articles.

    A fact of the report is only one marked fact, unless it is a claim, which may say several things.
    """
    found = [fact for event in report_on(name).events for fact in event.facts]
    spans = [[(m.article_id, m.field, m.start, m.end) for m in fact.mentions] for fact in found]
    pairs = []
    for marked in read_event(name)[1]:
        for n, fact in enumerate(found):
            group = "name" if fact.kind in NAMES else str(fact.kind)
            if group == marked.group:
                touched = {a[0] for a in marked.spans for b in spans[n] if _touch(a, b)}
                if touched:
                    pairs.append((-len(touched), len(fact.mentions), marked.id, n))
    best: dict[str, Fact] = {}
    taken: set[int] = set()
    for _, _, one, n in sorted(pairs):
        if one not in best and (n not in taken or found[n].kind is Kind.CLAIM):
            best[one] = found[n]
            taken.add(n)
    return best


def judge(*names: str) -> dict[str, Tally]:
    """The tallies of some events together: for each group of kinds, and for "all"."""
    tallies: dict[str, Tally] = {}
    for name in names:
        articles, facts = read_event(name)
        best = matches(name)
        for marked in facts:
            groups = [tallies.setdefault(key, Tally()) for key in ("all", marked.group)]
            coverage = best[marked.id].coverage if marked.id in best else None
            for tally in groups:
                told = 0
                for outlet in (a.outlet for a in articles):
                    tally.cells += 1
                    if coverage is None or outlet not in coverage:
                        continue
                    status, carries = coverage[outlet].status, outlet in marked.carriers
                    tally.right += status is not Status.UNCLEAR and (status in TOLD) == carries
                    if status is Status.OMITTED:
                        tally.omitted[carries] += 1
                    if not carries:
                        tally.absent[status in TOLD] += 1
                    told += carries and status in TOLD
                if coverage is not None:
                    tally.shared[True] += max(0, told - 1)
                    tally.shared[False] += len(marked.carriers) - 1 - max(0, told - 1)
    return tallies
