"""Dates as values: TIMEX3 strings with the interval of days that they stand for."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Callable

from coverage_diff.model import Date, Granularity

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
# First months of the seasons, northern hemisphere, whole months as news uses them.
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS = {
    "morning": "TMO",
    "midmorning": "TMO",
    "mid-morning": "TMO",
    "dawn": "TMO",
    "noon": "T12:00",
    "midday": "T12:00",
    "mid-day": "T12:00",
    "afternoon": "TAF",
    "midafternoon": "TAF",
    "mid-afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "overnight": "TNI",
    "midnight": "T00:00",
    "tonight": "TNI",
}
SPANS = {
    "day": "D",
    "week": "W",
    "weekend": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
GRAINS = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
}
DAY_GRAINS = frozenset({Granularity.DAY, Granularity.PART_OF_DAY})
_LAST_YEAR = dt.MAXYEAR - 200


def of_day(day: dt.date, part: str = "") -> Date:
    """A day, or a part of it or a time on it (`part` as in TIMEX3: "TNI", "T21:00")."""
    grain = Granularity.PART_OF_DAY if part else Granularity.DAY
    return Date(value=day.isoformat() + part, granularity=grain, start=day, end=day)


def of_month(year: int | None, month: int) -> Date:
    """A month; of an unknown year with None."""
    if year is None:
        return Date(value=f"XXXX-{month:02}", granularity=Granularity.MONTH)
    last = months.monthrange(year, month)[1]
    return _interval(f"{year:04}-{month:02}", Granularity.MONTH, dt.date(year, month, 1), dt.date(year, month, last))


def of_year(year: int) -> Date:
    """A calendar year."""
    return _interval(f"{year:04}", Granularity.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))


def of_decade(year: int) -> Date:
    """The ten years that a year belongs to."""
    first = year - year % 10
    return _interval(f"{first // 10:03}", Granularity.DECADE, dt.date(first, 1, 1), dt.date(first + 9, 12, 31))


def of_century(number: int) -> Date:
    """The 19th century is 1801 to 1900, but news counts 1800 to 1899."""
    first = (number - 1) * 100
    return _interval(f"{number - 1:02}", Granularity.CENTURY, dt.date(max(1, first), 1, 1), dt.date(first + 99, 12, 31))


def of_quarter(year: int | None, quarter: int) -> Date:
    """A quarter of a calendar year."""
    if year is None:
        return Date(value=f"XXXX-Q{quarter}", granularity=Granularity.QUARTER)
    first, last = of_month(year, 3 * quarter - 2), of_month(year, 3 * quarter)
    return Date(value=f"{year:04}-Q{quarter}", granularity=Granularity.QUARTER, start=first.start, end=last.end)


def of_half(year: int | None, half: int) -> Date:
    """A half of a calendar year."""
    if year is None:
        return Date(value=f"XXXX-H{half}", granularity=Granularity.PERIOD)
    first, last = of_month(year, 6 * half - 5), of_month(year, 6 * half)
    return Date(value=f"{year:04}-H{half}", granularity=Granularity.PERIOD, start=first.start, end=last.end)


def of_season(year: int | None, season: str) -> Date:
    """A season by its TIMEX3 letters; winter begins in December of its year."""
    if year is None:
        return Date(value=f"XXXX-{season}", granularity=Granularity.SEASON)
    first = of_month(year, _SEASON_START[season])
    after = shift(dt.date(year, _SEASON_START[season], 1), "month", 3)
    return Date(
        value=f"{year:04}-{season}", granularity=Granularity.SEASON, start=first.start, end=after - dt.timedelta(1)
    )


def of_week(day: dt.date) -> Date:
    """The week from Monday to Sunday that a day belongs to."""
    year, week, weekday = day.isocalendar()
    first = shift(day, "day", 1 - weekday)
    return _interval(f"{year:04}-W{week:02}", Granularity.WEEK, first, shift(first, "day", 6))


def of_weekend(day: dt.date) -> Date:
    """The Saturday and Sunday of the week that a day belongs to."""
    year, week, weekday = day.isocalendar()
    saturday = shift(day, "day", 6 - weekday)
    return _interval(f"{year:04}-W{week:02}-WE", Granularity.PERIOD, saturday, shift(saturday, "day", 1))


def of_period(first: Date, last: Date) -> Date:
    """From the beginning of one date to the end of another: "2019-03/2019-05"."""
    known = first.start is not None and last.end is not None and first.start <= last.end
    return Date(
        value=f"{first.value}/{last.value}",
        granularity=Granularity.PERIOD,
        start=first.start if known else None,
        end=last.end if known else None,
    )


def of_window(value: str, first: dt.date | None, last: dt.date | None) -> Date:
    """A stretch of time that ends or begins at the day of reading: "the past two weeks" is P2W."""
    return Date(value=value, granularity=Granularity.PERIOD, start=first, end=last)


def of_unit(day: dt.date, unit: str) -> Date:
    """The unit of the calendar that a day belongs to."""
    makers: dict[str, Callable[[dt.date], Date]] = {
        "day": of_day,
        "week": of_week,
        "fortnight": of_week,
        "weekend": of_weekend,
        "month": lambda d: of_month(d.year, d.month),
        "quarter": lambda d: of_quarter(d.year, (d.month + 2) // 3),
        "year": lambda d: of_year(d.year),
        "decade": lambda d: of_decade(d.year),
        "century": lambda d: of_century(d.year // 100 + 1),
    }
    return makers[unit](day)


def unresolved(value: str, unit: str) -> Date:
    """A date whose words say how it lies to a day that is not known."""
    return Date(value=value, granularity=GRAINS.get(unit, Granularity.PERIOD))


def counted_from(offset: int, unit: str, base: str = "REF") -> str:
    """ "REF-P1M": one month before the day of reading, where that day is not known."""
    return base if not offset and unit == "day" else f"{base}{'-' if offset < 0 else '+'}P{abs(offset)}{SPANS[unit]}"


def shift(day: dt.date, unit: str, count: int) -> dt.date:
    """The day so many units later (earlier if negative); the month's last day where it has no such day.

    Days before year 1 and after 9799 are cut there.
    """
    if unit in ("day", "week", "fortnight", "weekend"):
        days = count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit]
        return dt.date.fromordinal(min(max(1, day.toordinal() + days), dt.date(_LAST_YEAR, 1, 1).toordinal()))
    steps = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    index = min(max(12, day.year * 12 + day.month - 1 + steps), _LAST_YEAR * 12)
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, months.monthrange(year, month)[1]))


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of the calendar; None for one that does not exist."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _interval(value: str, grain: Granularity, first: dt.date, last: dt.date) -> Date:
    return Date(value=value, granularity=grain, start=first, end=last)
