"""The terms of every segment as one sparse matrix: what two segments may share.

Rows are segments, columns are terms: content words by lemma, names, places, numbers, days, and phrases of two
neighbouring content words. An entry knows how often the term occurs and in which zones: headline, lead, body.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.forms import Form, Forms, Kind, numbering, place_of, term_of
from coverage_diff.detection.ragged import starts
from coverage_diff.detection.stage import Progress, part, silent
from coverage_diff.detection.stream import HEADLINE, Chunk, Stream, Tokens, tokenise
from coverage_diff.engines import SERIAL, Engine
from coverage_diff.language import gazetteer
from coverage_diff.language.rarity import document_share
from coverage_diff.model import Segment

_JOINED = 0.05
"""Share of the stories with the rarer of two words in which the other stands beside it; a rough guess that only decides
among few articles, where "prime minister" must not count like two names."""
_PRIOR = 150.0
"""Stories of the general background that weigh as much as the archive's own in the rarity of a term (`fit_links`)."""
_ZONE_BITS = 3
_PHRASES = 0.4  # share of the time of reading terms that goes by before the rows of the matrix are made
_TOGETHER = 1 << 22  # entries that are counted at once


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
        first, second = self.parts[column - len(self.words)].tolist()
        return f"{self.words[first]} {self.words[second]}"


class Usage(Protocol):
    """How a growing archive writes its words: what `read_terms` asks where the segments are a part of it."""

    def count(
        self, norms: Sequence[str], capital: NDArray[np.int64], lower: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Take note of how often some new segments write norms with and without a capital; tell the archive's sums."""

    def named(self, norms: Sequence[str]) -> Sequence[bool]:
        """Which norms the archive writes with a capital more often than without."""


def read_terms(
    segments: Sequence[Segment],
    usage: Usage | None = None,
    *,
    stream: Stream | None = None,
    engine: Engine = SERIAL,
    progress: Progress = silent,
) -> Terms:
    """Read the terms of segments.

    Linear in the length of the texts but for sorting.

    Args:
        segments: A whole archive, or some new segments of one.
        usage: How the archive writes its words, where the segments are a part of one. Phrases that one segment alone
            has are then kept, for another segment of the archive may share them.
        stream: Their tokens, where they were read before.
        engine: Where the tokens are looked at; the result is the same.
        progress: Called as they are.
    """
    if stream is None:
        gathered = Tokens()
        gathered.add(tokenise(segments))
        stream = gathered.in_order(range(len(segments)))
    forms = Forms(stream.distinct)
    form, norm = forms.form, forms.norm  # by the number of the token
    capital, pairs = _capitals(stream, forms)
    named = _names(forms, capital, _lower(stream, forms), usage)
    known = frozenset(itertools.compress(forms.norms, named))
    if usage is not None:
        singular = [norm[:-1] for norm in itertools.compress(forms.norms, named) if norm.endswith("s")]
        known |= frozenset(itertools.compress(singular, usage.named(singular)))
    columns = numbering()
    column_of, kinds = _columns(forms, named, known, columns)
    place = _places(pairs, forms, columns, kinds)
    words = tuple(columns)

    reader = _Reader(form, norm, column_of[norm], pairs, place, len(words))
    least = 2 if usage is None else 1
    shared = _shared_phrases(stream, reader, least, engine=engine, progress=part(progress, 0, _PHRASES, len(segments)))
    parts = np.stack(np.divmod(shared, max(1, len(words))), axis=1).astype(np.int32)
    found = []
    told = part(progress, _PHRASES, 1, len(segments))
    for entries in engine.map(partial(reader.entries, shared=shared), stream.chunks(), together=1):
        found.append(entries)
        told(len(found), stream.chunk_count)
    size, phrases, column, count, zone = (
        np.concatenate([np.empty(0, kind), *(entries[i] for entries in found)])
        for i, kind in enumerate((np.int64, np.int32, np.int32, np.float32, np.uint8))
    )
    kind = np.concatenate([np.array(kinds, np.int8), np.full(len(parts), Kind.PHRASE, np.int8)])
    known_share = np.array([document_share(w) for w in words], np.float64)
    background = np.concatenate([known_share, phrase_share(known_share[parts])])
    return Terms(
        start=starts(size),
        column=column,
        count=count,
        zone=zone,
        kind=kind,
        rarity=rarity(_frequency(column, len(kind)), background, len(segments)),
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


def weigh(count: NDArray[Any], rarity: NDArray[Any]) -> NDArray[Any]:
    """What terms weigh in a segment: the logarithm of how often they occur there, times their rarity.

    Args:
        count: Occurrences in the segment, 1 or more.
        rarity: Of each term, as of `Terms.rarity`; as exact as the result shall be.
    """
    return np.asarray((1 + np.log(count)) * rarity)


def _capitals(stream: Stream, forms: Forms) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How often each norm is written with a capital within a sentence, and which norms with capitals are neighbours.

    Returns:
        int64[norms], and the distinct pairs as first * norms + second, ascending.
    """
    size = len(forms.norms)
    capital = np.zeros(size, np.int64)
    pairs = [np.empty(0, np.int64)]
    for chunk in stream.chunks():
        form, norm = forms.form[chunk.token], forms.norm[chunk.token]
        great = form == Form.CAPITAL
        # Every segment ends with a mark, so its first token is the first of a sentence too.
        opening = np.concatenate([[True], form[:-1] == Form.MARK])
        capital += np.bincount(norm[great & ~opening & (chunk.zone() != HEADLINE)], minlength=size)
        first = np.flatnonzero(great[:-1] & great[1:])
        pairs.append(np.unique(norm[first].astype(np.int64) * size + norm[first + 1]))
    return capital, np.unique(np.concatenate(pairs))


def _lower(stream: Stream, forms: Forms) -> NDArray[np.int64]:
    """How often each norm is written without a capital."""
    count = np.zeros(len(forms.tokens), np.int64)
    for chunk in stream.chunks():
        count += np.bincount(chunk.token, minlength=len(count))
    small = forms.form == Form.LOWER
    return np.bincount(forms.norm[small], count[small], minlength=len(forms.norms)).astype(np.int64)


def _names(
    forms: Forms, capital: NDArray[np.int64], lower: NDArray[np.int64], usage: Usage | None
) -> NDArray[np.bool_]:
    """Which norms are names: written with a capital where no sentence begins more often than without."""
    if usage is not None:
        capital, lower = usage.count(forms.norms, capital, lower)
    named = capital > lower
    for index in np.flatnonzero((capital == 0) & (lower == 0)).tolist():
        # Only at the head of sentences or in headlines: a name where English has no such word.
        named[index] = forms.norms[index].isalpha() and not gazetteer.is_word(forms.norms[index])
    return named


def _columns(
    forms: Forms, named: NDArray[np.bool_], known: frozenset[str], columns: dict[str, int]
) -> tuple[NDArray[np.int32], list[int]]:
    """Column of every norm, and the kinds of the columns."""
    column = np.empty(len(forms.norms), np.int32)
    kinds: list[int] = []
    fixed = dict.fromkeys(forms.norm[forms.form == Form.NUMBER].tolist(), Kind.NUMBER)
    fixed |= dict.fromkeys(forms.norm[forms.form == Form.DAY].tolist(), Kind.DAY)
    for index, norm in enumerate(forms.norms):
        if index in fixed:
            term, kind = norm, fixed[index]
        else:
            term, kind = term_of(norm, name=bool(named[index]), names=known)
        column[index] = columns[term]
        if len(columns) > len(kinds):
            kinds.append(kind)
    return column, kinds


def _places(pairs: NDArray[np.int64], forms: Forms, columns: dict[str, int], kinds: list[int]) -> NDArray[np.int32]:
    """Column of each pair of norms that is a place ("New York", "Saudi Arabia"), else -1; new columns are added."""
    place = np.full(len(pairs), -1, np.int32)
    left, right = np.divmod(pairs, max(1, len(forms.norms)))
    for index, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        name = place_of(f"{forms.norms[a]} {forms.norms[b]}")
        if name is not None:
            place[index] = columns[name]
            if len(columns) > len(kinds):
                kinds.append(Kind.PLACE)
    return place


def _shared_phrases(
    stream: Stream, reader: _Reader, least: int, *, engine: Engine, progress: Progress
) -> NDArray[np.int64]:
    """The phrases that so many segments share, 1 or 2, ascending, as of `_Reader.phrases`."""
    found = [np.empty(0, np.int64)]
    for phrases in engine.map(reader.distinct_phrases, stream.chunks(), together=1):
        found.append(phrases)
        progress(len(found) - 1, stream.chunk_count)
    phrase = np.concatenate(found)
    del found
    phrase.sort()
    again = np.concatenate([[False], phrase[1:] == phrase[:-1]])[: len(phrase)]
    if least == 1:
        return np.asarray(phrase[~again])
    # The second of its run: equal to the one before, which is not equal to the one before that.
    return np.asarray(phrase[again & ~np.concatenate([[False], again[:-1]])[: len(phrase)]])


def _frequency(column: NDArray[np.int32], columns: int) -> NDArray[np.int64]:
    """Rows of each column."""
    frequency = np.zeros(columns, np.int64)
    for begin in range(0, len(column), _TOGETHER):
        frequency += np.bincount(column[begin : begin + _TOGETHER], minlength=columns)
    return frequency


class _Phrases(NamedTuple):
    """The distinct phrases of the segments of a chunk, segment by segment.

    Attributes:
        row: The segment, counted from the first of the chunk.
        phrase: Column of the first word * words + column of the second, ascending in a segment.
        occurrences: How often each occurs.
        zone: Bits of the zones.
    """

    row: NDArray[np.int64]
    phrase: NDArray[np.int64]
    occurrences: NDArray[np.int64]
    zone: NDArray[np.int64]


class _Reader(NamedTuple):
    """What is known of tokens.

    Attributes:
        form: `Form` by the number of the token.
        norm: Index of its norm.
        column: Its column.
        pairs: The pairs of norms of `_capitals`.
        place: Their columns, where they are places.
        words: Number of columns that are no phrases.
    """

    form: NDArray[np.int8]
    norm: NDArray[np.int32]
    column: NDArray[np.int32]
    pairs: NDArray[np.int64]
    place: NDArray[np.int32]
    words: int

    def phrases(self, chunk: Chunk) -> _Phrases:
        """Neighbouring content words of one sentence, function words between them skipped."""
        form = self.form[chunk.token]
        solid = np.flatnonzero(form != Form.FUNCTION)
        first, second = solid[:-1], solid[1:]
        # No phrase goes from one segment to the next: there is a mark between them.
        holds = (form[first] != Form.MARK) & (form[second] != Form.MARK) & (second - first <= 3)
        first, second = first[holds], second[holds]
        column = self.column[chunk.token].astype(np.int64)
        # As one integer to sort: 51 bits for half a million words, and less than 63 for thirty million.
        key = chunk.row()[first] * self.words**2 + column[first] * self.words + column[second]
        group = _grouped(key, chunk.zone()[first])
        return _Phrases(*np.divmod(group.key, max(1, self.words**2)), group.occurrences, group.zone)

    def distinct_phrases(self, chunk: Chunk) -> NDArray[np.int64]:
        """`_Phrases.phrase` alone."""
        return self.phrases(chunk).phrase

    def entries(
        self, chunk: Chunk, shared: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32], NDArray[np.float32], NDArray[np.uint8]]:
        """The rows of the matrix: their sizes, distinct phrases, and of their entries column, count and zone."""
        width = self.words + len(shared)
        form, norm = self.form[chunk.token], self.norm[chunk.token]
        content = np.flatnonzero((form != Form.MARK) & (form != Form.FUNCTION))
        great = form == Form.CAPITAL
        first = np.flatnonzero(great[:-1] & great[1:])
        pair = norm[first].astype(np.int64) * (int(self.norm.max(initial=-1)) + 1) + norm[first + 1]
        place = self.place[np.searchsorted(self.pairs, pair)]
        first, place = first[place >= 0], place[place >= 0]
        at = np.concatenate([content, first])
        column = np.concatenate([self.column[chunk.token[content]], place])
        words = _grouped(chunk.row()[at] * width + column, chunk.zone()[at])

        phrases = self.phrases(chunk)
        number = np.minimum(np.searchsorted(shared, phrases.phrase), max(0, len(shared) - 1))
        kept = shared[number] == phrases.phrase if len(shared) else np.zeros(len(number), np.bool_)
        key = np.concatenate([words.key, phrases.row[kept] * width + self.words + number[kept]])
        order = np.argsort(key, kind="stable")  # two ordered runs, which are merged
        row, column = np.divmod(key[order], max(1, width))
        return (
            np.bincount(row, minlength=chunk.rows),
            np.bincount(phrases.row, minlength=chunk.rows).astype(np.int32),
            column.astype(np.int32),
            np.concatenate([words.occurrences, phrases.occurrences[kept]])[order].astype(np.float32),
            np.concatenate([words.zone, phrases.zone[kept]])[order].astype(np.uint8),
        )


class _Groups(NamedTuple):
    """Equal keys together.

    Attributes:
        key: The distinct keys, ascending.
        occurrences: How often each occurs.
        zone: The zones of all its occurrences.
    """

    key: NDArray[np.int64]
    occurrences: NDArray[np.int64]
    zone: NDArray[np.int64]


def _grouped(key: NDArray[np.int64], zone: NDArray[np.uint8]) -> _Groups:
    met = np.sort((key << _ZONE_BITS) | zone)  # whole integers are sorted ten times as fast as their places
    key = met >> _ZONE_BITS
    begin = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])[: len(key)])
    zones = np.bitwise_or.reduceat(met & ((1 << _ZONE_BITS) - 1), begin) if len(begin) else met
    return _Groups(key[begin], np.diff(begin, append=len(key)), zones)
