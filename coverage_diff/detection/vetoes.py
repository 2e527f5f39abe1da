"""Evidence that keeps two segments out of one event however alike their words are.

Two reports of a kind of event share what such events are told with: a fire, its engines, its investigators. Where both
say at the top in which town it was and who took part, and neither names any of the other's towns or people anywhere,
they tell two events. Towns alone do not prove it (a report from the capital on what happened elsewhere), nor do people
or days: what each rule would have done is told in `tests/benchmarks/links.md`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.evidence import Floats
from coverage_diff.detection.forms import Kind, is_nation
from coverage_diff.detection.hits import Rows, search_hits
from coverage_diff.detection.ragged import rows_of_entries
from coverage_diff.detection.stream import HEADLINE, LEAD
from coverage_diff.detection.terms import Terms
from coverage_diff.language import gazetteer

BARRED = -30.0
"""Log-odds of a pair that a veto keeps apart."""

_DOUBTFUL = -4.0  # log-odds below which a pair is not looked at: its words keep it apart
# Squared rarity of towns (people) in a lead from which it says where (who); chosen across sets (`links.md`).
_TOLD = 20.0
_WHOLE = 120  # tokens of a text whose silence on the other's towns and people tells something; a teaser's does not
_TOWN, _PERSON = 1, 2


def find_barred(terms: Terms, left: Rows, right: Rows, odds: Floats) -> NDArray[np.bool_]:
    """Which pairs happened in another town and to other people.

    Args:
        terms: The matrix, with its words.
        left: First row of each pair, ascending.
        right: Second row.
        odds: Log-odds of each pair by texts and dates.
    """
    barred = np.zeros(len(left), np.bool_)
    whole = terms.length >= _WHOLE
    near = np.flatnonzero((odds > _DOUBTFUL) & whole[left] & whole[right])
    side = _sides(terms)
    entry = np.flatnonzero(side[terms.column])
    start = np.searchsorted(entry, terms.start).astype(np.int64)
    column, top = terms.column[entry], terms.zone[entry] & (LEAD | HEADLINE) > 0
    row = rows_of_entries(start)
    one, two = left[near], right[near]
    hits = search_hits(start, column, len(terms.kind), one, two)
    met = top[hits.left] | top[hits.right]
    clash = np.ones(len(near), np.bool_)
    for kind in (_TOWN, _PERSON):
        own = top & (side[column] == kind)
        told = np.bincount(row[own], terms.rarity[column[own]].astype(np.float64) ** 2, minlength=terms.rows) > _TOLD
        clash &= told[one] & told[two]
        clash[hits.pair[met & (side[column[hits.left]] == kind)]] = False
    barred[near[clash]] = True
    return barred


def tell_barred(terms: Terms, left: int, right: int) -> str:
    """The veto of a pair that is barred, with its evidence."""

    def named(row: int, kind: int) -> str:
        entry = np.arange(terms.start[row], terms.start[row + 1])
        column = terms.column[entry[terms.zone[entry] & (LEAD | HEADLINE) > 0]].tolist()
        words = ((c, terms.words[c]) for c in column if c < len(terms.words))
        names = sorted((-float(terms.rarity[c]), word) for c, word in words if _side(terms.kind[c], word) == kind)
        return ", ".join(name.title() for _, name in names[:3])

    one, two = sorted((named(row, _TOWN), named(row, _PERSON)) for row in (left, right))
    return f"another town ({one[0]}; {two[0]}) and other people ({one[1]}; {two[1]})"


def _sides(terms: Terms) -> NDArray[np.int8]:
    """Whether each column is a town, a person or neither."""
    side = np.zeros(len(terms.kind), np.int8)
    for kind in (Kind.PLACE, Kind.NAME):
        for column in np.flatnonzero(terms.kind[: len(terms.words)] == kind).tolist():
            side[column] = _side(kind, terms.words[column])
    return side


def _side(kind: int, word: str) -> int:
    """Whether a term is a town, a person or neither.

    Countries and states are left out: they hold towns, and two events can share one. So are surnames of no list.
    """
    if kind == Kind.PLACE:
        return 0 if is_nation(word) else _TOWN
    if kind == Kind.NAME:
        bits = gazetteer.classes().get(word.capitalize(), 0)
        return _PERSON if bits & gazetteer.SURNAME and not bits & gazetteer.KNOWN else 0
    return 0
