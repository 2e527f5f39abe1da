"""A paragraph as sentences in which each quotation is one item, so that the words around quotations can be read."""

from __future__ import annotations

from typing import NamedTuple

from coverage_diff.extraction.attributions.quotations import Quotation, find_quotations
from coverage_diff.extraction.attributions.words import closed
from coverage_diff.language.document import Document, Role, Sentence
from coverage_diff.language.tokens import Token

# No sentence of the news read has 150 words; longer stretches are cut, so that reading one takes bounded time.
_LONGEST = 200
QUOTE = "quote"  # the kind of the item that stands for a quotation


class Unit(NamedTuple):
    """A sentence, quotations that run beyond its end included.

    Attributes:
        block: Index of its block.
        role: The block's role.
        field: "title" or "text".
        items: Its tokens outside quotations; each quotation is one item of kind "quote".
        quotations: Item index -> quotation, in order.
    """

    block: int
    role: Role
    field: str
    items: tuple[Token, ...]
    quotations: dict[int, Quotation]

    @property
    def stands_alone(self) -> bool:
        """Whether it begins with a quotation, at most a word such as "But" before it."""
        if not self.quotations:
            return False
        opening = [t for t in self.items[: self.first_quotation] if t.kind != "mark"]
        return not opening or (len(opening) == 1 and opening[0].norm in closed("opener"))

    @property
    def only_quotes(self) -> bool:
        """Whether there are no words outside quotation marks, but for one such as "But"."""
        return self.stands_alone and all(t.kind in (QUOTE, "mark") for t in self.items[self.first_quotation :])

    @property
    def first_quotation(self) -> int:
        """The index of the first quotation's item; of one past the items where there is none."""
        return next(iter(self.quotations), len(self.items))


def make_units(document: Document) -> list[Unit]:
    """The units of a story in the order of its sentences."""
    blocks: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    units = []
    for index, sentences in blocks.items():
        block = document.blocks[index]
        plain = document.plain(block.field)
        units += _units(sentences, find_quotations(plain, block.start, block.end))
    return units


def _units(sentences: list[Sentence], quotations: list[Quotation]) -> list[Unit]:
    """The sentences of one block with its quotations; sentences that one quotation ties together are one unit."""
    units = []
    left = iter(quotations)
    quotation = next(left, None)
    items: list[Token] = []
    held: dict[int, Quotation] = {}
    for number, sentence in enumerate(sentences):
        if quotation is None or quotation.outer_start >= sentence.end:
            items += sentence.tokens
        else:
            for token in sentence.tokens:
                while quotation is not None and token.start >= quotation.outer_end:
                    quotation = next(left, None)
                if quotation is None or token.start < quotation.outer_start:
                    items.append(token)
                elif not held or held.get(len(items) - 1) is not quotation:
                    held[len(items)] = quotation
                    items.append(Token(quotation.outer_start, quotation.outer_end, '"', '"', QUOTE))
        after = sentences[number + 1].start if number + 1 < len(sentences) else None
        if quotation is not None and after is not None and quotation.outer_start < after < quotation.outer_end:
            continue
        units += _pieces(Unit(sentence.block, sentence.role, sentence.field, tuple(items), held))
        items, held = [], {}
    return units


def _pieces(unit: Unit) -> list[Unit]:
    """A unit, cut where it is too long for a sentence."""
    if len(unit.items) <= _LONGEST:
        return [unit] if unit.items else []
    return [
        unit._replace(
            items=unit.items[start : start + _LONGEST],
            quotations={k - start: q for k, q in unit.quotations.items() if start <= k < start + _LONGEST},
        )
        for start in range(0, len(unit.items), _LONGEST)
    ]
