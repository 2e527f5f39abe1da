"""Dates that end in a unit of the calendar: "two weeks ago", "later this year", "the past few months"."""

from __future__ import annotations

import datetime as dt
import re

from coverage_diff.language.alternation import alternation
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import (
    DAY_GRAINS,
    GRAINS,
    SPANS,
    counted_from,
    of_unit,
    of_week,
    of_weekend,
    of_window,
    of_year,
    shift,
    unresolved,
)
from coverage_diff.language.figures import number_words, read_figure
from coverage_diff.model import Date, Granularity

_WORDS = alternation(sorted(number_words()))
_NUMBER = rf"(?:an?|{_WORDS}|[0-9]{{1,3}}(?:\.[0-9])?)(?:[ -](?:{_WORDS}|and a|and|half))*"
_VAGUE = r"(?:several|a few|few|many|a couple(?: of)?|couple(?: of)?|some|just|the|these)"
# "[more than] [two] weeks ago", "[the past] [several] months", "[later] [this] year", read backwards from the unit.
_COUNT_BEFORE = re.compile(
    rf"(?<![a-z])(?:(?P<bound>more than|less than|over|nearly|almost|about|around|just|roughly|at least|only|"
    rf"some|approximately|barely|well over|just over|fewer than) )?"
    rf"(?:(?P<number>(?<![0-9.,$]){_NUMBER})|(?P<vague>{_VAGUE}))[ -]$"
)
_LEAD = re.compile(
    r"(?<![a-z])(?:over |in |during |within |for )?(?:(?P<the>the|these|this) )?(?P<way>past|last|next|coming|"
    r"previous|preceding|recent|following|upcoming|ensuing|first|final)(?: (?:calendar|full))? $"
)
_AFTER = re.compile(
    r"(?: and an? half)?(?: or (?:so|more))? (?P<dir>ago|earlier|later|from now|hence|back(?= (?:in|when)|[,.;])|"
    r"prior(?! to)|previously|beforehand|afterwards?|before(?= ?[,.;:)\u2014]|$)|after(?= ?[,.;:)\u2014]|$)|"
    r"into(?= (?:the|his|her|its|their|a) )|in advance|removed)(?![a-z])"
)
_EVENT = re.compile(r" (?P<dir>before|after|following|prior to|since)(?= [a-z])", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?<![a-z])(?:(?P<when>earlier|later|early|late|sometime|the (?:start|beginning|middle|end|rest|first half|"
    r"second half) of|beginning of|end of|(?:beginning|start|middle|end) of)(?: in)? )?"
    r"(?P<which>this past|this|last|next|that same|that very|that|the very same|the same|the previous|the prior|"
    r"the preceding|the following|the next|the past|the last|the current|the coming|the upcoming|previous|prior|"
    r"following|the very next|the|a|an|each|every)[ ](?:(?:financial|fiscal|tax)[ ])?$"
)
_ANCHORED = {
    "that": 0,
    "that same": 0,
    "that very": 0,
    "the same": 0,
    "the very same": 0,
    "the previous": -1,
    "the prior": -1,
    "the preceding": -1,
    "previous": -1,
    "prior": -1,
    "the following": 1,
    "following": 1,
    "the next": 1,
    "the very next": 1,
}
_DEICTIC_WHICH = {"this": 0, "last": -1, "next": 1, "the current": 0, "the coming": 1, "the upcoming": 1}
_LATER_IN = re.compile(
    r"(?<![a-z])(?P<when>earlier|later|early|late) (?:on )?in the $|(?P<end>the (?:end|start|beginning|middle|"
    r"rest) of) the $"
)
_BOUNDED = re.compile(r"(?<![a-z])(?:than|nearly|almost|about|around|over|roughly|least|half) a $")
_AND_HALF = re.compile(r" and (?:an? )?half(?![a-z])")
# Up to this month a year is called new.
_YOUNG_YEAR = 3
_WINDOW_UNITS = frozenset({"day", "week", "month", "fortnight", "weekend"})


def read_unit(frame: Frame, start: int, word: str) -> Piece | None:
    """Everything that ends in a unit of the calendar: "two weeks ago", "last year", "the past few months".

    Durations of years ("over two decades", "the past five years") and all that are not tied to a day are quantities.
    """
    plural = word.endswith("s") and word != "century"
    unit = {"centuries": "century"}.get(word, word[:-1] if plural else word)
    end = start + len(word)
    low = frame.low
    if (
        low[end : end + 1] in ("-", "'")
        and low[end : end + 2] != "'s"
        and not re.match(r"' |-to-date|-end|-over", low[end : end + 8])
    ):
        return None
    if unit == "year" and low.startswith("'s end", end):
        return _year_end(frame, start, end + 6)
    if word == "year" and low.endswith("the new ", 0, start):
        return _new_year(frame, start - len("the new "), end)
    counted = _COUNT_BEFORE.search(low, max(0, start - 60), start)
    after = _AFTER.match(low, end)
    if after:
        return _counted_from(frame, start, unit, counted, after)
    if plural or (counted and counted["vague"] not in ("the", "these") and counted["number"] not in ("a", "an")):
        window = _window(frame, start, end, unit, counted, plural=plural)
        if window or plural:
            return window or _vague_event(frame, start, end, unit, counted)
    return _determined(frame, start, end, unit, plural=plural)


def _year_end(frame: Frame, start: int, end: int) -> Piece:
    """ "by year's end"."""
    return Piece(
        start, end, of_year(frame.reference.year) if frame.reference else unresolved("REF+P0Y", "year"), "unit"
    )


def _new_year(frame: Frame, start: int, end: int) -> Piece:
    """ "in the new year": the next one, unless the year of reading is new itself."""
    now = frame.reference
    date = of_year(now.year + (now.month > _YOUNG_YEAR)) if now else unresolved("REF+P1Y", "year")
    return Piece(start, end, date, "unit")


def _number(frame: Frame, counted: re.Match[str]) -> float | None:
    words = counted["number"]
    if not words:
        return None
    if words in ("a", "an"):
        return 1.0
    at = counted.start("number")
    if words.startswith(("a ", "an ", "a-")):
        at += words.index(" ") + 1 if " " in words else 2
    figure = read_figure(frame.low, at)
    return figure.value if figure else None


def _counted_from(
    frame: Frame, start: int, unit: str, counted: re.Match[str] | None, after: re.Match[str]
) -> Piece | None:
    """ "two weeks ago" counts from the day of reading, "two weeks earlier" from the story's."""
    word = after["dir"]
    low = frame.low
    count = _number(frame, counted) if counted else None
    first = counted.start() if counted and (count or counted["vague"]) else start
    if counted and counted["vague"] in ("the", "these", "just", "some") and count is None:
        first = counted.start() if counted["vague"] != "the" else start
    if "half" in after[0] and count:
        count += 0.5
    if word == "into":
        return Piece(
            first,
            after.end(),
            unresolved(f"DAY+P{count or 'X'}{SPANS[unit]}", "") if count else unresolved(f"DAY+PX{SPANS[unit]}", ""),
            "other",
        )
    name = "REF" if word in ("ago", "from now", "hence", "back") else "DAY"
    sign = 1 if word in ("later", "from now", "hence", "after", "afterward", "afterwards", "removed") else -1
    if (
        count is None
        and counted is None
        and low[max(0, start - 4) : start].endswith(("the ",))
        and word in ("before", "after")
    ):
        count, first = 1.0, start - 4
    if count is None:
        if low[max(0, start - 1) : start] not in ("", " ", "\u2014", '"', "\u201c", "("):
            return None
        return Piece(first, after.end(), unresolved(f"{name}{'+' if sign > 0 else '-'}PX{SPANS[unit]}", ""), "unit")
    base = frame.reference if name == "REF" else _anchor_for(frame, unit)
    return Piece(first, after.end(), _moved(base, unit, sign, count, name), "unit")


def _moved(base: dt.date | None, unit: str, sign: int, count: float, name: str) -> Date:
    """The unit of the calendar that lies so many units from a day; in the next finer unit for halves."""
    finer = {"week": "day", "fortnight": "day", "month": "week", "year": "month", "decade": "year", "century": "decade"}
    steps = {"week": 7, "fortnight": 14, "month": 4.3, "year": 12, "decade": 10, "century": 10}
    if count != int(count) and unit in finer:
        unit, count = finer[unit], round(count * steps[unit])
    whole = sign * min(int(count), 9000)
    if base is None:
        return Date(value=counted_from(whole, unit, name), granularity=GRAINS.get(unit, Granularity.PERIOD))
    day = shift(base, unit, whole)
    if unit in ("decade", "century"):
        return of_year(day.year)
    return of_unit(day, unit)


def _anchor_for(frame: Frame, unit: str) -> dt.date | None:
    """The story's last day, if it was given finely enough to count these units from it."""
    if frame.anchor is None or frame.anchor.start is None:
        return None
    fine = {
        "day": DAY_GRAINS,
        "week": DAY_GRAINS | {Granularity.WEEK},
        "weekend": DAY_GRAINS | {Granularity.WEEK},
        "fortnight": DAY_GRAINS | {Granularity.WEEK},
        "month": DAY_GRAINS | {Granularity.WEEK, Granularity.MONTH},
        "quarter": DAY_GRAINS | {Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER},
    }.get(unit)
    return frame.anchor.start if fine is None or frame.anchor.granularity in fine else None


def _window(
    frame: Frame, start: int, end: int, unit: str, counted: re.Match[str] | None, *, plural: bool
) -> Piece | None:
    """ "the past two weeks", "in recent months", "the next few days"."""
    low = frame.low
    opening = counted.start() if counted else start
    lead = _LEAD.search(low, max(0, opening - 36), opening)
    if not lead and counted and counted["vague"] in ("the", "these", "just", "some"):
        lead = _LEAD.search(low, max(0, start - 36), start)
        counted = None
    if not lead:
        return None
    way = lead["way"]
    if way in ("first", "final", "following", "ensuing", "preceding") or (
        way == "previous" and unit in ("year", "decade", "century")
    ):
        return None
    count = _number(frame, counted) if counted else None
    if count and unit not in _WINDOW_UNITS and not (unit == "year" and count < 2):
        return None
    if not plural and count is None:
        return None
    back = way in ("past", "last", "previous", "recent")
    first = lead.start("the") if lead["the"] else lead.start("way")
    stop = end
    more = _AND_HALF.match(low, end)
    if more and count:
        count, stop = count + 0.5, more.end()
    value = f"P{_plain(count)}{SPANS[unit]}" if count else f"PX{SPANS[unit]}"
    now = frame.reference
    if count is None or now is None:
        return Piece(first, stop, of_window(("-" if back else "+") + value, None, None), "other")
    other = shift(
        now,
        unit if count == int(count) else "month",
        (-1 if back else 1) * int(count if count == int(count) else count * 12),
    )
    return Piece(first, stop, of_window(value, other if back else now, now if back else other), "other")


def _plain(count: float) -> str:
    return f"{count:g}"


def _vague_event(frame: Frame, start: int, end: int, unit: str, counted: re.Match[str] | None) -> Piece | None:
    """ "days after the attack", "weeks before the vote": with a number it is a duration, a quantity."""
    event = _EVENT.match(frame.text, end)
    if not event or event["dir"] not in ("before", "after") or (counted and counted["number"]):
        return None
    if unit == "year" and not counted and frame.low[max(0, start - 8) : start].endswith(("of ", "in ")):
        return None
    first = counted.start("vague") if counted and counted["vague"] not in ("the", "these", "some", None) else start
    sign = "+" if event["dir"] == "after" else "-"
    return Piece(first, event.end(), unresolved(f"DAY{sign}PX{SPANS[unit]}", ""), "other")


def _determined(frame: Frame, start: int, end: int, unit: str, *, plural: bool) -> Piece | None:
    """ "this week", "later this year", "the same day", "the end of the month"."""
    if plural:
        return None
    low = frame.low
    found = _DETERMINED.search(low, max(0, start - 40), start)
    if not found:
        return None
    which, when = found["which"], found["when"]
    first = found.start("when") if when else found.start("which")
    if which in ("each", "every"):
        return None
    if which in ("the", "a", "an"):
        return _definite(frame, start, end, unit, found)
    if which in ("the past", "this past", "the last"):
        return _since_then(frame, first, end, unit)
    if unit == "day" and which in (
        "this",
        "last",
        "next",
        "previous",
        "prior",
        "following",
        "the past",
        "the current",
        "the coming",
        "the upcoming",
    ):
        return None
    if which in _ANCHORED:
        offset, name, base = _ANCHORED[which], "DAY", _anchor_for(frame, unit)
        if unit == "weekend" and which in ("the same", "that"):
            offset = 0
    else:
        offset, name, base = _DEICTIC_WHICH[which], "REF", frame.reference
    if which in ("previous", "prior", "following") and not when:
        return None
    if base is None:
        value = counted_from(offset, unit, name)
        return Piece(first, end, unresolved(value if unit != "weekend" else value + "E", unit), "unit")
    if unit == "weekend" and which == "this" and base.weekday() == 0 and not frame.looks_ahead(start):
        # Read on a Monday, "this weekend" is just over.
        offset = -1
    date = _part_so_far(of_unit(shift(base, unit, offset), unit), when, frame, offset)
    return Piece(first, end, date, "unit")


def _part_so_far(date: Date, when: str | None, frame: Frame, offset: int) -> Date:
    """ "earlier this week" ends with the day of reading, "later this year" begins with it."""
    now = frame.reference
    if (
        when not in ("earlier", "later")
        or now is None
        or offset != 0
        or not date.start
        or not date.end
        or not date.start <= now <= date.end
    ):
        return date
    first, last = (date.start, now) if when == "earlier" else (now, date.end)
    return Date(value=date.value, granularity=date.granularity, start=first, end=last)


def _since_then(frame: Frame, first: int, end: int, unit: str) -> Piece | None:
    """ "the past year": the year that ends with the day of reading; "this past week": the calendar's last one."""
    if unit == "weekend":
        date = of_weekend(shift(frame.reference, "day", -6)) if frame.reference else unresolved("REF-P1WE", "")
        return Piece(first, end, date, "unit")
    if unit == "day":
        return None
    last = frame.reference
    begin = shift(last, unit, -1) if last else None
    return Piece(first, end, of_window(f"P1{SPANS[unit]}", begin, last), "unit")


def _definite(frame: Frame, start: int, end: int, unit: str, found: re.Match[str]) -> Piece | None:
    """ "earlier in the week", "the end of the year", "over the weekend", "the day before", "the day after the vote"."""
    low, now = frame.low, frame.reference
    where = _LATER_IN.search(low, max(0, start - 26), start)
    if unit == "weekend":
        if found["which"] != "the":
            return None
        date = (
            of_weekend(shift(now, "day", -6) if now.weekday() < 5 and not frame.looks_ahead(start) else now)
            if now
            else unresolved("REF-WE", "")
        )
        return Piece(start - 4, end, date, "unit")
    if where and unit != "day" and not re.match(r" of| after| before| that| when| [0-9]", low[end : end + 7]):
        if now is None:
            return Piece(where.start(), end, unresolved(f"REF+P0{SPANS[unit]}", unit), "unit")
        date = _part_so_far(of_week(now) if unit == "week" else of_unit(now, unit), where["when"], frame, 0)
        return Piece(where.start(), end, date, "unit")
    event = _EVENT.match(low, end)
    if event and found["which"] == "a" and _BOUNDED.search(low, max(0, start - 20), start):
        return None
    if event and found["which"] in ("the", "a") and event["dir"] in ("before", "after", "following"):
        sign = "-" if event["dir"] == "before" else "+"
        return Piece(
            start - len(found["which"]) - 1, event.end(), unresolved(f"DAY{sign}P1{SPANS[unit]}", unit), "other"
        )
    return None
