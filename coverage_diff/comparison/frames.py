"""Whether two mentions stand between the same words: a copy, or a copy in which only the value was changed."""

from __future__ import annotations

from coverage_diff.comparison.context import EventContext
from coverage_diff.model import Mention

NEVER = -10.0
"""The score of a pair that nothing can make one fact."""

SAME_FRAME = 8.0
"""The score of two values that stand in the same words: whatever they are, they tell the same thing."""

# Share of the words on both sides that must be equal in two same frames, and how many words there must be at least.
# With them every altered count of 44 in copies of 100 news stories finds its original.
_EQUAL, _LEAST_WORDS = 0.85, 4
# Nearness that the two sentences must have at least.
_ALIKE = 0.85


def same_frame(a: Mention, b: Mention, context: EventContext) -> bool:
    """Whether the words around two mentions of different articles are the same; figures among them do not count.

    The rest of the two sentences must be much alike too: "Harrow ended the season with $1 million in the bank" is not
    "He ended the season with $2 million in the bank".
    """
    if a.article_id == b.article_id or not context.alike(a, b, _ALIKE):
        return False
    equal = words = 0
    for ours, theirs in zip(context.window(a), context.window(b), strict=True):
        words += max(len(ours), len(theirs))
        equal += sum(x == y or (x[0].isdigit() and y[0].isdigit()) for x, y in zip(ours, theirs, strict=False))
    return words >= _LEAST_WORDS and equal >= _EQUAL * words
