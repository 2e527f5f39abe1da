"""Dates as news writes them, no more exact than the words."""

from coverage_diff.language.calendar.find import DateMatch, find_dates
from coverage_diff.language.calendar.printed import is_only_a_date, printed_day

__all__ = ["DateMatch", "find_dates", "is_only_a_date", "printed_day"]
