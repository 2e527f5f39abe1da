"""A segment prepared for the stages."""

from __future__ import annotations

from collections.abc import Callable

import coverage_diff as cd
from coverage_diff.language.document import Document, Role

TEXT = "The bridge was closed on Tuesday. Two cracks were found.\n\nTraffic is sent over the ring road, it was said."


def document(article: cd.Article) -> Document:
    """The prepared first story of a page."""
    return Document(cd.split_segments(article)[0])


def test_headline_comes_first_and_counts_in_the_title(make_article: Callable[..., cd.Article]) -> None:
    """A title that is not in the text is a block of the field "title", before all others."""
    doc = document(make_article(TEXT, title="Bridge closed"))
    first = doc.sentences[0]
    assert (first.role, first.field, first.text) == (Role.HEADLINE, "title", "Bridge closed")
    assert [s.field for s in doc.sentences[1:]] == ["text"] * 3


def test_title_repeated_in_the_text_is_read_there(make_article: Callable[..., cd.Article]) -> None:
    """A title that the text repeats is read once, in the text."""
    doc = document(make_article(f"Bridge closed\n\n{TEXT}", title="Bridge closed"))
    assert [(s.role, s.field) for s in doc.sentences[:2]] == [(Role.HEADLINE, "text"), (Role.PARAGRAPH, "text")]


def test_sentence_at_finds_the_sentence_of_an_offset(make_article: Callable[..., cd.Article]) -> None:
    """Every offset inside a sentence leads to it; between paragraphs there is none."""
    doc = document(make_article(TEXT))
    index = doc.sentence_at("text", TEXT.index("cracks"))
    assert index is not None
    assert doc.sentences[index].text == "Two cracks were found."
    assert doc.sentence_at("text", TEXT.index("\n\n")) is None


def test_position_runs_from_top_to_end(make_article: Callable[..., cd.Article]) -> None:
    """The title and the first word stand at 0, the last at nearly 1."""
    doc = document(make_article(TEXT, title="Bridge closed"))
    assert doc.position("title", 3) == doc.position("text", 0) == 0
    assert 0.9 < doc.position("text", len(TEXT) - 2) <= 1
