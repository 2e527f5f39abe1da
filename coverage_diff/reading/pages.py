"""A page saved as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from coverage_diff.errors import InputError, UnreadableInputError
from coverage_diff.language.lines import LineKind, split_lines
from coverage_diff.language.text import has_words
from coverage_diff.model import Article
from coverage_diff.reading.decoding import read_text
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.source import Source


def masthead(text: str) -> str | None:
    """The outlet's name as the page prints it: a first line of one to five words with the headline still to come."""
    lines = split_lines(text)[:12]
    if not lines or lines[0].kind is not LineKind.SHORT or not 1 <= lines[0].words <= 5:
        return None
    above = []
    for line in lines[1:]:
        if line.kind is LineKind.BODY and line.words >= 12:
            break
        above.append(line)
    headline = any(line.kind is LineKind.SHORT and line.words >= 4 and line.words > lines[0].words for line in above)
    return lines[0].text if headline else None


def read_page(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The article of a text file: its outlet is the one given, else its masthead, else what the source is called.

    Yields:
        The article.

    Raises:
        InputError: It cannot be used.
    """
    text = read_text(source, limits)
    if not has_words(text):
        raise UnreadableInputError("the file holds no words", source=str(source))
    yield Article(id=source.name, outlet=outlet or masthead(text) or source.outlet, title="", text=text)
