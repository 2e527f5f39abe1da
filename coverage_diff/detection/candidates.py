"""Which pairs are worth a closer look: MinHash LSH over two families of features.

Near copies share runs of words: 3-word shingles, banded for a resemblance of 0.3. Independent reports share hardly any;
they share what they are about: their most telling terms (rare words, names, places, numbers, words of the headline).
Those sets are short and overlap little, so each place of their signature is a band by itself, and what a collision
weighs depends on how few segments are in it.

The pages of a class are looked up in datasketch's index, an archive is sorted: the same pairs either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.bands import Keys, choose_banding, content_keys
from coverage_diff.detection.hits import Rows
from coverage_diff.detection.likeness import cosines
from coverage_diff.detection.lsh import lsh_pairs
from coverage_diff.detection.meetings import Calendar, Met, heaviest_pairs
from coverage_diff.detection.minhash import Signatures, signatures, text_signatures
from coverage_diff.detection.stage import Progress, part, silent
from coverage_diff.detection.telling import Telling, find_telling
from coverage_diff.detection.terms import Terms
from coverage_diff.engines import SERIAL, Engine

COPY_RESEMBLANCE, RECALL = 0.3, 0.98
"""Pairs of this resemblance of word shingles become candidates with this probability."""
SEARCHED_TERMS, TELLING_TERMS = 64, 128
"""Terms that a segment is searched by, and by which it is held against those found in a large archive."""
PER_SEGMENT = 50
"""Pairs that a segment of an archive may claim; with those that claim it, about 75.

On allsides (1,551 articles) 50 claims keep 99.6 % of the true pairs among 4.8 % of all (without dates 99.2 %
among 4.3 %).
"""
LARGE_ARCHIVE, UNLIKE = 10_000, 0.03
"""In archives of more segments, pairs of a likeness below this are left out, however few others a segment has.

Of 7,644 true pairs of allsides, leads, ecbplus and epimine, with and without days, whose texts speak for one event, one
is below, and the others are above .06. Of the pairs that meet three fifths are below in allsides, nearly all in a
corpus of invented words.
"""
SMALL_SET = 20
"""Segments up to which datasketch's `MinHashLSH` finds the pairs, in 1 ms for each; sorting takes over from there."""
# Terms that a segment of a large archive is searched by. Where many crowd, the rarest find more among as many: of the
# true pairs of allsides .957 are among the 10 heaviest meetings of either article, with 64 terms .951 (without days
# .919 and .911, leads .870 and .852, epimine .541 and .524), and half as many meet by chance.
_RAREST_TERMS = 32
# Fewer segments can afford to be held against each other by all their terms: without days 128 terms lower the F1 of
# leads by .02 (and raise that of allsides by .01).
_ALL_TERMS = 1024
# Few segments can afford longer signatures: with 512 places 99 % of the pairs meet whose terms resemble each other by
# 0.01, with 128 of those that do by 0.035.
_AFFORDABLE_PLACES, _MOST_PLACES = 1 << 19, 512
_AFFORDABLE = 75_000  # claims that are always granted: a few hundred segments meet nearly all others
_NEAR_DAYS = 7.0  # how fast the nearness of days fades when pairs are chosen
# Pairs of a segment whose likeness is looked at, those with the rarest collisions: the most, the fewest, and how many
# all segments together may have in between. On allsides 150 for each keep as many true pairs as 300 with dates (.988)
# and .980 instead of .983 without, where an archive of 1,551 articles is as dense as one of 10,000 in a year.
_MOST_MET, _LEAST_MET, _AFFORDABLE_MET = 300, 150, 3_000_000
_MEETING = 0.3  # share of the stage's time that goes by before likeness is looked at
_BUCKET = 200
_TOGETHER = 1 << 20  # pairs whose days are held against each other at once


class Pairs(NamedTuple):
    """Pairs of rows to verify.

    Attributes:
        left: The smaller row of each, ascending.
        right: The larger.
        capped: Buckets that were too large to pair all their members.
    """

    left: Rows
    right: Rows
    capped: int


def find_candidates(
    terms: Terms,
    copies: Signatures,
    *,
    day: NDArray[np.float64],
    article: NDArray[np.int64],
    permutations: int,
    seed: int,
    window_days: int,
    engine: Engine = SERIAL,
    progress: Progress = silent,
) -> Pairs:
    """The pairs of segments that may tell one event.

    Args:
        terms: The matrix of terms.
        copies: Signatures of the word shingles.
        day: Ordinal day of publication of each segment; NaN where it is unknown or only printed on the page, which is
            evidence but excludes nothing.
        article: Which article each segment stands on: two of one page are no pair.
        permutations: Length of the signatures.
        seed: Seed of the signatures.
        window_days: Segments published further apart are no pair.
        engine: Where the pairs are looked for; the result is the same.
        progress: Called as the work goes on, with so many segments done.
    """
    places = max(permutations, min(_MOST_PLACES, _AFFORDABLE_PLACES // max(1, terms.rows)))
    telling = find_telling(terms, TELLING_TERMS)
    searched = signatures(*telling.sets(SEARCHED_TERMS if terms.rows <= LARGE_ARCHIVE else _RAREST_TERMS), places, seed)
    calendar = Calendar(day, article, window_days)
    bands, rows = choose_banding(permutations, COPY_RESEMBLANCE, RECALL)
    meet: Callable[..., Met]
    if len(searched) <= SMALL_SET:
        meet = partial(_meet_few, calendar=calendar, seed=seed)
    else:
        meet = partial(_meet_many, content=content_keys(searched), calendar=calendar, engine=engine)
    copied = meet(copies, bands, rows)
    shared = meet(searched, places, 1, progress=part(progress, 0, _MEETING, terms.rows))
    code = np.concatenate([copied.code, shared.code])
    capped = copied.capped + shared.capped
    del copied, shared
    code.sort()  # and not `np.unique`, whose table of what it has seen costs ten times as much
    code = code[np.diff(code, prepend=-1) > 0]
    left, right = (code >> 32).astype(np.int32), (code & 0xFFFFFFFF).astype(np.int32)
    del code
    told = part(progress, _MEETING, 1, terms.rows)
    if terms.rows <= LARGE_ARCHIVE:
        telling = comparable_terms(terms, terms.rows)
    alike = _alike(telling, left, right, day, engine, told)
    kept = _claimed(left, right, alike, terms.rows, claims(terms.rows))
    if terms.rows > LARGE_ARCHIVE:
        kept &= alike >= UNLIKE
    return Pairs(left[kept], right[kept], capped)


def claims(rows: int) -> int:
    """How many pairs a segment may claim in an archive of so many."""
    return max(PER_SEGMENT, _AFFORDABLE // max(1, rows))


def comparable_terms(terms: Terms, archive: int) -> Telling:
    """The terms by which segments of an archive of so many are held against each other at first sight."""
    if archive > LARGE_ARCHIVE:
        return find_telling(terms, TELLING_TERMS)
    return find_telling(terms, min(_ALL_TERMS, int(np.diff(terms.start).max(initial=0))), whole=True)


def most_alike(
    telling: Telling,
    left: Rows,
    right: Rows,
    day: NDArray[np.float64],
    claimed: int,
    claimants: int | None = None,
    *,
    engine: Engine = SERIAL,
    progress: Progress = silent,
) -> NDArray[np.bool_]:
    """Which pairs are among the most alike in words and days of one of their segments.

    Args:
        telling: The terms of every segment, as of `comparable_terms`.
        left: First row of each pair, ascending.
        right: Second row.
        day: Ordinal day of publication of each segment; NaN where it is unknown.
        claimed: Pairs that a segment may claim.
        claimants: Only so many first rows may claim any; all where None.
        engine: Where likeness is computed; the result is the same.
        progress: Called as the pairs are worked off.
    """
    alike = _alike(telling, left, right, day, engine, progress)
    return _claimed(left, right, alike, len(telling.size) if claimants is None else claimants, claimed)


def _alike(
    telling: Telling, left: Rows, right: Rows, day: NDArray[np.float64], engine: Engine, progress: Progress
) -> NDArray[np.float32]:
    """How alike pairs are in words and days, in [0, 1.5]."""
    alike = cosines(telling, left, right, day, engine=engine, progress=progress)
    for begin in range(0, len(left), _TOGETHER):
        some = slice(begin, begin + _TOGETHER)
        gap = np.abs(day[left[some]] - day[right[some]])
        alike[some] *= np.where(np.isnan(gap), 1, 0.5 + np.exp(-gap / _NEAR_DAYS)).astype(np.float32)
    return alike


def copy_signatures(texts: Iterable[str], permutations: int, seed: int, *, engine: Engine = SERIAL) -> Signatures:
    """Signatures of the texts' word shingles."""
    return text_signatures(texts, permutations=permutations, seed=seed, engine=engine)


def _claimed(left: Rows, right: Rows, alike: NDArray[np.float32], rows: int, claims: int) -> NDArray[np.bool_]:
    """The pairs among the most alike of one of the first `rows` rows; pairs of equal figures stay together."""
    # Figures of 0 and more are ordered as their bits are, so that row and figure become one integer to sort.
    falling = ~alike.view(np.uint32)
    order = np.concatenate([(side.astype(np.uint64) << np.uint64(32)) | falling for side in (left, right)])
    order.sort()
    edges = np.searchsorted(order, np.arange(rows + 1, dtype=np.uint64) << np.uint64(32))
    last = np.minimum(edges[:-1] + claims, edges[1:]) - 1
    least = np.full(max(rows, int(right.max(initial=-1)) + 1), np.inf, np.float32)  # beyond `rows` none may claim
    claiming = np.flatnonzero(last >= edges[:-1])
    least[claiming] = (~order[last[claiming]].astype(np.uint32)).view(np.float32)
    return np.asarray((alike >= least[left]) | (alike >= least[right]))


def _meet_few(
    signed: Signatures, bands: int, rows: int, *, calendar: Calendar, seed: int, progress: Progress = silent
) -> Met:
    """All pairs that agree in a band, found by datasketch's index: few segments have no more than each may claim."""
    pairs = lsh_pairs(signed, bands, rows, seed)
    pairs = pairs[calendar.allows(*pairs.T)]
    progress(len(signed), len(signed))
    return Met(pairs.astype(np.int64) @ np.array([1 << 32, 1]), capped=0)


def _meet_many(
    signed: Signatures,
    bands: int,
    rows: int,
    *,
    content: Keys,
    calendar: Calendar,
    engine: Engine,
    progress: Progress = silent,
) -> Met:
    """The heaviest pairs that agree in a band, found by sorting."""
    per_set = min(_MOST_MET, max(_LEAST_MET, _AFFORDABLE_MET // len(signed)))
    limits = {"per_set": per_set, "bucket_limit": _BUCKET}
    return heaviest_pairs(signed, bands, rows, content, calendar, **limits, engine=engine, progress=progress)
