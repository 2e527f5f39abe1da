"""What keeps two stories apart however alike their words are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import coverage_diff as cd
from coverage_diff.detection.grouping import agglomerate, homes
from coverage_diff.detection.terms import read_terms
from coverage_diff.detection.vetoes import find_barred, tell_barred

Make = Callable[..., cd.Article]

FIRE = (
    "{town} - A fire destroyed a furniture warehouse in {town} early on Monday, and {owner} and {guard}, who "
    "own it, said that nothing was left of it.\n\n"
    "Eighty firefighters needed nine hours to put the fire out. The owners said that the sprinklers had been "
    "tested in spring, and that nobody was in the building when the alarm went off at four in the morning. "
    "Neighbours were told to keep their windows shut, for the smoke drifted over the whole quarter.\n\n"
    "What caused the fire is not known. Investigators will go through the ruins as soon as the walls that "
    "still stand have been secured. The street remains closed, and so does the railway line behind the yard, "
    "where sleepers caught fire. Some forty people who work there hope to be told by the end of the week what "
    "will become of their jobs."
)
FIRST = {"town": "Antwerp", "owner": "Whitfield", "guard": "Novak"}
SECOND = {"town": "Gdansk", "owner": "Mercer", "guard": "Schneider"}


@pytest.fixture
def barred(make_article: Make) -> Callable[[str, str], bool]:
    """Whether two pages are kept apart by a veto."""

    def call(one: str, two: str) -> bool:
        segments = [cd.split_segments(make_article(t, id=str(i)))[0] for i, t in enumerate((one, two))]
        left, right = np.array([0], np.int32), np.array([1], np.int32)
        return bool(find_barred(read_terms(segments), left, right, np.array([2.0]))[0])

    return call


def test_another_town_and_other_people(barred: Callable[[str, str], bool]) -> None:
    """Two fires that are told in the same words, in two towns and to other owners, are two."""
    assert barred(FIRE.format(**FIRST), FIRE.format(**SECOND))


def test_one_of_both_alone_bars_nothing(barred: Callable[[str, str], bool]) -> None:
    """A report from elsewhere names another town, one on somebody else other people: neither proves two events."""
    assert not barred(FIRE.format(**FIRST), FIRE.format(**FIRST | {"town": "Gdansk"}))
    assert not barred(FIRE.format(**FIRST), FIRE.format(**SECOND | {"town": "Antwerp"}))


def test_a_town_named_further_down_is_shared(barred: Callable[[str, str], bool]) -> None:
    """What one story says at the top may stand anywhere in the other."""
    assert not barred(FIRE.format(**FIRST), FIRE.format(**SECOND) + " The smoke was seen in Antwerp.")


def test_a_country_holds_its_towns(barred: Callable[[str, str], bool]) -> None:
    """A story that names only the country may mean the town."""
    assert not barred(FIRE.format(**FIRST), FIRE.format(**SECOND | {"town": "Belgium"}))


def test_a_teaser_proves_nothing(barred: Callable[[str, str], bool]) -> None:
    """What two sentences do not name may have been left out."""
    one, two = (FIRE.format(**names).split("\n\n")[0] for names in (FIRST, SECOND))
    assert not barred(one, two)


def test_the_evidence_is_told(make_article: Make) -> None:
    """The veto names both towns and the people on both sides."""
    pages = [FIRE.format(**names) for names in (SECOND, FIRST)]
    segments = [cd.split_segments(make_article(t, id=str(i)))[0] for i, t in enumerate(pages)]
    told = tell_barred(read_terms(segments), 0, 1)
    assert told == "another town (Antwerp; Gdansk) and other people (Novak, Whitfield; Schneider, Mercer)"


def test_a_report_keeps_them_apart_and_says_so(make_article: Make) -> None:
    """The two fires are no event; link and notes tell why."""
    pages = [
        make_article(FIRE.format(**names), id=names["town"], outlet=names["town"], title="Fire destroys warehouse")
        for names in (FIRST, SECOND)
    ]
    found = cd.detect_events(pages)
    [link] = found.links
    assert (found.events, link.score) == ((), 0)
    assert link.veto.startswith("another town")
    assert [note for note in found.notes if note.startswith("Kept apart") and "Whitfield" in note]


def test_pairs_that_are_not_noted_one_by_one_are_counted(make_article: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Further pairs have a note together, which is told where the others are."""
    monkeypatch.setattr("coverage_diff.detection.events._TOLD", 0)
    pages = [
        make_article(FIRE.format(**names), id=names["town"], outlet=names["town"], title="Fire destroys warehouse")
        for names in (FIRST, SECOND)
    ]
    assert "Kept apart in the same way: 1 more pair of stories tells of other towns and other people" in (
        cd.detect_events(pages).notes
    )


def test_no_chain_joins_what_is_kept_apart() -> None:
    """A third row that is near to both joins one of them, never both."""
    left, right = np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32)
    score, apart = np.array([0.0, 0.9, 0.95]), np.array([True, False, False])
    assert homes(3, agglomerate(3, left, right, score, 0.1, apart), 0.1).tolist() == [0, 1, 1]
