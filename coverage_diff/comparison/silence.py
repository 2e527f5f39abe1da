"""Which outlets' silence proves nothing: a page that was cut short or in another language, a brief of two sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coverage_diff.comparison.context import EventContext
from coverage_diff.language.capitals import IN_CAPITALS, in_capitals
from coverage_diff.language.document import Document, Role
from coverage_diff.language.english import looks_english

# A story of so few sentences is a brief: what it does not say, its outlet may well have printed elsewhere.
BRIEF_SENTENCES = 2

CUT_SHORT = "page-cut-short"
BRIEF = "brief"
OTHER_LANGUAGE = "other-language"
CAPITALS = "all-capitals"
LEFT_OUT = "stories-left-out"


def silence_rule(documents: Sequence[Document]) -> str:
    """Why the silence of these stories, all that an outlet has on an event, proves nothing; "" where it does."""
    if any("cut short" in note for d in documents for note in d.segment.article.notes):
        return CUT_SHORT
    if not all(looks_english(d.segment.article.text) for d in documents):
        return OTHER_LANGUAGE
    if any(IN_CAPITALS in d.segment.article.notes or in_capitals(d.segment.article.text) for d in documents):
        return CAPITALS
    sentences = sum(s.role is Role.PARAGRAPH for d in documents for s in d.sentences)
    return BRIEF if sentences <= BRIEF_SENTENCES else ""


def silences(context: EventContext) -> dict[str, str]:
    """For every outlet of an event why its silence proves nothing; "" where it does."""
    return {
        outlet: LEFT_OUT if outlet in context.partial else silence_rule(context.of_outlet(outlet))
        for outlet in context.outlets
    }


def silence_notes(silent: Mapping[str, str]) -> tuple[str, ...]:
    """What a reader must know of outlets whose silence is called unclear, one line for each.

    Args:
        silent: What `silences` found out.
    """
    why = {
        CUT_SHORT: "its page was cut short",
        CAPITALS: "it is printed in capitals",
        LEFT_OUT: "not all that it has on the event was compared",
        OTHER_LANGUAGE: "it does not look like English",
        BRIEF: f"it has no more than {BRIEF_SENTENCES} sentences on the event",
    }
    return tuple(
        f"what {outlet} does not say is unclear and not omitted: {why[rule]}" for outlet, rule in silent.items() if rule
    )
