"""Two figures that belong together: ranges, scores and votes, changes from one value to another."""

from __future__ import annotations

import re
from enum import Enum

from coverage_diff.language.figures import Figure

JOIN = re.compile(
    r"(?P<votes> votes? to )|"
    r"(?P<to>-to-|- to[ -]| to (?:about |around |nearly |as many as |as much as |perhaps )?| through )| "
    r"?(?P<dash>[-\u2013\u2014]) ?|(?P<choice> or (?:even |maybe |perhaps )?|-or-)|(?P<both> and )"
)

_BETWEEN = re.compile(r"(?<![a-z])between(?: (?:about|around|roughly|approximately|an estimated|some))? $")
_FROM = re.compile(
    r"(?<![a-z])from (?:(?:an?|the|its|their|last) (?:[\w'-]+ ){1,4}of )?"
    r"(?:about |around |just |nearly |roughly |over |under )?$"
)
# Verbs and nouns of change: behind them "from A to B" is a value before and one after, no range.
_CHANGE = re.compile(
    r"(?<![a-z])(?:r[oi]se[ns]?|rising|increas\w*|f[ae]ll(?:s|en|ing)?|drop\w*|declin\w*|jump\w*|climb\w*|cut(?:s|ting)?|lower\w*|rais\w+|"
    r"reduc\w+|gr[eo]w(?:n|s|ing)?|up|down|slip\w*|plung\w*|surg\w*|shr[aiu]nk\w*|chang\w*|w[eo]nt|goes|gone|go|going|swell\w*|swollen|expand\w*|"
    r"doubl\w+|tripl\w+|plummet\w*|soar\w*|tumbl\w+|slow\w*|boost\w*|revis\w+|improv\w+|dip\w*|edg\w+|inch\w*|accelerat\w+|swung|mov\w+|"
    r"climb\w*|slid\w*|eas\w+|gain\w*|los[est]\w*|advanc\w+|retreat\w*|rebound\w*|shift\w*|trim\w*|scal\w+|upgrad\w+|downgrad\w+|ended?|closed?|lift\w*|narrow\w*|widen\w*|hik\w+)(?![a-z])"
)
_SCORED = re.compile(
    r"[ -]?(?:(?:\w+ )?(?:vote|votes|ruling|decision|win|victory|loss|defeat|majority|lead|draw|tie|record|split|"
    r"margin|score|advantage|triumph|opinion|rout|ballot)(?![a-z])|in favor|in favour)"
)
_SCORING = re.compile(
    r"(?<![a-z])(?:won|win|wins|lost|lose|beat|beats|voted?|voting|ruled?|divided|split|led|leads?|trail\w*|"
    r"defeat\w*|tied|drew|score[ds]?|by a|approved|passed|failed|rejected|record of)(?: \w+){0,4},? $"
)
# Of two falling figures ("31 to 18") the verb may stand further off, with a date between.
_VOTED = re.compile(
    r"(?<![a-z])(?:won|lost|beat|voted?|ruled?|divided|split|approved|backed|passed|failed|rejected|adopted|by)"
    r"(?: [\w\x1f]+){0,6},? $"
)


class Pair(Enum):
    """How two joined figures belong together."""

    RANGE = "range"
    SCORE = "score"
    APART = "apart"


def pair(low: str, first: Figure, second: Figure, join: re.Match[str], start: int) -> tuple[Pair, Figure]:
    """How two figures belong together, and the first with the scale that it borrows ("2 to 3 million").

    Args:
        low: The plain text in lower case.
        first: The figure before the joining word.
        second: The figure after it.
        join: What stands between them, a match of `JOIN`.
        start: Where the first one begins with its currency sign.
    """
    scaled = first
    if (
        first.scale == 1
        and second.scale > 1
        and first.value < second.value / second.scale * 1000
        and first.value < 1000
    ):
        scaled = first.times(second.scale, first.end)
    before = low[max(0, start - 60) : start]
    if first.open or second.open or first.share != second.share:
        return Pair.APART, first
    if join["both"]:
        return (Pair.RANGE, scaled) if _BETWEEN.search(before) and scaled.value < second.value else (Pair.APART, first)
    if join["choice"]:
        near = scaled.value < second.value <= 3 * scaled.value + 1
        return (Pair.RANGE, scaled) if near else (Pair.APART, first)
    whole = first.value == int(first.value) and second.value == int(second.value)
    if (
        join["dash"]
        and len(join[0]) == 1
        and whole
        and first.digits
        and second.digits
        and "," not in low[first.start : second.end]
    ):
        told = _SCORED.match(low, second.end) or _SCORING.search(before)
        if first.value >= second.value or told:
            return Pair.SCORE, first
    if join["dash"] and len(join[0]) == 2:
        return Pair.APART, first
    if join["votes"]:
        return (Pair.SCORE if whole else Pair.APART), first
    if join["to"] and whole:
        # "voted 53 to 47", but "lost 3 to 5 kilos", "cut by the council from 1,500 to 300"
        falling = first.value > second.value and not _FROM.search(before)
        if (falling and (_SCORING.search(before) or _VOTED.search(before))) or _SCORED.match(low, second.end):
            return Pair.SCORE, first
    if scaled.value >= second.value:
        return Pair.APART, first
    if join["to"] and low[join.start()] == " ":
        moved = _CHANGE.search(before)
        close = moved and not before.endswith(("by ", "of ")) and moved.end() >= len(before) - 12
        if moved and (close or _FROM.search(before)):
            return Pair.APART, first
    return Pair.RANGE, scaled
