"""What speaks for two segments telling one event, as named figures that a person can read.

Every figure is read off the terms that both hold ("hits"): a row of the matrix is spread over all columns once, and the
rows of its candidates are looked up in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.forms import Kind
from coverage_diff.detection.terms import HEADLINE, LEAD, Terms

Floats = NDArray[np.float64]
Rows = NDArray[np.int32]

FEATURES = (
    "names and places",
    "numbers",
    "leads",
    "headline in other's lead",
    "both headlines in other's lead",
    "phrases",
    "phrases contained",
    "no clash of places",
    "no clash of days",
    "lead in other's text",
    "near days, alike texts",
    "same day, alike leads",
    "both dated",
)
"""The figures of a pair, in the order of the columns of `measure`; each in [0, 1], more of it speaks for one event but
for the last, which only tells whether the days could be held against each other. Days speak for one event only as far
as the words do: in a month of one trade's news every second pair is near (`tests/benchmarks/links.md`)."""

_LONGEST_GAP = 30  # days: further apart is not told from a month apart
_FADING = 0.7  # days in which the nearness of first reports fades to 1/e; that of a running story fades slower
_SCARCE, _SOME = 0.02, 0.05  # likeness around which a little more of it tells most; chosen across sets (`links.md`)
_CLASH = 15.0  # squared rarity of places (days) in a lead from which it counts fully that the other has none of them
_BLOCK_ENTRIES = 1 << 24  # entries that are looked up at a time: of a tenth that hit, some 20 arrays are made


class Hits(NamedTuple):
    """Entries of two rows in one column.

    Attributes:
        pair: Index of the pair of rows, int64.
        left: Entry in the first row, int64.
        right: Entry in the second row, int64.
    """

    pair: NDArray[np.int64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]


def find_hits(start: NDArray[np.int64], column: Rows, width: int, left: Rows, right: Rows) -> Hits:
    """The entries that the rows of pairs share; linear in the entries of all the right rows.

    Args:
        start: Where each row begins in `column`.
        column: Column of each entry.
        width: Number of columns.
        left: First row of each pair, ascending.
        right: Second row of each pair.
    """
    spread = np.full(width, -1, np.int64)
    found = []
    edges = np.flatnonzero(np.diff(left, prepend=-1, append=-1))
    for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        first, last = start[left[low]], start[left[low] + 1]
        own = column[first:last]
        spread[own] = np.arange(first, last)
        others = right[low:high]
        size = start[others + 1] - start[others]
        end = np.cumsum(size)
        entry = np.arange(end[-1]) + np.repeat(start[others] - end + size, size)
        met = spread[column[entry]]
        hit = np.flatnonzero(met >= 0)
        found.append((np.searchsorted(end, hit, side="right") + low, met[hit], entry[hit]))
        spread[own] = -1
    if not found:
        empty = np.zeros(0, np.int64)
        return Hits(empty, empty, empty)
    return Hits(*(np.concatenate(part) for part in zip(*found, strict=True)))


def measure(terms: Terms, left: Rows, right: Rows, day: Floats) -> NDArray[np.float32]:
    """The figures of every pair.

    Args:
        terms: The matrix.
        left: First row of each pair, ascending.
        right: Second row of each pair.
        day: Day of publication of each row as an ordinal; NaN where unknown.

    Returns:
        float32[pairs, features].
    """
    profile = _Profile(terms)
    result = np.empty((len(left), len(FEATURES)), np.float32)
    for part in _blocks(terms, right):
        result[part] = profile.figures(left[part], right[part], day)
    return result


def _blocks(terms: Terms, right: Rows) -> Iterator[slice]:
    """Runs of pairs whose right rows have so many entries that their hits fit into memory."""
    block = np.cumsum(np.diff(terms.start)[right]) // _BLOCK_ENTRIES
    edges = np.flatnonzero(np.diff(block, prepend=-1, append=-1))
    yield from map(slice, edges[:-1].tolist(), edges[1:].tolist())


class _Profile:
    """Weights of the entries and lengths of the rows, by kind and zone."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        kind = terms.kind[terms.column]
        self._row = terms.row_of_entry()
        self._rarity = terms.rarity[terms.column].astype(np.float64)
        self._weight = (1 + np.log(terms.count)) * self._rarity
        self._single = kind != Kind.PHRASE
        self._entity = (kind == Kind.NAME) | (kind == Kind.PLACE)
        self._number = kind == Kind.NUMBER
        squares, rare = self._weight**2, self._rarity**2
        # Phrases of one segment alone have no columns, but are part of what it says: among few segments nearly all are,
        # in a large archive what nobody else writes is mostly chance.
        self._phrases = self._sum(~self._single, rare)
        self._phrases += (terms.phrases - self._sum(~self._single, np.ones(len(rare)))) * terms.lone
        self._length = {
            name: np.sqrt(self._sum(mask, squares))
            for name, mask in (
                ("single", self._single),
                ("entity", self._entity),
                ("number", self._number),
            )
        }
        self._place, self._day = kind == Kind.PLACE, kind == Kind.DAY
        in_lead = terms.zone & (LEAD | HEADLINE) > 0
        self._lead_places = self._sum(self._place & in_lead, rare)
        self._lead_days = self._sum(self._day & in_lead, rare)
        self._headline = self._sum(self._single & (terms.zone & HEADLINE > 0), rare)
        self._lead = self._sum(self._single & (terms.zone & (LEAD | HEADLINE) > 0), rare)

    def _sum(self, mask: NDArray[np.bool_], values: Floats) -> Floats:
        return np.bincount(self._row[mask], values[mask], minlength=self._terms.rows).astype(np.float64)

    def figures(self, left: Rows, right: Rows, day: Floats) -> NDArray[np.float32]:
        """The columns of `FEATURES` for some pairs."""
        terms = self._terms
        hits = find_hits(terms.start, terms.column, len(terms.kind), left, right)
        product = self._weight[hits.left] * self._weight[hits.right]
        rare = self._rarity[hits.left] ** 2
        one, two = terms.zone[hits.left], terms.zone[hits.right]
        single = self._single[hits.left]
        one_head, two_head = single & (one & HEADLINE > 0), single & (two & HEADLINE > 0)
        one_lead, two_lead = single & (one & (LEAD | HEADLINE) > 0), single & (two & (LEAD | HEADLINE) > 0)

        def sums(mask: NDArray[np.bool_], values: Floats) -> Floats:
            return np.bincount(hits.pair[mask], values[mask], minlength=len(left)).astype(np.float64)

        def cosine(mask: NDArray[np.bool_], name: str) -> Floats:
            length = self._length[name]
            return sums(mask, product) / np.sqrt(length[left] * length[left] * length[right] * length[right] + 1e-9)

        def within(mask: NDArray[np.bool_], whole: Floats, ground: float) -> Floats:
            return sums(mask, rare) / np.sqrt((whole[left] + ground) * (whole[right] + ground))

        alike = cosine(single, "single")
        first = sums(one_head & two_lead, rare) / (self._headline[left] + 10)
        second = sums(two_head & one_lead, rare) / (self._headline[right] + 10)
        leads = within(one_lead & two_lead, self._lead, 5)
        third = sums(single & (one & (LEAD | HEADLINE) > 0), rare) / (self._lead[left] + 20)
        fourth = sums(single & (two & (LEAD | HEADLINE) > 0), rare) / (self._lead[right] + 20)
        prompt, slow, dated = _nearness(day, left, right)

        def clash(mask: NDArray[np.bool_], whole: Floats) -> Floats:
            """0 where both leads name some of a kind and neither's are found in the other, else up to 1."""
            found = np.maximum(
                sums(mask & (one & (LEAD | HEADLINE) > 0), rare) / np.maximum(whole[left], 1e-9),
                sums(mask & (two & (LEAD | HEADLINE) > 0), rare) / np.maximum(whole[right], 1e-9),
            )
            told = np.minimum(whole[left], whole[right])
            return 1 - (1 - found) * told / (told + _CLASH)

        phrased = sums(~single, rare)
        least = np.minimum(self._phrases[left], self._phrases[right])
        return np.stack(
            [
                _telling(cosine(self._entity[hits.left], "entity"), _SCARCE),
                cosine(self._number[hits.left], "number"),
                leads,
                np.maximum(first, second),
                np.minimum(first, second),
                phrased / np.sqrt(self._phrases[left] * self._phrases[right] + 1e-9),
                phrased / (least + 1e-9),
                clash(self._place[hits.left], self._lead_places),
                clash(self._day[hits.left], self._lead_days),
                np.maximum(third, fourth),
                slow * _telling(alike, _SOME),
                prompt * _telling(leads, _SOME),
                dated,
            ],
            axis=1,
        ).astype(np.float32)


def _telling(likeness: Floats, scarce: float) -> Floats:
    """A likeness on a scale on which a first tenth tells more than a second, in [0, 1]."""
    return np.asarray(np.log1p(likeness / scarce) / np.log1p(1 / scarce), np.float64)


def _nearness(day: Floats, left: Rows, right: Rows) -> tuple[Floats, Floats, Floats]:
    """How near the days of publication are in two ways, in [0, 1], and whether both are known; else all 0.

    Most reports of an event appear on one day or the next (exponential); those of a trial or a takeover over weeks
    (logarithmic).
    """
    gap = np.abs(day[left] - day[right])
    dated = ~np.isnan(gap)
    gap = np.where(dated, gap, np.inf)
    slow = 1 - np.log1p(np.minimum(gap, _LONGEST_GAP)) / np.log1p(_LONGEST_GAP)
    return np.exp(-gap / _FADING), slow, dated.astype(np.float64)
