"""Dates as news writes them, no more exact than the words (first form)."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from coverage_diff.model import Date, Granularity

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(m[:3] + (f"(?:{m[3:]})?" if m[3:] else "") for m in _MONTHS)
_DAY_MONTH = re.compile(
    rf"(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTH})\.?),? (?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b")


class DateMatch(NamedTuple):
    """A date expression; the offsets count in the text that was searched."""

    start: int
    end: int
    date: Date


def printed_day(text: str) -> dt.date | None:
    """The one full day (day, month and year) that a line prints; None where it prints none."""
    for pattern in (_DAY_MONTH, _ISO):
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            month = groups.get("m1") or groups.get("m2") or groups["m"]
            number = (
                int(month)
                if month.isdigit()
                else next(i for i, m in enumerate(_MONTHS, 1) if m[:3] == month[:3].lower())
            )
            try:
                return dt.date(int(groups["y"]), number, int(groups.get("d1") or groups.get("d2") or groups["d"]))
            except ValueError:
                return None
    return None


def is_only_a_date(text: str) -> bool:
    """Whether a line is nothing but a date, perhaps with a weekday and a time of day."""
    if len(text) > 60 or printed_day(text) is None:
        return False
    rest = _ISO.sub("", _DAY_MONTH.sub("", text))
    rest = re.sub(
        r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:.]\d\d\b|\b[ap]\.?m\b\.?|\b[A-Z]{2,4}T\b|\bGMT\b|\bat\b",
        "",
        rest,
    )
    return not re.search(r"\w", rest)


def find_dates(text: str, reference: dt.date | None) -> list[DateMatch]:
    """The date expressions of a plain text, in order, not overlapping.

    Args:
        text: A sentence in plain text.
        reference: The day that relative words count from; None leaves them unresolved.
    """
    found = []
    for match in re.finditer(r"\b(?:19|20)\d\d\b", text):
        year = int(match.group())
        date = Date(value=str(year), granularity=Granularity.YEAR, start=dt.date(year, 1, 1), end=dt.date(year, 12, 31))
        found.append(DateMatch(match.start(), match.end(), date))
    return found
