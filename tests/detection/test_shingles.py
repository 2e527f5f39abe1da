"""Word shingles and features of whole batches, against a plain reference."""

import hashlib
import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.detection.shingles import HashSets, hash_features, word_shingles

_MIX = 0x9E3779B97F4A7C15
_STEP = 0xD1342543DE82EF95
_MODULUS = 1 << 64


def _reference_word(word: str) -> int:
    """The documented hash of one word, in Python integers."""
    data = word.replace("_", "\x7f").encode()
    chunks = [int.from_bytes(data[i : i + 8], "little") for i in range(0, min(len(data), 64), 8)]
    key = chunks[0]
    for chunk in chunks[1:]:
        key = ((key ^ key >> 32) * _MIX + chunk) % _MODULUS
    if len(data) > 64:
        key ^= key >> 32 ^ int.from_bytes(hashlib.blake2b(data[64:], digest_size=8).digest(), "little")
    return key


def _reference_shingles(text: str, width: int) -> list[int]:
    """The documented hashes of a text, in Python integers."""
    words = [_reference_word(w) for w in re.findall(r"\w+", text.lower())]
    if not words:
        return []
    words += [0] * (width - len(words))
    hashes = []
    for i in range(len(words) - width + 1):
        key = 0
        for word in words[i : i + width]:
            key = (key * _STEP + word) % _MODULUS
        hashes.append(((key ^ key >> 32) * _MIX % _MODULUS) >> 32)
    return hashes


def _sets(hashed: HashSets) -> list[list[int]]:
    return [hashed.hashes[a:b].tolist() for a, b in zip(hashed.offsets[:-1], hashed.offsets[1:], strict=True)]


# Text that news has, and what breaks tokenisers: other scripts, letters whose lower case has another length in UTF-8
# or depends on its neighbours, marks, digits of all kinds, controls, lone surrogates.
_TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            list("abcdeXYZ09_ .,\n\t-'") + list("“”‘’–—é×ßñÄşßИжщ中文٣²Ⅷ½") + list("İıΣσςKÅȺẞ̇\0\x7f\x1f\x85\u2028\xa0")
        ),
        st.characters(),
    ),
    max_size=80,
)


@given(st.lists(_TEXTS, max_size=8), st.integers(1, 4))
def test_every_text_has_the_shingles_of_a_plain_tokeniser(texts: list[str], width: int):
    """The batch gives, text by text and in order, what `re.findall` and Python integers give."""
    hashed = word_shingles(texts, width)
    assert _sets(hashed) == [_reference_shingles(t, width) for t in texts]
    assert hashed.hashes.dtype == np.uint32
    assert hashed.offsets.dtype == np.int64


def test_every_character_of_unicode_is_read_as_the_regular_expression_reads_it():
    r"""Each code point separates, joins or is lowered just as `\w` and `str.lower` say."""
    assigned = (range(0x40000), range(0xE0000, 0xE0200), [0xF0000, 0x10FFFF])  # the other planes are empty
    characters = [chr(c) for c in itertools.chain(*assigned)]
    # Batches with these are lowered by Python: keep them apart, or nothing would be seen of the common path.
    odd = [
        c
        for c in characters
        if c == "Σ" or len(c.lower().encode("utf-8", "replace")) != len(c.encode("utf-8", "replace"))
    ]
    common = sorted(set(characters) - set(odd))
    texts = [" ".join(f"x{c}y" for c in common[i : i + 1000]) for i in range(0, len(common), 1000)]
    for batch in (texts, [f"x{c}y" for c in odd]):
        hashed = word_shingles(batch, 1)
        words = [re.findall(r"\w+", t.lower()) for t in batch]
        assert np.diff(hashed.offsets).tolist() == list(map(len, words))
        assert hashed.hashes.tolist() == [h for w in words for h in _reference_shingles(" ".join(w), 1)]


def test_lower_case_is_its_own_lower_case():
    """Lowering a text once leaves nothing that has to be lowered: the reader relies on it."""
    assert all(low == low.lower() for low in (chr(c).lower() for c in range(0x110000)))


def test_more_text_than_a_block_makes_no_difference():
    """Texts hash alike alone and among many, and when one is longer than a block."""
    texts = [f"Report {i}: the “minister” said {i * 7} people were hurt on day {i}. " * (i % 90) for i in range(400)]
    texts.append("word and word " * 20_000)
    alone = [_sets(word_shingles([t]))[0] for t in texts]
    assert _sets(word_shingles(iter(texts))) == alone


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), (" —…!", 0), ("One", 1), ("one two", 1), ("a b c", 1), ("a b c d", 2)]
)
def test_short_texts_are_one_shingle(text: str, count: int):
    """Fewer words than a shingle takes are one shingle, no word is none."""
    assert np.diff(word_shingles([text]).offsets).tolist() == [count]


def test_words_without_end_take_linear_time():
    """Words of 8, 64 and 65 bytes and of two megabytes are told apart by any byte, at the speed of other text."""
    words = ["a" * n for n in (7, 8, 9, 63, 64, 65, 66, 2_000_000)]
    words += [w[:-1] + "b" for w in words] + ["b" + w[1:] for w in words]
    hashed = word_shingles(words, 1)
    assert hashed.hashes.tolist() == [h for w in words for h in _reference_shingles(w, 1)]
    assert len(set(hashed.hashes.tolist())) == len(words)


def test_short_texts_differ_from_their_continuations():
    """One word, the same word twice and thrice are three different shingles."""
    assert len(set(word_shingles(["a", "a a", "a a a"]).hashes.tolist())) == 3


def test_no_texts_are_no_sets():
    """An empty batch is valid."""
    assert _sets(word_shingles([])) == []
    assert _sets(hash_features([])) == []


@given(st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=6))
def test_equal_features_share_their_hash(features: list[list[str]]):
    """A feature's hash depends on nothing but the feature."""
    assert _sets(hash_features(features)) == [[hash_features([[f]]).hashes[0] for f in one] for one in features]


def test_distinct_features_have_distinct_hashes():
    """Among a thousand features, empty, zero and long ones too, 32 bits do not collide."""
    features = ["", "\0", "\0\0", "a", "a\0", "Zoë", "zoe", *(f"feature number {i}" for i in range(1000))]
    assert len(set(hash_features([features]).hashes.tolist())) == len(features)


def test_shingle_hashes_spread_evenly():
    """Shingles of similar words fill the 32 bits: a chi-square over 256 bins of the top and of the low bits."""
    hashes = word_shingles([" ".join(f"w{i}" for i in range(60_000))]).hashes
    for bins in (hashes >> 24, hashes & 255):
        counts = np.bincount(bins, minlength=256)
        chi_square = ((counts - counts.mean()) ** 2 / counts.mean()).sum()
        assert chi_square < 340  # the 99.97th percentile for 255 degrees of freedom
