"""The search before the verdict: is a fact that was not read in an outlet's segments told there in other words?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.coverage import search_names, sentence_mention
from coverage_diff.comparison.quotes import words_of
from coverage_diff.config import ComparisonConfig
from coverage_diff.language.document import Document
from coverage_diff.language.resemblance import resemblance
from coverage_diff.model import NAME_KINDS, Check, Fact, Kind, Mention, Status


def searcher(context: EventContext, config: ComparisonConfig) -> Callable[[Fact, str], Check]:
    """A search over the outlets of one event."""

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
            return _claim(fact, documents, context, config)
        return Check(status=Status.OMITTED, score=0.0, rule=f"{fact.kind}-nowhere")

    return search


def _quote(fact: Fact, documents: Sequence[Document]) -> Check:
    words = " ".join(words_of(fact.label))
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


def _claim(fact: Fact, documents: Sequence[Document], context: EventContext, config: ComparisonConfig) -> Check:
    best: tuple[float, Mention | None] = (0.0, None)
    for mention in fact.mentions:
        for document in documents:
            for sentence in document.sentences:
                score = resemblance(mention.text, sentence.text)
                if score > best[0]:
                    best = (score, sentence_mention(document, sentence.field, sentence.start, sentence.end))
    evidence = (best[1],) if best[1] else ()
    status = Status.INCLUDED if best[0] >= config.included else Status.OMITTED
    return Check(status=status, score=best[0], evidence=evidence, rule="claim-support")
