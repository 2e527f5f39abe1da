"""Whether a statement is reported in a story: the verdict over the evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from coverage_diff.comparison.checked_figures import CheckedFigures, Told
from coverage_diff.comparison.support import Support, Texts
from coverage_diff.config import ComparisonConfig
from coverage_diff.language import lexicon, tables
from coverage_diff.language.content import FIGURE, Content, content_of
from coverage_diff.language.document import Document
from coverage_diff.language.opposites import opposites
from coverage_diff.model import CARRIED, Check, Mention, Status

_DATA = "coverage_diff.comparison.data"
# A mention (a name, an action, a place) of more content words than this is judged as an assertion: nearly all that the
# weights were fitted on are as short.
_MENTION_WORDS = 6
# A content word counts as missing where the text has nothing nearer than this.
_MISSING = 0.5
_SHOWN = 3
# What the figures of a statement make of words that the stories have.
_BY_FIGURES = {
    Told.OTHER_VALUE: (Status.DIFFERS, "other-figure"),
    Told.OTHER_FATE: (Status.UNCLEAR, "figure-of-others"),
    Told.OTHER_THING: (Status.UNCLEAR, "figure-of-others"),
}


class StatementChecker:
    """Looks for statements in prepared stories; prepared once for many statements.

    Args:
        documents: The stories to search, for example all that one outlet has on an event.
        config: The cuts between included, unclear and omitted.
    """

    def __init__(self, documents: Sequence[Document], config: ComparisonConfig) -> None:
        self._texts = Texts(documents)
        self._figures = CheckedFigures(self._texts.places, self._texts.contents)
        self._config = config
        self._contexts: dict[str, Content] = {}

    def check(self, statement: str, context: str | None = None) -> Check:
        """Whether the stories report a statement, with the sentences that say so.

        Args:
            statement: A clause, a name, a figure with its noun: what is looked for.
            context: The sentence that the statement was taken from; it tells which role a short mention plays.
        """
        wanted = content_of(statement)
        if not self._texts.contents or not wanted.norms:
            return Check(status=Status.UNCLEAR, score=0.0, rule="nothing-to-compare")
        around = None
        if context is not None and len(wanted.weights) <= _MENTION_WORDS:
            around = self._contexts.get(context)
            if around is None:
                around = self._contexts[context] = content_of(context)
        evidence = self._texts.search(wanted, around)
        score = _score(evidence.measures, mention=around is not None)
        missing = tuple(wanted.printed[w] for w, near in evidence.found.items() if near < _MISSING)
        status, rule = self._judge(score, wanted, evidence, missing)
        if status in CARRIED and wanted.figures:
            told = self._figures.told(statement, wanted)
            status, rule = _BY_FIGURES.get(told, (status, rule))
        return Check(
            status=status,
            score=score,
            evidence=tuple(self._mention(j) for j in evidence.order[:_SHOWN]),
            missing=missing,
            rule=rule,
        )

    def _judge(self, score: float, wanted: Content, evidence: Support, missing: tuple[str, ...]) -> tuple[Status, str]:
        """The verdict, and the rule that decided it."""
        if score < self._config.omitted:
            return Status.OMITTED, "little-support"
        if score < self._config.included:
            return Status.UNCLEAR, "some-support"
        figures = [w for w in wanted.weights if w.startswith(FIGURE)]
        absent = [w for w in figures if evidence.found[w] < 1]
        # "Six hours" elsewhere does not tell that six people were injured.
        elsewhere = [w for w in figures if evidence.best[w] < 1 and evidence.beside[w] < _MISSING]
        for figure in [*absent, *elsewhere]:
            if evidence.figures - wanted.figures and _counts_the_same(figure, wanted, evidence):
                return Status.DIFFERS, "other-figure"
        if absent:  # of 25 such statements in REALSumm, one was reported
            return Status.UNCLEAR, "figure-nowhere"
        if _denies(wanted, self._texts.contents[evidence.order[0]]):
            return Status.UNCLEAR, "negated"
        if _opposes(wanted, self._texts.contents[evidence.order[0]]):
            return Status.UNCLEAR, "opposed"
        if missing:
            return Status.PARTIAL, "words-missing"
        return Status.INCLUDED, "supported"

    def _mention(self, index: int) -> Mention:
        document, sentence = self._texts.places[index]
        return Mention(
            article_id=document.segment.article_id,
            field=sentence.field,
            start=sentence.start,
            end=sentence.end,
            text=document.original(sentence.field)[sentence.start : sentence.end],
            position=document.position(sentence.field, sentence.start),
        )


def _counts_the_same(figure: str, wanted: Content, evidence: Support) -> bool:
    """Whether the best sentence has the word that follows a figure in the statement: what the figure counts."""
    words = list(wanted.weights)
    after = words[words.index(figure) + 1 :][:1] or words[: words.index(figure)][-1:]
    return all(evidence.best[word] >= _MISSING for word in after)


def _denies(a: Content, b: Content) -> bool:
    """Whether one of two sentences denies a verb that the other has without any denial."""
    return any(
        not (plain.negated or plain.denied)
        and any(word in plain.weights and lexicon.share(word, "v") >= 0.5 for word in denying.denied)
        for denying, plain in ((a, b), (b, a))
    )


def _opposes(a: Content, b: Content) -> bool:
    """Whether one of two sentences has the opposite of a word of the other instead of the word, both denying or not."""
    ours, theirs = a.weights.keys() - b.weights.keys(), b.weights.keys() - a.weights.keys()
    return a.negated == b.negated and not opposites(ours).isdisjoint(theirs)


@cache
def _weights(column: int) -> dict[str, float]:
    return {row[0]: float(row[column]) for row in tables.rows("check_weights.tsv", _DATA)}


def _score(measures: dict[str, float], *, mention: bool) -> float:
    """A logistic regression over the measures; 0.5 is its best cut where present and absent are equally likely."""
    weights = _weights(2 if mention else 1)
    total = weights["constant"] + sum(weights[name] * value for name, value in measures.items())
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
