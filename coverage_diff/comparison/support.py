"""What speaks for a statement in a text, measured."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from coverage_diff.language import lexicon
from coverage_diff.language.content import Content
from coverage_diff.language.document import Document, Sentence
from coverage_diff.language.lemmas import is_content, lemma
from coverage_diff.language.resemblance import coverage, resemblances
from coverage_diff.language.sentence_set import SentenceSet

_PREPOSITIONS = frozenset("in at from on to near outside inside of for by with under into".split())
# Words of the context on either side of the statement that tell which role it plays there.
_REACH = 4


class Support(NamedTuple):
    """How far a text carries a statement.

    Attributes:
        measures: By name, what the verdict weighs.
        order: Indexes of the sentences, best first.
        found: For each content word of the statement, how nearly the text has it, in [0, 1].
        best: For each content word, how nearly the best sentence has it.
        figures: The figures of the best sentence.
        beside: For each content word, how nearly one sentence has both it and the word after it (before it, for the
            last): what a figure counts.
    """

    measures: dict[str, float]
    order: list[int]
    found: dict[str, float]
    best: dict[str, float]
    figures: frozenset[float]
    beside: dict[str, float]


class Texts:
    """Stories prepared to be searched for many statements.

    Args:
        documents: The stories, searched as one text.

    Attributes:
        places: Each sentence with its document, in reading order.
        contents: The content of each sentence.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.places: list[tuple[Document, Sentence]] = [(d, s) for d in documents for s in d.sentences]
        # One story's sentences are prepared already; several are one text here.
        self._sentences = (
            documents[0].sentence_set
            if len(documents) == 1
            else SentenceSet(content for document in documents for content in document.sentence_set.contents)
        )
        self.contents = self._sentences.contents
        self._strings = [" ".join(c.norms) for c in self.contents]
        self._figures = frozenset(f for c in self.contents for f in c.figures)

    def search(self, statement: Content, context: Content | None) -> Support:
        """Measure the evidence for a statement.

        Args:
            statement: The prepared statement.
            context: The prepared sentence that it was taken from.
        """
        words = list(statement.weights)
        weights = np.array(list(statement.weights.values()))
        asked = SentenceSet([statement])
        covered = coverage(asked, self._sentences)
        nearness = covered[0]
        by_sentence = weights @ nearness / (statement.total or 1.0)
        alike = resemblances(asked, self._sentences, covered)[0]
        order = sorted(
            range(len(self.contents)),
            key=lambda j: (-round(float(by_sentence[j] + alike[j]), 9), self.places[j][1].text),
        )
        found, best = nearness.max(axis=1), nearness[:, order[0]]
        after = [*range(1, len(words)), max(0, len(words) - 2)]
        beside = np.minimum(nearness, nearness[after]).max(axis=1) if words else found
        measures = self._words(statement, weights, nearness) | {
            "sentence": float(by_sentence.max()),
            "alike": float(alike.max()),
            "gap": -float((1 - best).mean()) if words else 0.0,
            "negation": -float(statement.negated != self.contents[order[0]].negated),
            "strings": self._strings_alike(statement),
            "figures": float(len(statement.figures)),
            "figures_absent": -float(len(statement.figures - self._figures)),
            "figures_apart": -float(len(statement.figures - self.contents[order[0]].figures)),
            "names_absent": -sum(1 - found[i] for i, w in enumerate(words) if _is_name(w, statement, context)),
            "names": float(sum(_is_name(w, statement, context) for w in words)),
            "length": math.log1p(len(self.contents)),
        }
        if context is not None:
            measures |= self._role(statement, context, by_sentence)
        return Support(
            measures,
            order,
            dict(zip(words, found.tolist(), strict=True)),
            dict(zip(words, best.tolist(), strict=True)),
            self.contents[order[0]].figures,
            dict(zip(words, beside.tolist(), strict=True)),
        )

    def _words(
        self, statement: Content, weights: NDArray[np.float64], nearness: NDArray[np.float64]
    ) -> dict[str, float]:
        """How many of the statement's words the text has, and which it lacks."""
        if not len(weights):
            return dict.fromkeys(("words", "exact", "neighbours", "heaviest", "last", "lacking", "verbs"), 0.0)
        found = nearness.max(axis=1)
        verbs = np.array([lexicon.share(word, "v") for word in statement.weights])
        pairs = np.maximum(nearness[:, :-1], nearness[:, 1:]) if nearness.shape[1] > 1 else nearness
        return {
            "words": float(found.mean()),
            "exact": float((found == 1).mean()),
            "neighbours": float((weights @ pairs).max() / (statement.total or 1.0)),
            "heaviest": -float((weights * (1 - found)).max()),
            "last": float(found[-1]),  # what is new stands at the end of an English clause
            "lacking": -float((found < 0.5).sum()),
            "verbs": -float(verbs @ (1 - found)),
        }

    def _strings_alike(self, statement: Content) -> float:
        wanted = [" ".join(statement.norms)]
        return float(cdist(wanted, self._strings, scorer=fuzz.token_set_ratio).max()) / 100

    def _role(self, statement: Content, context: Content, by_sentence: NDArray[np.float64]) -> dict[str, float]:
        """Whether the statement plays the part in the text that it plays in its context."""
        most = by_sentence.max(initial=0.0)
        where = [j for j in range(len(self.contents)) if most > 0 and by_sentence[j] >= most - 1e-9]
        rest = {w: weight for w, weight in context.weights.items() if w not in statement.weights}
        in_text = sum(weight for w, weight in rest.items() if w in self._sentences.rows)
        near = {w: 0.0 for w in rest if w not in self._sentences.rows}
        for w, _, value in self._sentences.vocabulary.related(near):
            near[w] = max(near[w], value)
        related = sum(rest[w] * value for w, value in near.items())
        size, norms = len(statement.norms), context.norms
        at = next((i for i in range(len(norms) - size + 1) if norms[i : i + size] == statement.norms), None)
        around: set[str] = set()
        if at is not None:
            beside = norms[max(0, at - _REACH) : at] + norms[at + size : at + size + _REACH]
            around = {lemma(w) for w in beside if is_content(w)}
        kept = max((len(around & self.contents[j].weights.keys()) for j in where), default=0)
        return {
            "around": kept / max(1, len(around)),
            "rest": (in_text + related) / (sum(rest.values()) or 1.0),
            "place": at / len(norms) if at is not None else 0.0,
            "part": statement.total / (context.total or 1.0),
            "adjunct": float(statement.norms[0] in _PREPOSITIONS),
        }


def _is_name(word: str, statement: Content, context: Content | None) -> bool:
    """Whether a word is capitalised, and not only because a sentence begins with it."""
    printed = statement.printed[word]
    return printed[:1].isupper() and (context is not None or printed.lower() != statement.norms[0])
