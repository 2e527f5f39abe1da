"""How the page names kinds, statuses, voices and matches."""

from __future__ import annotations

from dataclasses import dataclass

from coverage_diff.model import CARRIED, AlignmentType, Kind, Status, Voice
from coverage_diff.reporting.wording import GLYPHS


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusName:
    """A status as a reader sees it: never by colour alone.

    Attributes:
        code: One letter, for style classes and the script.
        glyph: A sign that can be told apart in black and white.
        label: One or two words.
        meaning: A sentence for the legend.
    """

    code: str
    glyph: str
    label: str
    meaning: str


STATUSES: dict[Status, StatusName] = {
    Status.INCLUDED: StatusName(
        code="i", glyph=GLYPHS[Status.INCLUDED], label="included", meaning="The outlet tells it."
    ),
    Status.PARTIAL: StatusName(
        code="p", glyph=GLYPHS[Status.PARTIAL], label="partial", meaning="The outlet tells a part of it."
    ),
    Status.DIFFERS: StatusName(
        code="d",
        glyph=GLYPHS[Status.DIFFERS],
        label="differs",
        meaning="The outlet gives it with another value; both cannot be true.",
    ),
    Status.OMITTED: StatusName(
        code="o",
        glyph=GLYPHS[Status.OMITTED],
        label="omitted",
        meaning="Searched for in the outlet’s whole text, and not found.",
    ),
    Status.UNCLEAR: StatusName(
        code="u",
        glyph=GLYPHS[Status.UNCLEAR],
        label="unclear",
        meaning="The evidence is too thin, or the page was cut short: no verdict.",
    ),
}

TOLD = frozenset(STATUSES[status].code for status in CARRIED)
"""Letters of the statuses under which readers were told."""

KINDS: dict[Kind, str] = {
    Kind.QUANTITY: "Figures",
    Kind.DATE: "Dates",
    Kind.PERSON: "People",
    Kind.ORGANISATION: "Organisations",
    Kind.PLACE: "Places",
    Kind.LAW: "Laws",
    Kind.QUOTE: "Quotes",
    Kind.CLAIM: "Claims",
}
"""The plural that a filter shows."""

KIND: dict[Kind, str] = {
    Kind.QUANTITY: "figure",
    Kind.DATE: "date",
    Kind.PERSON: "person",
    Kind.ORGANISATION: "organisation",
    Kind.PLACE: "place",
    Kind.LAW: "law",
    Kind.QUOTE: "quote",
    Kind.CLAIM: "claim",
}

VOICES: dict[Voice, str] = {
    Voice.STATED: "in the outlet’s own voice",
    Voice.REPORTED: "as what somebody said",
    Voice.QUOTED: "in quotation marks",
}

MATCHES: dict[AlignmentType, str] = {
    AlignmentType.VERBATIM: "word for word",
    AlignmentType.EDITED: "edited",
    AlignmentType.REWRITTEN: "rewritten",
    AlignmentType.ONLY_HERE: "only here",
}
