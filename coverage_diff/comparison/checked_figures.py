"""The figures of a statement against those of the stories: does one of them count the same thing, with which value?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from coverage_diff.comparison.measures import Measure, fates_of, measure_figure, noun_agreement
from coverage_diff.comparison.values import quantity_relation, significant_digits, turned
from coverage_diff.language.content import FIGURE, Content
from coverage_diff.language.document import Document, Sentence
from coverage_diff.language.numerals import find_quantities
from coverage_diff.language.tokens import tokenise
from coverage_diff.model import Quantity, Relation

# Share of the statement's other content that the sentence of a figure without a noun must have, to be about the same
# thing, and of a figure with another value, to contradict it. Set on statements about invented floods; of 13,000
# statements on other news (REALSumm, ECB+) two change, one of them for the worse.
_SAME_MATTER, _CONTRADICTS = 0.25, 0.5
# A figure of so many digits is hardly met twice by chance.
_TELLING_DIGITS = 3


class Told(Enum):
    """What stories tell of a figure, what says most first.

    Attributes:
        SAME: The figure, for what it counts.
        OTHER_VALUE: Another figure for the same thing.
        OTHER_FATE: The figure, for people whom something else befell.
        OTHER_THING: The figure only for something else ("six hours", where "six people" are asked for).
        NOTHING: None of these.
    """

    SAME = auto()
    OTHER_VALUE = auto()
    OTHER_FATE = auto()
    OTHER_THING = auto()
    NOTHING = auto()


class _Figure(NamedTuple):
    quantity: Quantity
    measure: Measure
    sentence: int  # its index


class CheckedFigures:
    """The figures of prepared stories.

    Args:
        places: The sentences of the stories, each with its document.
        contents: Their content, in the same order.
    """

    def __init__(self, places: Sequence[tuple[Document, Sentence]], contents: Sequence[Content]) -> None:
        self._places = places
        self._contents = contents

    @cached_property
    def _figures(self) -> list[_Figure]:
        found = []
        for index, (_, sentence) in enumerate(self._places):
            for start, end, quantity in find_quantities(sentence.text):
                at = sentence.start
                found.append(_Figure(quantity, measure_figure(quantity, sentence.tokens, at + start, at + end), index))
        return found

    def told(self, statement: str, wanted: Content) -> Told:
        """What the stories tell of the figures of a statement: of the one that they contradict, if there is any.

        Args:
            statement: The statement.
            wanted: Its content.
        """
        tokens = tokenise(statement)
        verdicts = [
            self._of(quantity, measure_figure(quantity, tokens, start, end), wanted)
            for start, end, quantity in find_quantities(statement)
            if quantity.unit != "score"
        ]
        return next((told for told in Told if told is not Told.SAME and told in verdicts), Told.SAME)

    def _of(self, quantity: Quantity, measured: Measure, wanted: Content) -> Told:
        x = turned(quantity)
        found = {Told.NOTHING}
        for figure in self._figures:
            y = turned(figure.quantity)
            agrees = quantity_relation(x, y) is not Relation.DIFFERS
            shared = self._shared(wanted, figure.sentence)
            if x.unit != y.unit and not (_is_bare(x) or _is_bare(y)):
                found |= {Told.OTHER_THING} if x.value == y.value else set()
                continue
            if _of_two_fates(measured, figure.measure):
                found |= {Told.OTHER_FATE} if agrees else set()
                continue
            noun = noun_agreement(measured, figure.measure, max(abs(x.value), abs(y.value)))
            telling = significant_digits(x.value) >= _TELLING_DIGITS and x.value == y.value
            if agrees and (telling or noun > 0 or (noun == 0 and shared >= _SAME_MATTER)):
                return Told.SAME
            alike = noun > 0 or bool(x.unit) or bool(fates_of(measured) & fates_of(figure.measure))
            if noun >= 0 and not agrees and x.unit == y.unit and alike and shared >= _CONTRADICTS:
                found.add(Told.OTHER_VALUE)
        return next(told for told in Told if told in found)

    def _shared(self, wanted: Content, index: int) -> float:
        """Share of a statement's content without figures that a sentence has, weighted by idf."""
        weights = {word: weight for word, weight in wanted.weights.items() if not word.startswith(FIGURE)}
        held = self._contents[index].weights
        return sum(w for word, w in weights.items() if word in held) / (sum(weights.values()) or 1.0)


def _is_bare(quantity: Quantity) -> bool:
    return not quantity.unit and not quantity.noun


def _of_two_fates(a: Measure, b: Measure) -> bool:
    """Whether two figures count people of whom the one died and the other were hurt."""
    ours, theirs = fates_of(a), fates_of(b)
    return bool(ours and theirs and not ours & theirs)
