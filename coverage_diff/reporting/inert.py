"""Articles' words made harmless for each format: what an outlet printed must never act on the reader's side."""

from __future__ import annotations

import re

# Control characters (a terminal obeys them) and the marks that turn the direction of writing (a headline with one
# shows other words than it holds). Line ends and tabs are white space and become a blank.
_CONTROLS = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_BLANKS = re.compile(r"\s+")


def line(text: str) -> str:
    """The words on one line, without control characters and marks of direction; white space squeezed."""
    return _BLANKS.sub(" ", _CONTROLS.sub("", _BLANKS.sub(" ", text))).strip()


def short(text: str, length: int) -> str:
    """The words on one line, cut at a word after at most `length` characters and then marked with an ellipsis."""
    words = line(text)
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > length // 2 else cut).rstrip(" ,;:.–—-") + "…"


# Everything that CommonMark, GitHub's tables, strike-through, mathematics and HTML give a meaning to.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&$])")
_LINE_START = re.compile(r"^([#+=:-]|\d+(?=[.)]))")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")


def markdown(text: str) -> str:
    """The words on one line of Markdown, showing as themselves: no markup, HTML, link, entity or table cell."""
    escaped = _MARKDOWN.sub(r"\\\1", line(text))
    escaped = _LINK.sub(
        lambda m: "".join(part for part in m.groups() if part and part not in ":.@") + _mark(m), escaped
    )
    return _LINE_START.sub(lambda m: m[1] + "\\" if m[1].isdigit() else "\\" + m[1], escaped)


def _mark(match: re.Match[str]) -> str:
    return "\\" + match[0][-1]


def cell(text: str) -> str:
    """A spreadsheet's cell that is text and no formula: those that begin like one get an apostrophe in front."""
    words = _CONTROLS.sub("", text)
    return f"'{words}" if words.lstrip(" \u00a0\n\u3000")[:1] in _FORMULA or text[:1] in "\t\r" else words


# What spreadsheets read as the beginning of a formula, the full-width forms included.
_FORMULA = frozenset("=+-@\t\r＝＋－＠")
