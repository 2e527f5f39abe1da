"""What the tests of attributions share."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

import coverage_diff as cd
from coverage_diff.extraction.attributions import find_attributions
from coverage_diff.extraction.entities import find_entities
from coverage_diff.language.document import Document


class Said(NamedTuple):
    """An attribution in the words of its text."""

    content: tuple[str, ...]
    speaker_text: str | None
    speaker: str | None
    direct: bool
    scare: bool


@pytest.fixture
def read(make_article: Callable[..., cd.Article]) -> Callable[..., list[Said]]:
    """A reader of the attributions of a text, paragraphs separated by empty lines."""

    def attributions(text: str, **fields: object) -> list[Said]:
        documents = [Document(segment) for segment in cd.split_segments(make_article(text, **fields))]
        return [
            Said(
                tuple(document.original(p.field)[p.start : p.end] for p in said.content),
                said.speaker_text,
                said.speaker.name if said.speaker else None,
                said.direct,
                said.scare,
            )
            for document in documents
            for said in find_attributions(document, find_entities(document))
        ]

    return attributions


@pytest.fixture
def quotes(read: Callable[..., list[Said]]) -> Callable[..., list[Said]]:
    """A reader of the quotations of a text."""
    return lambda text, **fields: [said for said in read(text, **fields) if said.direct]


@pytest.fixture
def reported(read: Callable[..., list[Said]]) -> Callable[..., list[Said]]:
    """A reader of the reported speech of a text."""
    return lambda text, **fields: [said for said in read(text, **fields) if not said.direct]
