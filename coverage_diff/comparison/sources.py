"""Whose words each outlet printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from coverage_diff.comparison.context import EventContext
from coverage_diff.model import Fact, Kind, Source, Voice


def count_sources(facts: Sequence[Fact], context: EventContext) -> tuple[Source, ...]:
    """Direct quotations and reported statements of every speaker, by outlet; most words first.

    Speakers whom the text names only by a role or a pronoun count under those words where no entity is known.
    """
    quotes: Counter[tuple[str, str]] = Counter()
    reported: Counter[tuple[str, str]] = Counter()
    words: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        for mention in fact.mentions:
            speaker = mention.speaker or mention.speaker_text
            if not speaker:
                continue
            key = (context.outlet(mention.article_id), speaker)
            if fact.kind is Kind.QUOTE and mention.voice is Voice.QUOTED:
                quotes[key] += 1
                words[key] += len(mention.text.split())
            elif fact.kind is Kind.CLAIM and mention.voice is Voice.REPORTED:
                reported[key] += 1
    order = {outlet: n for n, outlet in enumerate(context.outlets)}
    keys = sorted({*quotes, *reported}, key=lambda k: (order[k[0]], -words[k], -quotes[k], -reported[k], k[1]))
    return tuple(
        Source(outlet=k[0], speaker=k[1], quotes=quotes[k], reported=reported[k], words=words[k]) for k in keys
    )
