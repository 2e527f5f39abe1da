"""Pages saved as Markdown: the words without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from coverage_diff.errors import InputError, UnreadableInputError
from coverage_diff.language.text import has_words
from coverage_diff.model import Article
from coverage_diff.reading.decoding import read_text
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.pages import masthead
from coverage_diff.reading.records import parse_day
from coverage_diff.reading.source import Source

# What a page says about itself above its text: lines of "title: Flood" between two lines of three hyphens.
_FRONT = re.compile(r"\A---[ \t]*\r?\n((?:[^\r\n]{0,2000}\r?\n){0,40}?)---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^(\w{1,20})[ \t]*:[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_OUTLET, _DAY, _ADDRESS = ("outlet", "source", "publisher"), ("published", "date"), ("url", "canonical")
_LINE = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|(?:[-*_][ \t]?){3,}$|={3,}[ \t]*$|`{3}.{0,40}$)", re.MULTILINE)
# Destinations have parentheses of their own: "https://en.wikipedia.org/wiki/Harwick_(town)".
_DESTINATION = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,3}\)"
# A mark behind a backslash is a character of the text.
_PICTURE = re.compile(rf"(?<!\\)!\[[^\[\]\n]{{0,500}}\]{_DESTINATION}")
_LINK = re.compile(rf"(?<!\\)\[([^\[\]\n]{{1,500}})\]{_DESTINATION}|<(https?://[^<>\s]{{1,2000}})>")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(\*{1,3})(?=\S)([^*\n]{1,2000})(?<=[^\s\\])\1(?![\w*])|"
    r"(?<![\w\\])(_{1,3})(?=\S)([^_\n]{1,2000})(?<=[^\s\\])\3(?!\w)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_markdown(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The article of a Markdown file, with what its front matter says of it.

    Yields:
        The article.

    Raises:
        InputError: It cannot be used.
    """
    said, text = _front_matter(read_text(source, limits))
    text = words_of(text)
    if not has_words(text):
        raise UnreadableInputError("the file holds no words", source=str(source))
    own = next((said[name] for name in _OUTLET if said.get(name)), None)
    yield Article(
        id=source.name,
        outlet=outlet or own or masthead(text) or source.outlet,
        title=said.get("title", ""),
        text=text,
        published=_day(next((said[name] for name in _DAY if said.get(name)), "")),
        url=next((said[name] for name in _ADDRESS if said.get(name)), None),
    )


def words_of(text: str) -> str:
    """Markdown without the marks of headings, quotations, links, pictures and emphasis; lists and tables stay.

    Args:
        text: A page in Markdown. Takes time linear in its length.
    """
    text = _PICTURE.sub("", _LINE.sub("", text))
    text = _LINK.sub(lambda link: link[1] or link[2], text)
    text = _EMPHASIS.sub(lambda stressed: stressed[2] or stressed[4], text)
    return _ESCAPED.sub(r"\1", text)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """What a page says about itself, and the rest of it."""
    front = _FRONT.match(text)
    if front is None:
        return {}, text
    said = {field[1].lower(): field[2].strip("\"' ") for field in _FIELD.finditer(front[1])}
    return said, text[front.end() :]


def _day(stamp: str) -> date | None:
    """A day of publication; None where it is written in a way of its own, as no standard says how."""
    try:
        return parse_day(stamp)
    except ValueError:
        return None
