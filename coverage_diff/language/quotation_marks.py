"""Quotation marks of other styles as those that the rest of the library reads: “…”.

One code point for one, so that no place moves. A mark without its partner is left as it is: « and » also point to the
previous and the next page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from coverage_diff.language.text import unusual

_OPENING, _CLOSING = "\u201c", "\u201d"
# What opens a quotation, and what may close it. In „Berlin“ the mark that closes is the one that opens in English.
_PARTNERS = {
    "\u201e": "\u201c\u201d",
    "\u201f": "\u201d",
    "\u00ab": "\u00bb",
    "\u2039": "\u203a",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\u301d": "\u301e\u301f",
    "\uff02": "\uff02",
}
# Danish and many German books turn the points inwards: »Berlin«.
_TURNED = {
    **{opening: closing for opening, closing in _PARTNERS.items() if opening not in "\u00ab\u2039"},
    "\u00bb": "\u00ab\u00bb",
    "\u203a": "\u2039\u203a",
}
# Swedish and Finnish texts open and close with one mark: ”Berlin” or »Berlin».
_ALONE = {"\u201d": "\u201c", "\u00bb": "\u00ab"}
_FOREIGN = re.compile("[\u201e\u201f\u00ab\u00bb\u2039\u300c\u300e\u301d\uff02]")
_MARK = re.compile("[\u201c-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\u301d-\u301f\uff02]")
# How guillemets stand by the words where they point inwards, and where they point outwards.
_INWARDS = re.compile(r"(?:^|(?<=[\s(]))[\u00bb\u203a](?=\w)|(?<=[\w.,!?])[\u00ab\u2039]", re.MULTILINE)
_OUTWARDS = re.compile(r"(?:^|(?<=[\s(]))[\u00ab\u2039]|[\u00bb\u203a](?=[\s.,;:)]|$)", re.MULTILINE)

_SINGLE_CLOSE = re.compile(r"[.,!?\u2026]\u2019(?!\w)")


def has_other_marks(text: str) -> bool:
    """Whether a text may have quotation marks in another style; quick, as nearly no text has."""
    if text.isascii():
        return False
    return (
        _FOREIGN.search(unusual(text)) is not None or "\n\u2018" in text or ("\u201d" in text and "\u201c" not in text)
    )


def usual_marks(text: str) -> str:
    """The text with “ and ” for the pairs of other styles, as long as it was.

    A quotation over several paragraphs is opened again at each, in every style, and so it is here.
    """
    if not has_other_marks(text):
        return text
    inwards = len(_INWARDS.findall(text)) > len(_OUTWARDS.findall(text))
    alone = {sign: sign for sign, partner in _ALONE.items() if partner not in text}
    pairs = _Pairs({**(_TURNED if inwards else _PARTNERS), **alone})
    single: list[int] = []  # single marks that open a paragraph, are not closed in it, and open the next one again
    unclosed: tuple[int, ...] = ()
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            pairs.read(line, offset)
            if line.startswith("\u2018"):
                single += unclosed
                unclosed = () if _SINGLE_CLOSE.search(line) else (offset,)
            else:
                unclosed = ()
        offset += len(line) + 1
    signs = list(text)
    for at in (*pairs.opening, *single):
        signs[at] = _OPENING
    for at in pairs.closing:
        signs[at] = _CLOSING
    return "".join(signs)


def _stands_well(line: str, mark: re.Match[str], *, opens: bool) -> bool:
    """Whether a mark that may open or close stands as one that does this: before a word, or behind one."""
    before, behind = line[max(0, mark.start() - 1) : mark.start()], line[mark.end() : mark.end() + 1]
    return (not before or before in " (\u00a0" or not opens) and (behind if opens else before).strip() != ""


class _Pairs:
    """Marks that have found their partners, line by line.

    Args:
        partners: For each opening mark those that may close it.
    """

    def __init__(self, partners: Mapping[str, str]) -> None:
        self._partners = partners
        self._held: list[int] = []  # marks that open paragraphs of a quotation whose end is still to come
        self._sign = ""  # with which it was opened
        self.opening: list[int] = []
        self.closing: list[int] = []

    def read(self, line: str, offset: int) -> None:
        """Pair the marks of the next line that is not blank."""
        first = offset + len(line) - len(line.lstrip())
        opened: list[tuple[int, str]] = []
        for mark in _MARK.finditer(line):
            sign, at = mark[0], offset + mark.start()
            if self._partners.get(sign) == sign and not _stands_well(line, mark, opens=not opened):
                continue
            while opened and opened[-1][1] != sign and sign not in self._partners[opened[-1][1]]:
                if sign in self._partners or not any(sign in self._partners[own] for _, own in opened):
                    break
                opened.pop()  # a mark whose partner was forgotten
            if opened and sign in self._partners[opened[-1][1]]:
                start, _ = opened.pop()
                self._close(start, at, goes_on=start == first)
            elif at == first and self._held and sign in self._partners[self._sign]:
                opened.append((at, self._sign))  # old French: the closing mark opens the next paragraph
            elif sign in self._partners:
                opened.append((at, sign))
            elif not opened and self._held and sign in self._partners[self._sign]:
                self._close(None, at, goes_on=True)
        goes_on = bool(opened) and opened[0][0] == first and opened[0][1] == self._sign
        if not goes_on:
            self._held = []
        self._held += (at for at, _ in opened[:1])
        self._sign = opened[0][1] if opened else ""

    def _close(self, start: int | None, end: int, *, goes_on: bool) -> None:
        """Take in a pair; where it ends a quotation over several paragraphs, the marks that opened those as well."""
        if goes_on:
            self.opening += self._held
            self._held = []
        if start is not None:
            self.opening.append(start)
        self.closing.append(end)
