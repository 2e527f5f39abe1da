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
    "{town} - A fire destroyed a furniture warehouse in {town} early on Monday, and the owner, {owner}, said that "
    "nothing was left of it.\n\nEighty firefighters needed nine hours to put the fire out. {owner} said that the "
    "sprinklers had been tested in spring."
)


@pytest.fixture
def barred(make_article: Make) -> Callable[[str, str], bool]:
    """Whether two pages are kept apart by a veto."""

    def call(one: str, two: str) -> bool:
        segments = [cd.split_segments(make_article(t, id=str(i)))[0] for i, t in enumerate((one, two))]
        left, right = np.array([0], np.int32), np.array([1], np.int32)
        return bool(find_barred(read_terms(segments), left, right, np.array([2.0]))[0])

    return call


def test_another_town_and_other_people(barred: Callable[[str, str], bool]) -> None:
    """Two fires that are told in the same words, in two towns and to two owners, are two."""
    assert barred(FIRE.format(town="Antwerp", owner="Whitfield"), FIRE.format(town="Gdansk", owner="Schneider"))


def test_one_of_both_alone_bars_nothing(barred: Callable[[str, str], bool]) -> None:
    """A report from elsewhere names another town, one on somebody else other people: neither proves two events."""
    first = FIRE.format(town="Antwerp", owner="Whitfield")
    assert not barred(first, FIRE.format(town="Gdansk", owner="Whitfield"))
    assert not barred(first, FIRE.format(town="Antwerp", owner="Schneider"))


def test_a_town_named_further_down_is_shared(barred: Callable[[str, str], bool]) -> None:
    """What one story says at the top may stand anywhere in the other."""
    first = FIRE.format(town="Antwerp", owner="Whitfield")
    second = FIRE.format(town="Gdansk", owner="Schneider")
    assert not barred(first, second + "\n\n" + "Nobody was hurt. " * 60 + "The smoke was seen in Antwerp.")


def test_a_country_holds_its_towns(barred: Callable[[str, str], bool]) -> None:
    """A story that names only the country may mean the town."""
    first = FIRE.format(town="Antwerp", owner="Whitfield")
    assert not barred(first, FIRE.format(town="Belgium", owner="Schneider"))


def test_the_evidence_is_told(make_article: Make) -> None:
    """The veto names both towns and both people."""
    pages = [FIRE.format(town="Antwerp", owner="Whitfield"), FIRE.format(town="Gdansk", owner="Schneider")]
    segments = [cd.split_segments(make_article(t, id=str(i)))[0] for i, t in enumerate(pages)]
    told = tell_barred(read_terms(segments), 0, 1)
    assert told == "another town (Antwerp; Gdansk) and other people (Whitfield; Schneider)"


def test_a_report_keeps_them_apart_and_says_so(make_article: Make) -> None:
    """The two fires are no event; link and notes tell why."""
    pages = [
        make_article(FIRE.format(town=town, owner=owner), id=town, outlet=town, title="Fire destroys warehouse")
        for town, owner in (("Antwerp", "Whitfield"), ("Gdansk", "Schneider"))
    ]
    found = cd.detect_events(pages)
    [link] = found.links
    assert (found.events, link.score) == ((), 0)
    assert link.veto.startswith("another town")
    assert [note for note in found.notes if note.startswith("Kept apart") and "Whitfield" in note]


def test_no_chain_joins_what_is_kept_apart() -> None:
    """A third row that is near to both joins one of them, never both."""
    left, right = np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32)
    score, apart = np.array([0.0, 0.9, 0.95]), np.array([True, False, False])
    assert homes(3, agglomerate(3, left, right, score, 0.1, apart), 0.1).tolist() == [0, 1, 1]
