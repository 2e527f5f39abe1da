"""What speaks for two segments telling one event, as named figures that a person can read.

Every figure is read off the terms that both hold ("hits"): a row of the matrix is spread over all columns once, and the
rows of its candidates are looked up in it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.forms import Kind
from coverage_diff.detection.hits import Rows, find_hits
from coverage_diff.detection.portions import portions
from coverage_diff.detection.ragged import blocks, entries, rows_of_entries, starts
from coverage_diff.detection.stage import Progress, silent
from coverage_diff.detection.stream import HEADLINE, LEAD
from coverage_diff.detection.terms import Terms, weigh
from coverage_diff.engines import SERIAL, Engine

Floats = NDArray[np.float64]

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
_BLOCK_ENTRIES = 1 << 22  # entries that are looked up at a time: of a tenth that hit, some 20 arrays are made
_ROWS = 1024  # rows that are summed up at once


def measure(
    terms: Terms, left: Rows, right: Rows, day: Floats, *, engine: Engine = SERIAL, progress: Progress = silent
) -> NDArray[np.float32]:
    """The figures of every pair.

    Args:
        terms: The matrix.
        left: First row of each pair, ascending.
        right: Second row of each pair.
        day: Day of publication of each row as an ordinal; NaN where unknown.
        engine: Where they are measured; the result is the same.
        progress: Called as the pairs are worked off.

    Returns:
        float32[pairs, features].
    """
    result = np.empty((len(left), len(FEATURES)), np.float32)
    profile = _profile(terms, day)
    found = list(portions(left, right, day))
    work = ((part.left, part.right, _narrowed(profile, part.rows)) for part in found)
    done = 0
    for part, figures in zip(found, engine.map(_measure, work, together=1), strict=True):
        result[part.pairs] = figures
        done += len(figures)
        progress(done, len(left))
    return result


class _Profile(NamedTuple):
    """The matrix of terms, and what the rows hold in all.

    Attributes:
        start: As of `Terms`, like the next five.
        column: Column of each entry.
        occurrences: `Terms.count`.
        zone: Bits of the zones.
        kind: `Kind` of each column.
        rarity: That of each column.
        day: Day of each row.
        length: Length of each row's vector of single words; of its names and places; of its numbers.
        phrases: Squared rarity of all its phrases.
        lead_places: Squared rarity of the places in its headline and lead.
        lead_days: That of the days.
        headline: That of all single words of the headline.
        lead: That of headline and lead.
    """

    start: NDArray[np.int64]
    column: Rows
    occurrences: NDArray[np.float32]
    zone: NDArray[np.uint8]
    kind: NDArray[np.int8]
    rarity: NDArray[np.float32]
    day: Floats
    length: dict[str, Floats]
    phrases: Floats
    lead_places: Floats
    lead_days: Floats
    headline: Floats
    lead: Floats


def _profile(terms: Terms, day: Floats) -> _Profile:
    """Sum up the rows, a batch at a time."""
    sums: dict[str, list[Floats]] = {}
    for begin in range(0, max(1, terms.rows), _ROWS):
        start = terms.start[begin : begin + _ROWS + 1]
        entry = slice(start[0], start[-1])
        row = rows_of_entries(start)
        kind, zone = terms.kind[terms.column[entry]], terms.zone[entry]
        rarity = terms.rarity[terms.column[entry]].astype(np.float64)
        squares, rare = weigh(terms.count[entry], rarity) ** 2, rarity**2
        single = kind != Kind.PHRASE
        in_lead = zone & (LEAD | HEADLINE) > 0
        for name, mask, values in (
            ("single", single, squares),
            ("entity", (kind == Kind.NAME) | (kind == Kind.PLACE), squares),
            ("number", kind == Kind.NUMBER, squares),
            ("phrases", ~single, rare),
            ("shared phrases", ~single, np.ones(len(rare))),
            ("lead places", (kind == Kind.PLACE) & in_lead, rare),
            ("lead days", (kind == Kind.DAY) & in_lead, rare),
            ("headline", single & (zone & HEADLINE > 0), rare),
            ("lead", single & in_lead, rare),
        ):
            found = np.bincount(row[mask], values[mask], minlength=len(start) - 1)
            sums.setdefault(name, []).append(found.astype(np.float64))
    total = {name: np.concatenate(parts) for name, parts in sums.items()}
    # Phrases of one segment alone have no columns, but are part of what it says: among few segments nearly all are,
    # in a large archive what nobody else writes is mostly chance.
    lone = (terms.phrases - total["shared phrases"]) * terms.lone
    return _Profile(
        start=terms.start,
        column=terms.column,
        occurrences=terms.count,
        zone=terms.zone,
        kind=terms.kind,
        rarity=terms.rarity,
        day=day,
        length={name: np.sqrt(total[name]) for name in ("single", "entity", "number")},
        phrases=total["phrases"] + lone,
        lead_places=total["lead places"],
        lead_days=total["lead days"],
        headline=total["headline"],
        lead=total["lead"],
    )


def _narrowed(profile: _Profile, rows: NDArray[np.int64]) -> _Profile:
    """The profile of some rows, ascending, without columns that none of them has."""
    if len(rows) == len(profile.day):
        return profile
    size = np.diff(profile.start)[rows]
    entry = entries(profile.start[rows], size)
    column = profile.column[entry]
    held = np.zeros(len(profile.kind), np.bool_)
    held[column] = True
    return _Profile(
        start=starts(size),
        column=(np.cumsum(held) - 1).astype(np.int32)[column],
        occurrences=profile.occurrences[entry],
        zone=profile.zone[entry],
        kind=profile.kind[held],
        rarity=profile.rarity[held],
        day=profile.day[rows],
        length={name: length[rows] for name, length in profile.length.items()},
        phrases=profile.phrases[rows],
        lead_places=profile.lead_places[rows],
        lead_days=profile.lead_days[rows],
        headline=profile.headline[rows],
        lead=profile.lead[rows],
    )


def _measure(portion: tuple[Rows, Rows, _Profile]) -> NDArray[np.float32]:
    """The columns of `FEATURES` for the pairs of a portion."""
    left, right, profile = portion
    # So many pairs at once that the entries of their right rows, and so their hits, fit into memory.
    some = blocks(np.diff(profile.start)[right], _BLOCK_ENTRIES)
    return np.concatenate([_figures(left[begin:end], right[begin:end], profile) for begin, end in some])


def _figures(left: Rows, right: Rows, profile: _Profile) -> NDArray[np.float32]:
    """The columns of `FEATURES` for some pairs."""
    hits = find_hits(profile.start, profile.column, len(profile.kind), left, right)
    column = profile.column[hits.left]
    kind = profile.kind[column]
    rarity = profile.rarity[column].astype(np.float64)
    rare = rarity**2
    product = weigh(profile.occurrences[hits.left], rarity) * weigh(profile.occurrences[hits.right], rarity)
    one, two = profile.zone[hits.left], profile.zone[hits.right]
    single = kind != Kind.PHRASE
    one_head, two_head = single & (one & HEADLINE > 0), single & (two & HEADLINE > 0)
    one_lead, two_lead = single & (one & (LEAD | HEADLINE) > 0), single & (two & (LEAD | HEADLINE) > 0)

    def sums(mask: NDArray[np.bool_], values: Floats) -> Floats:
        return np.bincount(hits.pair[mask], values[mask], minlength=len(left)).astype(np.float64)

    def cosine(mask: NDArray[np.bool_], name: str) -> Floats:
        length = profile.length[name]
        return sums(mask, product) / np.sqrt(length[left] * length[left] * length[right] * length[right] + 1e-9)

    def within(mask: NDArray[np.bool_], whole: Floats, ground: float) -> Floats:
        return sums(mask, rare) / np.sqrt((whole[left] + ground) * (whole[right] + ground))

    alike = cosine(single, "single")
    first = sums(one_head & two_lead, rare) / (profile.headline[left] + 10)
    second = sums(two_head & one_lead, rare) / (profile.headline[right] + 10)
    leads = within(one_lead & two_lead, profile.lead, 5)
    third = sums(single & (one & (LEAD | HEADLINE) > 0), rare) / (profile.lead[left] + 20)
    fourth = sums(single & (two & (LEAD | HEADLINE) > 0), rare) / (profile.lead[right] + 20)
    prompt, slow, dated = _nearness(profile.day, left, right)

    def clash(mask: NDArray[np.bool_], whole: Floats) -> Floats:
        """0 where both leads name some of a kind and neither's are found in the other, else up to 1."""
        found = np.maximum(
            sums(mask & (one & (LEAD | HEADLINE) > 0), rare) / np.maximum(whole[left], 1e-9),
            sums(mask & (two & (LEAD | HEADLINE) > 0), rare) / np.maximum(whole[right], 1e-9),
        )
        told = np.minimum(whole[left], whole[right])
        return 1 - (1 - found) * told / (told + _CLASH)

    phrased = sums(~single, rare)
    least = np.minimum(profile.phrases[left], profile.phrases[right])
    return np.stack(
        [
            _telling(cosine((kind == Kind.NAME) | (kind == Kind.PLACE), "entity"), _SCARCE),
            cosine(kind == Kind.NUMBER, "number"),
            leads,
            np.maximum(first, second),
            np.minimum(first, second),
            phrased / np.sqrt(profile.phrases[left] * profile.phrases[right] + 1e-9),
            phrased / (least + 1e-9),
            clash(kind == Kind.PLACE, profile.lead_places),
            clash(kind == Kind.DAY, profile.lead_days),
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
