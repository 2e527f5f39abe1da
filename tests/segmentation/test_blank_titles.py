"""A title that shows nothing is no title."""

from __future__ import annotations

import pytest

import coverage_diff as cd
from coverage_diff.language.document import Document

TEXT = "Mayor Ann Lee said on Tuesday that 14 people were hurt when the bridge closed."


@pytest.mark.parametrize("title", ["  ", "\u2060 ", "\n", "\t\u200b"])
def test_blank_title_is_no_title(title: str) -> None:
    """White space and what nobody sees give the same facts as an empty title."""
    blank, empty = (cd.Article(id="a", outlet="A", title=t, text=TEXT) for t in (title, ""))
    assert [f.id for f in cd.extract_facts(blank)] == [f.id for f in cd.extract_facts(empty)]


def test_gap_longer_than_a_sentence_may_be_has_no_sentences() -> None:
    """A gap of more white space than is read in one piece is no sentence."""
    [segment] = cd.split_segments(cd.Article(id="a", outlet="A", title="", text=f"a{' ' * 60_000}b"))
    assert [sentence.text for sentence in Document(segment).sentences] == ["a", "b"]
