"""Tokens and their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.language.text import plain
from coverage_diff.language.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S. Army", ["The", "U.S.", "Army"]),
        ("over 2,400 terrorism-related complaints", ["over", "2,400", "terrorism-related", "complaints"]),
        ("Pakistan’s “wall”", ["Pakistan's", "“", "wall", "”"]),
        ("rose 3.8% (again)", ["rose", "3.8", "%", "(", "again", ")"]),
        ("AT&T don't", ["AT&T", "don't"]),
        ("", []),
    ],
)
def test_tokens_of_news(text: str, tokens: list[str]) -> None:
    """Abbreviations, figures, compounds and marks are one token each."""
    assert [t.text for t in tokenise(plain(text))] == tokens


def test_norm_drops_case_and_possessive() -> None:
    """The form for look-ups is lower case and without a possessive ending."""
    assert [t.norm for t in tokenise("Pakistan's ministers' PECA")] == ["pakistan", "ministers", "'", "peca"]


@given(st.text(), st.integers(0, 9))
def test_every_token_slices_back(text: str, offset: int) -> None:
    """A token's offsets cut exactly its text; tokens do not overlap and leave only white space out."""
    shadow = plain(text)
    last = 0
    for token in tokenise(shadow, offset):
        assert shadow[token.start - offset : token.end - offset] == token.text
        assert token.start - offset >= last
        last = token.end - offset
