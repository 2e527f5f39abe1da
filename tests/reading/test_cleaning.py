"""Texts as they come: mended where that is certain, marked where something is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import coverage_diff as cd
from coverage_diff.reading.cleaning import CUT_SHORT, cut_short, inspected, mended

STORY = (
    "The old bridge was closed on Tuesday after an inspection found two cracks in its main beam, the council said. " * 8
)


@pytest.mark.parametrize(
    "end",
    [
        "Subscribe to continue reading",
        "Continue reading…",
        "Sign in to read the full story.",
        "This article is for subscribers only. Already a subscriber?",
        "You’ve reached your limit of free articles.",
        "The mayor, who was elected in 2019, said that [+2341 chars]",
        "Read the full story here",
        "The mayor said that the repair would…",
    ],
)
def test_stub_is_known(end: str) -> None:
    """A page that ends with an invitation to pay or in mid-sentence was cut short."""
    assert cut_short(STORY + "\n\n" + end)


@pytest.mark.parametrize(
    "end",
    [
        "“I like to continue reading to my children,” she said.",
        "Pupils will read this story aloud in class on Monday.",
        "The library asks readers to register by Friday.",
        "She said.",
    ],
)
def test_whole_story_is_no_stub(end: str) -> None:
    """Words about reading and subscribing inside a story do not make it a stub."""
    assert cut_short(STORY + "\n\n" + end) == ""


def test_cookie_wall_is_known() -> None:
    """A page that is nothing but a notice about cookies is no story."""
    assert "cookies" in cut_short("We value your privacy. We and our partners use cookies to store data. Accept all?")


def test_stub_is_never_said_to_omit(make_article: Callable[..., cd.Article]) -> None:
    """What a page that was cut short does not hold is unclear, not omitted."""
    text = (
        "MARL - The bridge over the Marl was closed on Tuesday after an inspection found two cracks in its main beam. "
        "The council expects delays of 20 minutes for drivers on their way to the harbour.\n\n"
    )
    more = (
        "Repairs will cost £3 million, mayor Ann Lee said. The bridge was built in 1931 and carries 4,500 cars a day."
    )
    whole = make_article(text + more, id="a", outlet="Whole", title="Bridge closed")
    stub = inspected(make_article(text + "Subscribe to continue reading", id="b", outlet="Stub", title="Bridge closed"))
    assert stub.notes[0].startswith(CUT_SHORT)
    report = cd.compare([whole, stub])
    statuses = {f.coverage["Stub"].status for e in report.events for f in e.facts}
    assert cd.Status.OMITTED not in statuses
    assert cd.Status.UNCLEAR in statuses
    assert any("cut short" in note for note in report.notes)


def test_wrong_decoding_is_mended() -> None:
    """UTF-8 that was read as Windows-1252 is read again, and the reader is told."""
    right = "“We had no choice,” the mayor said. The café’s owner agreed — twice."
    wrong = right.encode().decode("cp1252", errors="ignore")
    text, notes = mended(wrong) if len(wrong) else ("", [])
    assert notes or text == wrong
    text, notes = mended("“Plain” text — with an Ã and an â")
    assert (text, notes) == ("“Plain” text — with an Ã and an â", [])


def test_fully_wrong_decoding_is_read_again() -> None:
    """Where every character fits, the text before the wrong decoding comes back."""
    right = "It’s the mayor’s café – closed."
    text, notes = mended(right.encode().decode("cp1252"))
    assert text == right
    assert "decoded wrongly" in notes[0]


def test_entities_are_read() -> None:
    """Entities left by an export become the signs that they stand for."""
    assert mended("Smith &amp; Sons paid &pound;3m &#8211; at last &quot;really&quot;")[0].startswith("Smith & Sons")
