"""All that one outlet has on an event, indexed for the search before the verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from coverage_diff.comparison.context import EventContext, Profile
from coverage_diff.comparison.quotes import words_of
from coverage_diff.comparison.stretches import Stretches
from coverage_diff.language.document import Document, Sentence
from coverage_diff.language.identity import form
from coverage_diff.language.tokens import Token
from coverage_diff.model import Fact, Kind, Mention, Voice

Place = tuple[Document, Sentence]

# Words of fewer letters that differ by one are mostly two words.
_SLIP_FROM = 4


class OutletText:
    """One outlet's headlines, paragraphs and captions on an event, with what was read there.

    Args:
        outlet: The outlet.
        context: The event's prepared segments.
        facts: The event's merged facts.

    Attributes:
        facts: Those of the facts that were read in this outlet's stories.
    """

    def __init__(self, outlet: str, context: EventContext, facts: Sequence[Fact]) -> None:
        self.outlet = outlet
        self.documents = context.of_outlet(outlet)
        self.sentences: tuple[Place, ...] = tuple((d, s) for d in self.documents for s in d.sentences)
        self._context = context
        self._own = [(fact, m) for fact in facts for m in fact.mentions if context.outlet(m.article_id) == outlet]
        self.facts = tuple({id(fact): fact for fact, _ in self._own}.values())
        self._by_kind: dict[Kind, list[Mention]] = {}
        for fact, m in self._own:
            self._by_kind.setdefault(fact.kind, []).append(m)
        self._neighbours: dict[tuple[str, int], dict[str, list[tuple[int, int, Place]]]] = {}

    def read(self, kind: Kind) -> Sequence[Mention]:
        """The mentions of a kind that were read in this outlet's text."""
        return self._by_kind.get(kind, ())

    def row_of(self, own: Mention) -> Fact:
        """The merged fact that a mention in this outlet's text was read for."""
        return self._rows[id(own)]

    @cached_property
    def _rows(self) -> dict[int, Fact]:
        return {id(m): fact for fact, m in self._own}

    @cached_property
    def _spans(self) -> Stretches[Fact]:
        read = ((fact, m) for fact, m in self._own if fact.kind not in (Kind.QUOTE, Kind.CLAIM))
        return Stretches(((m.article_id, m.field), m.start, m.end, fact) for fact, m in read)

    def read_over(self, place: Mention) -> tuple[int, int, Fact] | None:
        """The figure, date or named entity that was read over a stretch of this text, with its start and end."""
        held = self._spans.near((place.article_id, place.field), place.start)
        return next((row for row in held if row[0] <= place.start and place.end <= row[1]), None)

    @cached_property
    def _said(self) -> Stretches[Mention]:
        said = (m for fact, m in self._own if fact.kind in (Kind.QUOTE, Kind.CLAIM))
        voiced = (m for m in said if m.hedged or m.voice is not Voice.STATED)
        return Stretches(((m.article_id, m.field), m.start, m.end, m) for m in voiced)

    def voiced(self, place: Mention) -> Mention:
        """A stretch of this text with the voice of the quotation or clause, as it was read, that holds its middle."""
        middle = (place.start + place.end) // 2
        near = self._said.near((place.article_id, place.field), middle)
        held = [m for start, end, m in near if start <= middle < end]
        if not held:
            return place
        m = min(held, key=lambda m: (m.end - m.start, m.start))
        return replace(place, voice=m.voice, hedged=m.hedged, speaker=m.speaker, speaker_text=m.speaker_text)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the full names of persons that were read in this outlet's text."""
        full = (fact.label for fact in self.facts if fact.kind is Kind.PERSON and " " in fact.label)
        return frozenset(label.split()[-1] for label in full)

    @cached_property
    def names_government(self) -> bool:
        """Whether some government was read in this outlet's text."""
        return any(map(is_government, self.facts))

    @cached_property
    def _words(self) -> dict[str, list[tuple[Place, int]]]:
        found: dict[str, list[tuple[Place, int]]] = {}
        for place in self.sentences:
            for n, token in enumerate(place[1].tokens):
                if token.kind != "mark":
                    found.setdefault(token.norm, []).append((place, n))
        return found

    def _beside(self, word: str, step: int) -> dict[str, list[tuple[int, int, Place]]]:
        """The places of a word, numbered in reading order, by the word that stands behind (1) or before it (-1)."""
        known = self._neighbours.get((word, step))
        if known is None:
            known = self._neighbours[word, step] = {}
            for number, (place, n) in enumerate(self._words.get(word, ())):
                tokens = place[1].tokens
                if 0 <= n + step < len(tokens):
                    known.setdefault(tokens[n + step].norm, []).append((number, n, place))
        return known

    def find(self, words: Sequence[str], *, slip: bool = False) -> Iterator[tuple[Place, tuple[Token, ...]]]:
        """Every place at which these norms follow one another, in reading order.

        Args:
            words: Norms of tokens, marks left out.
            slip: Allow one slip of the pen in one word of several.
        """
        if len(words) == 1:
            yield from ((place, (place[1].tokens[n],)) for place, n in self._words.get(words[0], ()))
            return
        for anchor, step in ((0, 1), (1, -1)) if slip else ((0, 1),):
            wanted = words[anchor + step]
            beside = self._beside(words[anchor], step)
            likely = _near_spellings(wanted, beside.keys()) if slip else [wanted]
            held = [row for norm in likely for row in beside.get(norm, ())]
            for _, n, place in sorted(held, key=itemgetter(0)):
                tokens = place[1].tokens[max(0, n - anchor) : n - anchor + len(words)]
                pairs = [(t.norm, w) for t, w in zip(tokens, words, strict=False) if t.norm != w]
                if len(tokens) == len(words) and (not pairs or (slip and len(pairs) == 1 and is_slip(*pairs[0]))):
                    yield place, tokens

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words of each sentence as `quotes.words_of` gives them, in the order of `sentences`."""
        return tuple(" ".join(_spoken(sentence)) for _, sentence in self.sentences)

    @cached_property
    def lengths(self) -> NDArray[np.intp]:
        """How many letters each of `lines` has."""
        return np.array([*map(len, self.lines)], dtype=np.intp)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """The content of each sentence, in the order of `sentences`."""
        return tuple(self._context.profile(sentence_mention(*place)) for place in self.sentences)

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """For each content word the indexes of the sentences that have it."""
        found: dict[str, list[int]] = {}
        for n, profile in enumerate(self.profiles):
            for word in profile.words:
                found.setdefault(word, []).append(n)
        return found


def _spoken(sentence: Sentence) -> Iterable[str]:
    """The words of a sentence as `words_of` gives them; from its own tokens where nothing is contracted."""
    if any(mark in sentence.text for mark in "'&") or any("." in t.norm for t in sentence.tokens if len(t.norm) > 1):
        return words_of(sentence.text)
    return (t.norm for t in sentence.tokens if t.kind != "mark")


def is_government(fact: Fact) -> bool:
    """Whether a fact is a government that is named in full ("the Pakistani government")."""
    return fact.kind is Kind.ORGANISATION and form(fact.label).endswith(" government")


def is_slip(a: str, b: str) -> bool:
    """Whether two words differ by one letter added, lost, changed or swapped, and begin alike ("rhine", "rhines")."""
    return min(len(a), len(b)) >= _SLIP_FROM and a[0] == b[0] and OSA.distance(a, b, score_cutoff=1) == 1


def _near_spellings(word: str, others: Collection[str]) -> list[str]:
    """The words that are this one or differ from it by a slip of the pen."""
    near = process.extract(word, others, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [other for other, distance, _ in near if not distance or is_slip(other, word)]


def sentence_mention(document: Document, sentence: Sentence) -> Mention:
    """A sentence of an outlet as evidence."""
    return span_mention(document, sentence.field, sentence.start, sentence.end)


def span_mention(document: Document, field: str, start: int, end: int) -> Mention:
    """A stretch of a document as evidence."""
    return Mention(
        article_id=document.segment.article_id,
        field=field,
        start=start,
        end=end,
        text=document.original(field)[start:end],
        position=document.position(field, start),
    )
