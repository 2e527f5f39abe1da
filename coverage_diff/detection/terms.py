"""The terms of every segment as one sparse matrix: what two segments may share.

Rows are segments, columns are terms: content words by lemma, names, places, numbers, days, and phrases of two
neighbouring content words. An entry knows how often the term occurs and in which zones: headline, lead, body.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.forms import Form, Forms, Kind, Numbering, place_of, term_of, tokens
from coverage_diff.engines import SERIAL, Engine
from coverage_diff.language import gazetteer
from coverage_diff.language.rarity import document_share
from coverage_diff.model import Segment

HEADLINE, LEAD, BODY = 1, 2, 4
"""Bits of the zones in which a term occurs."""

LEAD_TOKENS = 90
"""Tokens below the headline that count as lead: two or three sentences, as newsrooms use the word."""
_STAND_IN_TOKENS = 25
"""Tokens of the first paragraph that stand in for a headline where a page has none."""
_JOINED = 0.05
"""Share of the stories with the rarer of two words in which the other stands beside it; a rough guess that only decides
among few articles, where "prime minister" must not count like two names."""
_PRIOR = 150.0
"""Stories of the general background that weigh as much as the archive's own in the rarity of a term (`fit_links`)."""
_BATCH = 64  # segments whose texts are handed to a helper at once: some 50 ms of work


@dataclass(frozen=True, slots=True)
class Terms:
    """The matrix in compressed rows, with what is known of rows and columns.

    Attributes:
        start: Where each row begins, int64, one more than rows.
        column: Column of each entry, int32, ascending within a row.
        count: Occurrences, float32.
        zone: Bits of the zones, uint8.
        kind: `Kind` of each column, int8.
        rarity: Inverse document frequency of each column in nats, float32.
        lone: Squared rarity of a phrase that one segment alone has, times how much such phrases count in an archive of
            this size.
        words: The term of each of the first columns.
        parts: Columns of the two words of each phrase, int32[phrases, 2]; the phrases are the last columns.
        length: Tokens of each segment, int32.
        phrases: Distinct phrases of each segment, those of it alone included, int32.
        headed: Whether a segment has a headline of its own.
    """

    start: NDArray[np.int64]
    column: NDArray[np.int32]
    count: NDArray[np.float32]
    zone: NDArray[np.uint8]
    kind: NDArray[np.int8]
    rarity: NDArray[np.float32]
    lone: float
    words: tuple[str, ...]
    parts: NDArray[np.int32]
    length: NDArray[np.int32]
    phrases: NDArray[np.int32]
    headed: NDArray[np.bool_]

    @property
    def rows(self) -> int:
        """Number of segments."""
        return len(self.start) - 1

    def name(self, column: int) -> str:
        """The term of a column as a reader knows it."""
        if column < len(self.words):
            return self.words[column]
        first, second = self.parts[column - len(self.words)]
        return f"{self.words[first]} {self.words[second]}"

    def row_of_entry(self) -> NDArray[np.int32]:
        """The row that each entry stands in."""
        return np.repeat(np.arange(self.rows, dtype=np.int32), np.diff(self.start))


@dataclass(frozen=True, slots=True)
class _Stream:
    """All tokens of all segments in reading order."""

    token: NDArray[np.int32]
    row: NDArray[np.int32]
    zone: NDArray[np.uint8]
    length: NDArray[np.int32]


class Usage(Protocol):
    """How a growing archive writes its words: what `read_terms` asks where the segments are a part of it."""

    def count(
        self, norms: Sequence[str], capital: NDArray[np.int64], lower: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Take note of how often some new segments write norms with and without a capital; tell the archive's sums."""

    def named(self, norms: Sequence[str]) -> Sequence[bool]:
        """Which norms the archive writes with a capital more often than without."""


def read_terms(segments: Sequence[Segment], usage: Usage | None = None, *, engine: Engine = SERIAL) -> Terms:
    """Read the terms of segments.

    Linear in the length of the texts but for sorting.

    Args:
        segments: A whole archive, or some new segments of one.
        usage: How the archive writes its words, where the segments are a part of one. Phrases that one segment alone
            has are then kept, for another segment of the archive may share them.
        engine: Where the texts are split into tokens; the result is the same.
    """
    numbers = Numbering()
    stream = _read(segments, numbers, engine)
    forms = Forms(tuple(numbers))
    form = forms.form[stream.token]
    norm = forms.norm[stream.token]
    named = _names(forms, form, norm, stream, usage)
    known = frozenset(itertools.compress(forms.norms, named))
    if usage is not None:
        singular = [norm[:-1] for norm in itertools.compress(forms.norms, named) if norm.endswith("s")]
        known |= frozenset(itertools.compress(singular, usage.named(singular)))
    columns = Numbering()
    column_of, kinds = _columns(forms, named, known, columns)
    content = (form != Form.MARK) & (form != Form.FUNCTION)
    column = column_of[norm]
    rows, cols, zones = [stream.row[content]], [column[content]], [stream.zone[content]]

    # Places of two words: "New York", "Saudi Arabia".
    first = np.flatnonzero(
        (form[:-1] == Form.CAPITAL) & (form[1:] == Form.CAPITAL) & (stream.row[:-1] == stream.row[1:])
    )
    pair, inverse = np.unique(norm[first].astype(np.int64) * len(forms.norms) + norm[first + 1], return_inverse=True)
    left, right = np.divmod(pair, len(forms.norms)) if len(forms.norms) else (pair, pair)
    place = np.full(len(pair), -1, np.int32)
    for index, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        name = place_of(f"{forms.norms[a]} {forms.norms[b]}")
        if name is not None:
            place[index] = columns[name]
            if len(columns) > len(kinds):
                kinds.append(Kind.PLACE)
    at = first[place[inverse] >= 0]
    rows.append(stream.row[at])
    cols.append(place[inverse][place[inverse] >= 0])
    zones.append(stream.zone[at])
    words = tuple(columns)

    least = 2 if usage is None else 1
    phrase_rows, phrase_cols, phrase_zones, phrases, parts = _phrases(
        form, column, stream, len(segments), len(words), least
    )
    rows.append(phrase_rows)
    cols.append(phrase_cols)
    zones.append(phrase_zones)
    row, col, zone = np.concatenate(rows), np.concatenate(cols), np.concatenate(zones)
    key = row.astype(np.int64) * (len(words) + len(parts)) + col
    order = np.argsort(key, kind="stable")
    begin = np.flatnonzero(np.diff(key[order], prepend=-1))
    entry = order[begin]
    count = np.diff(begin, append=len(order)).astype(np.float32)
    start = np.searchsorted(row[entry], np.arange(len(segments) + 1)).astype(np.int64)
    kind = np.concatenate([np.array(kinds, np.int8), np.full(len(parts), Kind.PHRASE, np.int8)])
    frequency = np.bincount(col[entry], minlength=len(kind))
    known_share = np.array([document_share(w) for w in words], np.float64)
    background = np.concatenate([known_share, phrase_share(known_share[parts])])
    return Terms(
        start=start,
        column=col[entry],
        count=count,
        zone=np.bitwise_or.reduceat(zone[order], begin) if len(begin) else zone[:0],
        kind=kind,
        rarity=rarity(frequency, background, len(segments)),
        lone=weigh_lone(len(segments)),
        words=words,
        parts=parts,
        length=stream.length,
        phrases=phrases,
        headed=np.array([bool(s.title) for s in segments], bool),
    )


def phrase_share(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of English news stories that hold each phrase, guessed from those of its two words: float64[phrases, 2]."""
    return np.asarray(_JOINED * shares.min(axis=1, initial=1.0), np.float64)


def weigh_lone(rows: int) -> float:
    """What a phrase that one segment alone has counts in an archive of so many; see `Terms.lone`."""
    return _PRIOR / (_PRIOR + rows) * float(rarity(np.ones(1), np.zeros(1), rows)[0]) ** 2


def rarity(
    frequency: NDArray[np.int64] | NDArray[np.float64], background: NDArray[np.float64], rows: int
) -> NDArray[np.float32]:
    """Inverse document frequency: that of the archive, smoothed by that of English news.

    Two articles alone are weighed by the background; ten thousand mostly by themselves.
    """
    expected = frequency + _PRIOR * background
    return np.log((rows + _PRIOR + 1) / (expected + 0.5)).astype(np.float32)


def _read(segments: Sequence[Segment], numbers: Numbering, engine: Engine) -> _Stream:
    numbered: list[NDArray[np.int32]] = []
    zones: list[NDArray[np.uint8]] = []
    length: list[int] = []
    texts = ((s.title, "\n".join([s.article.text[p.start : p.end] for p in s.paragraphs])) for s in segments)
    batches = iter(lambda: list(itertools.islice(texts, _BATCH)), [])
    for read in engine.map(_tokenise, batches, together=1):
        known = np.fromiter(map(numbers.__getitem__, read.distinct), np.int32, len(read.distinct))
        numbered.append(known[read.token])
        for headline, size in zip(read.headline, read.length, strict=True):
            zone = np.full(size, BODY, np.uint8)
            head = headline + 1
            zone[head : head + LEAD_TOKENS] |= LEAD
            if headline:
                zone[:head] = HEADLINE
            else:
                zone[: head + _STAND_IN_TOKENS] |= HEADLINE
            zones.append(zone)
        length += read.length
    return _Stream(
        token=np.concatenate([np.zeros(0, np.int32), *numbered]),
        row=np.repeat(np.arange(len(segments), dtype=np.int32), length),
        zone=np.concatenate([np.zeros(0, np.uint8), *zones]),
        length=np.array(length, np.int32),
    )


class _Batch(NamedTuple):
    """The tokens of some segments, numbered among themselves so that a helper's process can hand them over.

    Attributes:
        distinct: The distinct tokens in the order of first use.
        token: Index into them of each token.
        headline: Tokens of each segment's headline.
        length: Tokens of each segment, with a line end below the headline and below the body.
    """

    distinct: list[str]
    token: NDArray[np.int32]
    headline: list[int]
    length: list[int]


def _tokenise(texts: Sequence[tuple[str, str]]) -> _Batch:
    """Read headlines and bodies."""
    numbers = Numbering()
    token: list[NDArray[np.int32]] = []
    headline, length = [], []
    for title, body in texts:
        head = tokens(title)
        found = [*head, "\n", *tokens(body), "\n"]
        token.append(np.fromiter(map(numbers.__getitem__, found), np.int32, len(found)))
        headline.append(len(head))
        length.append(len(found))
    return _Batch(list(numbers), np.concatenate(token), headline, length)


def _names(
    forms: Forms, form: NDArray[np.int8], norm: NDArray[np.int32], stream: _Stream, usage: Usage | None
) -> NDArray[np.bool_]:
    """Which norms are names: written with a capital where no sentence begins more often than without."""
    opening = np.concatenate([[True], form[:-1] == Form.MARK])[: len(form)]
    inside = (form == Form.CAPITAL) & ~opening & (stream.zone != HEADLINE)
    size = len(forms.norms)
    capital = np.bincount(norm[inside], minlength=size)
    lower = np.bincount(norm[form == Form.LOWER], minlength=size)
    if usage is not None:
        capital, lower = usage.count(forms.norms, capital, lower)
    named = capital > lower
    for index in np.flatnonzero((capital == 0) & (lower == 0)).tolist():
        # Only at the head of sentences or in headlines: a name where English has no such word.
        named[index] = forms.norms[index].isalpha() and not gazetteer.is_word(forms.norms[index])
    return named


def _columns(
    forms: Forms, named: NDArray[np.bool_], known: frozenset[str], columns: Numbering
) -> tuple[NDArray[np.int32], list[int]]:
    """Column of every norm, and the kinds of the columns."""
    column = np.empty(len(forms.norms), np.int32)
    kinds: list[int] = []
    fixed = {}
    for token_form, norm in zip(forms.form.tolist(), forms.norm.tolist(), strict=True):
        if token_form in (Form.NUMBER, Form.DAY):
            fixed[norm] = Kind.NUMBER if token_form == Form.NUMBER else Kind.DAY
    for index, norm in enumerate(forms.norms):
        if index in fixed:
            term, kind = norm, fixed[index]
        else:
            term, kind = term_of(norm, name=bool(named[index]), names=known)
        column[index] = columns[term]
        if len(columns) > len(kinds):
            kinds.append(kind)
    return column, kinds


def _phrases(
    form: NDArray[np.int8], column: NDArray[np.int32], stream: _Stream, rows: int, width: int, least: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8], NDArray[np.int32], NDArray[np.int32]]:
    """Neighbouring content words of one sentence, function words between them skipped, that `least` segments share."""
    solid = np.flatnonzero(form != Form.FUNCTION)
    first, second = solid[:-1], solid[1:]
    holds = (form[first] != Form.MARK) & (form[second] != Form.MARK) & (second - first <= 3)
    holds &= stream.row[first] == stream.row[second]
    first, second = first[holds], second[holds]
    key = column[first].astype(np.int64) * width + column[second]
    row = stream.row[first]
    order = np.lexsort((row, key))
    key, row, zone = key[order], row[order], stream.zone[first[order]]
    fresh = np.concatenate([[True], (key[1:] != key[:-1]) | (row[1:] != row[:-1])])[: len(key)]
    phrases = np.bincount(row[fresh], minlength=rows).astype(np.int32)
    values, place = np.unique(key, return_inverse=True)
    shared = np.bincount(place[fresh], minlength=len(values)) >= least
    renumbered = np.cumsum(shared) - 1
    kept = shared[place]
    left, right = np.divmod(values[shared], max(1, width))
    return (
        row[kept],
        (width + renumbered[place[kept]]).astype(np.int32),
        zone[kept],
        phrases,
        np.stack([left, right], axis=1).astype(np.int32),
    )
