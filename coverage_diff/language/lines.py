"""What each line of a page is, judged by itself."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from coverage_diff.language import calendar, tables
from coverage_diff.language.text import plain, squeeze

_TERMINAL = re.compile(r"[.!?\u2026:;][\"'\u201d)\]]*$|[\"\u201d]$")
_BULLET = re.compile(r"^\s*(?:[\u2022\u25cf\u25aa\u2023\u25e6\u00b7*]|-(?=\s)|\d{1,2}[.)](?=\s))\s*")
_WORD = re.compile(r"\w+")
# A dateline: "ISLAMABAD: ", "WASHINGTON (AP) - ", "LONDON, July 5 (Reuters) - "
DATELINE = re.compile(
    r"^[A-Z][A-Z.'\- ]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:, [A-Z]\w{2,9}\.? \d{1,2})?(?: ?\([\w .]{2,20}\))? ?(?::|-|\u2013|\u2014) "
)


class LineKind(StrEnum):
    """What a line can be by its own look."""

    BODY = "body"
    BULLET = "bullet"
    SHORT = "short"
    FURNITURE = "furniture"
    CAPTION = "caption"


class Line(NamedTuple):
    """A line of a page that is not blank.

    Attributes:
        start: First code point that is not white space.
        end: One past the last one.
        text: The line in plain text.
        kind: What it looks like.
        gap: Blank lines before it.
    """

    start: int
    end: int
    text: str
    kind: LineKind
    gap: int

    @property
    def key(self) -> str:
        """The line in a form in which repeated lines are equal."""
        return squeeze(self.text).casefold()

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in tables.rows(name)), re.IGNORECASE)


def classify(text: str) -> LineKind:
    """What a line of plain text without surrounding space looks like.

    A line is furniture where it matches `data/furniture.txt` or is nothing but a date, a caption where it matches
    `data/captions.txt`, body where it ends like a sentence or has 20 words or more, and short otherwise.
    """
    if _patterns("furniture.txt").search(text) or calendar.is_only_a_date(text):
        return LineKind.FURNITURE
    bullet = _BULLET.match(text)
    words = len(_WORD.findall(text))
    if bullet and words >= 3:
        return LineKind.BULLET
    if not words:
        return LineKind.FURNITURE
    if _patterns("captions.txt").search(text):
        return LineKind.CAPTION
    if words >= 20 or (_TERMINAL.search(text) and words >= 4) or DATELINE.match(text):
        return LineKind.BODY
    return LineKind.SHORT


def split_lines(text: str) -> list[Line]:
    """The lines of a page that are not blank; hard-wrapped lines are joined into their paragraph."""
    shadow = plain(text)
    lines: list[Line] = []
    offset = gap = 0
    for raw in shadow.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = offset + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(stripped), stripped, classify(stripped), gap))
            gap = 0
        else:
            gap += 1
        offset += len(raw) + 1
    return _joined(lines, shadow)


def _joined(lines: list[Line], shadow: str) -> list[Line]:
    """Undo hard wrapping: a line that stops in mid-sentence goes on in the next one."""
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if (
            before
            and line.gap == 0
            and len(before.text.rsplit("\n", 1)[-1]) >= 50
            and not _TERMINAL.search(before.text)
            and before.kind is not LineKind.FURNITURE
            and (line.text[:1].islower() or len(line.text) >= 50 or _TERMINAL.search(line.text))
            and line.kind is not LineKind.BULLET
        ):
            joined = shadow[before.start : line.end]
            out[-1] = Line(before.start, line.end, joined, classify(joined.replace("\n", " ")), before.gap)
        else:
            out.append(line)
    return out
