"""Whether two dates date the same thing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.frames import NEVER, SAME_FRAME, same_frame
from coverage_diff.comparison.values import date_relation, is_yearless
from coverage_diff.language.text import squeeze
from coverage_diff.model import Date, Fact, Granularity, Mention, Relation

# Nearness of the sentences from which "last week" is the Thursday of the other story. In six annotated events 3 pairs
# of 455 of which one lies in the other dated one thing.
_NEAR = 0.5
# The same where no calendar can place one of the two.
_NEAR_UNPLACED = 0.6
# "Friday" on a page without a date is a day of this many days around the other pages' publication.
_WEEK = 7
# "July" on such a page is one of this many days around them: news names the year of what lies further off.
_YEAR = 366
# Nearness from which the same year dates one thing: a story of the year's economy has many.
_NEAR_COARSE = 0.05
# The same within one article, which has less need to date one thing twice.
_NEAR_WITHIN = 0.17
# A year that holds a day tells nothing about whether both date one thing; a week or a month may.
_MONTH = 31
# A day that a story of the event opens with dates the event, whatever sentence names it again. Any other day dates what
# its sentence tells: two sentences on it must say the same by the log odds of their clauses (see clause_index.py) and
# their nearness. In ten annotated events 156 of 179 pairs of mentions of an opening day are one fact; of other days 4
# of 4 that are one fact lie above the cut, and 1 of 21 that are not. Weights and cut were set on these and by reading
# unlabelled news, some of it of the same events; three held-out events do not change. Reading also showed pairs of one
# fact a little below the cut: there the cell is unclear.
_DAY_NEAR, _DAY_CUT, _DAY_SCALE = 5.0, 1.4, 0.3
# The same for a day within the other's week or month: above it the cell is unclear. In 160 events of allsides 10 of 14
# such pairs are one fact.
_HELD_CUT = 2.4
# The odds of mentions that stand in no clause.
_UNTOLD = -1.0
# Odds from which one date within another dates one thing. Set on ten annotated events: 4 of 4 pairs above
# are one fact, and 1 of 616 below.
_TOLD_COARSE = 1.4

# The strength of one year in two sentences that share nothing.
_UNLIKE = -1.0

# Log odds of two clauses from which a year that both name may date one thing, and the strength of such a pair: the cell
# is unclear ("312 babies last year", "312 children in 2025"). General knowledge; the annotated events do not change.
_TOLD_YEAR, _DOUBTFUL = -0.3, -0.1

_COARSE = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_DAYS = frozenset({Granularity.DAY, Granularity.PART_OF_DAY})

_LATE = frozenset({"end", "late"})
_NARROWED = re.compile(r"\b(?:ago|early|late|later|mid|middle|start|beginning|end)\b")
# Parts of a stretch of time that are not one another: what is early in a year is not late in it.
_SECTIONS = {
    "early": 0,
    "start": 0,
    "beginning": 0,
    "mid": 1,
    "middle": 1,
    "late": 2,
    "later": 2,
    "end": 2,
}
_HOUR = re.compile(r"[0-9]{2}")
_NO_DAY = "XXXX-XX-XXT"
_WEEKDAY = "XXXX-WXX-"
# The strength of one time of the clock of which a story leaves out the day. In 160 events of allsides 3 pairs of 3 are
# one fact.
_ON_THE_CLOCK = 0.1
# Hours of the parts of a day, as loosely as news uses them; a night goes on into the next morning.
_PARTS = {
    "MO": frozenset(range(13)),
    "AF": frozenset(range(12, 18)),
    "EV": frozenset(range(17, 24)),
    "NI": frozenset({*range(6), *range(18, 24)}),
}
# An afternoon and an evening share an hour, and are two.
_COMMON_HOURS = 2


def single_dates(fact: Fact, context: EventContext) -> tuple[Fact, ...]:
    """A fact for each mention of a time that can date many things.

    Such are years, days on which the event did not happen, and times that one mention narrows or only counts back to.
    """
    if fact.date is None:
        return (fact,)
    if fact.date.granularity in _DAYS:
        one = context.remember(_is_opening, fact.mentions[0])
    else:
        one = fact.date.granularity not in _COARSE and len({_way(m) for m in fact.mentions}) == 1
    if one:
        return (fact,)
    return tuple(replace(fact, label=squeeze(m.text), mentions=(m,), date=m.date) for m in fact.mentions)


def score_dates(a: Fact, b: Fact, context: EventContext) -> float:
    """How surely two facts date the same thing; above 0 they do.

    The day of the event is one fact; other days, and one date within another, need sentences that say the same.
    """
    within = a.mentions[0].article_id == b.mentions[0].article_id
    if within and not _one_value(a, b):
        return 0.0  # Two dates of one article are two, unless they are of one value; a third article may tie them.
    best = max(score_date_pair(x, y, context) for x in a.mentions for y in b.mentions)
    return max(0.0, best - _NEAR_WITHIN) if within else best


def score_date_pair(a: Mention, b: Mention, context: EventContext) -> float:
    """The strength of two mentions, of the shape that the scorers of facts have."""
    if a.date is None or b.date is None:
        return NEVER
    relation = date_relation(a.date, b.date)
    if relation is Relation.SAME and not (_in_reach(a, b, context) and _parts_meet(a.date, b.date)):
        return NEVER
    if _are_opposed(a, b) or (relation is None and any(map(_is_some_weekday, (a, b))) and not _in_reach(a, b, context)):
        return NEVER
    if relation is Relation.SAME and (a.date.granularity not in _COARSE or _way(a) != _way(b)):
        return 1.0 + context.nearness(a, b) if _is_of_event(a, b, context) else _same_told(a, b, context)
    if same_frame(a, b, context):
        return SAME_FRAME
    if relation is Relation.DIFFERS:
        return NEVER
    if relation is Relation.SAME:
        near = context.nearness(a, b)
        return near if near >= _NEAR_COARSE else _same_year_told(a, b, context)
    if relation is None and squeeze(a.text).casefold() == squeeze(b.text).casefold():
        return _same_told(a, b, context)  # "last week", on a page with a date of publication and on one without
    if relation is None and _same_clock(a.date, b.date):
        return context.nearness(a, b) + _ON_THE_CLOCK
    told = context.clauses.odds(a, b)
    if told is not None and told >= _TOLD_COARSE and _may_hold(a.date, b.date, context):
        return told - _TOLD_COARSE
    if _ends_with(a, b) or _ends_with(b, a):
        return _same_year_told(a, b, context) if context.nearness(a, b) >= _NEAR_COARSE else _UNLIKE
    if not _close(a.date, b.date):
        return NEVER
    near = context.nearness(a, b)
    if relation is None:
        return near - _NEAR_UNPLACED
    odds = _UNTOLD if told is None else told
    held = _DAY_SCALE * (odds + _DAY_NEAR * near - _HELD_CUT)
    return max(near - _NEAR, min(held, _DOUBTFUL))


def _is_of_event(a: Mention, b: Mention, context: EventContext) -> bool:
    """Whether two mentions of one time are of the event's own day, or of one month or week that both name alike."""
    grains = {m.date.granularity for m in (a, b) if m.date}
    if not grains <= _DAYS:
        return _way(a) == _way(b)
    return context.remember(_is_opening, a) or context.remember(_is_opening, b)


def _way(mention: Mention) -> str:
    """How the words of a mention name a time: "early" in it, counted back to it ("two months ago"), or plainly."""
    return _narrowing(mention.text)


@lru_cache(maxsize=1 << 10)  # each mention is held against many others
def _narrowing(words: str) -> str:
    found = _NARROWED.search(words.lower())
    return found[0] if found else ""


def _are_opposed(a: Mention, b: Mention) -> bool:
    """Whether two mentions name different parts of a time: "the beginning of the year", "the end of the year"."""
    return len({_SECTIONS.get(_way(m), -1) for m in (a, b)} - {-1}) > 1


def _is_some_weekday(mention: Mention) -> bool:
    """Whether a mention names a weekday of a page without a date: a day near the other pages' publication."""
    return mention.date is not None and mention.date.value.startswith(_WEEKDAY)


def _same_told(a: Mention, b: Mention, context: EventContext) -> float:
    """How surely two sentences that name one day date one thing; above 0 they do."""
    told = context.clauses.odds(a, b)
    odds = (_UNTOLD if told is None else told) + _DAY_NEAR * context.nearness(a, b)
    return max(_UNLIKE, _DAY_SCALE * (odds - _DAY_CUT))


def _same_year_told(a: Mention, b: Mention, context: EventContext) -> float:
    """The strength of one year where little but their clauses can say that both date one thing: doubtful at best."""
    told = context.clauses.odds(a, b)
    return _UNLIKE if told is None or told < _TOLD_YEAR else _DOUBTFUL


def _ends_with(year: Mention, month: Mention) -> bool:
    """Whether one mention names the end of a year and the other its last month: "the end of the year", "December"."""
    if year.date is None or month.date is None or year.date.granularity is not Granularity.YEAR:
        return False
    if month.date.granularity is not Granularity.MONTH or _way(year) not in _LATE:
        return False
    return month.date.end is not None and month.date.end == year.date.end


def _is_opening(mention: Mention, context: EventContext) -> bool:
    """Whether a story of the event opens with the day of a mention."""
    date = mention.date
    return date is not None and any(date_relation(date, d) is Relation.SAME for ds in context.openings for d in ds)


def _parts_meet(a: Date, b: Date) -> bool:
    """Whether two times of a day can be one: "Monday" and "Monday evening", not "Monday afternoon"."""
    ours, theirs = _hours(a), _hours(b)
    return not ours or not theirs or len(ours & theirs) >= min(_COMMON_HOURS, len(ours), len(theirs))


def _same_clock(a: Date, b: Date) -> bool:
    """Whether two dates name one time of the clock, one of them without its day ("10 p.m. on Friday", "10 p.m.")."""
    times = [date.value.partition("T")[2] for date in (a, b)]
    days = [date.value.startswith(_NO_DAY) for date in (a, b)]
    return times[0] == times[1] and _HOUR.match(times[0]) is not None and any(days)


def _hours(date: Date) -> frozenset[int]:
    """The hours that a date names; empty for a whole day."""
    part = date.value.partition("T")[2]
    hour = _HOUR.match(part)
    return frozenset({int(hour[0])}) if hour else _PARTS.get(part, frozenset())


def _in_reach(a: Mention, b: Mention, context: EventContext) -> bool:
    """Whether a date of an undated page can be the one of the calendar: a weekday of its week, a month of its year."""
    placed = [m.date for m in (a, b) if m.date and m.date.start]
    if len(placed) != 1 or not context.days or placed[0].start is None:
        return True
    reach = _YEAR if any(m.date is not None and is_yearless(m.date) for m in (a, b)) else _WEEK
    return min(_distance(placed[0].start, placed[0].end or placed[0].start, day) for day in context.days) <= reach


def _distance(start: dt.date, end: dt.date, day: dt.date) -> int:
    """Days between a day and a stretch of time; 0 within it."""
    return max((start - day).days, (day - end).days, 0)


def _may_hold(a: Date, b: Date, context: EventContext) -> bool:
    """Whether one date that lies within the other, or may, says that both date one thing where their sentences do.

    Most that a story tells lies in "this week" and "this year"; a time of an unknown day is none of a known one.
    """
    times = [date.value.startswith(_NO_DAY) for date in (a, b)]
    if any(times):
        return all(times) and _parts_meet(a, b)
    spans = [(d.start, d.end) for d in (a, b) if d.start and d.end and d.start < d.end]
    return not any(first <= day <= last for first, last in spans for day in context.days)


def _close(a: Date, b: Date) -> bool:
    """Whether two dates are no further apart in fineness than a day and its month, or one could not be placed.

    A season and a month of it are as near.
    """
    if {a.granularity, b.granularity} == {Granularity.SEASON, Granularity.MONTH}:
        return True
    longest = max(((d.end - d.start).days for d in (a, b) if d.start and d.end), default=0)
    return longest <= _MONTH or not (a.resolved and b.resolved)


def _one_value(a: Fact, b: Fact) -> bool:
    """Whether two dates of one article are the same, or the same year ("2018", "fiscal year 2018")."""
    if a.date is None or b.date is None:
        return False
    return a.date == b.date or (a.date.granularity in _COARSE and date_relation(a.date, b.date) is Relation.SAME)
