"""Years, their halves and quarters, decades, centuries: "in 2021", "fiscal 2018", "the '90s", "the first quarter"."""

from __future__ import annotations

import re

from coverage_diff.language.calendar.around import with_where
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import of_century, of_decade, of_half, of_period, of_quarter, of_year, shift
from coverage_diff.model import Date, Granularity

ORDINALS = {
    word: i
    for i, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"twenty-first": 21}
_FISCAL = re.compile(r"(?<![a-z])(?:fiscal(?: year)?|fy|financial year|tax year|school year|budget year)[ -]?$")
_FISCAL_AFTER = re.compile(r"(?:[-\u2013](?:20)?[0-9]{2})?(?: (?:fiscal|financial|tax|school|academic|budget) year)")
_COUNTED = re.compile(
    r" (?:people|men|women|children|workers|jobs|troops|soldiers|employees|students|voters|homes|houses|families|"
    r"police|officers|cases|miles|km|kilomet|feet|metres|meters|dollars|euros|pounds|acres|hectares|tons|tonnes|"
    r"points|percent|words|calories|protesters|refugees|migrants|members|or more|years|square|sq)"
)
# What is counted after a number that could be a year of a past century ("1563 deaths", not "1776 revolution").
_MANY = re.compile(r" [a-z]{4,}(?:[^siu]s|ies)(?![a-z])")
_COUNT_BEFORE = re.compile(
    r"(?<![a-z])(?:more than|over|nearly|almost|(?<!since )at least|some|fewer than|less than|room|flight|no\.|"
    r"number|route) $"
)
# What makes a year of four digits that is none of our time: "the 1701 Act", "circa 1580".
_HISTORIC = re.compile(r" (?:[A-Z]\w+ ){1,4}(?:Act|Treaty|Law|Constitution|Convention|War|Revolution|Compromise)\b")
_TIME_BEFORE = re.compile(
    r"(?<![a-z])(?:in|since|by|until|from|of|year|before|after|to|and|between|late|early|circa)[ -]$"
)
_YEAR_END = re.compile(r"(?P<dash>[-\u2013/])(?P<y>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9\w]|[.,][0-9]|-[0-9])")
_PART_OF_YEAR = re.compile(r"(?: of| in)?,? (?P<y>(?:19|20)[0-9]{2})(?![0-9])")
_PART_OF_WHICH = re.compile(r" of (?P<which>this|last|next|the) (?:fiscal )?year")
# "Some 2020 candidates" are those of an election so many years around the day of reading.
_NEAR_YEARS = 4
_COMPANY = re.compile(r"(?<=Century) [A-Z][a-z]+")
_BUSINESS = re.compile(
    r"profit|sales|revenue|earning|growth|gdp|econom|average|results|income|compan|percent|%|billion|million|fiscal|invest|market|fund|rais|donat|bank|business|stock|share|orders|loss"
)
_SPORT = re.compile(
    r"touchdown|yards?\b|points|quarterback|rebounds|n[bf]l\b|kick|scored?\b|lead\b|minutes left|halftime"
)


def read_year(frame: Frame, start: int, end: int) -> Piece | None:
    """ "in 2021", "the 2016 law", "2014-15", "fiscal 2018", "1990s" from four digits."""
    low = frame.low
    year = int(low[start:end])
    if low.startswith(("s", "'s"), end) and year % 10 == 0 and not re.match(r"'?s[a-z0-9]", low[end : end + 3]):
        stop = end + (2 if low[end] == "'" else 1)
        return with_where(frame, start, stop, of_decade(year))
    if not _is_year(frame, start, end, year):
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
    return with_where(frame, start, end, of_year(year), kind="year")


def _is_year(frame: Frame, start: int, end: int, year: int) -> bool:
    """Whether four digits are a year: no part of a longer number or a name, no count, and likely where it stands."""
    low, text = frame.low, frame.text
    if low[end : end + 1].isalpha() or (
        re.match(r"[,.:/][0-9]|%|-[a-z]", low[end : end + 2])
        and not re.match(r"-(?:era|style|model|vintage)", low[end : end + 8])
    ):
        return False
    if start and (
        (text[start - 1].isalnum() and not low.endswith("fy", 0, start))
        or text[start - 1] in "$£€#/.,:_@+"
        or (text[start - 1] == "-" and not low[:start].endswith(("mid-", "pre-", "post-", "late-", "early-")))
    ):
        return False
    back = frame.back(start, 20)
    if year < 1900 or year > 2059:
        law = 1600 <= year < 1900 and _HISTORIC.match(text[end : end + 60])
        if not law and not (1500 <= year <= 2199 and _TIME_BEFORE.search(back)):
            return False
    if year < 1900 and _MANY.match(low, end):
        return False
    if _COUNTED.match(low, end) and not (
        re.search(r"(?<![a-z])(?:in|since|by) $", back) and not low.startswith(" people", end) and year != 2000
    ):
        return False
    # "Since at least 2013", "some 2020 candidates": news puts a comma into counts of thousands.
    near = frame.reference is not None and abs(year - frame.reference.year) <= _NEAR_YEARS
    return not _COUNT_BEFORE.search(back) or (near and back.endswith("some "))


def _fiscal(year: int) -> Date:
    """A fiscal year: its value says so, its interval is the calendar year of its name, for their bounds differ."""
    date = of_year(year)
    return Date(value=f"FY{year:04}", granularity=Granularity.YEAR, start=date.start, end=date.end)


def read_short_decade(frame: Frame, start: int, end: int) -> Piece:
    """ "the '90s": a decade of the century before the one of its time, unless that is over."""
    tens = int(frame.low[start + 1 : start + 3])
    now = frame.reference.year if frame.reference else 2020
    year = now - now % 100 + tens
    return with_where(frame, start, end, of_decade(year if year <= now else year - 100))


def read_century(frame: Frame, start: int, end: int, number: int) -> Piece | None:
    """ "the 19th century", but not 21st Century Fox."""
    if _COMPANY.match(frame.text, end):
        return None
    return with_where(frame, start, end, of_century(number)) if 1 <= number <= 30 else None


def read_part_of_year(frame: Frame, start: int, end: int, number: int, unit: str) -> Piece | None:
    """ "the first quarter", "the second half of 2019": of a year, not of a match."""
    low = frame.low
    year = _PART_OF_YEAR.match(low, end)
    this = _PART_OF_WHICH.match(low, end)
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


def is_business(low: str) -> bool:
    """Whether a lower-cased text speaks of money, where a quarter is one of the year and not of a match."""
    return _BUSINESS.search(low) is not None and _SPORT.search(low) is None
