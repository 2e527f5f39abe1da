"""Times of day: "9:25 a.m. local time", "noon", "midnight"."""

from __future__ import annotations

import re

from coverage_diff.language.calendar.frame import Frame, Piece
from coverage_diff.language.calendar.values import PARTS
from coverage_diff.model import Date, Granularity

_ZONE = (
    r"(?:,? ?\(?(?:(?:local|eastern|central|mountain|pacific|greenwich mean|universal)(?: (?:daylight|standard))? time|"
    r"eastern|pacific|[ecmp][sd]?t|gmt|utc|bst|cet|ist|[a-z]{1,4}st)(?![a-z])\)?)?"
)
_TIME = re.compile(
    rf"(?P<h>[01]?[0-9]|2[0-4])(?:[:.](?P<m>[0-5][0-9]))?(?::[0-5][0-9])? ?(?:(?P<half>[ap])\.? ?m(?![a-z])\.?|"
    rf"o'clock){_ZONE}|(?P<h24>[01]?[0-9]|2[0-3]):(?P<m24>[0-5][0-9])(?![:0-9]){_ZONE}"
)
_TO = re.compile(
    r"(?P<h>[01]?[0-9]|2[0-4])(?:[:.](?P<m>[0-5][0-9]))?(?: ?- ?| ?\u2013 ?| to | and | until "
    r")(?=[01]?[0-9](?:[:.][0-5][0-9])? ?[ap]\.? ?m)"
)
# "18:30" without "a.m." may be a score, a verse or the length of a film: it needs a word of time in front.
_AT = re.compile(r"(?<![a-z])(?:at|by|from|since|until|till|to|before|after|around|about) $")


def read_clock(frame: Frame, start: int) -> Piece | None:
    """A time of day in digits; its day is found by its neighbours."""
    low = frame.low
    if start and (low[start - 1].isalnum() or low[start - 1] in "$:.,/-"):
        return None
    ranged = _TO.match(low, start)
    found = _TIME.match(low, ranged.end() if ranged else start)
    if not found:
        return None
    if found["h24"] and not (_AT.search(low, max(0, start - 8), start) or found[0][-1].isalpha()):
        return None
    if found["h24"] and re.match(
        r" (?:win|victory|loss|lead|defeat|ratio|left|remaining|mark|into)|[0-9]", low[found.end() : found.end() + 9]
    ):
        return None
    hour = int((ranged or found)["h"] or found["h24"])
    minute = (ranged or found)["m"] or found["m24"] or "00"
    if found["half"] == "p" and hour < 12:
        hour += 12
    elif found["half"] == "a" and hour == 12:
        hour = 0
    if hour > 24:
        return None
    return Piece(start, found.end(), _time(f"T{hour:02}:{minute}"), "time")


def _time(part: str) -> Date:
    return Date(value=f"XXXX-XX-XX{part}", granularity=Granularity.PART_OF_DAY)


def read_named_time(frame: Frame, start: int, word: str) -> Piece | None:
    """ "noon", "midnight", "midday", "midmorning"."""
    end = start + len(word)
    if frame.low.startswith(("-", " mass", " sun", " express", " oil", " train"), end) and not frame.low.startswith(
        "- ", end
    ):
        return None
    if frame.text[start].isupper() and start and frame.text[start - 2 : start - 1].isalnum():
        return None
    return Piece(start, end, _time(PARTS[word]), "time")
