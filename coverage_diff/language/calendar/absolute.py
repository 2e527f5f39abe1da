"""Dates that name their place on the calendar: days, months, years, seasons, decades, holidays."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from coverage_diff.language import tables
from coverage_diff.language.calendar import holidays
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import (
    MONTHS,
    SEASONS,
    of_century,
    of_day,
    of_decade,
    of_half,
    of_month,
    of_period,
    of_quarter,
    of_season,
    of_year,
    real_day,
    shift,
)
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
ORDINALS = {
    word: i
    for i, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"twenty-first": 21}

_DAY_AFTER = re.compile(
    r"\.? (?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9a-z%/]|:[0-9]|[,.][0-9]{1,3}(?![0-9])| ?(?:percent|per "
    r"cent|million|billion|people|men|women|p\.m|a\.m|pm|am|years?|jobs|workers)(?![a-z]))"
)
_MORE_DAYS = re.compile(
    r"(?: ?[-\u2013\u2014] ?| to | through | and | until )(?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|"
    r"th)?(?![0-9a-z%/:]|,[0-9]| ?(?:percent|million|p\.m|a\.m|pm|am|people|years?)(?![a-z]))"
)
_YEAR_AFTER = re.compile(
    r"(?P<gap>,? |\.,? | of )(?P<y>1[5-9][0-9]{2}|20[0-9]{2})(?![0-9]|,[0-9]| (?:people|men|women|workers|jobs))"
)
_DAY_BEFORE = re.compile(r"(?<![0-9a-z$.,/-])(?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: day)?(?: of)? $")
_RANGE_BEFORE = re.compile(
    r"(?<![0-9a-z$.,/])(?P<a>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: ?[-\u2013] ?| to | and )(?P<b>3[01]|"
    r"[12][0-9]|0?[1-9])(?:st|nd|rd|th)? $"
)
_WHERE = re.compile(
    r"(?P<where>early|late|mid|earlier|later|the (?:start|beginning|middle|end|rest) of|(?:since|until|till)(?: "
    r"(?:early|late|mid))?)[ -]$"
)
_WHICH = re.compile(
    r"(?<![a-z])(?P<which>last|next|this|this past|this coming|of last|of this|of next|back in|the following|the "
    r"previous)(?P<gap> )$"
)
_MONTH_WORDS = re.compile(
    r"(?<![a-z])(?:in|since|until|till|from|last|next|this|early|late|mid-?|during|between|through|throughout|"
    r"before|after|for|of|every|and|to|by|through|past|following|into)[ -]?$"
)
_SINCE = re.compile(r"(?<![a-z])since (?:early |late |mid-?|at least )?$")
_FIRM = re.compile(r"(?<![a-z])(?:in|into|since|last|next|this|early|late|mid-?|during|until|throughout)[ -]?$")
_FISCAL = re.compile(r"(?<![a-z])(?:fiscal(?: year)?|fy|financial year|tax year|school year|budget year)[ -]?$")
_FISCAL_AFTER = re.compile(r"(?:[-\u2013](?:20)?[0-9]{2})?(?: (?:fiscal|financial|tax|school|academic|budget) year)")
_COUNTED = re.compile(
    r" (?:people|men|women|children|workers|jobs|troops|soldiers|employees|students|voters|homes|houses|families|"
    r"police|officers|cases|miles|km|kilomet|feet|metres|meters|dollars|euros|pounds|acres|hectares|tons|tonnes|"
    r"points|percent|words|calories|protesters|refugees|migrants|members|or more|years|square|sq)"
)
# What is counted after a number that could be a year of a past century ("1563 deaths", not "1776 revolution").
_MANY = re.compile(r" [a-z]{4,}(?:[^siu]s|ies)(?![a-z])")
_YEAR_END = re.compile(r"(?P<dash>[-\u2013/])(?P<y>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9\w]|[.,][0-9]|-[0-9])")
_SPORT = re.compile(
    r"touchdown|yards?\b|points|quarterback|rebounds|n[bf]l\b|kick|scored?\b|lead\b|minutes left|halftime"
)


@cache
def _named_days() -> dict[tuple[int, int], tuple[frozenset[str], dt.date]]:
    rows = tables.rows("named_days.tsv")
    return {
        (int(row[0][:2]), int(row[0][3:])): (frozenset(row[1].split()), dt.date.fromisoformat(row[2])) for row in rows
    }


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
    year = _YEAR_AFTER.match(low, end + dot) or _YEAR_AFTER.match(low, end)
    if year and (capital or not _verb(word)):
        return _with_where(frame, start, year.end(), of_month(int(year["y"]), month))
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
    year = _YEAR_AFTER.match(low, stop)
    if year and year["gap"] != " of ":
        stop = year.end()
    number = int(year["y"]) if year and year["gap"] != " of " else None
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
    return _with_where(frame, start, stop, day, kind="day", month_day=(month, first))


_MORE_MONTH = re.compile(rf" (?:{'|'.join(MONTHS)})|[0-9:]")


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
    of the future move a past month to the next year, and nothing lasts since a day to come.
    """
    now = frame.reference
    if now is None:
        return None
    which = _WHICH.search(frame.low, max(0, start - 16), start)
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
        away = month - now.month
        return now.year - 1 if away > 6 and not frame.looks_ahead(start) else now.year
    return now.year + 1 if now.month - month >= 3 and frame.looks_ahead(start) else now.year


def _bare_month(frame: Frame, start: int, end: int, month: int) -> Piece:
    which = _WHICH.search(frame.low, max(0, start - 16), start)
    date = of_month(_year_of(frame, start, month, None), month)
    if which and which["which"] in ("last", "next", "this"):
        start = which.start()
    return _with_where(frame, start, end, date)


def _with_where(
    frame: Frame, start: int, end: int, date: Date, *, kind: str = "other", month_day: tuple[int, int] | None = None
) -> Piece:
    """The piece with "early", "late", "since" in front of it; they narrow no interval, for news uses them loosely."""
    where = _WHERE.search(frame.low, max(0, start - 24), start)
    return Piece(where.start("where") if where else start, end, date, kind, month_day)


# "Some 2020 candidates" are those of an election so many years around the day of reading.
_NEAR_YEARS = 4


def read_year(frame: Frame, start: int, end: int) -> Piece | None:
    """ "in 2021", "the 2016 law", "2014-15", "fiscal 2018", "1990s" from four digits."""
    low, text = frame.low, frame.text
    year = int(low[start:end])
    if low.startswith(("s", "'s"), end) and year % 10 == 0 and not re.match(r"'?s[a-z0-9]", low[end : end + 3]):
        stop = end + (2 if low[end] == "'" else 1)
        return _with_where(frame, start, stop, of_decade(year))
    if low[end : end + 1].isalpha() or (
        re.match(r"[,.:/][0-9]|%|-[a-z]", low[end : end + 2])
        and not re.match(r"-(?:era|style|model|vintage)", low[end : end + 8])
    ):
        return None
    if start and (
        (text[start - 1].isalnum() and not low.endswith("fy", 0, start))
        or text[start - 1] in "$£€#/.,:_@+"
        or (text[start - 1] == "-" and not low[:start].endswith(("mid-", "pre-", "post-", "late-", "early-")))
    ):
        return None
    back = frame.back(start, 20)
    if year < 1900 or year > 2059:
        law = 1600 <= year < 1900 and re.match(
            r" (?:[A-Z]\w+ ){1,4}(?:Act|Treaty|Law|Constitution|Convention|War|Revolution|Compromise)\b",
            text[end : end + 60],
        )
        if not law and not (
            1500 <= year <= 2199
            and re.search(
                r"(?<![a-z])(?:in|since|by|until|from|of|year|before|after|to|and|between|late|early|circa)[ -]$", back
            )
        ):
            return None
    if year < 1900 and _MANY.match(low, end):
        return None
    if _COUNTED.match(low, end) and not (
        re.search(r"(?<![a-z])(?:in|since|by) $", back) and not low.startswith(" people", end) and year != 2000
    ):
        return None
    # "Since at least 2013", "some 2020 candidates": news puts a comma into counts of thousands.
    near = frame.reference is not None and abs(year - frame.reference.year) <= _NEAR_YEARS
    if re.search(
        r"(?<![a-z])(?:more than|over|nearly|almost|(?<!since )at least|some|fewer than|less than|room|flight|no\.|"
        r"number|route) $",
        back,
    ) and not (near and back.endswith("some ")):
        return None
    fiscal = _FISCAL.search(low, max(0, start - 16), start)
    fiscal_after = _FISCAL_AFTER.match(low, end)
    if fiscal or fiscal_after:
        stop = fiscal_after.end() if fiscal_after else end
        first = fiscal.start() if fiscal else start
        return Piece(first, stop, _fiscal(year), "year")
    ranged = _YEAR_END.match(low, end)
    if ranged:
        last = int(ranged["y"])
        last = last if last > 99 else year - year % 100 + last
        if year < last <= year + 80:
            return Piece(start, ranged.end(), of_period(of_year(year), of_year(last)), "other")
        return None
    return _with_where(frame, start, end, of_year(year), kind="year")


def _fiscal(year: int) -> Date:
    """A fiscal year: its value says so, its interval is the calendar year of its name, for their bounds differ."""
    date = of_year(year)
    return Date(value=f"FY{year:04}", granularity=Granularity.YEAR, start=date.start, end=date.end)


def read_short_decade(frame: Frame, start: int, end: int) -> Piece:
    """ "the '90s": a decade of the century before the one of its time, unless that is over."""
    tens = int(frame.low[start + 1 : start + 3])
    now = frame.reference.year if frame.reference else 2020
    year = now - now % 100 + tens
    return _with_where(frame, start, end, of_decade(year if year <= now else year - 100))


_COMPANY = re.compile(r"(?<=Century) [A-Z][a-z]+")


def read_century(frame: Frame, start: int, end: int, number: int) -> Piece | None:
    """ "the 19th century", but not 21st Century Fox."""
    if _COMPANY.match(frame.text, end):
        return None
    return _with_where(frame, start, end, of_century(number)) if 1 <= number <= 30 else None


def read_season(frame: Frame, start: int, word: str) -> Piece | None:
    """ "last summer", "in the fall", "summer of 2015"; a bare "spring" or "fall" is no season."""
    low, end = frame.low, start + len(word)
    if is_name(frame, start, end, word):
        return None
    year = _YEAR_AFTER.match(low, end) or re.compile(r" (?:of|in) (?P<y>(?:19|20)[0-9]{2})").match(low, end)
    season = SEASONS[word]
    if year:
        return _with_where(frame, start, year.end(), of_season(int(year["y"]), season))
    before = re.compile(
        r"(?<![a-z])(?P<which>this past|this coming|this|last|next|the following|the previous|(?:(?:early|later|"
        r"late|mid|by|in|into|during|over|since|until|through|throughout|for) )?(?:the|early|late|mid)|in|"
        r"since)[ -]$"
    ).search(low, max(0, start - 24), start)
    if not before:
        return None
    which = before["which"]
    loose = which.split(" ")[-1] in ("the", "in", "early", "late", "mid", "since")
    if loose and (
        word in ("spring", "fall")
        and (
            low.startswith((" of ", " in ", " from ", "-"), end) or which == "the" or (which == "in" and word == "fall")
        )
    ):
        return None
    if which.split(" ")[-1] == "the" and re.match(
        r" (?!(?:of|in|and|or|months?|the|a|as|when|while|but|to|for|with|after|before|if|on|at|by|from|that|"
        r"who)\b)[a-z]",
        low[end : end + 8],
    ):
        # "in the summer heat", "the winter coat"
        return None
    if which == "the" and not re.search(
        r"(?:in|into|over|during|by|since|until|through|for|of|throughout|next|before|after) the $",
        frame.back(start, 16),
    ):
        return None
    opening = (
        before.start()
        if which.split(" ")[0] in ("this", "last", "next", "early", "late", "mid", "the") and which != "the"
        else start
    )
    return Piece(opening, end, _season_of(frame, start, which, season), "other")


def _season_of(frame: Frame, start: int, which: str, season: str) -> Date:
    now = frame.reference
    if now is None:
        return of_season(None, season)
    year = now.year - 1 if season == "WI" and now.month < 3 else now.year
    first = of_season(year, season)
    begun = first.start is not None and first.start <= now
    over = first.end is not None and first.end < now
    if which.startswith(("last", "this past", "the previous")):
        year -= 0 if over else 1
    elif which.startswith(("next", "this coming")):
        year += 1 if begun else 0
    elif not which.startswith("this") and not begun and not frame.looks_ahead(start) and season != "FA":
        year -= 1 if first.start and (first.start - now).days > 180 else 0
    elif over and frame.looks_ahead(start):
        year += 1
    return of_season(year, season)


def read_holiday(frame: Frame, start: int, name: str) -> Piece | None:
    """ "Christmas Day", "last Thanksgiving", "Halloween 2018"; only with a capital letter."""
    low, end = frame.low, start + len(name)
    if not (frame.text[start].isupper() or frame.text[start].isdigit() or name.startswith("the ")):
        return None
    year = _YEAR_AFTER.match(low, end)
    if year:
        return Piece(start, year.end(), of_day(holidays.day_of(name, int(year["y"]))), "day")
    which = _WHICH.search(low, max(0, start - 12), start)
    step = 0
    if which and which["which"] in ("last", "next"):
        step = -1 if which["which"] == "last" else 1
        start = which.start()
    elif frame.looks_ahead(start):
        step = 1
    return Piece(start, end, holidays.nearest(name, frame.reference, step=step), "day")


def read_part_of_year(frame: Frame, start: int, end: int, number: int, unit: str) -> Piece | None:
    """ "the first quarter", "the second half of 2019": of a year, not of a match."""
    low = frame.low
    year = re.compile(r"(?: of| in)?,? (?P<y>(?:19|20)[0-9]{2})(?![0-9])").match(low, end)
    this = re.compile(r" of (?P<which>this|last|next|the) (?:fiscal )?year").match(low, end)
    make = of_quarter if unit == "quarter" else of_half
    if number > (4 if unit == "quarter" else 2):
        return None
    now = frame.reference
    if year:
        return Piece(start, year.end(), make(int(year["y"]), number), "other")
    if this:
        offset = {"this": 0, "the": 0, "last": -1, "next": 1}[this["which"]]
        return Piece(start, this.end(), make(now.year + offset if now else None, number), "other")
    if unit == "half" or not is_business(low):
        return None
    if now is None:
        return Piece(start, end, make(None, number), "other")
    found = make(now.year, number)
    if found.start and found.start > shift(now, "month", 1) and not frame.looks_ahead(start):
        found = make(now.year - 1, number)
    return Piece(start, end, found, "other")


_BUSINESS = re.compile(
    r"profit|sales|revenue|earning|growth|gdp|econom|average|results|income|compan|percent|%|billion|million|fiscal|invest|market|fund|rais|donat|bank|business|stock|share|orders|loss"
)


def is_business(low: str) -> bool:
    """Whether a lower-cased text speaks of money, where a quarter is one of the year and not of a match."""
    return _BUSINESS.search(low) is not None and _SPORT.search(low) is None
