"""The periods that accounts are drawn up for: "the three months to 30 September", "the last quarter"."""

from __future__ import annotations

import datetime as dt
import re

from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import of_day, of_period, of_quarter, of_unit, of_year, shift, unresolved
from coverage_diff.language.calendar.years import is_business
from coverage_diff.model import Date, Granularity

_MONTHS = {"three": 3, "3": 3, "six": 6, "6": 6, "nine": 9, "9": 9, "twelve": 12, "12": 12}
_MONTHS |= {"quarter": 3, "half": 6, "year": 12}
_ENDING = re.compile(
    r"(?<![a-z0-9])(?:the )?(?:(?P<count>three|six|nine|twelve|3|6|9|12)[ -]months?|(?P<unit>quarter|half|"
    r"(?:fiscal |financial |tax )?year))(?: period)? (?:to|ended|ending|that ended)(?: on| in)?(?: the end of)? $"
)
_LONGEST = 50  # letters of the longest words that `_ENDING` matches
_DAY_OR_MONTH = frozenset({Granularity.DAY, Granularity.MONTH})

_WHICH = re.compile(r"(?<![a-z])(?P<which>last|latest|previous|prior|this|current|next|coming) $")
_STEP = {"this": 0, "current": 0, "next": 1, "coming": 1}


def with_period(frame: Frame, piece: Piece) -> Piece:
    """The period that a day or month ends ("the quarter ended Sept. 30"); the piece as it is where it ends none."""
    first = max(0, piece.start - _LONGEST)
    found = _ENDING.search(frame.low, first, piece.start)
    last = piece.date.end
    if found is None or last is None or piece.date.granularity not in _DAY_OR_MONTH:
        return piece
    name = found["count"] or found["unit"].split(" ")[-1]
    return Piece(found.start(), piece.end, _until(last, _MONTHS[name]), "other")


def _until(last: dt.date, count: int) -> Date:
    """The months that end with a day; a quarter or year of the calendar where they are one."""
    after = last + dt.timedelta(1)
    start = shift(after, "month", -count) if after.day == 1 else shift(last, "month", -count) + dt.timedelta(1)
    for calendar in (of_quarter(last.year, (last.month + 2) // 3), of_year(last.year)):
        if (calendar.start, calendar.end) == (start, last):
            return calendar
    return of_period(of_day(start), of_day(last))


def read_quarter(frame: Frame, start: int) -> Piece | None:
    """ "the last quarter" of a year, not of a match."""
    end = start + len("quarter")
    which = _WHICH.search(frame.low, max(0, start - 10), start)
    if which is None or not is_business(frame.low):
        return None
    step = _STEP.get(which["which"], -1)
    if frame.reference is None:
        return Piece(which.start(), end, unresolved(f"REF{'-' if step < 0 else '+'}P{abs(step)}Q", "quarter"), "unit")
    return Piece(which.start(), end, of_unit(shift(frame.reference, "quarter", step), "quarter"), "unit")
