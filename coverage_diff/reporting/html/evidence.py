"""What every cell rests on, as data for the script: the "why?" behind each status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coverage_diff.model import Coverage, EventReport, Mention
from coverage_diff.reporting import rules
from coverage_diff.reporting.html import text, wording
from coverage_diff.reporting.html.level import levels
from coverage_diff.reporting.html.matrix import Places
from coverage_diff.reporting.html.reading import COARSE, Column, Marked
from coverage_diff.reporting.html.sentences import Sentences

_AROUND = 90
"""Shorter passages are shown with so many characters of their sentence on either side."""

_TOLD = 320
"""Longest sentence shown whole, in characters."""


def collect(
    event: EventReport, marks: Sequence[Marked], columns: Sequence[Column], places: Places, aligned: Sentences
) -> dict[str, Any]:
    """The data of one event.

    Returns:
        outlets: names. columns: [id, outlet number]. rules: [id, explanation]. voices: what each of them means.
        sentences: [block id, words] of what comes nearest, a short one with what
        stands [..., before, after] it. mentions: [column or -1, block id, voice, hedged,
        speaker, position in thousandths]; their words are marked in the block. facts: [first mention, cells]; a cell
        is [status letter, score, rule, mentions, nearest sentence or -1]. levels: for every column the rows of all
        paragraphs when it leads. answers: for every row of the alignment its sentence rows (`sentences.Sentences`).
    """
    outlets = list(event.outlets)
    cells = _Cells(places)
    facts = []
    first = 0
    for fact in event.facts:
        facts.append([first, [cells.add(fact.coverage.get(outlet), first) for outlet in outlets]])
        first += len(fact.mentions)
    return {
        "outlets": [text.line(outlet) for outlet in outlets],
        "columns": [
            [column.id, outlets.index(segment.outlet)] for column, segment in zip(columns, event.segments, strict=True)
        ],
        "rules": [[text.plain(rule), rules.explain(rule)] for rule in cells.rules],
        "voices": list(wording.VOICES.values()),
        "sentences": cells.sentences,
        "mentions": [_mention(marked, places) for marked in marks],
        "facts": facts,
        "levels": levels(event, columns),
        "answers": aligned.rows,
    }


class _Cells:
    """Cells with what they share written once: rules, and sentences that come nearest to many facts.

    Attributes:
        rules: Every rule with its number.
        sentences: [block id, words], or [block id, words, before, after].
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._numbers: dict[tuple[str, str, int, int], int] = {}
        self.rules: dict[str, int] = {}
        self.sentences: list[list[str]] = []

    def add(self, cell: Coverage | None, first: int) -> list[Any]:
        """A cell as data; `first` is the number of its fact's first mention."""
        if cell is None:
            return ["n", 0, -1, [], -1]
        return [
            wording.STATUSES[cell.status].code,
            round(cell.score, 2),
            self.rules.setdefault(cell.rule, len(self.rules)),
            [first + index for index in cell.mentions],
            -1 if cell.nearest is None else self._sentence(cell.nearest),
        ]

    def _sentence(self, mention: Mention) -> int:
        key = (mention.article_id, mention.field, mention.start, mention.end)
        if key not in self._numbers:
            self._numbers[key] = len(self.sentences)
            self.sentences.append(self._nearest(mention))
        return self._numbers[key]

    def _nearest(self, mention: Mention) -> list[str]:
        """A sentence as it stands; a value or name with the sentence around it."""
        found = self._places.find(mention)
        words = text.line(text.clip(mention.text, _TOLD))
        if found is None:
            return ["", words]
        block = found[1]
        before, after = text.around(block.source, mention.start - block.start, mention.end - block.start, _AROUND)
        if len(mention.text) >= _AROUND or not before + after:
            return [block.id, words]
        return [block.id, words, text.plain(before), text.plain(after)]


def _mention(marked: Marked, places: Places) -> list[Any]:
    mention = marked.mention
    column, block = places.find(mention) or (None, None)
    speaker = mention.speaker or mention.speaker_text or ""
    return [
        column.index if column else -1,
        block.id if block else "",
        _VOICES.index(mention.voice),
        int(mention.hedged),
        text.line(speaker) if marked.kind in COARSE else "",
        round(1000 * mention.position),
    ]


_VOICES = list(wording.VOICES)
