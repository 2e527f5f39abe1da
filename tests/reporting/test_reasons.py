"""Why stories are one event, as a terminal shows it."""

from __future__ import annotations

import io

from rich.console import Console

import coverage_diff as cd
from coverage_diff.model import EventReport, Link
from coverage_diff.reporting.reasons import print_kept_apart, print_links, shared_by_kind


def segment(outlet: str, title: str, text: str) -> cd.Segment:
    """The story of a page."""
    return cd.split_segments(cd.Article(id=outlet, outlet=outlet, title=title, text=text))[0]


HERALD = segment(
    "Herald", "Old bridge closed", "Mayor Ida Holm closed the old bridge after 12 cracks were found in its main beam."
)
POST = segment("Post", "Bridge shut\x1b[31m", "The old bridge was shut for 12 cracks, Ida Holm said.")
LINK = Link(
    a=HERALD, b=POST, score=0.87, why=(("leads", 1.5), ("numbers", -0.25)), shared=("holm", "12", "old bridge", "crack")
)


def printed(*links: Link) -> str:
    """What a terminal shows of an event with these links."""
    event = EventReport(id="event-1", title="Old bridge closed", segments=(HERALD, POST), facts=(), links=links)
    console = Console(file=io.StringIO(), width=100, color_system=None)
    print_links(event, console)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_what_is_shared_is_sorted_and_written_as_in_the_text() -> None:
    """Names keep their capitals; figures, phrases and words are told apart; words are told as they are printed."""
    assert shared_by_kind(LINK) == {
        "names": ("Holm",),
        "numbers": ("12",),
        "phrases": ("old bridge",),
        "words": ("cracks",),
    }


def test_a_link_shows_stories_contributions_and_what_both_name() -> None:
    """The score, both headlines, each contribution with its sign, and the shared terms."""
    shown = printed(LINK)
    assert "0.87  told in their own words" in shown
    assert "Herald: Old bridge closed" in shown
    assert "+1.50  ++++++" in shown
    assert "-0.25  -" in shown
    assert "names in both: Holm" in shown
    assert "numbers in both: 12" in shown


def test_a_terminal_obeys_no_headline() -> None:
    """Control characters of a page are not printed."""
    assert "\x1b" not in printed(LINK)


def test_an_event_without_links_is_said_to_have_none() -> None:
    """A report that was made without links shows that."""
    assert "0 links" in printed()


def test_only_notes_on_stories_kept_apart_are_printed() -> None:
    """The veto and its evidence are told; other notes are told elsewhere."""
    console = Console(file=io.StringIO(), width=200, color_system=None)
    kept = "Kept apart though alike: Herald, “Fire” and Post, “Fire” tell of another town (Antwerp; Gdansk)"
    print_kept_apart(("A page was cut short", kept), console)
    file = console.file
    assert isinstance(file, io.StringIO)
    assert file.getvalue().strip() == kept
