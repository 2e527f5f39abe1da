"""The figures of a statement against those of the stories: does one of them count the same thing, with which value?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from functools import cache, cached_property, partial
from itertools import islice
from typing import NamedTuple

from coverage_diff.comparison.measures import Measure, fates_of, measure_figure, noun_agreement
from coverage_diff.comparison.values import in_one_unit, quantity_relation, significant_digits
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
# Figures of a statement that are checked, its first: a sentence of news has hardly ten.
_MOST = 30


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
        asked = dict.fromkeys(
            (quantity, measure_figure(quantity, tokens, start, end))
            for start, end, quantity in islice(find_quantities(statement), _MOST)
            if quantity.unit != "score"
        )
        near = cache(partial(self._shared, _without_figures(wanted)))
        verdicts = {self._of(quantity, measured, near) for quantity, measured in asked}
        return next((told for told in Told if told is not Told.SAME and told in verdicts), Told.SAME)

    def _of(self, quantity: Quantity, measured: Measure, near: Callable[[int], float]) -> Told:
        found = {Told.NOTHING}
        for figure in self._figures:
            x, y = in_one_unit(quantity, figure.quantity)
            agrees = quantity_relation(x, y) is not Relation.DIFFERS
            if x.unit != y.unit and not (_is_bare(x) or _is_bare(y)):
                found |= {Told.OTHER_THING} if x.value == y.value else set()
                continue
            if _of_two_fates(measured, figure.measure):
                found |= {Told.OTHER_FATE} if agrees else set()
                continue
            noun = noun_agreement(measured, figure.measure, max(abs(x.value), abs(y.value)))
            telling = significant_digits(x.value) >= _TELLING_DIGITS and x.value == y.value
            if agrees and (telling or noun > 0 or (noun == 0 and near(figure.sentence) >= _SAME_MATTER)):
                return Told.SAME
            alike = noun > 0 or bool(x.unit) or bool(fates_of(measured) & fates_of(figure.measure))
            if noun >= 0 and not agrees and x.unit == y.unit and alike and near(figure.sentence) >= _CONTRADICTS:
                found.add(Told.OTHER_VALUE)
        return next(told for told in Told if told in found)

    def _shared(self, weights: Mapping[str, float], index: int) -> float:
        """Share of a statement's content that a sentence has, weighted by idf."""
        held = self._contents[index].weights
        return sum(w for word, w in weights.items() if word in held) / (sum(weights.values()) or 1.0)


def _without_figures(wanted: Content) -> dict[str, float]:
    return {word: weight for word, weight in wanted.weights.items() if not word.startswith(FIGURE)}


def _is_bare(quantity: Quantity) -> bool:
    return not quantity.unit and not quantity.noun


def _of_two_fates(a: Measure, b: Measure) -> bool:
    """Whether two figures count people of whom the one died and the other were hurt."""
    ours, theirs = fates_of(a), fates_of(b)
    return bool(ours and theirs and not ours & theirs)
