"""Claims of several outlets: when two are one statement, and whether an outlet that has none of them tells it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coverage_diff.comparison.evidence import span_mention
from coverage_diff.model import Check, Fact, Status

if TYPE_CHECKING:
    from coverage_diff.comparison.context import EventContext

# Strengths (log odds that an outlet carries the statement) from which two claims are one fact, and from which a claim
# found nowhere among an outlet's claims is told there all the same. Chosen on six annotated events, each judged with
# weights that were fitted without it.
JOINED = 1.2
TOLD = 1.2
# One article rarely says the same twice, except in its headline.
SAME_ARTICLE = 2.5
# Claims that do not match are no evidence against a group that another pair of its members holds together.
_NO_MATCH = -0.01


def score_claims(a: Fact, b: Fact, context: EventContext) -> float:
    """Above 0 where two claims are one statement."""
    index = context.clauses
    best = _NO_MATCH
    for x in a.mentions:
        for y in b.mentions:
            i, j = index.row(x), index.row(y)
            if i is not None and j is not None:
                least = SAME_ARTICLE if x.article_id == y.article_id else JOINED
                best = max(best, float(index.strength[i, j]) - least)
    return best


def search_claim(fact: Fact, outlet: str, context: EventContext) -> Check:
    """Whether an outlet tells a claim that was not read among its own.

    Args:
        fact: A claim of other outlets.
        outlet: Whose clauses are searched.
        context: The event's prepared segments.
    """
    index = context.clauses
    ours = [row for row in map(index.row, fact.mentions) if row is not None]
    theirs = index.rows(outlet)
    if not ours or not theirs:
        return Check(status=Status.OMITTED, score=0.0, rule="claim-nowhere")
    strength = index.strength[ours][:, theirs].max(axis=0)
    best = int(strength.argmax())
    clause = index.clauses[theirs[best]]
    evidence = (span_mention(index.documents[clause.document], clause.field, clause.start, clause.end),)
    score = float(1 / (1 + 2.718281828 ** -float(strength[best])))
    if strength[best] > TOLD:
        return Check(status=Status.INCLUDED, score=score, evidence=evidence, rule="claim-told")
    return Check(status=Status.OMITTED, score=score, evidence=evidence, rule="claim-nowhere")
