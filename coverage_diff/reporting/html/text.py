"""Text of articles made safe to show: nothing invisible, nothing that turns the direction of what follows."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from coverage_diff.language.sentences import goes_on

_SHOWN = {
    0x061C: "ALM",
    0x200B: "ZWSP",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2028: "LS",
    0x2029: "PS",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
"""Characters that show nothing, but change where the words around them stand, by their Unicode short names."""

_KEPT = {0x09, 0x0A, 0x0D}

_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in _KEPT},
    0x0D: " ",
    0x7F: "\u2421",
    # C1 controls, lone surrogates, tags and noncharacters: nothing that a reader could be meant to see.
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xE0000, 0xE0080), 0xFFFE, 0xFFFF), "\ufffd"),
    **{code: f"\u27e6{name}\u27e7" for code, name in _SHOWN.items()},
}


def plain(text: str) -> str:
    """The text with every control character, bidirectional override and lone surrogate made visible."""
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def line(text: str) -> str:
    """`plain` text on one line."""
    return plain(" ".join(text.split()))


def clip(text: str, length: int) -> str:
    """The beginning of a line, cut at a word, with an ellipsis where something is missing."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0].rstrip(" ,;:.\u2013\u2014-")
    return (cut or text[:length]) + "\u2026"


_ENDS = re.compile(r"[.!?][\"\u201d\u2019)]?\s")


def around(source: str, start: int, end: int, length: int) -> tuple[str, str]:
    """The rest of the sentence before and after a passage, at most `length` characters each, cut at words."""
    low, high = max(start - 4 * length, 0), end + 4 * length
    before = source[max(_ends(source, low, start), default=low) : start].lstrip()
    if len(before) > length:
        before = "\u2026" + before[-length:].partition(" ")[2]
    # The passage's own last character may be the full stop.
    after = source[end : max(next(_ends(source, max(end - 2, start), high), high), end)]
    lead = " " if after[:1].isspace() and after.strip() else ""
    return " ".join(before.splitlines()), lead + clip(after, length)


def _ends(source: str, start: int, stop: int) -> Iterator[int]:
    """Behind the full stops and the white space that end sentences between two places."""
    for match in _ENDS.finditer(source, start, stop):
        if not goes_on(source, (start, match.end() - 1), match.end()):
            yield match.end()


def web_address(url: str | None) -> str | None:
    """The address, if it is a plain web page; None for `javascript:`, `data:` and whatever cannot be read."""
    if url is None or any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in url):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def day(date: dt.date | None) -> str:
    """A day as readers write it: "25 July 2025"; "no date" where there is none."""
    return f"{date.day} {date:%B %Y}" if date else "no date"


def data_block(data: object) -> str:
    """JSON that cannot end the script element it stands in, nor begin a comment or another element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
