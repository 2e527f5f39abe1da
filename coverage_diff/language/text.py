"""Pure functions on strings.

`plain` is what every pattern of the library is matched against: as long as the original, code point for code point,
so that an offset in it is an offset in the article.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# One code point to one code point: apostrophes, dashes and spaces have many forms in news, the meaning is the same.
_FORMS = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2043\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2015", "\u2014"),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\u00ad"
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff",
        " ",
    ),
    **dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    # Figures of Arabic, Persian, Hindi and Bengali texts, and wide ones, with their separators.
    **{chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for n in range(10)},
    "\u066b": ".",
    "\u066c": ",",
    "\uff04": "$",
    "\uff05": "%",
    # Halves of a pair that stand alone, as in broken JSON: no Unicode, which sentencex and simplemma insist on.
    **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
}
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_ODD = re.compile(f"[{re.escape(''.join(_FORMS))}]")
# More marks than any letter of any language bears (Unicode's stream-safe form allows 30), or as many other signs.
_HEAP = re.compile(r"([^\w\s\x00-\x7f]{31,})")
_USUAL = bytes(code for code in range(128) if chr(code) not in _FORMS)
_SHORT = 400  # characters of the longest texts that are kept squeezed: few clauses are longer, all paragraphs may be
_FEW = 16  # forms, each of which is looked for in less time than one reading of every character takes


def unusual(text: str) -> str:
    """The characters of a text that are not ASCII or have another form in `plain`, in order.

    News has one in a hundred, so that what is asked of them alone is answered at once.
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")


def plain(text: str) -> str:
    """The text with one form for each apostrophe, hyphen and space; the same length, so offsets stay."""
    odd = _FORMS.keys() & set(unusual(text))
    if len(odd) > _FEW:
        return _ODD.sub(_form, text)
    for sign in odd:
        text = text.replace(sign, _FORMS[sign])
    return text


def _form(odd: re.Match[str]) -> str:
    return _FORMS[odd[0]]


def composed(text: str) -> str:
    """The text in NFC; heaps of marks stay as they are, as putting them in order takes quadratic time."""
    if not _HEAP.search(text):
        return unicodedata.normalize("NFC", text)
    return "".join(part if _HEAP.match(part) else unicodedata.normalize("NFC", part) for part in _HEAP.split(text))


def lower(text: str) -> str:
    """The text in lower case and of the same length, so offsets stay."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def squeeze(text: str) -> str:
    """NFC, one form of apostrophe and hyphen, runs of white space as one space: for keys and comparisons."""
    return _squeezed(text) if len(text) <= _SHORT else _squeeze(text)


@lru_cache(maxsize=1 << 12)  # the words of a fact are asked for again by every step that orders or names it
def _squeezed(text: str) -> str:
    return _squeeze(text)


def _squeeze(text: str) -> str:
    if not text.isascii():
        text = plain(composed(text))
    return " ".join(text.replace("`", "'").split())


def count_words(text: str) -> int:
    """The words of a text; two Chinese or Japanese characters, which know no spaces, count as one more."""
    return len(text.split()) + (0 if text.isascii() else len(_CJK.findall(text)) // 2)


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in a text; blanks, marks and invisible signs are nothing to compare."""
    return any(sign.isalnum() for sign in text)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch of `text` without white space at its ends; an empty one where it holds nothing else."""
    part = text[start:end].rstrip()
    return start + len(part) - len(part.lstrip()), start + len(part)


def digest(parts: Iterable[str], size: int = 6) -> str:
    """A short hexadecimal name for some content, the same on every machine."""
    joined = "\x1f".join(map(squeeze, parts))
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
