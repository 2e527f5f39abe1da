"""Which lines of a page are one story.

A page is read line by line. Every line is judged by its own look first (`lines`), then by its place: a short line
above a body is a headline where it repeats the article's title, stands twice around furniture, or is the fullest line
without a full stop; a second story begins at a headline that is followed by furniture or a dateline.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from coverage_diff.language import calendar
from coverage_diff.language.lines import DATELINE, Line, LineKind, split_lines
from coverage_diff.language.text import squeeze
from coverage_diff.model import Article, Segment, Span

_BODY = (LineKind.BODY, LineKind.BULLET)
# "Updated 5 sec ago": the page was made on the fly, so its story may be of any day.
_MOMENT = re.compile(r"\bupdated\b.*\bago\b", re.IGNORECASE)
_STAMP = re.compile(r"(?:last )?updated?\b|published\b|posted\b|\d+ \w+ ago$", re.IGNORECASE)
# A story of fewer words is no story but a teaser: kept with what stands above it. Chosen on the seeds' two pages and
# pages written for the tests.
_LEAST_WORDS = 40


def split_segments(article: Article) -> tuple[Segment, ...]:
    """The stories of a page, in the order of the page.

    Every paragraph of a story is one span; mastheads, slogans, share bars, repeated headlines and the like are in none.

    Args:
        article: A page with one or more stories.

    Returns:
        At least one segment for a text that has words; none for a blank one. Segments do not overlap.
    """
    lines = split_lines(article.text)
    if not lines:
        return ()
    cuts = [0, *_boundaries(lines, article.title), len(lines)]
    parts = [lines[a:b] for a, b in pairwise(cuts)]
    return tuple(_segment(article, part, first=index == 0) for index, part in enumerate(parts))


def _boundaries(lines: list[Line], title: str) -> list[int]:
    """Indexes of the lines at which a further story begins."""
    openings: list[int] = []
    for index in range(1, len(lines)):
        if not _opens_story(lines, index, title):
            continue
        if openings and not _body_words(lines[openings[-1] : index]):
            # Of several such lines in a row the last is the headline; where it is printed twice, its first place.
            if lines[index].key == lines[openings[-1]].key:
                continue
            openings.pop()
        openings.append(index)
    cuts: list[int] = []
    start = 0
    for index, end in pairwise([*openings, len(lines)]):
        if min(_body_words(lines[start:index]), _body_words(lines[index:end])) >= _LEAST_WORDS:
            cuts.append(index)
            start = index
    return cuts


def _body_words(lines: list[Line]) -> int:
    return sum(line.words for line in lines if line.kind in _BODY)


def _opens_story(lines: list[Line], index: int, title: str) -> bool:
    """Whether a line is the headline of a further story.

    It is a line that does not end like a sentence, stands after a blank line and body text, and is followed by
    page furniture or its own repetition before the next body, or directly by a dateline after a wide gap.
    """
    line = lines[index]
    sentence = line.kind is LineKind.BODY and line.gap >= 2 and not DATELINE.match(line.text)
    if not (line.kind is LineKind.SHORT or sentence) or line.gap == 0:
        return False
    if not 3 <= line.words <= 30 or line.text.isupper():
        return False
    if title and line.key == squeeze(title).casefold():
        return False
    between: list[Line] = []
    for after in lines[index + 1 : index + 9]:
        if after.kind is LineKind.BODY:
            dateline = bool(DATELINE.match(after.text))
            marked = any(_marks_story(b, line) for b in between)
            return marked or (dateline and not sentence)
        between.append(after)
    return False


def _marks_story(line: Line, headline: Line) -> bool:
    """Whether a line between a headline and a body says that a story begins here."""
    if line.key == headline.key:
        return True
    if line.kind is not LineKind.FURNITURE:
        return False
    if re.match(r"by \w", line.text, re.IGNORECASE):
        return headline.words >= 5  # under a shorter line it signs a sidebar of the same story
    return bool(_STAMP.match(line.text)) or calendar.is_only_a_date(line.text)


def _segment(article: Article, lines: list[Line], *, first: bool) -> Segment:
    """One story from its lines."""
    body_at = next((i for i, line in enumerate(lines) if line.kind is LineKind.BODY), len(lines))
    headline = _headline(lines, body_at, article.title if first else "")
    paragraphs = []
    captions = []
    seen = {headline.key} if headline else set()
    for index, line in enumerate(lines):
        span = Span(article_id=article.id, start=line.start, end=line.end)
        if line is headline or line.key in seen:
            continue
        if line.kind is LineKind.CAPTION:
            captions.append(span)
        elif line.kind in _BODY or (line.kind is LineKind.SHORT and body_at < index and _is_text(line)):
            paragraphs.append(span)
    if not paragraphs:
        # Nothing looks like a body: better everything than nothing.
        paragraphs = [
            Span(article_id=article.id, start=line.start, end=line.end) for line in lines if line is not headline
        ] or [Span(article_id=article.id, start=lines[0].start, end=lines[0].end)]
        headline = headline if len(lines) > 1 else None
    return Segment(
        article=article,
        start=lines[0].start,
        end=lines[-1].end,
        title=_title(article, headline, first=first),
        published=_published(article, lines[: body_at + 1], first=first),
        paragraphs=tuple(paragraphs),
        captions=tuple(captions),
        headline=Span(article_id=article.id, start=headline.start, end=headline.end) if headline else None,
    )


def _title(article: Article, headline: Line | None, *, first: bool) -> str:
    """The article's own title for its first story, else the headline as the text has it."""
    if first and article.title:
        return article.title
    return " ".join(article.text[headline.start : headline.end].split()) if headline else ""


def _is_text(line: Line) -> bool:
    """Whether a short line within a body belongs to the story: no subheading, no link in capitals."""
    return bool(re.search(r"[.!?\u2026\"\u201d]$", line.text)) or line.text[:1].islower() or line.text[:1] in '"\u201c'


def _headline(lines: list[Line], body_at: int, title: str) -> Line | None:
    """The line above the body that is the story's headline."""
    above = lines[:body_at]
    if title:
        wanted = squeeze(title).casefold()
        return next((line for line in lines[: body_at + 2] if line.key == wanted), None)
    short = [line for line in above if line.kind is LineKind.SHORT and line.words >= 3]
    keys = [line.key for line in above]
    for line in short:
        if keys.count(line.key) > 1:
            return line
    return max(short, key=lambda line: (min(line.words, 8), -line.start), default=None)


def _published(article: Article, lines: list[Line], *, first: bool) -> dt.date | None:
    """The day of publication: the article's, else one that the page prints above the story."""
    moment = any(_MOMENT.search(line.text) for line in lines if line.kind is LineKind.FURNITURE)
    if article.published is not None and (first or not moment):
        return article.published
    for line in lines:
        if line.kind is LineKind.FURNITURE and not _MOMENT.search(line.text):
            day = calendar.printed_day(line.text)
            if day is not None:
                return day
    return None
