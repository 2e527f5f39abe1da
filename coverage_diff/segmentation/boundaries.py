"""Where a further story begins on a page.

Two kinds of evidence are weighed. Form: a headline-like line with furniture, a dateline or its own repetition below it
speaks strongly; a heading, a numbered item or a time of day alone speaks weakly, for one story has these as well.
Content: parts of one story share rare words, strangers do not (`cohesion`). Strong form yields only to much cohesion,
weak form counts only where the parts of the whole page hang together so little that it must be a round-up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from coverage_diff.language.lines import DATELINE, TIME, Line, LineKind, is_stamp
from coverage_diff.language.text import squeeze
from coverage_diff.segmentation.cohesion import cohesion, pairwise_cohesion, vector

BODY = (LineKind.BODY, LineKind.BULLET)
# A story of fewer words is no story but a teaser: kept with what stands above it. Chosen on the seeds' two pages and
# pages written for the tests.
_LEAST_WORDS = 40
# An item of a round-up may be as short as one sentence with its heading.
_LEAST_ITEM_WORDS = 20
# Two stretches at least as cohesive as this are one story though a headline stands between them (a side bar). Of parts
# of 544 pairs of stories glued together 99 % stay below .2; the four side bars with the form of a story that allsides,
# ecbplus and polnear hold (2,545 pages) begin at .236.
_ONE_STORY = 0.2
# The parts between a page's headings are stories of their own where both the median and the mean of their pairwise
# cohesion are below these. Of 590 pages made of three to six leads of different events (neus_leads) 85 % are, of 346
# pages of allsides, ecbplus and polnear with three or more headings five, four of which are morning letters and
# notebooks, round-ups indeed.
_ROUND_UP_MEDIAN = 0.02
_ROUND_UP_MEAN = 0.06
# Pairs of parts grow with their square; a page of more items is judged by the first of them.
_MOST_PARTS = 60
# Lines that are further apart are not held against each other: of 2,916 news pages none has so many.
_FAR = 500
# Teasers of other stories below the last one have at most this cohesion with it.
_TEASER = 0.08
_STAMP = re.compile(r"(?:last )?updated?\b|published\b|posted\b|\d+ \w+ ago$", re.IGNORECASE)
_BYLINE = re.compile(r"by:? \w", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:related|more (?:stories|news|headlines|from|on this|in|like)|most (?:read|popular)|trending|recommended|"
    r"top stories|latest (?:news|stories|headlines)|read (?:more|next|also)|also read|you (?:may|might) (?:also )?like|"
    r"what to read next|up next|elsewhere|don't miss|editors?'?s? (?:picks?|choice)|around the web)\b",
    re.IGNORECASE,
)


def body_words(lines: Sequence[Line]) -> int:
    """How many words of running text lines hold."""
    return sum(line.words for line in lines if line.kind in BODY)


def is_tail_header(line: Line) -> bool:
    """Whether a line heads a list of links to other stories."""
    return line.kind is LineKind.FURNITURE and line.words <= 6 and bool(_TAIL.match(line.text))


def is_time(line: Line) -> bool:
    """Whether a line is nothing but a time of day, perhaps with a date: the head of a live blog's update."""
    return line.words <= 8 and bool(TIME.match(line.text)) and is_stamp(line.text)


def boundaries(lines: Sequence[Line], title: str) -> list[int]:
    """Indexes of the lines at which a further story begins, in order.

    Args:
        lines: All lines of a page.
        title: The article's headline, or "".
    """
    cuts = _strong(lines, title)
    ends = [0, *cuts, len(lines)]
    for start, end in pairwise(ends):
        cuts += [start + cut for cut in _round_up(lines[start:end])]
    tail = _tail(lines, max(cuts, default=0))
    return sorted({*cuts, *([tail] if tail is not None else [])})


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines if line.kind is not LineKind.FURNITURE)


def _strong(lines: Sequence[Line], title: str) -> list[int]:
    """Boundaries that the page's form shows."""
    openings: list[int] = []
    title = squeeze(title).casefold()
    for index in range(1, len(lines)):
        if not _opens_story(lines, index, title):
            continue
        if openings and not body_words(lines[openings[-1] : index]):
            # Of several such lines in a row the last is the headline; where it is printed twice, its first place.
            if lines[index].key == lines[openings[-1]].key:
                continue
            openings.pop()
        openings.append(index)
    cuts: list[int] = []
    start = 0
    for index, end in pairwise([*openings, len(lines)]):
        above, below = lines[max(start, index - _FAR) : index], lines[index:end]
        if min(body_words(above), body_words(below)) < _LEAST_WORDS:
            continue
        if cohesion(vector(_text(above)), vector(_text(below))) < _ONE_STORY:
            cuts.append(index)
            start = index
    return cuts


def _opens_story(lines: Sequence[Line], index: int, title: str) -> bool:
    """Whether a line has the form of the headline of a further story.

    It is a line that does not end like a sentence, stands after a blank line, and is followed by page furniture or its
    own repetition before the next body, or directly by a dateline, or stands right under a line of signs or a slug.
    """
    line = lines[index]
    sentence = line.kind is LineKind.BODY and line.gap >= 2 and not DATELINE.match(line.text)
    if not (line.kind is LineKind.SHORT or sentence) or line.gap == 0:
        return False
    if not 3 <= line.words <= 30 or line.text.isupper():
        return False
    if title and line.key == title:
        return False
    between: list[Line] = []
    for after in lines[index + 1 : index + 13]:
        if after.kind is LineKind.BODY:
            dateline = bool(DATELINE.match(after.text))
            marked = any(_marks_story(b, line) for b in between) or (not sentence and _is_divider(lines[index - 1]))
            return marked or (dateline and not sentence)
        between.append(after)
    return False


def _is_divider(line: Line) -> bool:
    """Whether a line is made of signs alone ("***", "-----", "###") or is a wire service's slug or end mark."""
    signs = not re.search(r"[^\W_]", line.text) and len(line.text) >= 3
    slug = (
        line.kind is LineKind.FURNITURE
        and line.text.isupper()
        and bool(re.search(r"\w[-\u2013_/]\w|^\W*E?ND", line.text))
    )
    return signs or slug


def _marks_story(line: Line, headline: Line) -> bool:
    """Whether a line between a headline and a body says that a story begins here."""
    if line.key == headline.key:
        return True
    if line.kind is not LineKind.FURNITURE:
        return False
    if _BYLINE.match(line.text):
        return headline.words >= 5  # under a shorter line it signs a sidebar of the same story
    return bool(_STAMP.match(line.text)) or (is_stamp(line.text) and not is_time(line))


def _round_up(lines: Sequence[Line]) -> list[int]:
    """Boundaries of the items of a page whose parts have nothing to do with each other.

    The items begin at times of day where the page has three of them (a live blog), else at headings or numbers.
    """
    stamps = [i for i, line in enumerate(lines) if is_time(line)]
    heads = stamps if len(stamps) >= 3 else [i for i in range(len(lines)) if _is_heading(lines, i)]
    cuts: list[int] = []
    read = words = 0
    for head in heads:
        words += body_words(lines[read:head])
        read = head
        if words >= _LEAST_ITEM_WORDS:
            cuts.append(head)
            words = 0
    if cuts and body_words(lines[cuts[-1] :]) < _LEAST_ITEM_WORDS:
        cuts.pop()
    if len(cuts) < 2:
        return []
    parts = [vector(_text(lines[a:b])) for a, b in pairwise([0, *cuts, len(lines)])]
    pairs = pairwise_cohesion(parts[:_MOST_PARTS])
    if pairs[len(pairs) // 2] >= _ROUND_UP_MEDIAN or sum(pairs) / len(pairs) >= _ROUND_UP_MEAN:
        return []
    return [
        cut for cut, (above, below) in zip(cuts, pairwise(parts), strict=True) if cohesion(above, below) < _ONE_STORY
    ]


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether a line heads an item: a short line or a number after a blank line, with running text below."""
    line = lines[index]
    if line.gap == 0:
        return False
    numbered = bool(re.match(r"\d{1,2}[.)] ", line.text))
    if numbered and line.words >= _LEAST_ITEM_WORDS:
        return True
    if not (line.kind is LineKind.SHORT or numbered) or "http" in line.text:
        return False
    return index + 1 < len(lines) and lines[index + 1].kind is LineKind.BODY


def _tail(lines: Sequence[Line], start: int) -> int | None:
    """Where the teasers of other stories begin after the last story; None where there are none.

    They stand under a header such as "More stories" and have little to do with the story above them. They become a
    segment of their own, so that nothing is lost and nothing is added to the story.
    """
    for index in range(max(start + 1, len(lines) - _FAR), len(lines)):
        if not is_tail_header(lines[index]):
            continue
        above, below = lines[max(start, index - _FAR) : index], lines[index + 1 :]
        bodies = [line for line in below if line.kind in BODY]
        if body_words(above) < _LEAST_WORDS or not 10 <= body_words(below) <= 0.5 * body_words(above):
            continue
        # Teasers: headings with at most two sentences each.
        if sum(line.kind is LineKind.SHORT for line in below) * 2 < len(bodies):
            continue
        if cohesion(vector(_text(above)), vector(_text(below))) < _TEASER:
            return index
    return None
