"""Days and parts of days that are counted from the day of reading or of the story: "on Friday", "last night"."""

from __future__ import annotations

import datetime as dt
import re

from coverage_diff.language.calendar.around import is_name
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import PARTS, WEEKDAYS, counted_from, of_day, shift
from coverage_diff.model import Date, Granularity

_PART_AFTER = re.compile(r"'?s? (?P<part>morning|afternoon|evening|night|overnight|midday|midmorning)(?![a-z])")
_WEEKDAY_BEFORE = re.compile(
    r"(?<![a-z])(?:(?P<when>early|late|later|earlier) (?:on )?)?(?P<which>last|next|this past|past|this coming|"
    r"coming|this|the following|the previous|every|each|the next)? ?$"
)
_OF_WEEK = re.compile(r"(?: of|,)? (?P<which>last|this|next) week(?![a-z])")
_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WHEN = re.compile(r"(?<![a-z])(?:earlier|later|early|late) $")
_PART_BEFORE = re.compile(
    r"(?<![a-z])(?:(?P<when>earlier|later|early|late) )?(?P<which>this|last|that|the same|the following|the "
    r"next|the previous)(?: (?:early|late))? $"
)


def read_weekday(frame: Frame, start: int, word: str) -> Piece | None:
    """ "on Friday", "last Tuesday", "Sunday night": the last such day unless the words look ahead."""
    low, end = frame.low, start + len(word)
    if is_name(frame, start, end, word):
        return None
    number = WEEKDAYS.index(word)
    before = _WEEKDAY_BEFORE.search(low, max(0, start - 24), start)
    which = before["which"] if before else None
    if which in ("every", "each"):
        return None
    first = before.start() if before and before[0].strip() else start
    week = _OF_WEEK.match(low, end)
    part = _PART_AFTER.match(low, end)
    stop = part.end() if part else end
    if part and low[stop : stop + 1] == "s":
        return None
    code = PARTS[part["part"]] if part else ""
    now = frame.reference
    if week:
        offset = {"last": -1, "this": 0, "next": 1}[week["which"]]
        if now is None:
            return Piece(first, week.end(), _weekday(None, number, code), "weekday")
        monday = shift(now, "day", 7 * offset - now.weekday())
        return Piece(first, week.end(), _weekday(shift(monday, "day", number), number, code), "weekday")
    return Piece(first, stop, _weekday(_which_day(frame, start, number, which), number, code), "weekday")


def date_of_weekday(frame: Frame, start: int, number: int) -> Date:
    """The day that a weekday (0 is Monday) means at a place of the text."""
    return _weekday(_which_day(frame, start, number, None), number, "")


def _weekday(day: dt.date | None, number: int, part: str) -> Date:
    if day is not None:
        return of_day(day, part)
    return Date(value=f"XXXX-WXX-{number + 1}{part}", granularity=Granularity.PART_OF_DAY if part else Granularity.DAY)


def _which_day(frame: Frame, start: int, number: int, which: str | None) -> dt.date | None:
    """The day that a weekday means, counted from the day of reading or, after "the following", from the story's."""
    now = frame.reference
    if which in ("the following", "the previous", "the next"):
        known = frame.anchor_day
        if known is None:
            return None
        back = (
            -((known.weekday() - number - 1) % 7 + 1)
            if which == "the previous"
            else (number - known.weekday() - 1) % 7 + 1
        )
        return shift(known, "day", back)
    if now is None:
        return None
    since = (now.weekday() - number) % 7
    if which == "last":
        return shift(now, "day", -(since or 7))
    if which in ("next", "this coming", "coming"):
        return shift(now, "day", 7 - since)
    if which == "this":
        return shift(now, "day", -since if since <= 1 else 7 - since)
    if since and frame.looks_ahead(start):
        return shift(now, "day", 7 - since)
    return shift(now, "day", -since)


def read_deictic(frame: Frame, start: int, word: str) -> Piece | None:
    """ "today", "yesterday morning", "earlier today"."""
    end = start + len(word)
    if word == "today" and re.match(r"'s (?:world|society|show)|-", frame.low[end : end + 10]):
        return None
    if frame.text[start].isupper() and (
        is_name(frame, start, end, word) or (word == "tonight" and start > 2 and frame.text[start - 2].isalpha())
    ):
        return None
    when = _WHEN.search(frame.low, max(0, start - 8), start)
    part = _PART_AFTER.match(frame.low, end) if word != "tonight" else None
    code = PARTS[part["part"]] if part else "TNI" if word == "tonight" else ""
    offset = _DEICTIC[word]
    first, stop = when.start() if when else start, part.end() if part else end
    if frame.reference is None:
        date = Date(
            value=counted_from(offset, "day") + code, granularity=Granularity.PART_OF_DAY if code else Granularity.DAY
        )
        return Piece(first, stop, date, "weekday")
    return Piece(first, stop, of_day(shift(frame.reference, "day", offset), code), "weekday")


def read_part(frame: Frame, start: int, word: str) -> Piece | None:
    """ "this morning", "last night", "that evening"; "in the morning" is no date."""
    found = _PART_BEFORE.search(frame.low, max(0, start - 26), start)
    end = start + len(word)
    if not found or frame.low[end : end + 1] == "s" or (found["which"] == "last" and word != "night"):
        return None
    which, code = found["which"], PARTS[word]
    offset = {"last": -1, "the following": 1, "the next": 1, "the previous": -1}.get(which, 0)
    if which in ("this", "last"):
        base, name = frame.reference, "REF"
    else:
        base, name = frame.anchor_day, "DAY"
    if base is None:
        return Piece(
            found.start(),
            end,
            Date(value=counted_from(offset, "day", name) + code, granularity=Granularity.PART_OF_DAY),
            "weekday",
        )
    return Piece(found.start(), end, of_day(shift(base, "day", offset), code), "weekday")
