"""Clause-level statements of a story that carry news (first form: one per sentence)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage_diff.extraction.attributions import Attribution
from coverage_diff.extraction.entities import Entity, Place
from coverage_diff.language.document import Document, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion.

    Attributes:
        place: The clause that says it.
    """

    place: Place


def find_claims(
    document: Document, entities: Sequence[Entity], attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """The assertions of a story, in order, not overlapping."""
    return tuple(
        Claim(place=Place(field=s.field, start=s.start, end=s.end))
        for s in document.sentences
        if s.role is Role.PARAGRAPH and len(s.tokens) >= 8
    )
