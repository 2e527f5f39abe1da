"""The stories of one event, ready to be asked how near two of their sentences are."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.language.document import Document, Sentence
from coverage_diff.language.resemblance import resemblance
from coverage_diff.model import Mention


class EventContext:
    """The prepared segments of one event.

    Args:
        documents: One for each segment.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self.outlets = tuple(dict.fromkeys(d.segment.outlet for d in documents))
        self._by_article: dict[str, list[Document]] = {}
        for document in documents:
            self._by_article.setdefault(document.segment.article_id, []).append(document)
        self._scores: dict[tuple[str, str], float] = {}

    def outlet(self, article_id: str) -> str:
        """The outlet of an article of the event."""
        return self._by_article[article_id][0].segment.outlet

    def of_outlet(self, outlet: str) -> tuple[Document, ...]:
        """The documents that an outlet has on the event."""
        return tuple(d for d in self.documents if d.segment.outlet == outlet)

    def sentence(self, mention: Mention) -> Sentence | None:
        """The sentence in which a mention begins."""
        for document in self._by_article[mention.article_id]:
            if mention.field == "text" and not document.segment.start <= mention.start < document.segment.end:
                continue
            index = document.sentence_at(mention.field, mention.start)
            if index is not None:
                return document.sentences[index]
        return None

    def nearness(self, a: Mention, b: Mention) -> float:
        """Resemblance of the sentences of two mentions, in [0, 1]."""
        x, y = self.sentence(a), self.sentence(b)
        if x is None or y is None:
            return 0.0
        key = (x.text, y.text) if x.text <= y.text else (y.text, x.text)
        score = self._scores.get(key)
        if score is None:
            score = self._scores[key] = resemblance(*key)
        return score

    def window(self, mention: Mention, reach: int = 6) -> tuple[frozenset[str], frozenset[str]]:
        """The words just before and just after a mention in its sentence, as norms: what role it plays there."""
        sentence = self.sentence(mention)
        if sentence is None:
            return frozenset(), frozenset()
        words = [t for t in sentence.tokens if t.kind != "mark"]
        before = [t.norm for t in words if t.end <= mention.start][-reach:]
        after = [t.norm for t in words if t.start >= mention.end][:reach]
        return frozenset(before), frozenset(after)
