"""Months and their days: "July 5, 2019", "3-5 July", "May 2024", "last December"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from coverage_diff.language import tables
from coverage_diff.language.calendar.around import WHICH, is_name, with_where, year_after
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import MONTHS, of_day, of_month, of_period, real_day
from coverage_diff.model import Date, Granularity

SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
MONTH_NUMBERS = {name: i for i, name in enumerate(MONTHS, 1)} | SHORT_MONTHS
_DAY_AFTER = re.compile(
    r"\.? (?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9a-z%/]|:[0-9]|[,.][0-9]{1,3}(?![0-9])| ?(?:percent|per "
    r"cent|million|billion|people|men|women|p\.m|a\.m|pm|am|years?|jobs|workers)(?![a-z]))"
)
_MORE_DAYS = re.compile(
    r"(?: ?[-\u2013\u2014] ?| to | through | and | until )(?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|"
    r"th)?(?![0-9a-z%/:]|,[0-9]| ?(?:percent|million|p\.m|a\.m|pm|am|people|years?)(?![a-z]))"
)
_MORE_MONTH = re.compile(rf" (?:{'|'.join(MONTHS)})|[0-9:]")
_DAY_BEFORE = re.compile(r"(?<![0-9a-z$.,/-])(?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: day)?(?: of)? $")
_RANGE_BEFORE = re.compile(
    r"(?<![0-9a-z$.,/])(?P<a>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: ?[-\u2013] ?| to | and )(?P<b>3[01]|"
    r"[12][0-9]|0?[1-9])(?:st|nd|rd|th)? $"
)
_MONTH_WORDS = re.compile(
    r"(?<![a-z])(?:in|since|until|till|from|last|next|this|early|late|mid-?|during|between|through|throughout|"
    r"before|after|for|of|every|and|to|by|through|past|following|into)[ -]?$"
)
# "Was killed in July", read in June, and "announced in September", read in May, are of the year before.
_HAPPENED = re.compile(
    r"(?<![a-z])(?!need|expect|propos|requir|allow|estimat|forecast)(?:[a-z]{3,12}ed|began|born|came|died|left|lost|"
    r"made|took (?:office|effect)|was|were|won) (?:back )?in (?:early |late |mid-)?$"
)
_HALF_YEAR, _LOOK_BACK = 6, 40
_SINCE = re.compile(r"(?<![a-z])since (?:early |late |mid-?|at least )?$")
_FIRM = re.compile(r"(?<![a-z])(?:in|into|since|last|next|this|early|late|mid-?|during|until|throughout)[ -]?$")


@cache
def _named_days() -> dict[tuple[int, int], tuple[frozenset[str], dt.date]]:
    rows = tables.rows("named_days.tsv")
    return {
        (int(row[0][:2]), int(row[0][3:])): (frozenset(row[1].split()), dt.date.fromisoformat(row[2])) for row in rows
    }


def read_month(frame: Frame, start: int, word: str) -> Piece | None:
    """ "July 5, 2019", "5 July", "July 3-5", "May 2024", "last December", "March"."""
    low, end = frame.low, start + len(word)
    month = MONTH_NUMBERS[word]
    short = word in SHORT_MONTHS
    capital = frame.text[start].isupper()
    if is_name(frame, start, end, word) and not _DAY_AFTER.match(low, end):
        return None
    after = _DAY_AFTER.match(low, end)
    before = None if after else _DAY_BEFORE.search(low, max(0, start - 14), start)
    if after and not (capital or not _verb(word)):
        return None
    if after or before:
        return _month_day(frame, start, end, month, after, before)
    dot = 1 if short and low.startswith(".", end) else 0
    told = year_after(frame, end + dot) or year_after(frame, end)
    if told and (capital or not _verb(word)):
        return with_where(frame, start, told.end, of_month(told.year, month))
    if (
        not capital
        or (short and not (dot or frame.text[start:end].isupper()))
        or not _is_month(frame, start, end, word)
    ):
        return None
    return _bare_month(frame, start, end + dot, month)


def _verb(word: str) -> bool:
    return word in ("may", "march", "mar")


def _is_month(frame: Frame, start: int, end: int, word: str) -> bool:
    """Whether a capitalised "May", "March", "April", "June" or "August" without a day or year is a month."""
    before = frame.back(start, 14)
    if word not in ("may", "march", "april", "june", "august"):
        return True
    if word == "may":
        if re.search(r"(?:january|february|march|april) (?:to|through|until|and|or) $", frame.back(start, 22)):
            return True
        return bool(_FIRM.search(before)) and not (
            frame.names_may and not re.search(r"(?:last|next|this|in|since) $", before)
        )
    if _MONTH_WORDS.search(before):
        return True
    if word == "march" and (
        before.endswith(("the ", "a ")) or re.match(r" (?:on|for|of|to)\b", frame.low[end : end + 5])
    ):
        return (
            before.endswith("the ")
            and bool(re.match(r" [a-z]", frame.text[end : end + 2]))
            and not re.match(r" (?:on|for|of|to|in|was|will)\b", frame.low[end : end + 6])
        )
    return not re.match(r" [A-Z][a-z]", frame.text[end : end + 3])


def _month_day(
    frame: Frame, start: int, end: int, month: int, after: re.Match[str] | None, before: re.Match[str] | None
) -> Piece | None:
    low = frame.low
    if after:
        first, stop = int(after["d"]), after.end()
        more = _MORE_DAYS.match(low, stop)
        last = int(more["d"]) if more and int(more["d"]) > first and real_day(2000, month, int(more["d"])) else None
        if more and last and not _MORE_MONTH.match(low, more.end()):
            stop = more.end()
        else:
            last = None
    elif before:
        first, last = int(before["d"]), None
        start, stop = before.start("d"), end
        ranged = _RANGE_BEFORE.search(low, max(0, end - 30), before.end())
        if ranged and int(ranged["a"]) < int(ranged["b"]):
            first, last, start = int(ranged["a"]), int(ranged["b"]), ranged.start()
        stop += (
            1
            if low.startswith(".", stop)
            and low[stop + 1 : stop + 2] in (" ", ",")
            and low[stop - 3 : stop] != "may"
            and stop - end == 0
            and low[end - 4 : end] in (" jan", " feb", " mar", " apr", " aug", " oct", " nov", " dec", "sept")
            else 0
        )
    else:
        return None
    told = year_after(frame, stop)
    number = told.year if told and not told.of else None
    if told and not told.of:
        stop = told.end
    named = _named_days().get((month, first))
    if named and number is None and last is None:
        follows = re.match(r",? (?:the |of the )?([a-z]+)(?: ([a-z]+))?", low[stop : stop + 40])
        if follows and (follows[1] in named[0] or follows[2] in named[0]):
            return Piece(start, stop, of_day(named[1]), "day")
    if number is None:
        number = _year_of(frame, start, month, first)
    day = _day(number, month, first)
    if day is None:
        return None
    if last:
        other = _day(number, month, last)
        return Piece(start, stop, of_period(day, other), "other") if other else None
    return with_where(frame, start, stop, day, kind="day")


def _day(year: int | None, month: int, day: int) -> Date | None:
    if year is None:
        return (
            Date(value=f"XXXX-{month:02}-{day:02}", granularity=Granularity.DAY) if real_day(2000, month, day) else None
        )
    found = real_day(year, month, day)
    return of_day(found) if found else None


def _year_of(frame: Frame, start: int, month: int, day: int | None) -> int | None:
    """The year of a month or day that is named without one.

    News names the year of everything outside the current one. What lies before the day of reading is of the same
    year; what lies after it is still to come, unless the year before is nearer ("in December", read in February). Words
    of the future move a past month to the next year, what has happened in a month lies behind, and nothing lasts since
    a day to come.
    """
    now = frame.reference
    if now is None:
        return None
    which = WHICH.search(frame.low, max(0, start - 16), start)
    word = which["which"] if which else ""
    ahead = (month, day or 31) > (now.month, now.day if day else 31)
    same = month == now.month and day is None
    if word.endswith("last"):
        return now.year if not ahead and not same else now.year - 1
    if word.endswith("next"):
        return now.year if ahead else now.year + 1
    if word in ("this", "this past", "this coming", "of this"):
        return now.year
    if ahead and _SINCE.search(frame.low, max(0, start - 16), start):
        return now.year - 1
    if ahead:
        past = month - now.month > _HALF_YEAR or _HAPPENED.search(frame.low, max(0, start - _LOOK_BACK), start)
        return now.year - 1 if past and not frame.looks_ahead(start) else now.year
    return now.year + 1 if now.month - month >= 3 and frame.looks_ahead(start) else now.year


def _bare_month(frame: Frame, start: int, end: int, month: int) -> Piece:
    which = WHICH.search(frame.low, max(0, start - 16), start)
    date = of_month(_year_of(frame, start, month, None), month)
    if which and which["which"] in ("last", "next", "this"):
        start = which.start()
    return with_where(frame, start, end, date)
