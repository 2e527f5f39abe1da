"""Text of articles made safe to show."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.reporting.html import text


@given(st.text(alphabet=st.characters()))
def test_plain_leaves_nothing_invisible(words: str):
    """Whatever is in a text, no control character, override of direction or lone surrogate is left."""
    shown = text.plain(words)

    assert not {c for c in shown if ord(c) < 32 and c not in "\t\n"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff\u2028")
    shown.encode("utf-8")


def test_plain_spells_out_overrides():
    """A reader sees that a text tried to turn the direction of writing."""
    assert text.plain("a\u202eb\u202c") == "a⟦RLO⟧b⟦PDF⟧"


def test_plain_keeps_ordinary_text():
    """Letters of any language, accents and emoji stay as they are."""
    words = "Żółć, مرحبا, 東京 👩‍👩‍👧 – “ok”\nnew line"
    assert text.plain(words) == words


@pytest.mark.parametrize(
    ("words", "length", "clipped"),
    [
        ("short", 10, "short"),
        ("one two  three", 9, "one two…"),
        ("one, two three", 6, "one…"),
        ("unbreakable", 5, "unbre…"),
    ],
)
def test_clip(words: str, length: int, clipped: str):
    """A line is cut between words and says that it was."""
    assert text.clip(words, length) == clipped


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        (" http://example.org/ ", "http://example.org/"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/", None),
        ("https://", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_web_address(url: str | None, address: str | None):
    """Only plain web pages become links."""
    assert text.web_address(url) == address


def test_day():
    """Days are written out; a missing one is said to be missing."""
    assert text.day(dt.date(2026, 3, 4)) == "4 March 2026"
    assert text.day(None) == "no date"


@given(st.text())
def test_data_block_stays_in_its_element(words: str):
    """No text can end the script element or open a comment, and the data come back unchanged."""
    block = text.data_block([words])

    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block) == [words]


@pytest.mark.parametrize(
    ("words", "around"),
    [
        ("three", ("The owners had ", " warnings.")),
        ("burned", ("It ", ".")),
        ("Nothing", ("", " else.")),
        ("three warnings.", ("The owners had ", "")),
    ],
)
def test_around_is_the_rest_of_the_sentence(words: str, around: tuple[str, str]):
    """What surrounds a passage ends where its sentence ends."""
    source = "It burned. The owners had three warnings. Nothing else."
    start = source.index(words)

    assert text.around(source, start, start + len(words), 40) == around


def test_around_is_cut_at_words():
    """A long sentence is shown in part, between words."""
    source = "alpha beta gamma delta epsilon zeta"
    start = source.index("gamma")

    assert text.around(source, start, start + 5, 6) == ("…beta ", " delta…")


def test_no_sentence_ends_at_a_title_before_a_name():
    """What surrounds a passage goes on behind "Mr." on either side of it."""
    source = "It burned. She told Mr. Poole that Ms. Reed had the key. Nothing else."
    start = source.index("that")

    assert text.around(source, start, start + 4, 40) == ("She told Mr. Poole ", " Ms. Reed had the key.")
