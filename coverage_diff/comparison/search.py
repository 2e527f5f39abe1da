"""The search before the verdict: is a fact that was not read in an outlet's segments told there in other words?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from coverage_diff.comparison.check import StatementChecker
from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.coverage import search_names, sentence_mention
from coverage_diff.comparison.matching import quote_words
from coverage_diff.config import ComparisonConfig
from coverage_diff.language.document import Document
from coverage_diff.model import CARRIED, NAME_KINDS, Check, Fact, Kind, Status


def searcher(context: EventContext, config: ComparisonConfig) -> Callable[[Fact, str], Check]:
    """A search over the outlets of one event."""
    checkers: dict[str, StatementChecker] = {}

    def search(fact: Fact, outlet: str) -> Check:
        documents = context.of_outlet(outlet)
        if fact.kind in NAME_KINDS:
            found = search_names(fact, documents)
            if found is not None:
                return Check(status=Status.INCLUDED, score=1.0, evidence=(found,), rule="name-in-text")
            return Check(status=Status.OMITTED, score=0.0, rule="name-nowhere")
        if fact.kind is Kind.QUOTE:
            return _quote(fact, documents)
        if fact.kind is Kind.CLAIM:
            if outlet not in checkers:
                checkers[outlet] = StatementChecker(documents, config)
            return _claim(fact, checkers[outlet])
        return Check(status=Status.OMITTED, score=0.0, rule=f"{fact.kind}-nowhere")

    return search


def _quote(fact: Fact, documents: Sequence[Document]) -> Check:
    words = quote_words(fact)
    best = (0.0, None)
    for document in documents:
        for sentence in document.sentences:
            line = " ".join(t.norm for t in sentence.tokens if t.kind != "mark")
            score = fuzz.partial_ratio(words, line) / 100 if len(line) >= 20 else 0.0
            best = max(
                best,
                (score, sentence_mention(document, sentence.field, sentence.start, sentence.end)),
                key=lambda b: b[0],
            )
    evidence = (best[1],) if best[1] else ()
    if best[0] >= 0.9:
        return Check(status=Status.PARTIAL, score=best[0], evidence=evidence, rule="quote-words-in-text")
    return Check(status=Status.OMITTED, score=best[0] / 2, evidence=evidence, rule="quote-nowhere")


def _claim(fact: Fact, checker: StatementChecker) -> Check:
    found = [checker.check(mention.text) for mention in fact.mentions]
    best = max(found, key=lambda check: check.score)
    status = Status.INCLUDED if best.status in CARRIED else best.status
    return replace(best, status=status, rule="claim-support")
