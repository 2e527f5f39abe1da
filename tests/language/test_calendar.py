"""Dates as news writes them, read on Wednesday, 4 March 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import assert_linear

from coverage_diff import Granularity
from coverage_diff.language.calendar import DateMatch, find_dates
from coverage_diff.language.calendar.values import of_day

TODAY = dt.date(2026, 3, 4)


def only(text: str, reference: dt.date | None = TODAY) -> DateMatch:
    """The one date of a text."""
    found = find_dates(text, reference)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "granularity"),
    [
        ("on July 25, 2025", "2025-07-25", Granularity.DAY),
        ("on 25 July 2025", "2025-07-25", Granularity.DAY),
        ("on Tues., March 3", "2026-03-03", Granularity.DAY),
        ("at 5pm on Friday 13 March", "2026-03-13T17:00", Granularity.PART_OF_DAY),
        ("in May 2024", "2024-05", Granularity.MONTH),
        ("in 2021", "2021", Granularity.YEAR),
        ("in the 1990s", "199", Granularity.DECADE),
        ("in the 20th century", "19", Granularity.CENTURY),
        ("in the winter of 2015", "2015-WI", Granularity.SEASON),
        ("on Sept. 11, 2001", "2001-09-11", Granularity.DAY),
        ("from March to May", "2026-03/2026-05", Granularity.PERIOD),
        ("between 2014 and 2017", "2014/2017", Granularity.PERIOD),
    ],
)
def test_absolute_dates(text: str, value: str, granularity: Granularity) -> None:
    """A date is no more exact than its words: a month has no day."""
    date = only(text).date
    assert (date.value, date.granularity) == (value, granularity)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("said on Friday", "2026-02-27"),
        ("said on Wednesday", "2026-03-04"),
        ("will meet next Friday", "2026-03-06"),
        ("hopes to meet them by Friday", "2026-03-06"),
        ("said yesterday", "2026-03-03"),
        ("two days ago", "2026-03-02"),
        ("last month", "2026-02"),
        ("next year", "2027"),
        ("sued in May last year", "2025-05"),
        ("opens in January next year", "2027-01"),
        ("since early January this year", "2026-01"),
        ("died on 3 May last year", "2025-05-03"),
        ("in the spring of last year", "2025-SP"),
        ("a year ago", "2025"),
        ("a decade ago", "2016"),
        ("Earlier in the week", "2026-W10"),
        ("on Sunday night", "2026-03-01TNI"),
        ("last summer", "2025-SU"),
        ("since May", "2025-05"),
        ("who was killed in July", "2025-07"),
        ("will be opened in July", "2026-07"),
        ("in January", "2026-01"),
        ("on Christmas Day", "2025-12-25"),
        ("The shop will close in the new year.", "2026"),
        ("It cost more last financial year.", "2025"),
        ("The river broke through the wall on Sunday.", "2026-03-01"),
        ("The road is closed through Sunday.", "2026-03-08"),
        ("March 2: Parties quarrel over the vote", "2026-03-02"),
        ("It was on air since at least 2013.", "2013"),
        ("It won some 2028 presidential candidates.", "2028"),
        ("Officials want a deal by Friday.", "2026-03-06"),
        ("By Friday, 40 people had died.", "2026-02-27"),
        ("A vote could come on Friday.", "2026-03-06"),
        ("He may have left on Friday.", "2026-02-27"),
        ("Theresa May spoke on Friday.", "2026-02-27"),
        ("Parliament meets on Friday.", "2026-03-06"),
        ("The hearing is on Friday.", "2026-03-06"),
        ("The shop will open on Christmas Day.", "2026-12-25"),
        ("It closed on 25/02/2026.", "2026-02-25"),
        ("It closed on 02/03/2026.", "2026-03-02"),
        ("It closed on 03/02/2026.", "2026-03-02"),
        ("It closed on 03.02.2026.", "2026-02-03"),
    ],
)
def test_dates_that_count_from_the_page(text: str, value: str) -> None:
    """Relative words are resolved against the day of publication."""
    assert only(text).date.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("on March 3", "XXXX-03-03"),
        ("last month", "REF-P1M"),
        ("two days later", "DAY+P2D"),
    ],
)
def test_unresolved_dates_are_kept(text: str, value: str) -> None:
    """Without a day of publication the words are kept and marked as unresolved."""
    date = only(text, None).date
    assert date.value == value
    assert not date.resolved


def test_later_days_count_from_the_story() -> None:
    """ "Two days later" counts from the last day that the story named."""
    [match] = find_dates("Two days later he left.", TODAY, of_day(dt.date(2025, 5, 1)))
    assert match.date.start == dt.date(2025, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "She may march on.",
        "They plan a March on the capital",
        "He sat by the sat phone.",
        "At 60, he left.",
        "They drank spring water in the summer heat.",
        "Updated 5 min ago",
        "the fall of Kabul",
        "They counted 2,021 people.",
        "It lasted for two decades.",
        "He runs 21st Century Fox.",
    ],
)
def test_words_that_only_look_like_dates(text: str) -> None:
    """Verbs, names, counts and durations are no dates."""
    assert find_dates(text, TODAY) == []


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    """A full date in the American, British or ISO form is that day."""
    for text in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        assert only(f"It was signed on {text}.").date.start == day


@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_gives_ordered_spans(text: str, reference: dt.date | None) -> None:
    """Whatever the text, spans lie in it, in order, and an interval never ends before it begins."""
    last = 0
    for match in find_dates(text, reference):
        assert last <= match.start < match.end <= len(text)
        last = match.end
        if match.date.start and match.date.end:
            assert match.date.start <= match.date.end


@pytest.mark.parametrize("unit", ["May ", "1 ", "2021-", "last ", "two days after ", "Friday, ", "from May to "])
def test_time_grows_linearly(unit: str) -> None:
    """Hostile repetitions take time in proportion to their length."""
    assert_linear(lambda text: find_dates(text, TODAY), unit)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Profit fell in the three months to 30 September.", "the three months to 30 September", "2025-Q3"),
        ("Profit fell in the quarter ended Sept. 30.", "the quarter ended Sept. 30", "2025-Q3"),
        ("Sales rose in the year to March.", "the year to March", "2024-04-01/2025-03-31"),
        ("The shop made a profit in the last quarter.", "last quarter", "2025-Q3"),
    ],
)
def test_periods_of_accounts(text: str, words: str, value: str) -> None:
    """A day that ends a period of accounts stands for the whole of it."""
    [found] = find_dates(text, dt.date(2025, 11, 6))
    assert (text[found.start : found.end], found.date.value) == (words, value)


def test_a_quarter_of_a_match_is_no_date() -> None:
    """ "The last quarter" of a game is not one of the year."""
    assert find_dates("In the last quarter they scored twice.", dt.date(2025, 11, 6)) == []
