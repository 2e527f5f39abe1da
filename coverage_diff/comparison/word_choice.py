"""Which outlet used which of several words for the same thing: counts, never a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from coverage_diff.comparison.context import EventContext
from coverage_diff.language import tables
from coverage_diff.model import Fact, Mention, Voice, WordChoice

_DATA = "coverage_diff.comparison.data"


def count_words(facts: Sequence[Fact], context: EventContext) -> tuple[WordChoice, ...]:
    """How often each outlet used each word of a group, by voice; only groups in which at least two words occur.

    Args:
        facts: The event's facts: their mentions tell who speaks where.
        context: The event's prepared segments.

    Returns:
        Rows sorted by group, term, outlet and voice.
    """
    group_of = {term: group for group, terms in tables.rows("word_choice.tsv", _DATA) for term in terms.split()}
    spoken: dict[str, list[Mention]] = {}
    for fact in facts:
        for mention in fact.mentions:
            if mention.voice is not Voice.STATED:
                spoken.setdefault(mention.article_id, []).append(mention)
    counts: Counter[tuple[str, str, str, Voice]] = Counter()
    for document in context.documents:
        outlet = document.segment.outlet
        said = spoken.get(document.segment.article_id, [])
        for sentence in document.sentences:
            for token in sentence.tokens:
                group = group_of.get(token.lemma)
                if group is not None:
                    voice = _voice(said, sentence.field, token.start)
                    counts[group, token.lemma, outlet, voice] += 1
    terms = Counter(group for group, _ in {(group, term) for group, term, _, _ in counts})
    rows = [
        WordChoice(group=group, term=term, outlet=outlet, voice=voice, count=n)
        for (group, term, outlet, voice), n in counts.items()
        if terms[group] > 1
    ]
    order = {outlet: n for n, outlet in enumerate(context.outlets)}
    return tuple(sorted(rows, key=lambda row: (row.group, row.term, order[row.outlet], row.voice)))


def _voice(said: Sequence[Mention], field: str, offset: int) -> Voice:
    over = [m for m in said if m.field == field and m.start <= offset < m.end]
    if any(m.voice is Voice.QUOTED for m in over):
        return Voice.QUOTED
    return Voice.REPORTED if over else Voice.STATED
