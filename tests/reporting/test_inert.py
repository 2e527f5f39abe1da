"""Articles' words made harmless."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coverage_diff.reporting import inert

ACTIVE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def test_line_has_no_controls_and_one_line(hostile: str) -> None:
    """Terminal sequences and marks of direction are gone, white space is single blanks."""
    line = inert.line(hostile)
    assert not ACTIVE.search(line)
    assert "\n" not in line
    assert line == " ".join(line.split())


@given(st.text(), st.integers(min_value=5, max_value=60))
def test_short_is_never_longer(text: str, length: int) -> None:
    """A shortened text has at most the length asked for, and begins as the text does."""
    short = inert.short(text, length)
    assert len(short) <= length
    assert inert.line(text).startswith(short.removesuffix("…"))


def test_short_cuts_at_a_word() -> None:
    """The cut stands between words, without the punctuation before it."""
    assert inert.short("one two, three four", 12) == "one two…"


def rendered(markdown: str) -> str:
    """What a code host makes of Markdown."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


def test_markdown_shows_the_words_and_nothing_else(hostile: str) -> None:
    """Rendered, the words are one paragraph that shows exactly them: no element, no link, no decoded entity."""
    html = rendered(inert.markdown(hostile)).strip()
    words = html.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in words
    plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain == inert.line(hostile)


@given(st.text(alphabet="ab1. #*_`[]()<>|\\~&;!=+-@:$\n\t'\""))
def test_markdown_is_inert_for_any_text(text: str) -> None:
    """No mixture of signs makes an element."""
    html = rendered("x " + inert.markdown(text)).strip()
    assert "<" not in html.removeprefix("<p>").removesuffix("</p>")


def test_markdown_breaks_the_addresses_that_code_hosts_link() -> None:
    """GitHub links bare addresses; a backslash in them prevents it and does not show."""
    assert inert.markdown("see https://a.example") == "see https\\://a.example"
    assert inert.markdown("www.a.example, me@a.example") == "www\\.a.example, me\\@a.example"


def test_markdown_leaves_prose_alone() -> None:
    """Common sentences need no backslash."""
    prose = "In 2016, about 40 groups (of 52) said: “No.” - 3.5% more; it's well-known!"
    assert inert.markdown(prose) == prose


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n@x", "\u202e=1", "＝1", "\u3000+1"])
def test_cell_is_no_formula(text: str) -> None:
    """What a spreadsheet could run begins with an apostrophe."""
    assert inert.cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "words", "2 + 2 = 4", "a@b.example", "“-1”"])
def test_cell_leaves_other_text_alone(text: str) -> None:
    """Text that begins with no such sign is unchanged."""
    assert inert.cell(text) == text
