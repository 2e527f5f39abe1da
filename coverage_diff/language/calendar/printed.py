"""Full dates as pages print them above a story."""

from __future__ import annotations

import datetime as dt
import re

from coverage_diff.language.calendar.values import MONTHS, real_day

_MONTH = "|".join(m[:3] + (f"(?:{m[3:]})?" if m[3:] else "") for m in MONTHS).replace("sep(", "sep(?:t)?(")
_DAY_MONTH = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\.? (?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?|(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<m2>{_MONTH})\.?),? "
    r"(?P<y>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<y>(?:19|20)[0-9]{2})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})\b")
_AROUND = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?\b|"
    r"\b[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?\b|\b[0-9]{1,2} ?[ap]\.?m\b\.?|"
    r"\b[ap]\.?m\b\.?|\b[a-z]{2,4}t\b|\bgmt\b|\butc\b|\bat\b",
    re.IGNORECASE,
)


def printed_day(text: str) -> dt.date | None:
    """The one full day (day, month and year) that a line prints; None where it prints none."""
    for pattern in (_DAY_MONTH, _ISO):
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            month = groups.get("m1") or groups.get("m2") or groups["m"]
            short = month[:3].lower()
            number = int(month) if month.isdigit() else next(i for i, m in enumerate(MONTHS, 1) if m[:3] == short)
            return real_day(int(groups["y"]), number, int(groups.get("d1") or groups.get("d2") or groups["d"]))
    return None


def is_only_a_date(text: str) -> bool:
    """Whether a line is nothing but a date, perhaps with a weekday and a time of day."""
    if len(text) > 60 or printed_day(text) is None:
        return False
    return not re.search(r"\w", _AROUND.sub("", _ISO.sub("", _DAY_MONTH.sub("", text))))
