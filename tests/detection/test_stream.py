"""The tokens of an archive and their zones."""

from __future__ import annotations

import numpy as np
import pytest

from coverage_diff.detection import stream as stream_module
from coverage_diff.detection.stream import BODY, HEADLINE, LEAD, LEAD_TOKENS, Stream, Tokens, tokenise
from coverage_diff.model import Article, Segment
from coverage_diff.segmentation import split_segments


def pages(*texts: tuple[str, str]) -> list[Segment]:
    """The stories of pages with headline and body."""
    articles = [Article(id=str(i), outlet="o", title=title, text=text) for i, (title, text) in enumerate(texts)]
    return [segment for article in articles for segment in split_segments(article)]


def stream(segments: list[Segment], order: list[int] | None = None, size: int = 64) -> Stream:
    """Their tokens, so many read at a time, in an order."""
    gathered = Tokens()
    for first in range(0, len(segments), size):
        gathered.add(tokenise(segments[first : first + size]))
    return gathered.in_order(range(len(segments)) if order is None else order)


def test_zones_follow_the_headline() -> None:
    """A headline is one, so many tokens below it are lead, the rest is body."""
    body = "word " * 150
    (chunk,) = stream(pages(("Bridge opens", body))).chunks()
    assert chunk.zone().tolist() == [HEADLINE] * 3 + [BODY | LEAD] * LEAD_TOKENS + [BODY] * (150 - LEAD_TOKENS + 1)


def test_the_first_words_stand_in_for_a_headline() -> None:
    """A page without a headline has its first tokens in its place."""
    (chunk,) = stream(pages(("", "word " * 150))).chunks()
    assert (chunk.zone()[:26] & HEADLINE).all()
    assert not (chunk.zone()[26:] & HEADLINE).any()
    assert (chunk.zone() & BODY).all()


def test_chunks_and_batches_change_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tokens are the same, however many segments are read and looked at together."""
    segments = pages(*((f"Title {n}", f"The mayor spoke on day {n}. Nobody else did.") for n in range(7)))
    (whole,) = stream(segments).chunks()
    monkeypatch.setattr(stream_module, "_CHUNK", 2)
    monkeypatch.setattr(stream_module, "_TOGETHER", 5)
    parts = stream(segments, size=3)
    assert parts.distinct == stream(segments).distinct
    chunks = list(parts.chunks())
    assert [chunk.first for chunk in chunks] == [0, 2, 4, 6]
    for part in (lambda chunk: chunk.token, lambda chunk: chunk.zone(), lambda chunk: chunk.row() + chunk.first):
        assert np.array_equal(np.concatenate([part(chunk) for chunk in chunks]), part(whole))


def test_tokens_are_numbered_as_if_the_segments_had_come_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """In which order segments are read leaves no trace."""
    monkeypatch.setattr(stream_module, "_TOGETHER", 5)
    segments = pages(*((f"Title {n}", f"Mayor {n * n} spoke of the {'dam' if n % 2 else 'wall'}.") for n in range(7)))
    order = [3, 6, 0, 5, 1, 4, 2]
    moved, straight = stream(segments, order, size=2), stream([segments[i] for i in order])
    assert moved.distinct == straight.distinct
    (one,), (other,) = moved.chunks(), straight.chunks()
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
