"""Claims: the clause-level statements of a story that carry news, one assertion each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage_diff.extraction.attributions import Attribution
from coverage_diff.extraction.entities import Entity, Place
from coverage_diff.language.clauses import split_clauses
from coverage_diff.language.document import Document, Role

# A clause of fewer words asserts too little to be looked for in other articles.
LEAST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion.

    Attributes:
        place: The clause that says it.
    """

    place: Place


def find_claims(
    document: Document, entities: Sequence[Entity], attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """The assertions of a story, in order, not overlapping.

    Captions describe a picture, questions assert nothing, and a clause of two or three words needs its neighbours to
    be understood: these are no claims.
    """
    found = []
    for sentence in document.sentences:
        if sentence.role is Role.CAPTION or sentence.text.rstrip("\"'\u201d\u2019 ").endswith("?"):
            continue
        for start, end in split_clauses(sentence.tokens):
            words = sum(start <= t.start and t.end <= end and t.kind != "mark" for t in sentence.tokens)
            if words >= LEAST_WORDS:
                found.append(Claim(place=Place(field=sentence.field, start=start, end=end)))
    return tuple(found)
