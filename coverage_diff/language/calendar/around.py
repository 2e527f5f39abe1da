"""Words around a date: what narrows it down ("early", "last", its year), and what makes it a part of a name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from coverage_diff.language import tables
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.model import Date

YEAR_AFTER = re.compile(
    r"(?P<gap>,? |\.,? | of )(?P<y>1[5-9][0-9]{2}|20[0-9]{2})(?![0-9]|,[0-9]| (?:people|men|women|workers|jobs))"
)
WHICH = re.compile(
    r"(?<![a-z])(?P<which>last|next|this|this past|this coming|of last|of this|of next|back in|the following|the "
    r"previous)(?P<gap> )$"
)
_WHERE = re.compile(
    r"(?P<where>early|late|mid|earlier|later|the (?:start|beginning|middle|end|rest) of|(?:since|until|till)(?: "
    r"(?:early|late|mid))?)[ -]$"
)


_RELATIVE_YEAR = re.compile(r" (?:of )?(?P<which>last|this|next) year(?![a-z'-])")
_YEARS_ON = {"last": -1, "this": 0, "next": 1}


class YearAfter(NamedTuple):
    """The year that is named behind a month, day or season.

    Attributes:
        year: The year.
        end: One past its last code point.
        of: Whether it stands behind "of" ("the spring of 2015").
    """

    year: int
    end: int
    of: bool = False


def year_after(frame: Frame, at: int) -> YearAfter | None:
    """The year that stands at `at`: "March [2025]", "3 March[, 2025]", "March [last year]"; None where none does."""
    found = YEAR_AFTER.match(frame.low, at)
    if found:
        return YearAfter(int(found["y"]), found.end(), found["gap"] == " of ")
    relative = _RELATIVE_YEAR.match(frame.low, at) if frame.reference else None
    if relative is None or frame.reference is None:
        return None
    return YearAfter(frame.reference.year + _YEARS_ON[relative["which"]], relative.end())


@cache
def _names() -> dict[tuple[str, str], frozenset[str]]:
    return {(side, word): frozenset(words.split()) for side, word, words in tables.rows("calendar_names.tsv")}


def is_name(frame: Frame, start: int, end: int, word: str) -> bool:
    """Whether the words around a calendar word make it part of a name: "Bloody Sunday", "Monday Night Football"."""
    rows = _names()
    before, after = rows.get(("before", word)), rows.get(("after", word))
    if before:
        previous = frame.low[max(0, start - 20) : start].rstrip(" ").rsplit(" ", 1)[-1].lstrip("\"'(\u201c")
        if previous in before and (
            frame.text[max(0, start - 1 - len(previous))].isupper() or word in ("fall", "summer", "spring")
        ):
            return True
    if after:
        following = re.match(r"[ -]([a-z]+)(?: ([a-z]+))?", frame.low[end : end + 30])
        if following and (following[1] in after or f"{following[1]}-{following[2]}" in after):
            return True
    return False


def with_where(frame: Frame, start: int, end: int, date: Date, *, kind: str = "other") -> Piece:
    """The piece with "early", "late", "since" in front of it; they narrow no interval, for news uses them loosely."""
    where = _WHERE.search(frame.low, max(0, start - 24), start)
    return Piece(where.start("where") if where else start, end, date, kind)
