"""Teasers that a page has inside its sentences, behind a name that links to a topic.

Some content systems print a linked name once more, in full, and glued to it the headlines of its topic page:
"Senator Ann Holm Ann Marie HolmMayor loses vote New bridge opens MORE said on Monday". Whoever copies the text of such
a page has headlines of other days in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = "MORE"
_NAME = "[A-Z][\\w'\u2019\u0300-\u036f-]{0,40}"
_AGAIN = "(?:\\(?[A-Z][\\w.'\u2019\u0300-\u036f-]{0,40}\\)? ){0,5}"  # further names, a nickname in brackets
_GLUED = rf"\b(?P<name>{_NAME}[a-z])(?P<glued> ?{_AGAIN}(?P=name))(?=[A-Z\d'\"\u2018\u201c])"
_SPACED = rf"\b(?P<first>{_NAME}) (?P<last>{_NAME})(?P<spaced> (?P=first) {_AGAIN}(?P=last))(?= [A-Z])"
_TWICE = re.compile(f"{_GLUED}|{_SPACED}")
# Three headlines with what parts them. Four of five that were looked at have less than 300 characters.
_REACH = 900


def find_link_furniture(text: str) -> Iterator[tuple[int, int]]:
    """Where the teasers of linked names stand, from the full name up to the word "MORE", in order.

    Args:
        text: A text as given. Takes time linear in its length.
    """
    last = 0
    for found in _TWICE.finditer(text) if _END in text else ():
        start = max(found.start("glued"), found.start("spaced"))
        line = text.find("\n", start, start + _REACH)
        stop = text.find(_END, found.end(), line if line >= 0 else start + _REACH)
        if start >= last and stop >= 0 and not text[stop + len(_END) : stop + len(_END) + 1].isalnum():
            last = stop + len(_END)
            yield start, last
