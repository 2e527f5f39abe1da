"""Where quotation marks open and close.

Marks are read paragraph by paragraph. Curly double marks and guillemets say themselves whether they open or close;
straight ones, doubled single ones and single ones are told by their neighbours. A quotation that runs over paragraphs
is opened again at each and closed at its last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

_DOUBLE = re.compile(r"[\u201c\u201d\u201e\u00ab\u00bb\"]|''")
_SINGLE = re.compile(r"'")
_OPENING = frozenset("\u201c\u201e\u00ab")
_CLOSING = frozenset("\u201d\u00bb")
_BEFORE_OPENING = frozenset(" \n([{-\u2014\u2013/:,")
# After these a single mark closes a quotation for sure; after a letter it may be an apostrophe.
_ENDS = frozenset(".,!?\u2026")
# Longer stretches between single marks are two apostrophes: the longest of 600 read in British news has 420.
_SINGLE_REACH = 800
_SHORTEST_SINGLE = 4  # fewer characters between single marks are letters left out: rock 'n' roll


class Quotation(NamedTuple):
    """One stretch in quotation marks, inside one paragraph.

    Attributes:
        start: First code point of the words.
        end: One past the last of them.
        outer_start: Where the opening mark stands.
        outer_end: One past the closing mark; `end` where there is none.
        closed: Whether a mark closes it.
        text: The words.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    text: str


def find_quotations(plain: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of plain[start:end], in order.

    Args:
        plain: Text as `text.plain` makes it.
        start: Where the paragraph begins.
        end: Where it ends.
    """
    found = _double(plain, start, end)
    if plain.find("'", start, end) >= 0:
        found = _mixed(found, _single(plain, start, end)) if found else _single(plain, start, end)
    return [q for q in found if q.end > q.start]


def _mixed(double: list[Quotation], single: list[Quotation]) -> list[Quotation]:
    """Quotations in double marks, and those in single marks around them or beside them.

    In Britain the single marks are the outer ones, and a page of several hands has both side by side. Between two
    apostrophes too there may be a quotation, so single marks must begin a sentence and close behind a mark.
    """
    starts = [d.outer_start for d in double]

    def cut(edge: int) -> bool:
        place = bisect_left(starts, edge) - 1
        return place >= 0 and edge < double[place].outer_end

    outer = [
        q
        for q in single
        if q.text[0].isupper() and q.text[-1] in _ENDS and not (cut(q.outer_start) or cut(q.outer_end))
    ]
    if not outer:
        return double
    opens = [q.start for q in outer]

    def is_inner(d: Quotation) -> bool:
        place = bisect_right(opens, d.outer_start) - 1
        return place >= 0 and d.outer_start < outer[place].end

    return sorted([*outer, *(d for d in double if not is_inner(d))])


def _double(plain: str, start: int, end: int) -> list[Quotation]:
    found = []
    opened: re.Match[str] | None = None
    depth = 0
    for mark in _DOUBLE.finditer(plain, start, end):
        text = mark.group()
        if opened is None:
            if _opens(plain, mark, start, end):
                opened, depth = mark, 0
        elif text in _OPENING:
            depth += 1
        elif text in _CLOSING and depth:
            depth -= 1
        elif text in _CLOSING or not _must_open(plain, mark, start, end):
            found.append(_made(plain, opened.end(), mark.start(), opened.start(), mark.end(), closed=True))
            opened = None
        else:
            opened, depth = mark, 0  # the closing mark was forgotten: nobody knows where
    if opened is not None and _is_statement(plain, start, opened.start()):
        found.append(_made(plain, opened.end(), end, opened.start(), end, closed=False))
    return found


def _is_statement(plain: str, start: int, at: int) -> bool:
    """Whether what a mark without its partner opens goes on in the next paragraph; a stray mark stands after a word."""
    before = plain[max(start, at - 3) : at].rstrip()
    return not before or before[-1] in ".,:;!?\u2014\u2013-"


def _made(plain: str, start: int, end: int, outer_start: int, outer_end: int, *, closed: bool) -> Quotation:
    """A quotation without white space at its ends."""
    part = plain[start:end]
    if not part.strip():
        return Quotation(start, start, outer_start, outer_end, closed, "")
    first, last = start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
    return Quotation(first, last, outer_start, outer_end, closed, plain[first:last])


def _opens(plain: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark can open a quotation where none is open."""
    text = mark.group()
    if text in _OPENING:
        return True
    if text in _CLOSING:
        return False
    before, behind = _neighbours(plain, mark, start, end)
    return behind not in (" ", "\n", "") and (before in _BEFORE_OPENING or before == "" or not before.isdigit())


def _must_open(plain: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a straight mark inside an open quotation can only open another one."""
    before, behind = _neighbours(plain, mark, start, end)
    return before in (" ", "\n", "", "(") and (behind.isalnum() or behind in ("'", "[", "$"))


def _neighbours(plain: str, mark: re.Match[str], start: int, end: int) -> tuple[str, str]:
    before = plain[mark.start() - 1] if mark.start() > start else ""
    behind = plain[mark.end()] if mark.end() < end else ""
    return before, behind


def _single(plain: str, start: int, end: int) -> list[Quotation]:
    """Quotations in single marks: they open before a word and close behind a mark or, failing that, a word."""
    found = []
    opened: int | None = None
    closed: int | None = None
    for mark in _SINGLE.finditer(plain, start, end):
        at = mark.start()
        before, behind = _neighbours(plain, mark, start, end)
        opens = before in (" ", "\n", "", "(", "\u2014", "\u2013") and (
            behind.isalpha() or behind in ("[", "$", "\u00a3")
        )
        closes = not behind.isalnum() and before not in (" ", "\n", "")
        if opened is not None and at - opened > _SINGLE_REACH:
            found += _finished(plain, opened, closed)
            opened = closed = None
        if opens:
            found += _finished(plain, opened, closed)
            opened, closed = at, None
        elif closes and opened is not None:
            if before in _ENDS:
                found += _finished(plain, opened, at)
                opened = closed = None
            elif closed is None or before != "s":
                closed = at if closed is None or plain[closed - 1] == "s" else closed
    return found + _finished(plain, opened, closed)


def _finished(plain: str, opened: int | None, closed: int | None) -> list[Quotation]:
    if opened is None or closed is None or closed - opened < _SHORTEST_SINGLE:
        return []
    return [_made(plain, opened + 1, closed, opened, closed + 1, closed=True)]
