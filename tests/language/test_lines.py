"""What a line of a page is, by its own look."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.language import lines, tables
from coverage_diff.language.lines import LineKind, classify


@pytest.mark.parametrize(
    "credit",
    [
        "(AP Photo/Dana Holm)",
        "(Dana R. Holm/Reuters)",
        "(Dana Holm/Marl Star via AP)",
        "(Photo by Dana Holm/The Marl Times)",
        "(Marlpress/Dana Holm/Pool via Reuters)",
        "(AFP)",
        "Photograph: Dana Holm/EPA",
    ],
)
def test_a_line_that_ends_in_a_credit_is_a_caption(credit: str) -> None:
    """What stands below a picture is no paragraph of the story, however much it tells."""
    line = f"Mayor Tom Arkwright looks at the broken wall in Marl on Tuesday, 3 March 2026. {credit}"
    assert classify(line) is LineKind.CAPTION


@pytest.mark.parametrize(
    "end",
    [
        "(Holm was not at the meeting)",
        "(and/or its members)",
        "according to a poll by the Marl Star (margin 3 points)",
        "by Marl/Norbury county",
    ],
)
def test_other_words_in_parentheses_are_no_credit(end: str) -> None:
    """A sentence that was said in passing stays in the story."""
    assert classify(f"The council voted for the new wall on Tuesday after a long debate {end}.") is LineKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "JUST WATCHED Mayor speaks of the wall Replay More Videos ... MUST WATCH Mayor speaks of the wall 02:14",
        "Star Morning newsletter Sign up today to receive our letter Email Sign Up By signing up you agree to receive "
        "e-mail newsletters or alerts from the Star. You can unsubscribe at any time. This site is protected by "
        "reCAPTCHA and its Privacy Policy and Terms of Service apply.",
        "Get all the latest news on the flood and more delivered daily to your inbox. Sign up here.",
        "• This article is based in part on wire service reports.",
    ],
)
def test_players_and_forms_are_furniture(line: str) -> None:
    """What a page prints around a video or a form is no part of its story."""
    assert classify(line) is LineKind.FURNITURE


def test_share_buttons_before_a_caption_leave_it_a_caption() -> None:
    """A picture's buttons in one line with its caption make no paragraph of it."""
    assert classify("Facebook Twitter Pinterest Tom Arkwright looks at the wall in Marl.") is LineKind.CAPTION


def test_a_call_to_the_reader_is_furniture() -> None:
    """Lines that speak of the page and not of the world are left out."""
    assert classify("Sign up for our daily newsletter") is LineKind.FURNITURE


@given(st.lists(st.sampled_from(["Marl ", "é", "’s ", "_", "3", "-", "\t", "“", "日本", ". ", "½", "\u0301", "`"])))
def test_words_are_counted_as_they_are_found(parts: list[str]) -> None:
    """A word is a run of letters and digits, in any script."""
    text = "".join(parts)
    assert lines._count_words(text) == len(re.findall(r"[^\W_]+", text))


@pytest.mark.parametrize("table", ["captions.txt", "furniture.txt"])
def test_words_that_save_time_hide_no_line(table: str) -> None:
    """A line that an expression of a table matches holds one of the words beside it."""
    lines = {
        "captions.txt": [
            "The wall (file photo)",
            "The wall [Dana Holm/AP Photo]",
            "The wall. Photograph by Dana Holm / AFP",
            "The wall.” Dana Holm/Bloomberg for the Star",
            "The wall (AP photos/Dana Holm)",
            "The wall (Photo: Dana Holm/The Marl Times)",
            "The wall (Marl council via REUTERS)",
            "The wall | Dana Holm/EPA",
            "The wall. PICTURE BY Dana Holm",
            "The wall (credits: Marl council)",
            "The mayor is seen in Marl in this File Photo",
            "The wall in Marl Image Caption The wall",
            "The mayor (LEFT) speaks",
            "FACEBOOK Twitter Pinterest The wall in Marl",
        ],
        "furniture.txt": [
            "All the news Delivered To Your Inbox",
            "The wall in Marl Replay More Videos",
            "This form is Protected By reCAPTCHA",
            "This Article Is Based on wire reports",
            "The Marl Star. All Rights Reserved.",
            "This material may not be Published.",
            "Dana Holm Contributed to this report.",
            "She can be reached at dana@marlstar.test",
            "The wall gave way Read More",
            "Dana Holm/REUTERS",
        ],
    }[table]
    rows = [row for row in tables.rows(table) if len(row) > 2]
    for _, expression, words in rows:
        matched = [line for line in lines if re.search(expression, line, re.IGNORECASE)]
        assert matched, expression
        assert all(any(word in line or word in line.lower() for word in words.split()) for line in matched)


@pytest.mark.parametrize(
    "headline", ["FDA: Peanut butter was the cause", "BREAKING: Wall falls in Marl", "MARL - Wall falls"]
)
def test_a_headline_may_open_like_a_dateline(headline: str) -> None:
    """A short line without an end is no running text, whatever its first word."""
    assert classify(headline) is LineKind.SHORT
    assert classify(f"{headline} on Monday morning.") is LineKind.BODY
