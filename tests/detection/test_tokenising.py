"""Tokens found with array operations, held against the expression that says what they are."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.detection import tokenising
from coverage_diff.detection.tokenising import find_tokens
from coverage_diff.language.text import plain

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['&-][^\W_]+)*|[.!?:;\n\"“”]")


def found(text: str) -> list[str]:
    """The tokens of a text, each checked against its place."""
    read = find_tokens(text)
    assert len(set(read.distinct)) == len(read.distinct)
    named = [read.distinct[number] for number in read.number.tolist()]
    assert named == [text[a:b] for a, b in zip(read.start.tolist(), read.end.tolist(), strict=True)]
    return named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.-led", "U.S. led"),
        ("U.S.A. at 5a.m.", "U.S.A. at 5 a.m."),
        ("x-a.b.c.", "x-a . b.c."),
        ("a.b.cd", "a.b. cd"),
        ("1,000.50, 3rd-party", "1,000.50 3 rd-party"),
        ("covid-19-12, 19-12-a", "covid-19-12 19 12 a"),
        ("covid-19,000", "covid-19 000"),
        ("AT&T's O'Brien's -x x-", "AT&T's O'Brien's x x"),
        ("“Yes!” 2½ ½.½.", "“ Yes ! ” 2 ½ ½.½."),
        ("snake_case", "snake case"),
    ],
)
def test_tokens_are_words_numbers_abbreviations_and_marks(text: str, expected: str) -> None:
    """What belongs together stays together."""
    assert found(text) == expected.split() == TOKEN.findall(text)


@given(st.text(st.sampled_from("ab12.,'-&_\n ½é٣“x\u0301日\U0001f600\0")) | st.text())
def test_tokens_are_those_of_the_expression(text: str) -> None:
    """Whatever stands in a text, the tokens are those that the expression finds."""
    text = plain(text)
    assert found(text) == TOKEN.findall(text)


@pytest.mark.parametrize("separator", [" ", "\n", ", ", "-"])
def test_a_long_text_is_read_in_blocks(separator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No token is cut where a block ends, and the tokens of all blocks are numbered in one way."""
    monkeypatch.setattr(tokenising, "_BLOCK", 50)
    text = separator.join(f"word{n % 7} 1,00{n}.5 U.S." for n in range(100))
    assert found(text) == TOKEN.findall(text)


def test_many_tokens_share_few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens that fall together in the table in which equal ones are looked for are told apart all the same."""
    monkeypatch.setattr(tokenising, "_LEAST_SLOTS", 0)
    text = " ".join(re.sub("(.)", r"\1x", str(n)) for n in range(3000)) * 2
    assert found(text) == TOKEN.findall(text)


def test_tokens_are_numbered_as_they_come() -> None:
    """A token has one number however often it comes, and hashes that differ by one are two."""
    distinct = tokenising.Distinct()
    keys = [(1 << 64) - n for n in range(1, 200)]
    seen: dict[int, int] = {}
    for first in (150, 100, 120, 0, 80):
        some = keys[first : first + 40]
        numbers = distinct.number(np.array(some, np.uint64), list(map(str, some)))
        assert all(seen.setdefault(key, number) == number for key, number in zip(some, numbers.tolist(), strict=True))
    assert sorted(seen.values()) == list(range(len(seen)))
    assert all(distinct.tokens[number] == str(key) for key, number in seen.items())
