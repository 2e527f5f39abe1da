"""Seasons: "last summer", "in the fall", "summer of 2015"."""

from __future__ import annotations

import re

from coverage_diff.language.calendar.around import YearAfter, is_name, with_where, year_after
from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import SEASONS, of_season
from coverage_diff.model import Date

_OF_YEAR = re.compile(r" (?:of|in) (?P<y>(?:19|20)[0-9]{2})")
_BEFORE = re.compile(
    r"(?<![a-z])(?P<which>this past|this coming|this|last|next|the following|the previous|(?:(?:early|later|"
    r"late|mid|by|in|into|during|over|since|until|through|throughout|for) )?(?:the|early|late|mid)|in|"
    r"since)[ -]$"
)
# "in the summer heat", "the winter coat"
_OF_A_THING = re.compile(
    r" (?!(?:of|in|and|or|months?|the|a|as|when|while|but|to|for|with|after|before|if|on|at|by|from|that|"
    r"who)\b)[a-z]"
)
_TIME_BEFORE = re.compile(r"(?:in|into|over|during|by|since|until|through|for|of|throughout|next|before|after) the $")


def read_season(frame: Frame, start: int, word: str) -> Piece | None:
    """ "last summer", "in the fall", "summer of 2015"; a bare "spring" or "fall" is no season."""
    low, end = frame.low, start + len(word)
    if is_name(frame, start, end, word):
        return None
    year = _OF_YEAR.match(low, end)
    told = YearAfter(int(year["y"]), year.end()) if year else year_after(frame, end)
    season = SEASONS[word]
    if told:
        return with_where(frame, start, told.end, of_season(told.year, season))
    before = _BEFORE.search(low, max(0, start - 24), start)
    if not before:
        return None
    which = before["which"]
    loose = which.split(" ")[-1] in ("the", "in", "early", "late", "mid", "since")
    if loose and (
        word in ("spring", "fall")
        and (
            low.startswith((" of ", " in ", " from ", "-"), end) or which == "the" or (which == "in" and word == "fall")
        )
    ):
        return None
    if which.split(" ")[-1] == "the" and _OF_A_THING.match(low[end : end + 8]):
        return None
    if which == "the" and not _TIME_BEFORE.search(frame.back(start, 16)):
        return None
    opening = (
        before.start()
        if which.split(" ")[0] in ("this", "last", "next", "early", "late", "mid", "the") and which != "the"
        else start
    )
    return Piece(opening, end, _season_of(frame, start, which, season), "other")


def _season_of(frame: Frame, start: int, which: str, season: str) -> Date:
    now = frame.reference
    if now is None:
        return of_season(None, season)
    year = now.year - 1 if season == "WI" and now.month < 3 else now.year
    first = of_season(year, season)
    begun = first.start is not None and first.start <= now
    over = first.end is not None and first.end < now
    if which.startswith(("last", "this past", "the previous")):
        year -= 0 if over else 1
    elif which.startswith(("next", "this coming")):
        year += 1 if begun else 0
    elif not which.startswith("this") and not begun and not frame.looks_ahead(start) and season != "FA":
        year -= 1 if first.start and (first.start - now).days > 180 else 0
    elif over and frame.looks_ahead(start):
        year += 1
    return of_season(year, season)
