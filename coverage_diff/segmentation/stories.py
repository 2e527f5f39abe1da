"""Which lines of a page are one story.

A page is read line by line. Every line is judged by its own look first (`language.lines`), then by its place: where
stories begin (`boundaries`), which line above a body is its headline, which short lines within it belong to it. A
dropped line can make an outlet look as if it had left something out, a line kept too much only adds noise: in doubt a
line is kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from coverage_diff.language import calendar
from coverage_diff.language.lines import TIME, Line, LineKind, ends_sentence, split_lines
from coverage_diff.model import Article, Segment, Span
from coverage_diff.segmentation.boundaries import BODY, boundaries, is_tail_header, is_time
from coverage_diff.segmentation.furniture import Furniture, key

# "Updated 5 sec ago": the page was made on the fly, so its story may be of any day.
_MOMENT = re.compile(r"\bupdated\b.*\bago\b", re.IGNORECASE)
_INNER_END = re.compile(r"[.!?\u2026][\"')\]\u201d]? +[\"'(\[\u201c]?[A-Z]")
_FIGURE = re.compile(r"\d")
_MONEY = re.compile(r"[$\u00a3\u20ac%]|\b(?:million|billion|percent|per cent)\b")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_NOT_WORD = re.compile(r"[\W_]+")
# A short line above the body with this many words is a summary of the story, not a label: the longest slogans and
# section names seen on pages have seven.
_SUMMARY_WORDS = 8


def split_segments(article: Article, furniture: Furniture | None = None) -> tuple[Segment, ...]:
    """The stories of a page, in the order of the page.

    Every paragraph of a story is one span; mastheads, slogans, share bars, repeated headlines and the like are in none.

    Args:
        article: A page with one or more stories.
        furniture: Lines that the outlet repeats on its pages, from `learn_furniture`; they are in no story either.

    Returns:
        At least one segment for a text that has words; none for a blank one. Segments do not overlap.
    """
    lines = split_lines(article.text)
    if not lines:
        return ()
    if furniture is not None:
        lines = _marked(lines, furniture.of(article.outlet))
    cuts = [0, *boundaries(lines, article.title), len(lines)]
    parts = [lines[a:b] for a, b in pairwise(cuts)]
    loud = _is_loud(lines)
    return tuple(_segment(article, part, first=index == 0, loud=loud) for index, part in enumerate(parts))


def _marked(lines: list[Line], repeated: frozenset[str]) -> list[Line]:
    """The lines with those that the outlet repeats as furniture."""
    if not repeated:
        return lines
    return [line._replace(kind=LineKind.FURNITURE) if key(line.text) in repeated else line for line in lines]


def _is_loud(lines: Sequence[Line]) -> bool:
    """Whether a page is written in capitals, so that capitals mean nothing on it."""
    bodies = [line for line in lines if line.kind in BODY]
    return sum(line.text.isupper() for line in bodies) * 2 > len(bodies)


def _segment(article: Article, lines: list[Line], *, first: bool, loud: bool) -> Segment:
    """One story from its lines."""
    title = article.title if first and article.title.strip() else ""
    headline = _headline(article, lines, title)
    body_at = next(
        (i for i, line in enumerate(lines) if line.kind is LineKind.BODY and line is not headline), len(lines)
    )
    rows = _rows(article, lines)
    kept = _kept(lines, body_at, titled=bool(title) or headline is not None, loud=loud)
    paragraphs: list[Span] = []
    captions: list[Span] = []
    for line, keep, row in zip(lines, kept, rows, strict=True):
        if headline is not None and line.words == headline.words and line.key == headline.key:
            continue
        span = Span(article_id=article.id, start=line.start, end=line.end)
        if line.kind is LineKind.CAPTION:
            captions.append(span)
        elif keep or row:
            paragraphs.append(span)
    if not paragraphs:
        # Nothing looks like a body: better everything than nothing.
        paragraphs = [
            Span(article_id=article.id, start=line.start, end=line.end) for line in lines if line is not headline
        ] or [Span(article_id=article.id, start=lines[0].start, end=lines[0].end)]
        headline = headline if len(lines) > 1 else None
        captions = []
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
    if first and article.title.strip():
        return article.title
    return " ".join(article.text[headline.start : headline.end].split()) if headline else ""


def _bare(text: str) -> str:
    """A headline without signs and spaces: pages print it with and without a full stop, or other quotation marks."""
    return _NOT_WORD.sub("", text).casefold()


def _headline(article: Article, lines: Sequence[Line], title: str) -> Line | None:
    """The line above the body that is the story's headline."""
    body_at = next((i for i, line in enumerate(lines) if line.kind is LineKind.BODY), len(lines))
    if title:
        wanted = _bare(title)
        return next((line for line in lines[: body_at + 2] if wanted and _bare(line.text) == wanted), None)
    above = lines[:body_at]
    short = [line for line in above if line.kind is LineKind.SHORT and line.words >= 3 and not _is_row(line, article)]
    keys = Counter(line.key for line in above)
    for line in short:
        if keys[line.key] > 1:
            return line
    if short:
        return max(short, key=lambda line: (min(line.words, 8), -line.start))
    return _asking_headline(lines, body_at)


def _asking_headline(lines: Sequence[Line], body_at: int) -> Line | None:
    """A first line that ends in a question mark or quotation mark but stands alone above longer text."""
    if body_at + 1 >= len(lines):
        return None
    line, after = lines[body_at], lines[body_at + 1]
    alone = line.words <= 15 and after.gap >= 1 and after.words >= 2 * line.words
    return line if alone and line.text.endswith(("?", "!", '"', "\u201d", "'")) else None


def _kept(lines: Sequence[Line], body_at: int, *, titled: bool, loud: bool) -> list[bool]:
    """For each line whether it is a paragraph of the story."""
    kept = [line.kind in BODY for line in lines]
    index = 0
    while index < len(lines):
        if lines[index].kind not in {LineKind.SHORT, LineKind.BULLET}:
            index += 1
            continue
        end = index
        while end < len(lines) and lines[end].kind in {LineKind.SHORT, LineKind.BULLET}:
            end += 1
        run = lines[index:end]
        before = lines[index - 1] if index else None
        if end <= body_at:
            for place, line in enumerate(run, index):
                kept[place] |= titled and line.words >= _SUMMARY_WORDS and not _is_link(line, loud=loud)
        elif before is not None and is_tail_header(before):
            pass
        else:
            listed = _is_list(run, before, goes_on=any(line.kind is LineKind.BODY for line in lines[end:]), loud=loud)
            for place, line in enumerate(run, index):
                update = place > 0 and is_time(lines[place - 1])
                kept[place] |= listed or update or _is_text(line, loud=loud)
        index = end
    return kept


def _rows(article: Article, lines: Sequence[Line]) -> list[bool]:
    """Which lines are rows of a table with figures: two at least under each other, each with cells."""
    cells = [line.kind is LineKind.SHORT and _is_row(line, article) for line in lines]
    beside = [False, *cells, False]
    return [own and (above or below) for above, own, below in zip(beside, cells, beside[2:], strict=False)]


def _is_row(line: Line, article: Article) -> bool:
    """Whether a line is divided into cells, one of which holds a figure."""
    given = article.text[line.start : line.end]
    return ("\t" in given or "|" in given) and _FIGURE.search(given) is not None


def _is_list(run: Sequence[Line], before: Line | None, *, goes_on: bool, loud: bool) -> bool:
    """Whether short lines under each other are items of a list or cells of a table, and no links to other stories."""
    if before is not None and before.text.endswith(":"):
        return True
    links = sum(_is_link(line, loud=loud) for line in run)
    return goes_on and len(run) >= 3 and links * 2 < len(run)


def _is_link(line: Line, *, loud: bool) -> bool:
    """Whether a short line is written like a headline: all in capitals, or with almost every long word capitalised."""
    if line.text.isupper() and line.words >= 3:
        return not loud
    longer = [word for word in _LETTER_RUN.findall(line.text) if len(word) >= 4]
    capitalised = sum(word[0].isupper() for word in longer)
    return len(longer) >= 4 and capitalised >= 0.8 * len(longer) and not _MONEY.search(line.text)


def _is_text(line: Line, *, loud: bool) -> bool:
    """Whether a short line within a body belongs to the story: no subheading, no link to another story."""
    text = line.text
    if text.isupper() and line.words >= 3:
        return loud and ends_sentence(text)
    if re.search(r"[.!?\u2026\"\u201d]$", text) or text[0].islower() or text[0] in '"\u201c':
        return True
    if line.words >= 5 and _INNER_END.search(text):
        return True
    if _is_link(line, loud=loud):
        return False
    timed = TIME.match(text)
    return bool(_FIGURE.search(text)) and (bool(_LETTER_RUN.search(text)) or timed is not None)


def _published(article: Article, lines: Sequence[Line], *, first: bool) -> dt.date | None:
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
