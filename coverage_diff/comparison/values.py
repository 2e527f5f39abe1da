"""How two stated values agree: equal, compatible, or not both true."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from coverage_diff.language import tables
from coverage_diff.model import Bound, Date, Granularity, Quantity, Relation

# Two plain figures whose difference is this small against the larger are one figure rounded twice ("196,000" and
# "nearly 200,000"). From how news rounds: to one or two leading digits.
_ROUNDING = 0.02
# Below this only decimals are rounded away, no more of the figure than this share: "5.8 per cent" is 6, 1.4 is not 1.
_SMALL, _DECIMALS, _PLACES = 100, 0.05, 3
# News rounds what it turns from miles into kilometres to within this share.
_TURNED = 0.03
# A figure whose limits lie this far apart is an order of magnitude and no count.
_MAGNITUDE = 9


_FAHRENHEIT, _CELSIUS = "degree fahrenheit", "degree celsius"

_DAY = re.compile(r"[0-9X]{4}-\d\d-\d\d$")
_WEEKEND, _SATURDAY = "-WE", 6
_MONTH = re.compile(r"[0-9X]{4}(-\d\d)(?:-\d\d)?$")


def quantity_relation(a: Quantity, b: Quantity) -> Relation:
    """How two figures of the same thing agree.

    `same`: the same value with the same bound. `rounded`: both can be true of one figure: the intervals that their
    words allow overlap, or one is the other rounded to fewer digits. `differs`: they cannot both be true. Time and
    shares are compared in one unit ("two weeks" and "14 days").
    """
    a, b = in_one_unit(a, b)
    if math.isclose(a.value, b.value, rel_tol=1e-9):
        return Relation.SAME if a.bound == b.bound else Relation.ROUNDED
    if a.low <= b.high and b.low <= a.high:
        return Relation.ROUNDED
    if is_rounding(a.value, b.value) or is_rounding(b.value, a.value):
        return Relation.ROUNDED
    return Relation.DIFFERS


def is_rounding(rough: float, fine: float) -> bool:
    """Whether `rough` is `fine` written with fewer digits: 3 million for 2.98 million, 34 for 34.4, not 40 for 42."""
    if not rough or not fine or rough * fine < 0:
        return False
    if abs(rough) < _SMALL and abs(rough - fine) <= _DECIMALS * abs(fine):
        return any(math.isclose(round(fine, places), rough) for places in range(_PLACES) if round(fine, places) != fine)
    if abs(rough) < _SMALL:
        return False
    digits = significant_digits(rough)
    if digits > 2 and abs(rough - fine) > _ROUNDING * abs(fine) / 2:
        return False
    scale = 10.0 ** (math.floor(math.log10(abs(fine))) - digits + 1)
    return math.isclose(round(fine / scale) * scale, rough, rel_tol=1e-9)


@lru_cache(maxsize=1 << 12)
def significant_digits(value: float) -> int:
    """Significant digits of a figure: 2,431 has four, 2,400 two."""
    return len(f"{abs(value):.9e}".split("e")[0].rstrip("0").replace(".", "")) if value else 1


def is_vague(quantity: Quantity) -> bool:
    """Whether the words give only an order of magnitude ("hundreds", "billions of dollars")."""
    return quantity.low > 0 and not math.isinf(quantity.high) and quantity.high >= _MAGNITUDE * quantity.low


class _Conversion(NamedTuple):
    unit: str
    factor: float
    about: bool


@cache
def _conversions() -> dict[str, _Conversion]:
    rows = tables.rows("conversions.tsv", "coverage_diff.comparison.data")
    return {unit: _Conversion(base, float(factor), how == "about") for unit, base, factor, how in rows}


def in_one_unit(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """Two figures in the larger of their units, where both measure time, lengths and the like; else as they are.

    Values that news turns from one system of units into another ("10 miles", "16 kilometres") are equal where no more
    than rounding lies between them.
    """
    if a.unit == b.unit:
        return a, b
    if {a.unit, b.unit} == {_FAHRENHEIT, _CELSIUS}:
        return _in_celsius(a), _in_celsius(b)
    one, two = _conversions().get(a.unit), _conversions().get(b.unit)
    if one is None or two is None or one.unit != two.unit:
        return a, b
    if one.factor < two.factor:
        larger, smaller = in_one_unit(b, a)
        return smaller, larger
    scale = two.factor / one.factor
    if (one.about or two.about) and math.isclose(b.value * scale, a.value, rel_tol=_TURNED):
        scale = a.value / b.value if b.value else scale
    value, low, high = (x * scale for x in (b.value, b.low, b.high))
    return a, replace(b, value=value, low=low, high=high, unit=a.unit)


def _in_celsius(temperature: Quantity) -> Quantity:
    """A temperature in whole degrees Celsius, as news turns it; one in Celsius as it is."""
    if temperature.unit == _CELSIUS:
        return temperature
    value, low, high = (
        x if math.isinf(x) else float(round((x - 32) / 1.8))
        for x in (temperature.value, temperature.low, temperature.high)
    )
    return replace(temperature, value=value, low=low, high=high, unit=_CELSIUS)


def are_restated(a: Quantity, b: Quantity) -> bool:
    """Whether two figures stand in units of two systems ("10 miles", "16 kilometres")."""
    units = [_conversions().get(q.unit) for q in (a, b)]
    return a.unit != b.unit and any(unit is not None and unit.about for unit in units)


def precision(quantity: Quantity) -> tuple[int, float]:
    """Sort key that puts the most precise figure of several first: plain before bounded, narrow before wide."""
    rank = {Bound.EXACT: 0, Bound.RANGE: 1, Bound.ABOUT: 1, Bound.AT_LEAST: 2, Bound.AT_MOST: 2}[quantity.bound]
    width = quantity.high - quantity.low
    digits = significant_digits(quantity.value)
    return rank, -digits if math.isinf(width) or not width else width / max(1.0, abs(quantity.value))


_FINENESS = {
    Granularity.PART_OF_DAY: 0,
    Granularity.DAY: 1,
    Granularity.WEEK: 2,
    Granularity.MONTH: 3,
    Granularity.SEASON: 4,
    Granularity.QUARTER: 4,
    Granularity.PERIOD: 5,
    Granularity.YEAR: 6,
    Granularity.DECADE: 7,
    Granularity.CENTURY: 8,
}


def fineness(date: Date) -> tuple[int, int]:
    """Sort key that puts the most precise of several dates first; resolved ones before unresolved ones."""
    return (not date.resolved, _FINENESS.get(date.granularity, 9))


def date_relation(a: Date, b: Date) -> Relation | None:
    """How two dates agree.

    `same`: the same stretch of time. `rounded`: one lies within the other ("Thursday", "last week"). `differs`: they
    have no day in common. None: one of them could not be resolved and nothing speaks for or against.
    """
    if a.resolved and b.resolved:
        if (a.start, a.end) == (b.start, b.end):
            return Relation.SAME
        (first, last), (start, end) = _reach(a), _reach(b)
        within = (start <= first and last <= end) or (first <= start and end <= last)
        return Relation.ROUNDED if within else Relation.DIFFERS
    if a.value == b.value:
        return Relation.SAME
    days = _month_and_day(a), _month_and_day(b)
    if all(days):
        return Relation.SAME if days[0] == days[1] else Relation.DIFFERS
    weekday = _weekday(a), _weekday(b)
    if None not in weekday:
        return Relation.SAME if weekday[0] == weekday[1] else Relation.DIFFERS
    day = next((day for day in weekday if day is not None), None)
    if day is not None and any(date.value.endswith(_WEEKEND) for date in (a, b)):
        return Relation.ROUNDED if day >= _SATURDAY else Relation.DIFFERS
    months = _month(a), _month(b)
    if all(months):
        if months[0] != months[1]:
            return Relation.DIFFERS
        return Relation.SAME if a.granularity is b.granularity else Relation.ROUNDED
    return None


def is_yearless(date: Date) -> bool:
    """Whether a date is a month, or a day of one, of an unknown year."""
    return not date.resolved and bool(_month(date))


def _month(date: Date) -> str:
    """ "-04" for a month or a day of it, whose year may be unknown; "" for anything else."""
    found = _MONTH.match(date.value)
    return found[1] if found else ""


def _month_and_day(date: Date) -> str:
    """ "-04-05" for a day whose year may be unknown; "" for anything else."""
    return date.value[4:10] if date.granularity is Granularity.DAY and _DAY.match(date.value) else ""


def _reach(date: Date) -> tuple[dt.date, dt.date]:
    return date.start or dt.date.min, date.end or dt.date.max


def _weekday(date: Date) -> int | None:
    """ISO weekday of a single day, resolved or not; None for longer stretches."""
    if date.resolved:
        return date.start.isoweekday() if date.start and date.start == date.end else None
    head, _, tail = date.value.partition("-WXX-")
    return int(tail[0]) if head == "XXXX" and tail[:1].isdigit() else None
