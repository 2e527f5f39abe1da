"""Hostile texts take time in proportion to their length."""

from __future__ import annotations

import time

import pytest

import coverage_diff as cd
from coverage_diff.extraction.attributions import Hedges, find_attributions
from coverage_diff.language.document import Document
from coverage_diff.model import Segment, Span


def seconds(text: str) -> float:
    """How long the attributions and hedges of one paragraph take, sentences not counted."""
    article = cd.Article(id="a", outlet="The Example", title="", text=text)
    whole = Span(article_id="a", start=0, end=len(text))
    document = Document(Segment(article=article, start=0, end=len(text), paragraphs=(whole,)))
    assert document.sentences
    begin = time.process_time()
    find_attributions(document, ())
    Hedges(document)
    return time.process_time() - begin


@pytest.mark.parametrize(
    "piece", ["he said ", '"', '" ', "Malik said that ", '"A b," he said. ', "may ", "Malik (a) said, "]
)
def test_time_grows_with_the_length(piece: str) -> None:
    """Eight times as much of a worst case takes about eight times as long."""
    size = 100_000
    short = seconds(piece * (size // 8 // len(piece)))
    assert seconds(piece * (size // len(piece))) < 20 * max(short, 0.02)


@pytest.mark.parametrize("piece", ["Malik, the head, ", "Malik and ", "'a "])
def test_a_megabyte_is_read(piece: str) -> None:
    """A megabyte in one paragraph is read in seconds."""
    assert seconds(piece * (1_000_000 // len(piece))) < 20
