"""What every reader of date words is given, and how it says what it found."""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property
from typing import NamedTuple

from coverage_diff.language.calendar.values import DAY_GRAINS
from coverage_diff.model import Date

# Words that put what follows them after the day of reading. "said" and the like close such a clause again.
_AHEAD = re.compile(
    r"(?<![a-z])(?:will|won't|'ll|shall|would|scheduled|slated|due|set (?:for|to)|expected|expects?|planned|"
    r"plans?|planning|hopes?|hoping|aims? to|intends? to|vow(?:s|ed) to|"
    r"upcoming|deadline|until|till|going to|to be|takes? effect|taking effect|effective|begins?|"
    r"beginning|starts?|"
    r"starting|ahead of|expires?|must|should|(?:could|may|might)(?! have)|"
    r"meets|goes|returns|opens|resumes|kicks off|convenes|travels|go(?:es)? (?:to the polls|on trial|on strike)|"
    r"takes place|(?:come|go)(?:es|s)? into (?:force|effect))(?![a-z])|"
    r"(?<![a-z])(?:is|are) (?:on )?$|"
    # "Officials want a deal by Friday", not "By Friday, 40 people had died".
    r"(?<![a-z])(?:to|wants?|wanted|demand(?:s|ed)?|needs?|needed|seeks?|sought)(?: [\w'-]+){1,5} by $|"
    r"(?<![a-z])through (?:at least |the |this |next |early |late )?(?:end of )?$"  # no "broke through it on Sunday"
)
_REPORTED = re.compile(
    r"(?:said|says|told|announced|reported|wrote|tweeted|confirmed|added|ruled|was|were|had|did)"
    r"(?: (?:late|early|on|reporters|in a statement))* ?$"
)
_WINDOW = 70


class Piece(NamedTuple):
    """A date expression, or a part of one that is still to be joined with its neighbours.

    Attributes:
        start: First code point.
        end: One past the last.
        date: What it stands for.
        kind: "day" (or finer), "weekday", "time" (without its day), "month", "year", "unit", "other".
    """

    start: int
    end: int
    date: Date
    kind: str


class Frame:
    """A text with the days that its relative words count from."""

    def __init__(self, text: str, low: str, reference: dt.date | None, anchor: Date | None) -> None:
        self.text = text
        self.low = low
        self.reference = reference
        self.anchor = anchor

    @property
    def anchor_day(self) -> dt.date | None:
        """The day that the story named last; None where it was not as fine as a day."""
        return self.anchor.start if self.anchor and self.anchor.granularity in DAY_GRAINS else None

    def looks_ahead(self, at: int) -> bool:
        """Whether the words before a date put it into the future: "will meet on [Friday]"."""
        before = self.low[max(0, at - _WINDOW) : at]
        shown = self.text[max(0, at - _WINDOW) : at]
        cues = [cue for cue in _AHEAD.finditer(before) if shown[cue.start() : cue.end()] != "May"]
        if not cues:
            return False
        return not _REPORTED.search(before, cues[-1].end()) and not self._said_after(before, cues[-1].end())

    @staticmethod
    def _said_after(before: str, at: int) -> bool:
        return re.search(r"(?<![a-z])(?:said|says|told|announced|,|and on)(?![a-z])", before[at:]) is not None

    @cached_property
    def names_may(self) -> bool:
        """Whether the text speaks of a person called May."""
        return re.search(r"(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Minister|Brian|Elaine) May\b", self.text) is not None

    def back(self, at: int, width: int = 40) -> str:
        """The words before a place, in lower case."""
        return self.low[max(0, at - width) : at]
