"""Finds the date expressions of a sentence and joins their parts."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from coverage_diff.language.alternation import may_hold, openings, scanner
from coverage_diff.language.calendar import accounts, clock, days, holidays, months, seasons, units, years
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import (
    MONTHS,
    SEASONS,
    SPANS,
    WEEKDAYS,
    of_day,
    of_month,
    of_period,
    real_day,
)
from coverage_diff.language.text import lower
from coverage_diff.model import Date, Granularity


class DateMatch(NamedTuple):
    """A date expression; the offsets count in the text that was searched."""

    start: int
    end: int
    date: Date


_UNITS = frozenset([*SPANS, *(f"{u}s" for u in SPANS if u != "century"), "centuries"]) - {"quarter", "quarters"}
_SHORT_DAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_NAMED_TIMES = frozenset(
    {"noon", "midday", "mid-day", "midnight", "midmorning", "mid-morning", "midafternoon", "mid-afternoon"}
)
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_JOIN_TIME = re.compile(
    r",? (?:at|around|by|about|on|late|early|of|shortly before|shortly after|just before|just after|before|after|"
    r"at about|at around)? ?|, ?"
)
_JOIN_DAY = re.compile(r",? \(?(?:the )?")
_THROUGH = re.compile(r" (?:to|through|until|till) | ?[\u2013\u2014-] ?")
_CENTURY = re.compile(r"(?P<n>[0-9]{1,2})(?:st|nd|rd|th)[ -]century(?![a-z])")
_ISO = re.compile(r"(?P<y>(?:19|20)[0-9]{2})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9])")
_NUMERIC = re.compile(
    r"(?P<a>[0-3]?[0-9])(?P<mark>[/.-])(?P<b>[0-3]?[0-9])(?P=mark)(?P<y>(?:19|20)[0-9]{2})(?![0-9]|[/.-][0-9])"
)
_DECADE = re.compile(r"'(?P<d>[0-9]0)s(?![a-z])")
_NTH = re.compile(r"[ -](?P<unit>quarter|half|century)(?![a-z])")


@cache
def _words() -> frozenset[str]:
    return frozenset({
        *MONTHS, *months.SHORT_MONTHS, *WEEKDAYS, *_SHORT_DAYS, "today", "tonight", "yesterday", "tomorrow",
        *_UNITS, "quarter", *SEASONS, *_NAMED_TIMES, *_PARTS, *holidays.forms(), *years.ORDINALS,
    })  # fmt: skip


@cache
def _triggers() -> tuple[frozenset[str], re.Pattern[str]]:
    """What a date can begin with, and the pattern that finds it."""
    digits = "|".join(f"{digit}[0-9]*" for digit in range(10))
    return openings(_words()), re.compile(rf"{digits}|'(?=[0-9]0s)|{scanner(sorted(_words()))}")


def find_dates(text: str, reference: dt.date | None, anchor: Date | None = None) -> list[DateMatch]:
    """The date expressions of a plain text, in order, not overlapping.

    Args:
        text: A sentence in plain text.
        reference: The day that "today", "last year" and weekdays count from; None leaves them unresolved.
        anchor: The date that the story named last before this sentence; "two days earlier" and "that year" count from
            it or from a later one in this sentence.

    Returns:
        Matches whose dates are no more exact than their words. A weekday is the last such day at or before the
        reference, unless the words say that it is to come.
    """
    low = lower(text)
    first, triggers = _triggers()
    if not may_hold(low, first):
        return []
    frame = Frame(text, low, reference, anchor)
    pieces: list[Piece] = []
    done = 0
    for trigger in triggers.finditer(low):
        at = trigger.start()
        if at < done:
            continue
        piece = _read(frame, at, trigger[0])
        if piece is None:
            continue
        if pieces and piece.start < pieces[-1].end:
            if piece.end <= pieces[-1].end:
                continue
            piece = piece._replace(start=pieces[-1].end)
        done = piece.end
        if piece.date.start is not None and piece.kind != "time":
            frame.anchor = piece.date
        pieces.append(piece)
    found: list[Piece] = []
    for piece in _joined(text, pieces):
        period = accounts.with_period(frame, piece)
        while found and found[-1].end > period.start:
            found.pop()
        found.append(period)
    return [DateMatch(piece.start, piece.end, piece.date) for piece in found]


def _read(frame: Frame, at: int, word: str) -> Piece | None:
    """The date that a trigger belongs to."""
    if word[0].isdigit():
        return _read_digits(frame, at, at + len(word))
    if word == "'":
        found = _DECADE.match(frame.low, at)
        return years.read_short_decade(frame, at, found.end()) if found else None
    if word in months.MONTH_NUMBERS:
        return months.read_month(frame, at, word)
    if word in WEEKDAYS:
        return days.read_weekday(frame, at, word)
    if word in _UNITS:
        return units.read_unit(frame, at, word)
    if word in ("today", "tonight", "yesterday", "tomorrow"):
        return days.read_deictic(frame, at, word)
    if word in SEASONS:
        return seasons.read_season(frame, at, word)
    if word in _NAMED_TIMES:
        return clock.read_named_time(frame, at, word)
    if word == "quarter":
        return accounts.read_quarter(frame, at)
    if word in _PARTS:
        return days.read_part(frame, at, word)
    if word in _SHORT_DAYS:
        return _short_day(frame, at, word)
    if word in years.ORDINALS:
        return _nth(frame, at, at + len(word), years.ORDINALS[word])
    return holidays.read_holiday(frame, at, word)


def _read_digits(frame: Frame, start: int, end: int) -> Piece | None:
    low = frame.low
    if end - start == 4:
        iso = _ISO.match(low, start)
        day = real_day(int(iso["y"]), int(iso["m"]), int(iso["d"])) if iso else None
        if iso and day:
            return Piece(start, iso.end(), of_day(day), "day")
        return years.read_year(frame, start, end)
    if end - start > 2:
        return None
    numeric = _NUMERIC.match(low, start)
    if numeric and not (start and (low[start - 1].isdigit() or low[start - 1] in "/.-")):
        day = _numeric_day(frame, numeric)
        if day:
            return Piece(start, numeric.end(), of_day(day), "day")
    if low.startswith(("st", "nd", "rd", "th"), end):
        century = _CENTURY.match(low, start)
        if century:
            return years.read_century(frame, start, century.end(), int(century["n"]))
        if low.startswith("th of july", end) and low[start:end] == "4":
            return holidays.read_holiday(frame, start, "4th of july")
        return _nth(frame, start, end + 2, int(low[start:end]))
    return clock.read_clock(frame, start)


def _numeric_day(frame: Frame, found: re.Match[str]) -> dt.date | None:
    """ "12.07.2025" begins with the day; "12/07/2025" with the day or the month, whichever is nearer to the news."""
    year, first, second = int(found["y"]), int(found["a"]), int(found["b"])
    day_first = real_day(year, second, first)
    month_first = real_day(year, first, second) if found["mark"] != "." else None
    if day_first is None or month_first is None or frame.reference is None:
        return month_first or day_first
    reference = frame.reference
    return min(month_first, day_first, key=lambda day: abs(day - reference))


def _nth(frame: Frame, start: int, end: int, number: int) -> Piece | None:
    found = _NTH.match(frame.low, end)
    if not found:
        return None
    if found["unit"] == "century":
        return years.read_century(frame, start, found.end(), number)
    return years.read_part_of_year(frame, start, found.end(), number, found["unit"])


def _short_day(frame: Frame, start: int, word: str) -> Piece | None:
    """ "Tues., May 4", "Fri."; "Sat" and "Sun" only in front of a month or a number."""
    end = start + len(word)
    dot = frame.low.startswith(".", end)
    if not frame.text[start].isupper():
        return None
    next_month = re.match(
        r"\.?,? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|[0-3]?[0-9] (?:jan|feb|mar|apr|may|jun|jul|"
        r"aug|sep|oct|nov|dec))",
        frame.low[end : end + 12],
    )
    if not next_month and (not dot or word in ("sat", "sun", "mon", "wed")):
        return None
    return Piece(start, end + dot, days.date_of_weekday(frame, start, _SHORT_DAYS[word]), "weekday")


def _joined(text: str, pieces: list[Piece]) -> list[Piece]:
    """Neighbours that say one date together: "Friday, July 5", "9 p.m. on Tuesday", "from March to May"."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        gap = text[last.end : piece.start] if last else ""
        one = _one(last, piece, gap) if last and len(gap) <= 20 else None
        if one:
            out[-1] = one
        else:
            out.append(piece)
    merged: list[Piece] = []
    for piece in out:
        last = merged[-1] if merged else None
        period = _period(text, last, piece) if last else None
        if period:
            merged[-1] = period
        else:
            merged.append(piece)
    return merged


def _one(first: Piece, second: Piece, gap: str) -> Piece | None:
    span = (first.start, second.end)
    if first.kind == "weekday" and second.kind == "day" and _JOIN_DAY.fullmatch(gap):
        # The weekday tells the same day once more; with its part of the day it says more.
        part = first.date.value.partition("T")[2]
        if part and second.date.start and second.date.granularity is Granularity.DAY:
            return Piece(*span, of_day(second.date.start, "T" + part), "day")
        return second._replace(start=first.start)
    if first.kind == "day" and second.kind == "weekday" and gap in (" (", ", ", " "):
        return first._replace(end=second.end) if second.date.granularity is Granularity.DAY and gap != ", " else None
    if (
        first.kind == "unit"
        and first.date.value.startswith("DAY") is False
        and second.kind == "day"
        and gap in (", on ", " on ", ", ")
        and first.date.granularity is Granularity.DAY
    ):
        return second._replace(start=first.start)
    of_days = ("weekday", "day")
    if first.kind in of_days and second.kind == "time" and _JOIN_TIME.fullmatch(gap):
        return Piece(*span, _at_time(first.date, second.date), "day")
    if first.kind == "time" and second.kind in of_days and _JOIN_TIME.fullmatch(gap):
        return Piece(*span, _at_time(second.date, first.date), second.kind)  # "5pm on Friday" may go on: "14 March"
    return None


def _at_time(day: Date, time: Date) -> Date:
    part = time.value.removeprefix("XXXX-XX-XX")
    if day.start is not None:
        return of_day(day.start, part)
    return Date(value=day.value.partition("T")[0] + part, granularity=Granularity.PART_OF_DAY)


def _period(text: str, first: Piece, second: Piece) -> Piece | None:
    """ "from March to May", "between 2014 and 2017", "1998-2005"."""
    gap = text[first.end : second.start]
    back = text[max(0, first.start - 9) : first.start].lower()
    if first.kind == "time" or second.kind == "time":
        return None
    joined = _THROUGH.fullmatch(gap) and (
        back.endswith("from ") or " through " in gap or gap.strip() in ("-", "\u2013")
    )
    if not joined and not (gap == " and " and back.endswith("between ")):
        return None
    start = first.start - (5 if back.endswith("from ") else 8 if back.endswith("between ") else 0)
    earlier, later = first.date, second.date
    if earlier.start and later.end and earlier.start > later.end:
        earlier = _year_before(earlier, later)
    return Piece(start, second.end, of_period(earlier, later), "other")


def _year_before(first: Date, last: Date) -> Date:
    """The beginning of "September to February", moved to the year before its end."""
    if first.start is None or last.end is None or first.granularity is not Granularity.MONTH:
        return first
    year = last.end.year if first.start.month <= last.end.month else last.end.year - 1
    return of_month(year, first.start.month)
