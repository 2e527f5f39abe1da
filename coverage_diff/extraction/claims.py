"""Claims: the clause-level statements of a story that carry news, one assertion each."""

from __future__ import annotations

from dataclasses import dataclass

from coverage_diff.extraction.entities import Place, dateline_end
from coverage_diff.language.assertions import read_assertion
from coverage_diff.language.clauses import asserts
from coverage_diff.language.document import Document, Role
from coverage_diff.model import Assertion

# A clause of fewer words asserts too little to be looked for in other articles.
LEAST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion.

    Attributes:
        place: The clause that says it.
        assertion: What it says of whom; None for a headline or phrase without a verb ("after weeks of violence").
    """

    place: Place
    assertion: Assertion | None


def find_claims(document: Document) -> tuple[Claim, ...]:
    """The assertions of a story, in order, not overlapping.

    Captions describe a picture, questions assert nothing, a clause of two or three words cannot be understood without
    its neighbours, and the words that name a source say nothing about the event: these are no claims.
    """
    found = []
    for clause in document.clauses:
        sentence = document.sentences[clause.sentence]
        if (
            sentence.role is Role.CAPTION
            or sentence.tokens[-1].text == "?"
            or any(t.text == "?" for t in clause.tokens)
        ):
            continue
        dateline = dateline_end(sentence.tokens) if clause.start == sentence.start else -1
        tokens = [token for token in clause.tokens if token.start >= dateline]
        if sum(token.kind != "mark" for token in tokens) < LEAST_WORDS:
            continue
        if sentence.role is Role.PARAGRAPH and not asserts(tokens):
            continue
        place = Place(field=clause.field, start=tokens[0].start, end=clause.end)
        found.append(Claim(place=place, assertion=read_assertion(document.original(clause.field), tokens)))
    return tuple(found)
