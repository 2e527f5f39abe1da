"""One utterance of a story and its source."""

from __future__ import annotations

from typing import NamedTuple

from coverage_diff.extraction.entities import Entity, Place


class Attribution(NamedTuple):
    """One utterance, direct or reported, with its source.

    Attributes:
        direct: Whether the content stands in quotation marks.
        content: The words that are attributed, without the quotation marks; several places where the utterance is
            interrupted ("...," he said, "...").
        speaker: The entity that speaks; None where it is nobody named.
        speaker_text: The words of the text that name the source ("the minister", "he"); None where there are none.
        speaker_place: Where those words stand.
        scare: Whether the quotation marks set off a word or two, or a title, and nobody is said to have uttered them.
    """

    direct: bool
    content: tuple[Place, ...]
    speaker: Entity | None = None
    speaker_text: str | None = None
    speaker_place: Place | None = None
    scare: bool = False
