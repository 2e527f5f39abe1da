r"""The tokens of many texts at once, found with array operations on their characters.

A token is an abbreviation with dots, a number, a word with inner hyphens or apostrophes, or a mark that ends a sentence
or opens a quotation; those and in this order:

    (?:[^\W\d_]\.){2,}  |  \d+(?:[.,]\d+)*  |  [^\W_]+(?:['&-][^\W_]+)*  |  [.!?:;\n"“”]

It is told here from the runs of letters and digits and from what stands between two of them, in a third of the time
that the expression takes, and no string is made of a token that was met before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Keys = NDArray[np.uint64]
_Codes = NDArray[np.uint32]
_Flags = NDArray[np.bool_]

_LETTER, _DIGIT, _MARK = 1, 2, 4
_MARKS = '.!?:;\n"“”'
_DOT, _COMMA, _APOSTROPHE, _HYPHEN, _AND = map(ord, ".,'-&")
_BLOCK = 1 << 18  # characters that are read at once: arrays of some 50 bytes for each are made
_LEAST_SLOTS = 16  # bits
_END = "\0"  # stands behind the last character, so that every run has an end
# An odd factor with well mixed bits (Steele and Vigna 2022), as in `shingles`.
_FACTOR = 0xD1342543DE82EF95
_INVERSE = pow(_FACTOR, -1, 1 << 64)


class Found(NamedTuple):
    """The tokens of a text, in order.

    Attributes:
        start: First character of each.
        end: One past its last.
        number: Number of each token among the distinct ones, int32.
        distinct: The distinct tokens by their numbers.
        keys: Their hashes.
    """

    start: Places
    end: Places
    number: NDArray[np.int32]
    distinct: list[str]
    keys: Keys


class Distinct:
    """Distinct tokens, numbered as they come.

    Two tokens are taken for one where their 64-bit hashes are equal, which no two words of a language are by chance
    (of a million words two in one of forty million archives).

    Attributes:
        tokens: The tokens by their numbers.
    """

    def __init__(self) -> None:
        self.tokens: list[str] = []
        # Sorted beside their numbers: words are found in order, where a table of them all would be read here and there.
        self._keys = np.empty(0, np.uint64)
        self._numbers = np.empty(0, np.int32)

    def number(self, keys: Keys, tokens: Sequence[str]) -> NDArray[np.int32]:
        """The numbers of some tokens, each given once, with their hashes."""
        order = np.argsort(keys)
        sought = keys[order]
        place = np.searchsorted(self._keys, sought)
        known = (np.append(self._keys, np.uint64(0))[place] == sought) & (place < len(self._keys))
        number = np.empty(len(keys), np.int32)
        new = ~known
        number[known] = self._numbers[place[known]]
        number[new] = np.arange(len(self.tokens), len(self.tokens) + np.count_nonzero(new))
        self.tokens += [tokens[i] for i in order[new].tolist()]
        self._keys = np.insert(self._keys, place[new], sought[new])
        self._numbers = np.insert(self._numbers, place[new], number[new])
        numbers = np.empty(len(keys), np.int32)
        numbers[order] = number
        return numbers


def find_tokens(text: str) -> Found:
    """The tokens of a text; linear in its length.

    Args:
        text: Texts with line ends between them, over which no token goes.
    """
    blocks = [(first, _read_block(text[first:last])) for first, last in _blocks(text)]
    if len(blocks) == 1:
        return blocks[0][1]
    distinct = Distinct()
    known = [distinct.number(block.keys, block.distinct) for _, block in blocks]
    keys = np.empty(len(distinct.tokens), np.uint64)
    for own, (_, block) in zip(known, blocks, strict=True):
        keys[own] = block.keys
    return Found(
        start=np.concatenate([block.start + first for first, block in blocks]),
        end=np.concatenate([block.end + first for first, block in blocks]),
        number=np.concatenate([own[block.number] for own, (_, block) in zip(known, blocks, strict=True)]),
        distinct=distinct.tokens,
        keys=keys,
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that can be read one by one: they end behind a line, or else a word."""
    first = 0
    while len(text) - first > _BLOCK:
        ends = (text.rfind(sign, first, first + _BLOCK) + 1 for sign in "\n ")
        last = next((end for end in ends if end > first), len(text))
        yield first, last
        first = last
    yield first, len(text)


def _read_block(text: str) -> Found:
    codes = np.frombuffer((text + _END).encode("utf-32-le", "surrogatepass"), np.uint32)
    start, end = _spans(codes)
    keys = _hashes(codes, start, end)
    number, some = _numbered(keys)
    distinct = [text[a:b] for a, b in zip(start[some].tolist(), end[some].tolist(), strict=True)]
    return Found(start, end, number, distinct, keys[some])


def _numbered(keys: Keys) -> tuple[NDArray[np.int32], Places]:
    """The number of each key among the distinct ones, and where one of each stands; faster than to sort them all."""
    slot = keys >> np.uint64(64 - max(_LEAST_SLOTS, len(keys).bit_length()))
    holder = np.empty(int(slot.max(initial=0)) + 1, np.int64)
    holder[slot] = np.arange(len(keys))
    same = holder[slot]  # where the last key of this slot stands, which is this one or another
    others = np.flatnonzero(keys[same] != keys)
    distinct, which = np.unique(keys[others], return_inverse=True)
    some = np.empty(len(distinct), np.int64)
    some[which] = others
    same[others] = some[which]
    chosen = np.zeros(len(keys), np.bool_)
    chosen[same] = True
    return (np.cumsum(chosen, dtype=np.int32) - 1)[same], np.flatnonzero(chosen)


def _hashes(codes: _Codes, start: Places, end: Places) -> Keys:
    """A hash of each span: a polynomial of its characters modulo 2**64, and its length."""
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(_FACTOR, len(codes)), out=sums[1:])
    # Divided by the power of the first character, so that a span has one hash wherever it stands.
    hashes = (sums[end] - sums[start]) * _powers(_INVERSE, len(codes))[start]
    return np.asarray(hashes + (end - start).astype(np.uint64), np.uint64)


def _powers(base: int, count: int) -> Keys:
    """The powers of a number modulo 2**64, from the 0th."""
    powers = np.full(count, base, np.uint64)
    powers[:1] = 1
    return np.asarray(np.cumprod(powers), np.uint64)


def _spans(codes: _Codes) -> tuple[Places, Places]:
    """Where tokens begin and end, in order."""
    kind = _kinds(codes)
    start, end = _runs(kind & (_LETTER | _DIGIT) > 0)
    sign = np.zeros(len(start), np.uint32)  # what alone stands between the run before and this one; else 0
    sign[1:] = np.where(start[1:] - end[:-1] == 1, codes[end[:-1]], 0)
    # Where the letters of a run begin, behind its first digits.
    letters = start.copy()
    first_digit, after_digits = _runs(kind == _DIGIT)
    counted = np.flatnonzero(kind[start] == _DIGIT)
    letters[counted] = after_digits[np.searchsorted(first_digit, start[counted])]

    inside = _inside((sign == _APOSTROPHE) | (sign == _HYPHEN) | (sign == _AND), letters < end)
    letters[inside] = start[inside]
    digits = letters == end  # and nothing else
    numeric = letters > start
    same_number = numeric & _before(digits) & ((sign == _DOT) | (sign == _COMMA))
    initial = (end - letters == 1) & (codes[end] == _DOT) & (kind[letters] == _LETTER) & ~inside
    same_initials = initial & ~numeric & _before(initial) & (sign == _DOT)
    one, last = _chains(same_initials)
    many = last > one
    initials, last_initial = one[many], last[many]
    abbreviated = same_initials.copy()
    abbreviated[initials] = True

    marks = kind == _MARK
    marks[end[abbreviated]] = False
    marks[end[np.flatnonzero(same_number) - 1]] = False
    stop = np.zeros(len(codes), np.int64)
    stop[marks] = np.flatnonzero(marks) + 1
    stop[letters[initials]] = end[last_initial] + 1
    one, last = _chains(same_number)
    stop[start[one[numeric[one]]]] = letters[last[numeric[one]]]
    one, last = _chains(inside)
    word = ~digits[one] & ~abbreviated[one]
    stop[letters[one[word]]] = end[last[word]]
    begin = np.flatnonzero(stop > 0)
    return begin, stop[begin]


def _inside(joint: _Flags, lettered: _Flags) -> _Flags:
    """Which runs go on the word of the run before: "12" in "covid-12" and in "covid-19-12", but not in "19-12".

    Args:
        joint: Whether a hyphen or the like stands before a run.
        lettered: Whether a run has letters, so that a word ends with it.
    """
    before = _before(lettered)
    # Runs of digits do as the run before them did.
    told = np.maximum.accumulate(np.where(~joint | before, np.arange(len(joint)), 0))
    return (joint & before)[told]


def _runs(flags: _Flags) -> tuple[Places, Places]:
    """Where runs of true begin and end; the last flag is false."""
    edges = np.flatnonzero(np.diff(flags, prepend=False))
    return edges[0::2], edges[1::2]


def _before(flags: _Flags) -> _Flags:
    """The flag of the run before each run."""
    shifted = np.zeros_like(flags)
    shifted[1:] = flags[:-1]
    return shifted


def _chains(joined: _Flags) -> tuple[Places, Places]:
    """First and last run of each chain of runs, given which are joined to the run before."""
    first = np.flatnonzero(~joined)
    return first, np.append(first[1:], len(joined))[: len(first)] - 1


def _kinds(codes: _Codes) -> NDArray[np.uint8]:
    """What each character is: part of a word, of a number, a mark, or nothing (0)."""
    kind = _ascii_kinds()[np.minimum(codes, 128)]
    other = np.flatnonzero(codes >= 128)
    distinct, which = np.unique(codes[other], return_inverse=True)
    kind[other] = np.array([_kind(chr(code)) for code in distinct.tolist()], np.uint8)[which]
    return kind


@cache
def _ascii_kinds() -> NDArray[np.uint8]:
    return np.array([_kind(chr(code)) for code in range(128)] + [0], np.uint8)


def _kind(sign: str) -> int:
    if sign.isdecimal():
        return _DIGIT
    if sign.isalnum():
        return _LETTER
    return _MARK if sign in _MARKS else 0
