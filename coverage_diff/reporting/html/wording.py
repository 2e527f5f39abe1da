"""How the page names kinds, statuses and rules."""

from __future__ import annotations

from dataclasses import dataclass

from coverage_diff.model import CARRIED, AlignmentType, Kind, Status, Voice


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
    Status.INCLUDED: StatusName(code="i", glyph="●", label="included", meaning="The outlet tells it."),
    Status.PARTIAL: StatusName(code="p", glyph="◐", label="partial", meaning="The outlet tells a part of it."),
    Status.DIFFERS: StatusName(
        code="d", glyph="≠", label="differs", meaning="The outlet gives it with another value; both cannot be true."
    ),
    Status.OMITTED: StatusName(
        code="o", glyph="○", label="omitted", meaning="Searched for in the outlet’s whole text, and not found."
    ),
    Status.UNCLEAR: StatusName(
        code="u", glyph="?", label="unclear", meaning="The evidence is too thin, or the page was cut short: no verdict."
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

_RULES = {
    "values-conflict": "Both outlets give this fact, with values that cannot both be true.",
    "name-in-text": "The name stands in the outlet’s text.",
    "name-nowhere": "Neither the name nor a known form of it stands in the outlet’s text.",
    "quote-words-in-text": "Words of the quotation stand in the outlet’s text, not the whole of it.",
    "claim-support": "The claim’s names, figures and words were looked for in every sentence of the outlet.",
    "resemblance": "The sentence shares so much of its content with the nearest one of the outlet.",
    "text-incomplete": "The page was cut short: what it does not say may stand in the part that is missing.",
}

_RULE_ENDINGS = {
    "-read": "Read in the outlet’s own text.",
    "-nowhere": "No passage of the outlet’s text gives it.",
    "-in-text": "It stands in the outlet’s text.",
    "-support": "Its content was looked for in every sentence of the outlet.",
}


def explain(rule: str) -> str:
    """A rule in a sentence, "" for one that has none."""
    if rule in _RULES:
        return _RULES[rule]
    return next((words for ending, words in _RULE_ENDINGS.items() if rule.endswith(ending)), "")
