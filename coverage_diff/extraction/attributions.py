"""Who is said to have said what: quotations, reported speech, and how sure the story sounds (first form)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coverage_diff.extraction.entities import Entity, Place
from coverage_diff.language.document import Document

_QUOTED = re.compile(r"[\u201c\"]([^\u201c\u201d\"]{2,1500})[\u201d\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One utterance, direct or reported, with its source.

    Attributes:
        direct: Whether the content stands in quotation marks.
        content: The words that are attributed, without the quotation marks; several places where the utterance is
            interrupted ("...," he said, "...").
        speaker: The entity that speaks; None where it is nobody named.
        speaker_text: The words of the text that name the source ("the minister", "he"); None where there are none.
        speaker_place: Where those words stand.
        scare: Whether the quotation is a word or two in quotation marks and no utterance.
    """

    direct: bool
    content: tuple[Place, ...]
    speaker: Entity | None = None
    speaker_text: str | None = None
    speaker_place: Place | None = None
    scare: bool = False


def find_attributions(document: Document, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Every quotation and every stretch of reported speech of a story, in the order of their first words."""
    found = []
    for block in document.blocks:
        text = document.plain(block.field)
        for match in _QUOTED.finditer(text, block.start, block.end):
            place = Place(field=block.field, start=match.start(1), end=match.end(1))
            found.append(Attribution(direct=True, content=(place,), scare=len(match.group(1).split()) < 4))
    return tuple(found)


def is_hedged(document: Document, field: str, start: int, end: int) -> bool:
    """Whether the words are marked as uncertain in their own clause ("reportedly", "may have")."""
    return False
