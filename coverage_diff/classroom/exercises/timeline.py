"""A timeline of the dated facts."""

from __future__ import annotations

import datetime as dt

from coverage_diff.classroom.lesson import Evidence, Exercise, Form, Item
from coverage_diff.classroom.material import EXCERPT_WORDS, Material, cut
from coverage_diff.classroom.plan import Plan
from coverage_diff.model import Fact, Kind, Voice


def build(material: Material, plan: Plan) -> Exercise | None:
    """Dated sentences of all stories, to be put in the order in which things happened."""
    dated: dict[dt.date, tuple[Fact, str]] = {}
    last: dt.date | None = None
    rows = [
        (fact.date.start, fact.date.end, fact)
        for fact in material.event.facts
        if fact.kind is Kind.DATE and fact.date is not None and fact.date.start and fact.date.end and fact.carriers
    ]
    for start, end, fact in sorted(rows, key=lambda row: (row[0], row[1], row[2].id)):
        if last is not None and start <= last:
            continue  # overlapping stretches of time have no order
        mention = material.told(fact, fact.carriers[0])
        if mention is None or mention.voice is not Voice.STATED:
            continue  # of what somebody says or plans, either the saying or the deed could be meant
        sentence = material.sentence(mention)
        words = cut(sentence, EXCERPT_WORDS)
        others = {m.text for _, _, other in rows if other is not fact for m in other.mentions} - {mention.text}
        if mention.text not in words or any(date in words.replace(mention.text, "") for date in others):
            continue  # its date is not seen, or is one of several
        dated[start] = (fact, words)
        last = end
    rows_kept = list(dated.items())[-plan.amounts.steps :]
    answer = [text for _, (_, text) in rows_kept]
    if len(rows_kept) < 3 or len(set(answer)) < len(answer):
        return None
    evidence: list[Evidence] = []
    for _, (fact, _) in rows_kept:
        evidence += material.evidence(fact, fact.carriers[:1])
    return Exercise(
        id="timeline",
        title="Put it in order",
        instructions="What happened first? Some things happened long before the news was written.",
        items=(
            Item(
                id="timeline",
                form=Form.ORDER,
                prompt="Number the sentences in the order in which things happened.",
                options=plan.shuffled(answer, "timeline"),
                answer=tuple(answer),
                evidence=tuple(evidence),
            ),
        ),
        hint="Look for days, months and years." if plan.amounts.hints else "",
    )
