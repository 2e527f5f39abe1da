"""Whether a statement is reported in a story (first form: by the sentence that resembles it most)."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.config import ComparisonConfig
from coverage_diff.language.document import Document
from coverage_diff.language.resemblance import resemblance
from coverage_diff.model import Check, Mention, Status


class StatementChecker:
    """Looks for statements in prepared stories; prepared once for many statements.

    Args:
        documents: The stories to search, for example all that one outlet has on an event.
        config: The cuts between included, unclear and omitted.
    """

    def __init__(self, documents: Sequence[Document], config: ComparisonConfig) -> None:
        self._documents = tuple(documents)
        self._config = config

    def check(self, statement: str, context: str | None = None) -> Check:  # noqa: ARG002 - not used yet
        """Whether the stories report a statement, with the sentences that say so.

        Args:
            statement: A clause, a name, a figure with its noun: what is looked for.
            context: The sentence that the statement was taken from.
        """
        scored = sorted(
            (
                (resemblance(statement, sentence.text), document, sentence)
                for document in self._documents
                for sentence in document.sentences
            ),
            key=lambda row: (-row[0], row[2].text),
        )[:3]
        evidence = tuple(
            Mention(
                article_id=document.segment.article_id,
                field=s.field,
                start=s.start,
                end=s.end,
                text=document.original(s.field)[s.start : s.end],
                position=document.position(s.field, s.start),
            )
            for _, document, s in scored
        )
        score = scored[0][0] if scored else 0.0
        status = Status.INCLUDED if score >= self._config.included else Status.OMITTED
        return Check(status=status, score=score, evidence=evidence, rule="resemblance")
