"""What each line of a page is, judged by itself."""

from __future__ import annotations

import itertools
import re
from enum import StrEnum
from typing import NamedTuple

from coverage_diff.language import tables
from coverage_diff.language.line_patterns import line_patterns
from coverage_diff.language.text import plain, squeeze, unusual

_TERMINAL = re.compile(r"[.!?\u2026:;][\"'\u201d)\]]*$|[\"\u201d]$")
_BULLET = re.compile(r"^(?:[\u2022\u25cf\u25aa\u2023\u25e6\u00b7*]|-(?=\s)|\d{1,2}[.)](?=\s))\s*")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Turns the characters of words into "a", all others into spaces.
_WORD_SHAPES = bytes(ord("a") if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
# A dateline: "ISLAMABAD: ", "WASHINGTON (AP) - ", "LONDON, July 5 (Reuters) - ", "Lower Marl, Sealand (AP) - "
DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'\- ]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:, [A-Z]\w{2,9}\.? \d{1,2})?(?: ?\([\w .]{2,20}\))? ?"
    r"(?::|--?|\u2013|\u2014) "
    r"|[A-Z][\w.' ]{2,30}(?:, [A-Z][\w. ]{1,20})? \([A-Z][\w ]{1,20}\) ?(?:--?|\u2013|\u2014) )"
)
# A time of day that opens a line or is all of it: "14:05", "2.30pm", "11:42 a.m. EST:", "9 p.m."
TIME = re.compile(
    r"^\(?(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?: ?[ap]\.?m\b\.?)?| ?[ap]\.?m\b\.?)"
    r"(?: ?(?:[A-Z]{1,4}T|GMT|UTC|Eastern|local time)\b)?\)?",
    re.IGNORECASE,
)
# What a line that tells when must hold: a figure beside a word or another figure, "ago" or "now".
_WHEN = re.compile(r"\d ?[:./-] ?\d|[a-z.,] ?\d|\d ?[a-z]|\bago\b|\bnow$", re.IGNORECASE)
# Longer lines are never furniture, a call to the reader or a credit: those of news sites have at most two sentences.
_FURNITURE_LENGTH = 400
_CAPTION_LENGTH = 800
# A picture's credit stands in so many characters at the end of its caption.
_CREDIT_LENGTH = 120
# A line of this many words is running text, whatever stands at its end.
_RUNNING_WORDS = 20


class LineKind(StrEnum):
    """What a line can be by its own look."""

    BODY = "body"
    BULLET = "bullet"
    SHORT = "short"
    FURNITURE = "furniture"
    CAPTION = "caption"


class Line(NamedTuple):
    """A line of a page that is not blank.

    Attributes:
        start: First code point that is not white space.
        end: One past the last one.
        text: The line in plain text.
        kind: What it looks like.
        gap: Blank lines before it.
        words: How many words it has.
    """

    start: int
    end: int
    text: str
    kind: LineKind
    gap: int
    words: int

    @property
    def key(self) -> str:
        """The line in a form in which repeated lines are equal."""
        return squeeze(self.text).casefold()


def _is_furniture(text: str) -> bool:
    if len(text) > _FURNITURE_LENGTH:
        return False
    starts, within = line_patterns("furniture.txt", "start"), line_patterns("furniture.txt", "within")
    return starts.begin(text) or within.occur(text) or is_stamp(text)


def _is_caption(text: str) -> bool:
    if len(text) > _CAPTION_LENGTH:
        return False
    starts, ends = line_patterns("captions.txt", "start"), line_patterns("captions.txt", "end")
    return ends.occur(text[-_CREDIT_LENGTH:]) or starts.begin(text)


def _count_words(text: str) -> int:
    """`len(_WORD.findall(text))`, in a fifth of the time where all letters are ASCII."""
    if _WORD.search(unusual(text)):
        return len(_WORD.findall(text))
    return (b" " + text.encode("ascii", "replace").translate(_WORD_SHAPES)).count(b" a")


def is_stamp(text: str) -> bool:
    """Whether a line tells only when: a date, a time of day, "Updated 5 min ago", "3 min read", or several of these.

    Args:
        text: A line of plain text.
    """
    if len(text) > 100 or not _WHEN.search(text):
        return False
    known = tables.words("stamp_words.txt")
    return all(word in known for word in _LETTERS.findall(text.lower()))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, or as the words before a list or a quotation."""
    return bool(_TERMINAL.search(text[-8:]))


def classify(text: str, words: int | None = None) -> LineKind:
    """What a line of plain text without surrounding space looks like.

    A line is furniture where it matches `data/furniture.txt`, tells only when, or has no word; a caption where it
    matches `data/captions.txt`; body where it ends like a sentence, begins with a dateline or has 20 words or more;
    and short otherwise.

    Args:
        text: The line.
        words: How many words it has, where that is known already.
    """
    if words is None:
        words = _count_words(text)
    if not words:
        return LineKind.FURNITURE
    if words >= 5 and _is_caption(text):
        return LineKind.CAPTION
    if _is_furniture(text):
        return LineKind.FURNITURE
    if words >= 3 and _BULLET.match(text):
        return LineKind.BULLET
    if words >= _RUNNING_WORDS or (words >= 4 and ends_sentence(text)):
        return LineKind.BODY
    return LineKind.SHORT


class _Raw(NamedTuple):
    """A line as the page breaks it."""

    start: int
    text: str
    gap: int


def split_lines(text: str) -> list[Line]:
    """The lines of a page that are not blank; hard-wrapped lines are joined into their paragraph."""
    shadow = plain(text)
    raws: list[_Raw] = []
    offset = gap = 0
    for raw in shadow.split("\n"):
        stripped = raw.strip()
        if stripped:
            raws.append(_Raw(offset + len(raw) - len(raw.lstrip()), stripped, gap))
            gap = 0
        else:
            gap += 1
        offset += len(raw) + 1
    return [_line(shadow, group) for group in _paragraphs(raws)]


def _line(shadow: str, group: list[_Raw]) -> Line:
    start, end = group[0].start, group[-1].start + len(group[-1].text)
    text = shadow[start:end].replace("\n", " ") if len(group) > 1 else group[0].text
    words = _count_words(text)
    return Line(start, end, text, classify(text, words), group[0].gap, words)


def _paragraphs(raws: list[_Raw]) -> list[list[_Raw]]:
    """Undo hard wrapping: lines that an editor broke at a fixed width are one paragraph."""
    width = _wrap_width(raws)
    groups: list[list[_Raw]] = []
    for raw in raws:
        if groups and raw.gap == 0 and _goes_on(groups[-1], raw, width):
            groups[-1].append(raw)
        else:
            groups.append([raw])
    return groups


def _is_full(line: _Raw, after: _Raw, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    return len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width


def _wrap_width(raws: list[_Raw]) -> int:
    """The width at which a page is wrapped; 0 where it is not.

    A page is wrapped where most of its single line breaks come just where the next word did not fit. Mail and wire
    services break at 60 to 80 characters, terminals at up to 120.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(raws) if b.gap == 0]
    if len(pairs) < 3:
        return 0
    width = max(len(raw.text) for raw in raws)
    if not 40 <= width <= 120:
        return 0
    full = sum(_is_full(a, b, width - 12) for a, b in pairs)
    return width - 12 if full >= 0.6 * len(pairs) else 0


def _goes_on(group: list[_Raw], raw: _Raw, width: int) -> bool:
    """Whether a line continues the paragraph above it, from which no blank line divides it."""
    last = group[-1]
    if _BULLET.match(raw.text) or is_stamp(raw.text) or DATELINE.match(raw.text):
        return False
    if not width:
        # One line is one paragraph; only a line that breaks off in mid-sentence goes on.
        return len(last.text) >= 50 and raw.text[:1].islower() and not ends_sentence(last.text)
    if not _is_full(last, raw, width):
        return False
    return len(group) > 1 or classify(last.text) is not LineKind.FURNITURE
