"""Word choice and sources per outlet, ready for the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coverage_diff.model import EventReport, Voice
from coverage_diff.reporting.html import text
from coverage_diff.reporting.html.matrix import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A number in two parts: what the outlet says itself and what it quotes, as lengths.

    Attributes:
        own: The first part, counted.
        other: The second part, counted.
        own_share: Length of the first part in units of the picture, the longest bar 72.
        other_share: Length of the second part.
    """

    own: int
    other: int
    own_share: float
    other_share: float

    @property
    def total(self) -> int:
        """Both parts together."""
        return self.own + self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that a speaker said.

    Attributes:
        row: The number of its row in the matrix.
        href: That row.
        label: The words, in a line.
        outlets: Who printed them.
    """

    row: int
    href: str
    label: str
    outlets: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of bars, one per outlet.

    Attributes:
        label: What is counted.
        bars: In the order of the outlets.
        said: For a speaker, what the bars count, in the order of the matrix.
    """

    label: str
    bars: tuple[Bar, ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words for the same thing.

    Attributes:
        name: The thing.
        lines: A row per word.
    """

    name: str
    lines: tuple[Line, ...]


def word_groups(event: EventReport) -> tuple[Group, ...]:
    """Which outlet used which of several words for the same thing, its own words apart from those it quotes."""
    top = max((_count(event, w.group, w.term, w.outlet)[2] for w in event.word_choice), default=1)
    groups: dict[str, list[str]] = {}
    for choice in event.word_choice:
        terms = groups.setdefault(choice.group, [])
        if choice.term not in terms:
            terms.append(choice.term)
    return tuple(
        Group(
            name=text.line(name),
            lines=tuple(
                Line(
                    label=text.line(term),
                    bars=tuple(_bar(*_count(event, name, term, outlet)[:2], top) for outlet in event.outlets),
                )
                for term in terms
            ),
        )
        for name, terms in groups.items()
    )


def _count(event: EventReport, group: str, term: str, outlet: str) -> tuple[int, int, int]:
    rows = [w for w in event.word_choice if (w.group, w.term, w.outlet) == (group, term, outlet)]
    own = sum(w.count for w in rows if w.voice is Voice.STATED)
    total = sum(w.count for w in rows)
    return own, total - own, total


def speakers(event: EventReport, rows: Sequence[Row]) -> tuple[Line, ...]:
    """Whose words each outlet printed: statements quoted and reported, the most heard first."""
    by_fact = {row.fact_id: row for row in rows}
    counts: dict[str, dict[str, tuple[int, int, int]]] = {}
    for source in event.sources:
        quotes, reported, words = counts.setdefault(source.speaker, {}).get(source.outlet, (0, 0, 0))
        row = (quotes + source.quotes, reported + source.reported, words + source.words)
        counts[source.speaker][source.outlet] = row
    top = max((q + r for row in counts.values() for q, r, _ in row.values()), default=1)
    ranked = sorted(counts.items(), key=lambda item: (-sum(q + r for q, r, _ in item[1].values()), item[0]))
    return tuple(
        Line(
            label=text.line(speaker),
            bars=tuple(_bar(*row.get(outlet, (0, 0, 0))[:2], top) for outlet in event.outlets),
            said=_said(event, speaker, by_fact),
        )
        for speaker, row in ranked
    )


def _said(event: EventReport, speaker: str, rows: Mapping[str, Row]) -> tuple[Said, ...]:
    """What is printed in the words of a speaker, with who prints it."""
    outlets: dict[str, list[str]] = {}
    for source in event.sources:
        for fact_id in source.facts if source.speaker == speaker else ():
            outlets.setdefault(fact_id, []).append(text.line(source.outlet))
    found = sorted((rows[fact_id] for fact_id in outlets if fact_id in rows), key=lambda row: row.index)
    return tuple(
        Said(
            row=row.index,
            href=f"#{row.id}",
            label=text.line(text.clip(row.label, _SAID)),
            outlets=", ".join(dict.fromkeys(outlets[row.fact_id])),
        )
        for row in found
    )


def quoted_words(event: EventReport) -> tuple[int, ...]:
    """Words in quotation marks per outlet."""
    return tuple(sum(s.words for s in event.sources if s.outlet == outlet) for outlet in event.outlets)


_LONGEST = 72
"""Units of the longest bar."""

_SAID = 110
"""Longest statement shown of a speaker, in characters: the row that it leads to has all of it."""


def _bar(own: int, other: int, top: int) -> Bar:
    scale = _LONGEST / max(top, 1)
    return Bar(own=own, other=other, own_share=round(own * scale, 1), other_share=round(other * scale, 1))
