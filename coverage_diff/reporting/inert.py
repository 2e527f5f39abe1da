"""Articles' words made harmless for each format: what an outlet printed must never act on the reader's side."""

from __future__ import annotations

import re

# Control characters (a terminal obeys them) and the marks that turn the direction of writing (a headline with one
# shows other words than it holds). Line ends and tabs are white space and become a blank.
_CONTROLS = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_BLANKS = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """The words on one line, without control characters and marks of direction; every white space is one blank."""
    return _BLANKS.sub(" ", _CONTROLS.sub("", _BLANKS.sub(" ", text)))


def line(text: str) -> str:
    """The same, without blanks at its ends."""
    return squeezed(text).strip()


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
_LINE_START = re.compile(r"^( ?)([#+=:-]|\d+(?=[.)](?: |$)))")
_LINK = re.compile(r"(?i)\b(?:https?|ftp|mailto|xmpp):|\bwww\.|@")


def markdown(text: str) -> str:
    """The words on one line of Markdown, showing as themselves: no markup, HTML, link, entity or table cell."""
    escaped = _MARKDOWN.sub(r"\\\1", squeezed(text))
    escaped = _LINK.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", escaped)
    return _LINE_START.sub(_at_start, escaped)


def _at_start(found: re.Match[str]) -> str:
    """A sign that would begin a heading, a list or a rule; of a numbered list, the dot after the number."""
    blank, sign = found.groups()
    return f"{blank}{sign}\\" if sign.isdecimal() else f"{blank}\\{sign}"


# What spreadsheets read as the beginning of a formula, the full-width forms included.
_FORMULA = re.compile("[=+@\uff1d\uff0b\uff0d\uff20-]")


def cell(text: str) -> str:
    """A spreadsheet's cell: one line of text and no formula; what begins like one gets an apostrophe in front."""
    words = line(text)
    return f"'{words}" if _FORMULA.match(words) else words
