"""What a reader should know about a text, and what can be mended in it for certain."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coverage_diff.model import Article

CUT_SHORT = "the page was cut short"
"""How a note begins that keeps silence on the rest of a page from being called an omission."""

# Phrases with which pages end where the rest is for subscribers, or is on another page. Written for this project from
# general knowledge; each must stand in the last lines of a page, where a story does not end so.
_STUB = re.compile(
    r"(?i)(?:"
    r"(?:subscribe|sign in|log in|register|create (?:a|an) (?:free )?account)(?: now| today)? (?:to|and) "
    r"(?:continue|keep|read|unlock|access|get (?:full|unlimited|digital|access))"
    r"|(?:continue|keep) reading(?: (?:this|the|your|with|for|by|on|in)\b|\s*$|\s*(?:\.\.\.|…|→|»|>))"
    r"|(?:this|the) (?:article|story|content|page) is (?:only |exclusively )?(?:available |reserved )?(?:for|to) "
    r"(?:\w+ )?(?:subscribers|members)"
    r"|you(?:'|’)ve (?:reached|read|used) (?:your|all)|\d+ (?:free )?articles? (?:left|remaining)"
    r"|already a (?:subscriber|member)"
    r"|to (?:read|continue reading) (?:the (?:full|rest|whole|entire)|this) (?:\w+ )?(?:story|article|report)"
    r"|read (?:the )?(?:full|rest of (?:the|this)|more of this) (?:story|article)(?: (?:here|at|on)\b|\s*$)"
    r"|\[\+?\d+ chars\]"
    r")"
)
_COOKIES = re.compile(
    r"(?i)(?:we (?:use|value|and our (?:\d+ )?partners)|this (?:site|website) uses?) .{0,60}(?:cookies|privacy)"
    r"|(?:enable|turn on) (?:javascript|cookies)"
)
_TAIL = 400  # characters at the end of a page in which a stub's phrase stands
_OPEN_END = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
# An entity without its semicolon may be a part of an address ("?a=1&copy=2"), so it is left as it is.
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,31}[0-9]{0,2}|#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6});")
# Pairs of characters that UTF-8 text shows when it was read as Windows-1252, and that no language writes.
_MOJIBAKE = re.compile("â€[œ\u009d™˜“”¢¦]|Ã[©¨¡³±¼¶¤§ª«­]|Â[ £©®°·«»]|ï¿½")
_LOST = "\ufffd"  # what decoders write for bytes that are no text
# Soft hyphens, zero-width spaces, word joiners, byte order marks and marks of direction: nobody sees them, and inside a
# word they would make it another. Joiners mean something in Persian and Hindi and in emoji, so only those between Latin
# letters go.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)
_WRAPPED_WIDTH = range(50, 101)  # columns at which mails and text exports break their lines: 65 to 80 most often
_WRAPPED_LINES = 3  # lines of a paragraph from which on its width can be told
_ITEM = re.compile(r"(?:[-*•·–—]|\d{1,3}[.)])(?:\s|$)")
_NOTICE_WORDS = 180  # a page of more words is no mere notice


def inspected(article: Article) -> Article:
    """The article, its text mended where that is certain, with notes on what a reader should know of it."""
    text, notes = mended(article.text)
    title, _ = mended(article.title)
    notes = [*article.notes, *notes]
    if not any(note.startswith(CUT_SHORT) for note in notes):
        reason = cut_short(text)
        if reason:
            notes.append(f"{CUT_SHORT}: {reason}")
    if (title, text) == (article.title, article.text) and notes == list(article.notes):
        return article
    return replace(article, title=title, text=text, notes=tuple(dict.fromkeys(notes)))


def mended(text: str) -> tuple[str, list[str]]:
    """The text without HTML entities and wrong decodings, and notes on what was mended."""
    notes = []
    read = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if read != text:
        text = read
        notes.append("HTML entities in the text were read as the signs that they stand for")
    if len(_MOJIBAKE.findall(text)) >= 2:
        repaired = _repaired(text)
        if repaired is not None:
            text = repaired
            notes.append("the text had been decoded wrongly (“â€œ” for a quotation mark); it was mended")
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
        notes.append("signs that nobody sees, such as soft hyphens, were taken out of the text")
    joined = unwrapped(text)
    if joined != text:
        text = joined
        notes.append("lines that were broken at a fixed width were joined")
    if _LOST in text:
        notes.append(f"some signs of the text were lost before or while it was read ({_LOST} stands for each)")
    return text, notes


def unwrapped(text: str) -> str:
    """The text with the lines of each paragraph joined that was broken at a fixed width.

    That is certain where no line but the last had room for the next one's first word; a paragraph of two lines is
    joined where a longer one shows the page's width.
    """
    blocks = re.split(r"(\r?\n[ \t\r]*\n\s*)", text)
    lines = [[line.strip() for line in block.split("\n")] for block in blocks]
    widths = [max(map(len, block)) for block in lines if len(block) >= _WRAPPED_LINES]
    width = max((w for w in widths if w in _WRAPPED_WIDTH), default=0)
    long = [block for block in lines if len(block) >= _WRAPPED_LINES]
    if not width or not any(_is_wrapped(block, width) for block in long):
        return text
    return "".join(
        " ".join(inside) if _is_wrapped(inside, width) else block for block, inside in zip(blocks, lines, strict=True)
    )


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether a paragraph was broken at a width: each line is full, and none begins an item of a list."""
    if len(lines) < 2 or not all(lines) or any(map(_ITEM.match, lines)):
        return False
    return max(map(len, lines)) <= width and all(
        len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairwise(lines)
    )


def _repaired(text: str) -> str | None:
    """The text as it was before UTF-8 was taken for Windows-1252; None where not every character fits."""
    data = bytearray()
    for sign in text:
        try:
            data += sign.encode("cp1252")
        except UnicodeEncodeError:
            if ord(sign) > 0xFF:
                return None
            data.append(ord(sign))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def cut_short(text: str) -> str:
    """Why a page seems to end before its story does; "" where nothing speaks for it."""
    tail = text.rstrip()[-_TAIL:]
    found = _STUB.search(tail)
    if found:
        return f"it ends with “{' '.join(found[0].split())}”"
    if len(text.split()) < _NOTICE_WORDS and _COOKIES.search(text):
        return "it is a notice about cookies or scripts"
    if _OPEN_END.search(tail):
        return "it ends with an ellipsis"
    return ""
