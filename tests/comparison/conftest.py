"""Events of texts written for the purpose, without the stage that would have to find them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.coverage import cover
from coverage_diff.comparison.merging import merge
from coverage_diff.comparison.search import searcher
from coverage_diff.comparison.silence import silences
from coverage_diff.config import ExtractionConfig
from coverage_diff.extraction.facts import extract
from coverage_diff.language.document import Document
from coverage_diff.model import Article, Fact, Kind
from coverage_diff.segmentation import split_segments

OUTLETS = ("Gazette", "Herald", "Tribune")

FILLER = (
    "The town lies on the river and is known for its market.\n\nMany visitors come to see it.\n\nIt rained all day.\n\n"
)
"""Sentences that carry no fact of the tests: a story of two sentences would be a brief."""

Event = Callable[..., tuple[Fact, ...]]
Context = Callable[..., EventContext]


@pytest.fixture
def make_context() -> Context:
    """A maker of prepared events: one text for each of Gazette, Herald and Tribune."""

    def make(*texts: str, published: dt.date | None = dt.date(2026, 3, 4), **fields: object) -> EventContext:
        documents = []
        for outlet, text in zip(OUTLETS, texts, strict=False):
            given = {"id": outlet.lower(), "outlet": outlet, "title": "", "published": published, **fields}
            [segment] = split_segments(Article(text=f"{text}\n\n{FILLER}", **given))  # type: ignore[arg-type]
            documents.append(Document(segment))
        return EventContext(documents)

    return make


@pytest.fixture
def make_event(make_context: Context) -> Event:
    """A maker of covered facts: one text for each of Gazette, Herald and Tribune."""

    def make(*texts: str, **fields: object) -> tuple[Fact, ...]:
        context = make_context(*texts, **fields)
        merged = merge([extract(d, ExtractionConfig()) for d in context.documents], context)
        return cover(merged, context, searcher(context, merged), silences(context))

    return make


@pytest.fixture
def only() -> Callable[[tuple[Fact, ...], Kind, str], Fact]:
    """Finds the one fact of a kind that has some words in a mention or a name."""

    def find(facts: tuple[Fact, ...], kind: Kind, words: str) -> Fact:
        found = [
            f
            for f in facts
            if f.kind is kind and any(words in t for t in (f.label, *f.aliases, *(m.text for m in f.mentions)))
        ]
        assert len(found) == 1, [(f.label, [m.text for m in f.mentions]) for f in found]
        return found[0]

    return find
