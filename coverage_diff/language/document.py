"""One segment, prepared once for every stage that reads it."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from coverage_diff.language.clauses import split_clauses
from coverage_diff.language.content import content_of, joined
from coverage_diff.language.sentence_set import SentenceSet
from coverage_diff.language.sentences import split_sentences
from coverage_diff.language.text import plain
from coverage_diff.language.tokens import Token, tokenise
from coverage_diff.model import Segment


class Role(StrEnum):
    """What a block of a story is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class Block(NamedTuple):
    """A headline, paragraph or caption.

    Attributes:
        role: What it is.
        field: "title" or "text": the string that the offsets count in.
        start: First code point, in the field.
        end: One past the last.
    """

    role: Role
    field: str
    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence with its tokens.

    Attributes:
        block: Index of its block in `Document.blocks`.
        role: The block's role.
        field: "title" or "text".
        start: First code point, in the field.
        end: One past the last.
        text: The sentence in plain text.
        tokens: Its tokens, with offsets in the field.
    """

    block: int
    role: Role
    field: str
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]


class Clause(NamedTuple):
    """One clause of a sentence.

    Attributes:
        sentence: Index of its sentence in `Document.sentences`.
        field: "title" or "text".
        start: First code point, in the field.
        end: One past the last.
        tokens: Its tokens, with offsets in the field.
        verbs: For each token whether it is used as a verb.
    """

    sentence: int
    field: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    verbs: list[bool]


class Document:
    """A segment with its blocks, sentences and tokens.

    Everything is worked out on first use and kept, so that stages which read the same segment share the work.
    """

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        article = segment.article
        self._original = {"text": article.text}
        blocks = [Block(Role.PARAGRAPH, "text", s.start, s.end) for s in segment.paragraphs]
        blocks += [Block(Role.CAPTION, "text", s.start, s.end) for s in segment.captions]
        blocks.sort(key=lambda block: block.start)
        if segment.headline is not None:
            blocks.insert(0, Block(Role.HEADLINE, "text", segment.headline.start, segment.headline.end))
        elif segment.title and segment.title == article.title:
            self._original["title"] = article.title
            blocks.insert(0, Block(Role.HEADLINE, "title", 0, len(article.title)))
        self.blocks: tuple[Block, ...] = tuple(blocks)

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {field: plain(text) for field, text in self._original.items()}

    def original(self, field: str) -> str:
        """The field exactly as the article has it."""
        return self._original[field]

    def plain(self, field: str) -> str:
        """The field in plain text, of the same length."""
        return self._plain[field]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order of the blocks: the headline first, then as they stand in the text."""
        found = []
        for index, (role, field, start, end) in enumerate(self.blocks):
            text = self.plain(field)
            spans = [(start, end)] if role is Role.HEADLINE else split_sentences(text, start, end)
            for first, last in spans:
                part = text[first:last]
                tokens = tokenise(part, first)
                if tokens:  # a headline may be blank
                    found.append(Sentence(index, role, field, first, last, part, tokens))
        return tuple(found)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses of all sentences, in the order of the sentences."""
        found = []
        for index, sentence in enumerate(self.sentences):
            for tokens, verbs in split_clauses(sentence.tokens):
                found.append(Clause(index, sentence.field, tokens[0].start, tokens[-1].end, tokens, verbs))
        return tuple(found)

    @cached_property
    def sentence_set(self) -> SentenceSet:
        """The content of the sentences, in the order of `sentences`, ready for comparison."""
        return SentenceSet(content_of(s.text, s.tokens, s.start) for s in self.sentences)

    @cached_property
    def paragraph_sentences(self) -> tuple[tuple[int, ...], ...]:
        """For each of the segment's paragraphs the indexes of its sentences."""
        spans = self.segment.paragraphs
        found: list[list[int]] = [[] for _ in spans]
        starts = [span.start for span in spans]
        for index, sentence in enumerate(self.sentences):
            place = bisect_right(starts, sentence.start) - 1
            if sentence.field == "text" and place >= 0 and sentence.start < spans[place].end:
                found[place].append(index)
        return tuple(map(tuple, found))

    @cached_property
    def paragraph_set(self) -> SentenceSet:
        """The content of the segment's paragraphs, in their order, ready for comparison."""
        contents = self.sentence_set.contents
        return SentenceSet(joined(contents[i] for i in held) for held in self.paragraph_sentences)

    @cached_property
    def _starts(self) -> dict[str, tuple[list[int], list[int]]]:
        found: dict[str, tuple[list[int], list[int]]] = {}
        for field in self._original:
            rows = sorted((s.start, i) for i, s in enumerate(self.sentences) if s.field == field)
            found[field] = ([start for start, _ in rows], [index for _, index in rows])
        return found

    def sentence_at(self, field: str, offset: int) -> int | None:
        """Index of the sentence that holds this offset; None between sentences."""
        starts, indexes = self._starts[field]
        place = bisect_right(starts, offset) - 1
        if place < 0:
            return None
        index = indexes[place]
        return index if offset < self.sentences[index].end else None

    @cached_property
    def _body(self) -> tuple[int, int]:
        spans = self.segment.paragraphs or self.segment.captions
        return (spans[0].start, spans[-1].end) if spans else (self.segment.start, self.segment.end)

    def position(self, field: str, offset: int) -> float:
        """0 at the top of the story and in its headline, 1 at its end."""
        start, end = self._body
        if field == "title" or offset <= start or end <= start:
            return 0.0
        return round(min(1.0, (offset - start) / (end - start)), 4)
