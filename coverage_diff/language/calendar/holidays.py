"""Days that have a name: Christmas Eve, Thanksgiving, Good Friday."""

from __future__ import annotations

import datetime as dt
from functools import cache

from coverage_diff.language import tables
from coverage_diff.language.calendar.around import WHICH, YEAR_AFTER
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import WEEKDAYS, of_day, shift
from coverage_diff.model import Date, Granularity


@cache
def forms() -> dict[str, str]:
    """The names in lower case with their rules."""
    return tables.mapping("holidays.tsv")


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def day_of(name: str, year: int) -> dt.date:
    """The day of a holiday in a year.

    Args:
        name: A key of `forms`.
        year: The calendar year.
    """
    rule = forms()[name].split(" ")
    if rule[0] == "easter":
        return shift(easter(year), "day", int(rule[1]))
    if len(rule) == 1:
        return dt.date.fromisoformat(f"{year:04}-{rule[0]}")
    month, weekday, which = int(rule[0]), WEEKDAYS.index(rule[1]), int(rule[2])
    if which > 0:
        first = dt.date(year, month, 1)
        found = shift(first, "day", (weekday - first.weekday()) % 7 + 7 * (which - 1))
    else:
        last = shift(dt.date(year, month, 1), "month", 1) - dt.timedelta(1)
        found = shift(last, "day", -((last.weekday() - weekday) % 7) + 7 * (which + 1))
    return shift(found, "day", int(rule[3])) if len(rule) > 3 else found


def nearest(name: str, reference: dt.date | None, *, step: int = 0) -> Date:
    """The occurrence of a holiday that is meant.

    Args:
        name: A key of `forms`.
        reference: The day of reading; None leaves the holiday unresolved.
        step: -1 for the last one before that day ("last Christmas"), 1 for the next one, 0 for the nearest.
    """
    if reference is None:
        rule = forms()[name]
        fixed = rule[2:3] == "-" and " " not in rule
        value = f"XXXX-{rule}" if fixed else f"XXXX-{name.replace(' ', '-').replace(chr(39), '')}"
        return Date(value=value, granularity=Granularity.DAY)
    days = [day_of(name, year) for year in range(max(1, reference.year - 1), reference.year + 2)]
    if step < 0:
        return of_day(max(day for day in days if day < reference))
    if step > 0:
        return of_day(min(day for day in days if day > reference))
    return of_day(min(days, key=lambda day: (abs((day - reference).days), day)))


def read_holiday(frame: Frame, start: int, name: str) -> Piece | None:
    """ "Christmas Day", "last Thanksgiving", "Halloween 2018"; only with a capital letter."""
    low, end = frame.low, start + len(name)
    if not (frame.text[start].isupper() or frame.text[start].isdigit() or name.startswith("the ")):
        return None
    year = YEAR_AFTER.match(low, end)
    if year:
        return Piece(start, year.end(), of_day(day_of(name, int(year["y"]))), "day")
    which = WHICH.search(low, max(0, start - 12), start)
    step = 0
    if which and which["which"] in ("last", "next"):
        step = -1 if which["which"] == "last" else 1
        start = which.start()
    elif frame.looks_ahead(start):
        step = 1
    return Piece(start, end, nearest(name, frame.reference, step=step), "day")
