"""A text as if it had been typed cleanly, and where each of its characters stands in the text as given.

Characters that nobody sees split words and figures where a page has them inside; letters of two code points, ligatures,
Windows line ends and the quotation marks of other countries hide from patterns that were written for the usual form,
and the teasers of a linked name are no words of the sentence that they stand in.
`text.plain` mends what one code point can stand for; what needs another length is mended here, before any stage reads
the text, and every place that a stage finds is carried back.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coverage_diff.language.link_furniture import find_link_furniture
from coverage_diff.language.quotation_marks import has_other_marks, usual_marks
from coverage_diff.language.text import composed, unusual

_MARKS = "\u0300-\u036f"
_LATIN = "A-Za-z\u00c0-\u024f"
# Soft hyphens, zero-width spaces, word joiners, byte order marks and marks of direction. Joiners mean something in
# Persian and Hindi and in emoji, so only those between Latin letters go.
_BESIDE = f"[{_LATIN}\u00ad\u200b-\u200d\u2060]"
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    f"|(?<={_BESIDE})[\u200c\u200d](?={_BESIDE})"
)
_LIGATURES = "[\ufb00-\ufb06]"
# Between Chinese or Japanese letters, which know no spaces, and figures.
_BORDER = "(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u3040-\u30ff\u3400-\u9fff])"
_SPACES = "[ \u00a0\u202f]{1,3}"  # French sets them inside guillemets
_ODD = re.compile(
    rf"(?:{_INVISIBLE})+|[^\W\d_][{_MARKS}]+|{_LIGATURES}|\r\n|(?<=\u201c){_SPACES}|{_SPACES}(?=\u201d)|{_BORDER}"
)
# A text without any of these has its usual form but for quotation marks; looked for first, as it is a hundred times as
# fast as `_ODD`.
_SUSPECT = re.compile(
    rf"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff{_MARKS}\ufb00-\ufb06\r\u3040-\u30ff\u3400-\u9fff]"
)


@dataclass(frozen=True, slots=True, eq=False)
class Normalised:
    """A text in its usual form.

    The two texts agree everywhere but at some places, of which `given_start`, `given_end` (in the text as given) and
    `start`, `end` (in this one) tell where they lie; all four ascend.

    Attributes:
        text: The text in its usual form.
        given_start: First code point of each place, as given.
        given_end: One past its last.
        start: First code point of what stands there instead.
        end: One past its last; equal to `start` where nothing does.
    """

    text: str
    given_start: array[int]
    given_end: array[int]
    start: array[int]
    end: array[int]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of this text as a stretch of the text as given, without invisible characters at its ends."""
        first, last = self._given_start(start), self._given_end(end)
        return first, max(first, last)

    def _given_start(self, at: int) -> int:
        place = bisect_right(self.start, at) - 1
        if place < 0:
            return at
        if at < self.end[place]:
            return self.given_start[place]
        return self.given_end[place] + at - self.end[place]

    def _given_end(self, at: int) -> int:
        place = bisect_left(self.start, at) - 1
        if place < 0:
            return at
        if at <= self.end[place]:
            return self.given_end[place]
        return self.given_end[place] + at - self.end[place]

    def here(self, at: int) -> int:
        """A place in the text as given as a place in this text."""
        place = bisect_right(self.given_start, at) - 1
        if place < 0:
            return at
        if at < self.given_end[place]:
            return self.start[place]
        return self.end[place] + at - self.given_end[place]


def normalise(text: str) -> Normalised | None:
    """The text in its usual form; None where it has that form already, as nearly every text does.

    Args:
        text: A text as given. Takes time linear in its length.
    """
    furniture = tuple(find_link_furniture(text))
    if not furniture and not _SUSPECT.search(unusual(text)) and not has_other_marks(text):
        return None
    marked = usual_marks(text)
    given_start, given_end, start, end = (array("q") for _ in range(4))
    parts: list[str] = []
    last = length = 0
    for first, behind, usual in _changes(marked, text, furniture):
        parts += (marked[last:first], usual)
        length += first - last
        given_start.append(first)
        given_end.append(behind)
        start.append(length)
        length += len(usual)
        end.append(length)
        last = behind
    if not given_start and marked == text:
        return None
    parts.append(marked[last:])
    return Normalised("".join(parts), given_start, given_end, start, end)


def _changes(marked: str, given: str, furniture: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """What stands in the usual form for each odd stretch of a text, in order."""
    left = deque(furniture)
    for found in _ODD.finditer(marked):
        while left and left[0][1] <= found.start():
            yield (*left.popleft(), "")
        usual = _usual(found, given)
        if usual != found[0] and not (left and left[0][0] < found.end()):
            yield found.start(), found.end(), usual
    for start, end in left:
        yield start, end, ""


def usual_form(text: str) -> str:
    """The text in its usual form, where nobody asks for places in it."""
    found = normalise(text)
    return text if found is None else found.text


def _usual(odd: re.Match[str], given: str) -> str:
    """What stands in the usual form for something odd."""
    if not odd[0]:
        return " "
    first = odd[0][0]
    if first == "\r":
        return "\n"
    if first in " \u00a0\u202f":  # within English marks a space is somebody's slip, and may as well be outside
        mark = odd.end() if odd.string[odd.end() : odd.end() + 1] == "\u201d" else odd.start() - 1
        return odd[0] if given[mark] == odd.string[mark] else ""
    if not first.isalpha():
        return ""
    return unicodedata.normalize("NFKC", odd[0]) if "\ufb00" <= first <= "\ufb06" else composed(odd[0])
