"""Hostile texts take time in proportion to their length."""

from __future__ import annotations

import pytest
from timing import assert_linear

import coverage_diff as cd
from coverage_diff.extraction.attributions import Hedges, find_attributions
from coverage_diff.language.document import Document
from coverage_diff.model import Segment, Span


def one_paragraph(text: str) -> Document:
    """A text in one paragraph, its sentences found."""
    article = cd.Article(id="a", outlet="The Example", title="", text=text)
    whole = Span(article_id="a", start=0, end=len(text))
    document = Document(Segment(article=article, start=0, end=len(text), paragraphs=(whole,)))
    assert document.sentences
    return document


def find(document: Document) -> None:
    """The attributions and hedges."""
    find_attributions(document, ())
    Hedges(document)


@pytest.mark.parametrize(
    "piece",
    [
        "he said ",
        '"',
        '" ',
        "Malik said that ",
        '"A b," he said. ',
        "may ",
        "Malik (a) said, ",
        "Malik, the head, ",
        "Malik and ",
        "'a ",
    ],
)
def test_time_grows_with_the_length(piece: str) -> None:
    """Eight times as much of a worst case takes about eight times as long."""
    assert_linear(find, lambda length: one_paragraph(piece * (length // len(piece))), 6_000)
