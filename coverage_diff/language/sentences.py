"""Sentences of a paragraph, with offsets.

sentencex finds the boundaries; two of its habits are mended here. It keeps a quotation of several sentences whole,
which we split because each sentence is an assertion of its own. It ends a sentence after "p.m." or an abbreviated
month before a number or a weekday, where news goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from coverage_diff.language.text import trim

# sentencex takes quadratic time where quotations are opened and never closed, so a longer paragraph is read in parts.
# Of 2,916 news pages none has one, whole stories on one line included.
_LONGEST = 15_000

_INNER = re.compile(r"[.!?][\"'\u201d]?\s+(?=[\"\u201c(\[]?[A-Z])")
_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|Brig|Cpl|Sen|Rep|Gov|Rev|Hon|Jr|Sr|Prof|"
    r"Pres|Inc|Corp|Co|Ltd|No|vs?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.K|U\.N|D\.C|Ph\.D|"
    r"[A-Z]\.[A-Z]\.[A-Z])\.$"
)
# No sentence ends after a title before a name, or between the parties of a case; sentencex ends one after "v." and
# after "Ms." where a comma stands before it.
_TITLE = re.compile(
    r"(?<![\w.])(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|Brig|Cpl|Sen|Rep|Gov|Rev|Hon|Prof|Pres|vs?)\.$"
)
_GOES_ON = re.compile(
    r"(?:[a-z0-9(,;]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:E|C|M|P)[SD]?T\b|Eastern\b|Pacific\b|GMT\b)"
)


def split_sentences(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of plain[start:end] as half-open offsets into `plain`, without surrounding white space."""
    spans: list[tuple[int, int]] = []
    for first, last in _stretches(plain, start, end):
        for found in sentencex.get_sentence_boundaries("en", plain[first:last].replace("\n", " ")):
            span = trim(plain, first + found["start_index"], first + found["end_index"])
            if span[0] == span[1]:
                continue
            if spans and goes_on(plain, spans[-1], span[0]):
                spans[-1] = (spans[-1][0], span[1])
            else:
                spans.append(span)
    return [piece for span in spans for piece in _pieces(plain, *span)]


def _stretches(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph in parts that sentencex reads in bounded time."""
    while end - start > _LONGEST:
        cut = _cut(plain, start, start + _LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _cut(plain: str, start: int, end: int) -> int:
    """Where the last sentence that surely ends in a stretch does so; its last space, or its end, where none does."""
    middle = (start + end) // 2
    ends = [m for m in _INNER.finditer(plain, middle, end) if not _abbreviated(plain, start, m.start() + 1)]
    if ends:
        return ends[-1].end()
    space = plain.rfind(" ", middle, end)
    return end if space < 0 else space + 1


def goes_on(plain: str, last: tuple[int, int], start: int) -> bool:
    """Whether a sentence goes on at `start`, although what stands before it (`last`) ends with a full stop.

    It does so behind titles before a name ("Mr. Poole"), and behind other abbreviations where no new one can begin.
    """
    if _TITLE.search(plain, max(last[0], last[1] - 8), last[1]):
        return True
    # Behind the first dot of "D-N.Y." it does without a space.
    return _abbreviated(plain, *last) and (last[1] == start or _GOES_ON.match(plain, start) is not None)


def _abbreviated(plain: str, start: int, end: int) -> bool:
    """Whether plain[start:end] ends with an abbreviation and its dot; none is longer than seven characters."""
    return _ABBREVIATION.search(plain, max(start, end - 8), end) is not None


def _pieces(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split at sentence ends inside a quotation."""
    pieces = []
    for match in _INNER.finditer(plain, start, end):
        if not _abbreviated(plain, start, match.start() + 1):
            cut = match.end() - len(match.group()) + len(match.group().rstrip())
            pieces.append((start, cut))
            start = match.end()
    pieces.append((start, end))
    return pieces
