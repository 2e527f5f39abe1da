"""Pieces of HTML that no parser of pages is needed for, in time linear in their length."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_BLOCK = re.compile(r"(?i)</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article)\b[^<>]{0,500}>")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_WHOLE_TAG = re.compile(r"""<[a-zA-Z](?:[^"'>]++|"[^"]*+"|'[^']*+'|["'])*+>?""")
# Words in one tag, of which no page has a hundred: the parser holds each attribute against all before it, and 80,000
# take it 20 s.
_MOST_WORDS = 5_000
_HIDDEN = re.compile(r"(?i)<(script|style)\b[^<>]{0,500}>")


def plain_text(markup: str) -> str:
    """The words of a piece of HTML, a paragraph a line; tags, scripts and entities are gone."""
    text = _BLOCK.sub("\n\n", _without_hidden(markup))
    text = html.unescape(_TAG.sub("", text))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n\n".join(line for line in lines if line)


def without_endless_tags(markup: str) -> str:
    """HTML in which no tag has so many attributes that a parser takes forever; such a tag is left with its name.

    What looks like a tag in a script ("a<b") and reaches beyond it is none.
    """
    if markup.count(" ") + markup.count("\n") + markup.count("\t") < _MOST_WORDS:
        return markup
    return _WHOLE_TAG.sub(_with_name_alone, markup)


def _with_name_alone(tag: re.Match[str]) -> str:
    if (
        len(tag[0]) < _MOST_WORDS
        or "</script" in tag[0]
        or len(words := tag[0].split(None, _MOST_WORDS)) <= _MOST_WORDS
    ):
        return tag[0]
    return f"{words[0].rstrip('>')}>"


def one_line(value: object) -> str:
    """What a page or feed says of itself, on one line; "" for what is no text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def elements(markup: str, name: str) -> Iterator[tuple[str, str]]:
    """The attributes and the raw content of each script or style element that is closed."""
    for opening, start, end in _elements(markup):
        if opening[1].lower() == name:
            yield opening[0], markup[start:end]


def _without_hidden(markup: str) -> str:
    parts, last = [], 0
    for opening, _, end in _elements(markup):
        parts.append(markup[last : opening.start()])
        last = end  # what is left of the closing tag goes with the other tags
    return " ".join((*parts, markup[last:]))


def _elements(markup: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Scripts and styles with where their content begins and ends; a name that is never closed is given up at once."""
    lower = markup.lower() if markup.isascii() else re.sub("[A-Z]", lambda sign: sign[0].lower(), markup)
    position = 0
    open_ended: set[str] = set()
    while opening := _HIDDEN.search(markup, position):
        name = opening[1].lower()
        end = -1 if name in open_ended else lower.find(f"</{name}", opening.end())
        if end < 0:
            open_ended.add(name)
            position = opening.end()
            continue
        yield opening, opening.end(), end
        position = end
