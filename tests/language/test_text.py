"""Pure functions on strings."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from timing import assert_linear

from coverage_diff.language.text import composed, digest, plain, squeeze, trim, unusual


@given(st.text())
def test_plain_keeps_every_offset(text: str) -> None:
    """Plain text is as long as the original, and plain text of plain text is itself."""
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_plain_reads_many_forms_as_it_does_few() -> None:
    """A text with all odd signs of the world becomes what each of them becomes."""
    signs = [*map(chr, range(0x3000)), "\ufeff", "\uff04", "\uff15", "\ud800"]
    assert plain("".join(signs)) == "".join(map(plain, signs))


@given(st.text())
def test_what_is_unusual_is_not_plain_ascii(text: str) -> None:
    """In order, and nothing else."""
    assert unusual(text) == "".join(sign for sign in text if not sign.isascii() or plain(sign) != sign)


def test_plain_has_one_form_of_each_mark() -> None:
    """Curly apostrophes, non-breaking hyphens and spaces become their ASCII forms."""
    assert plain("Pakistan’s re\u2011emergence\u00a0of") == "Pakistan's re-emergence of"


@given(st.text())
def test_squeeze_is_blind_to_white_space_and_composition(text: str) -> None:
    """White space and Unicode composition make no difference to a key."""
    assert squeeze(f"  {unicodedata.normalize('NFD', text)}\n") == squeeze(text)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_trim_cuts_only_white_space(text: str, a: int, b: int) -> None:
    """What trim cuts off is white space, and what is left has none at its ends."""
    start, end = min(a, b, len(text)), min(max(a, b), len(text))
    first, last = trim(text, start, end)
    assert text[first:last] == text[start:end].strip()


def test_digest_is_stable_across_composition() -> None:
    """An id made from content is the same for composed and decomposed text, and on every machine."""
    assert digest(["José", "said"]) == digest([unicodedata.normalize("NFD", "José"), "said"]) == "34626626f7cc"


def test_heap_of_marks_takes_linear_time() -> None:
    """Marks without end, whose order Unicode would sort, stay as they are; a letter's few are composed."""
    assert_linear(composed, lambda marks: "a" + "\u0323\u0301" * marks, 25_000)
    heap = "a" + "\u0323\u0301" * 25_000
    assert composed(heap) == heap
    assert composed("e\u0301") == "\u00e9"
