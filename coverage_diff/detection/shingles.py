r"""Sets of hashed features: word shingles of whole batches of texts, and features of any kind.

A shingle is a run of consecutive words (Broder, "On the resemblance and containment of documents", 1997). The words of
a text are those of `re.findall(r"\w+", text.lower())`, found here for a whole batch with array operations on its UTF-8
bytes: no Python string is made per word.

The hash of a word of at most 8 bytes is the word itself, read as one little-endian integer, so two short words never
share a hash; longer words mix in their further 8 bytes by multiplication, up to 64, and the rest as one. The hash of a
shingle is a polynomial of its words' hashes, finalised to 32 bits. Hashes are the same in every process and on every
machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int64]

# Odd constants with well mixed bits: 2**64 / golden ratio, and the multiplier of Steele and Vigna's 64-bit mixers
# ("Computationally easy, spectrally good multipliers", 2022).
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD1342543DE82EF95)
_HALF = np.uint64(32)
_WORD_BYTES = 8
# Words of more bytes than this are no words (encoded pictures, say); their tails are hashed one by one, in linear time.
_LONG_WORD = 64
# Keeps the first n bytes of a little-endian load, for n = 0 .. 8.
_FIRST_BYTES = np.array([(1 << 8 * n) - 1 for n in range(_WORD_BYTES + 1)], dtype=np.uint64)
# Together with the images of minhash.py a block's arrays stay in a core's caches: of 64 to 512 KB this was
# the fastest on the articles of tests/benchmarks, by 5 to 25 % (two cores of an AMD EPYC with 1 MB of second level).
_BLOCK_BYTES = 1 << 18
# glibc takes memory of this size from the system and gives it back when freed; seeing it freed once, it keeps smaller
# arrays for the next block, which saves a third of the time of signing (12 page faults per article).
_KEPT_MEMORY = 1 << 23

_CASE_BIT = np.uint8(0x20)
_FIRST_LEAD = np.uint8(0xC0)
# The first two bytes of U+2000 to U+203F, none of which is part of a word; little-endian.
_GENERAL_PUNCTUATION = np.uint64(0x80E2)


class HashSets(NamedTuple):
    """Sets of 32-bit hashes, one after the other.

    Set `i` is `hashes[offsets[i]:offsets[i + 1]]`, in the order of the text; a repeated feature is repeated.

    Attributes:
        hashes: uint32[total].
        offsets: int64[sets + 1], from 0 to total.
    """

    hashes: Hashes
    offsets: Offsets


def word_shingles(texts: Iterable[str], width: int = 3) -> HashSets:
    """The hashed word shingles of every text.

    A text with fewer words than `width` has one shingle, of all its words; a text without a word has none.

    Args:
        texts: Any Unicode strings; a lone surrogate separates words.
        width: Words per shingle, 1 or more.
    """
    parts = [shingle_block(block, width) for block in encoded_blocks(texts)]
    if len(parts) == 1:
        return parts[0]
    sizes = [np.diff(p.offsets) for p in parts]
    return HashSets(
        np.concatenate([np.empty(0, dtype=np.uint32), *(p.hashes for p in parts)]),
        np.cumsum(np.concatenate([[0], *sizes]), dtype=np.int64),
    )


def hash_features(features: Sequence[Sequence[str]]) -> HashSets:
    """The hashes of every set of features, such as lemmas, names and numbers.

    Two features have one hash only if they are equal, but for chance collisions of 32 bits.

    Args:
        features: One sequence of strings per set; any strings, the empty one included.
    """
    offsets = np.zeros(len(features) + 1, dtype=np.int64)
    np.cumsum([len(f) for f in features], out=offsets[1:])
    encoded = [f.encode("utf-8", "surrogatepass") for f in chain.from_iterable(features)]
    lengths = np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded))
    buffer = np.frombuffer(b"".join([*encoded, bytes(_WORD_BYTES)]), dtype=np.uint8)
    # The length keeps "a" apart from "a\0", which word hashes need not tell apart.
    keys = _hash_spans(buffer, np.cumsum(lengths) - lengths, lengths) * _STEP + lengths.astype(np.uint64)
    return HashSets(_finalise(keys), offsets)


def encoded_blocks(texts: Iterable[str]) -> Iterator[list[bytes]]:
    """The texts in UTF-8, in batches whose arrays fit into a core's cache; a long text is a batch of its own."""
    block: list[bytes] = []
    room = _BLOCK_BYTES
    for text in texts:
        block.append(text.encode("utf-8", "surrogatepass"))
        room -= len(block[-1])
        if room <= 0:
            yield block
            block, room = [], _BLOCK_BYTES
    if block:
        yield block


def shingle_block(texts: Sequence[bytes], width: int) -> HashSets:
    """`word_shingles` of one batch of `encoded_blocks`."""
    np.empty(_KEPT_MEMORY, dtype=np.uint8)  # freed at once
    words, bounds = _hash_words(texts)
    count = np.diff(bounds)
    # Windows that run over a text's end are computed, then dropped; the padding gives every word a window.
    padded = np.concatenate((words, np.zeros(width - 1, dtype=np.uint64)))
    keys = padded[: len(words)]
    for i in range(1, width):
        keys = keys * _STEP + padded[i : i + len(words)]
    short = np.flatnonzero((count > 0) & (count < width))
    if short.size:
        keys[bounds[short]] = _short_keys(padded, bounds[short], count[short], width)
    kept = np.ones(len(words), dtype=np.bool_)
    for i in range(1, width):
        kept[bounds[1:][count > i] - i] = False
    offsets = np.zeros(len(bounds), dtype=np.int64)
    np.cumsum(np.where(count > 0, np.maximum(count - width + 1, 1), 0), out=offsets[1:])
    return HashSets(_finalise(keys)[kept], offsets)


def _short_keys(
    padded: npt.NDArray[np.uint64], first: Offsets, count: npt.NDArray[np.int64], width: int
) -> npt.NDArray[np.uint64]:
    """The shingles of texts that have fewer words than `width`: absent words count as 0."""
    keys = np.zeros(len(first), dtype=np.uint64)
    for i in range(width):
        keys = keys * _STEP + np.where(count > i, padded[np.minimum(first + i, len(padded) - 1)], np.uint64(0))
    return keys


def _hash_words(texts: Sequence[bytes]) -> tuple[npt.NDArray[np.uint64], Offsets]:
    """The hash of every word of the texts in order, and the index of each text's first word, with the end last."""
    # A separator before every text and after the last; the padding lets a word's last load read past its end.
    data = np.frombuffer(b"\n".join([b"", *texts, bytes(_WORD_BYTES)]), dtype=np.uint8)
    letters = data | _CASE_BIT  # also turns "_" into DEL, which is no other word's byte
    word = (letters - np.uint8(ord("a"))) < 26
    word |= (data - np.uint8(ord("0"))) < 10
    word |= data == ord("_")
    if not all(map(bytes.isascii, texts)) and not _read_non_ascii(data, letters, word):
        lowered = [t.decode("utf-8", "surrogatepass").lower() for t in texts]
        return _hash_words([t.encode("utf-8", "surrogatepass") for t in lowered])
    edges = np.flatnonzero(word[1:] != word[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    text_ends = np.cumsum([0, *(len(t) + 1 for t in texts)])
    return _hash_spans(letters, starts, ends - starts), np.searchsorted(starts, text_ends).astype(np.int64)


def _read_non_ascii(data: npt.NDArray[np.uint8], letters: npt.NDArray[np.uint8], word: npt.NDArray[np.bool_]) -> bool:
    """Complete `letters` and `word` at the non-ASCII characters; every distinct character is looked up once.

    Returns:
        Whether that was possible. Not so where lower case takes more or fewer bytes or depends on the neighbours (the
        Greek sigma, the Turkish dotted I, the Kelvin sign): then lower the texts first. What `str.lower` returns can
        always be read, as it is its own lower case.
    """
    places = np.flatnonzero(data >= _FIRST_LEAD)
    loads = _loads(data)[places]
    # Nearly all that news has are curly quotes and dashes, which separate words as these bytes do already.
    other = (loads & _FIRST_BYTES[2]) != _GENERAL_PUNCTUATION
    places, loads = places[other], loads[other]
    size = 2 + (data[places] >= 0xE0) + (data[places] >= 0xF0)
    distinct, which = np.unique(loads & _FIRST_BYTES[size], return_inverse=True)
    is_word = np.zeros(len(distinct), dtype=np.bool_)
    lowered = distinct.copy()
    for i, load in enumerate(distinct.tolist()):
        raw = load.to_bytes(_WORD_BYTES, "little").rstrip(b"\0")
        character = raw.decode("utf-8", "surrogatepass")
        is_word[i] = character.isalnum()
        low = character.lower().encode("utf-8", "surrogatepass")
        if len(low) != len(raw) or character == "Σ":
            return False
        lowered[i] = int.from_bytes(low, "little")
    chosen = is_word[which]
    places, size, values = places[chosen], size[chosen], lowered[which[chosen]]
    for i in range(4):
        inside = size > i
        at = places[inside] + i
        word[at] = True
        letters[at] = (values[inside] >> np.uint64(8 * i)).astype(np.uint8)
    return True


def _hash_spans(
    letters: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]
) -> npt.NDArray[np.uint64]:
    """The 64-bit hash of every span of bytes; `letters` must go on for 8 bytes after the last."""
    loads = _loads(letters)
    keys = loads[starts] & _FIRST_BYTES[np.minimum(lengths, _WORD_BYTES)]
    position = _WORD_BYTES
    longer = np.flatnonzero(lengths > position)
    while longer.size and position < _LONG_WORD:
        rest = loads[starts[longer] + position] & _FIRST_BYTES[np.minimum(lengths[longer] - position, _WORD_BYTES)]
        head = keys[longer]
        keys[longer] = (head ^ (head >> _HALF)) * _MIX + rest
        position += _WORD_BYTES
        longer = longer[lengths[longer] > position]
    for i in longer.tolist():
        tail = letters[starts[i] + position : starts[i] + lengths[i]].tobytes()
        digest = int.from_bytes(hashlib.blake2b(tail, digest_size=_WORD_BYTES).digest(), "little")
        keys[i] ^= (keys[i] >> _HALF) ^ np.uint64(digest)
    return keys


def _loads(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint64]:
    """The 8 bytes that begin at every place, as little-endian integers; a view that copies nothing."""
    return np.ndarray((len(data) - _WORD_BYTES + 1,), dtype="<u8", buffer=data, strides=(1,))


def _finalise(keys: npt.NDArray[np.uint64]) -> Hashes:
    mixed = (keys ^ (keys >> _HALF)) * _MIX
    return (mixed >> _HALF).astype(np.uint32)
