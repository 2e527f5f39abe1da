"""The tokens of an archive and their zones."""

from __future__ import annotations

import numpy as np
import pytest

from coverage_diff.detection import stream as stream_module
from coverage_diff.detection.stream import BODY, HEADLINE, LEAD, LEAD_TOKENS, Stream
from coverage_diff.engines import ProcessEngine
from coverage_diff.model import Article, Segment
from coverage_diff.segmentation import split_segments


def pages(*texts: tuple[str, str]) -> list[Segment]:
    """The stories of pages with headline and body."""
    articles = [Article(id=str(i), outlet="o", title=title, text=text) for i, (title, text) in enumerate(texts)]
    return [segment for article in articles for segment in split_segments(article)]


def test_zones_follow_the_headline() -> None:
    """A headline is one, so many tokens below it are lead, the rest is body."""
    body = "word " * 150
    (chunk,) = Stream(pages(("Bridge opens", body))).chunks()
    assert chunk.zone.tolist() == [HEADLINE] * 3 + [BODY | LEAD] * LEAD_TOKENS + [BODY] * (150 - LEAD_TOKENS + 1)


def test_the_first_words_stand_in_for_a_headline() -> None:
    """A page without a headline has its first tokens in its place."""
    (chunk,) = Stream(pages(("", "word " * 150))).chunks()
    assert (chunk.zone[:26] & HEADLINE).all()
    assert not (chunk.zone[26:] & HEADLINE).any()
    assert (chunk.zone & BODY).all()


def test_chunks_and_processes_change_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tokens are the same, however many segments are read and looked at together, and by whom."""
    segments = pages(*((f"Title {n}", f"The mayor spoke on day {n}. Nobody else did.") for n in range(7)))
    (whole,) = Stream(segments).chunks()
    monkeypatch.setattr(stream_module, "_BATCH", 2)
    monkeypatch.setattr(stream_module, "_CHUNK", 1)
    told: list[tuple[int, int]] = []
    parts = Stream(segments, engine=ProcessEngine(2), progress=lambda *done: told.append(done))
    chunks = list(parts.chunks())
    assert [chunk.first for chunk in chunks] == [0, 2, 4, 6]
    for name in ("token", "zone"):
        assert np.array_equal(np.concatenate([getattr(chunk, name) for chunk in chunks]), getattr(whole, name))
    assert np.array_equal(np.concatenate([chunk.row + chunk.first for chunk in chunks]), whole.row)
    assert told[-1] == (7, 7)
