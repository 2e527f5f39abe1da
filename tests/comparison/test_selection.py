"""Which stories of a very large event are compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

import coverage_diff as cd
from coverage_diff import pipeline
from coverage_diff.comparison.selection import MOST_VALUES, select
from coverage_diff.model import Event, Segment

DAY = dt.date(2026, 3, 4)
TEXT = "The council of Harwick closed the bridge on Tuesday.\n\nMayor Ines Calder said that it was unsafe.\n\n"


def story(outlet: str, number: int) -> cd.Article:
    """A story of an outlet; the higher its number, the longer."""
    text = TEXT + "\n\n".join(f"Some {n} people watched from the other side." for n in range(20, 23 + number))
    if outlet == "Herald":
        text += "\n\nGovernor Olive Brandt promised a ferry with 75 seats."
    return cd.Article(id=f"{outlet} {number}", outlet=outlet, title="Bridge closed", text=text, published=DAY)


def event_of(segments: Sequence[Segment]) -> Event:
    """An event of these stories, of which the first two are copies of one source."""
    origins = ((0, 1), *((i,) for i in range(2, len(segments))))
    return Event(id="e", title="Bridge closed", segments=tuple(segments), origins=origins)


@pytest.fixture
def segments() -> list[Segment]:
    """Three stories of the Courier, two of the Herald, one of the Post."""
    given = [("Courier", 1), ("Courier", 2), ("Herald", 3), ("Courier", 4), ("Post", 0), ("Herald", 5)]
    return [cd.split_segments(story(*row))[0] for row in given]


def test_a_small_event_is_compared_whole(segments: list[Segment]) -> None:
    """Nothing is left out, and nothing is said of it."""
    event = event_of(segments)
    assert select(event, 6) == (event, frozenset(), ())


def test_each_outlet_keeps_its_longest_story(segments: list[Segment]) -> None:
    """The longest story of every outlet comes before the second longest of any."""
    kept, partial, notes = select(event_of(segments), 4)
    assert [segment.article_id for segment in kept.segments] == ["Herald 3", "Courier 4", "Post 0", "Herald 5"]
    assert kept.origins == ((0,), (1,), (2,), (3,))
    assert partial == {"Courier"}
    assert notes[0].startswith("only 4 of the event's 6 stories are compared")


def test_the_choice_does_not_depend_on_the_order(segments: list[Segment]) -> None:
    """Stories in another order, the same are kept."""
    one, two = (select(event_of(given), 3).event.segments for given in (segments, segments[::-1]))
    assert {s.article_id for s in one} == {s.article_id for s in two}


def test_no_outlet_is_accused_of_what_was_left_out(segments: list[Segment], monkeypatch: pytest.MonkeyPatch) -> None:
    """The silence of an outlet with further stories is unclear, and what was not compared is listed as such."""
    monkeypatch.setattr(select, "__defaults__", (4,))
    monkeypatch.setattr(
        pipeline, "detect", lambda given, *_args, **_kwargs: cd.Detection(events=(event_of(given),), links=())
    )
    report = cd.compare([segment.article for segment in segments])
    [event] = report.events
    assert {segment.article_id for segment in report.unmatched} == {"Courier 1", "Courier 2"}
    assert any("the longest of each outlet first" in note for note in event.notes)
    silent = [fact.coverage["Courier"].status for fact in event.facts]
    assert cd.Status.UNCLEAR in silent
    assert cd.Status.OMITTED not in silent
    assert cd.Report.from_json(report.to_json()) == report


def test_a_page_of_figures_ends_and_says_so() -> None:
    """Of thousands of figures the first are compared, a note tells it, and the outlet is accused of no omission."""
    lead = "The river rose 2.4 metres in six hours and 1,180 residents left their homes in Harwick on Sunday night.\n\n"
    table = "\n\n".join(f"Gauge {n} at Harwick showed a rise of {n} centimetres that night." for n in range(1000, 1400))
    texts = {"Gazette": lead + table, "Herald": lead + "The Harwick wall cost 75 million pounds in 1994."}
    articles = [
        cd.Article(id=outlet, outlet=outlet, title="Flood in Harwick", text=text) for outlet, text in texts.items()
    ]
    [event] = cd.compare(articles).events
    assert any(f"Gazette: only the first {MOST_VALUES}" in note for note in event.notes)
    assert all(fact.coverage["Gazette"].status is not cd.Status.OMITTED for fact in event.facts)
