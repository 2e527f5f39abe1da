"""Texts as they come: mended where that is certain, marked where something is missing."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

import coverage_diff as cd
from coverage_diff.reading.cleaning import CUT_SHORT, cut_short, inspected, mended, unwrapped

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


def test_signs_that_nobody_sees_are_taken_out(make_article: Callable[..., cd.Article]) -> None:
    """Soft hyphens and zero-width signs inside words do not make other words of them; joiners of other scripts stay."""
    read = inspected(
        make_article("The mu\u00adni\u200bci\u200dpal bridge\u202e fa\ufeffiled. \u0646\u200c\u0628 👨\u200d👩", id="a")
    )
    assert read.text == "The municipal bridge failed. \u0646\u200c\u0628 👨\u200d👩"
    assert "nobody sees" in read.notes[0]


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    """A text wrapped for a mail gives the paragraphs that were wrapped; lists and verses stay as they are."""
    paragraphs = [
        STORY[:500].strip(),
        "A headline that is a good deal longer than a line of a mail can be at all",
        STORY,
    ]
    for width in (60, 72, 80):
        wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
        for text in (wrapped, wrapped.replace("\n", "\r\n")):
            assert [block.strip() for block in unwrapped(text).replace("\r", "").split("\n\n")] == [
                " ".join(paragraph.split()) for paragraph in paragraphs
            ]
    verses = "One line of it\nanother line of it\nand a much, much longer line that fills the whole width\nshort"
    items = "\n".join(f"- item number {n} of a list that fills the whole width of a page of text" for n in range(4))
    story = f"{STORY}\n{STORY}\n{STORY}"
    for text in (verses, items, story):
        assert unwrapped(text) == text


def test_entities_are_read_only_where_they_are_whole() -> None:
    """An ampersand in an address is no entity, and titles are read as texts are."""
    assert mended("See https://a.example/?a=1&copy=2&lt=3 now &mdash; today")[0].endswith(
        "?a=1&copy=2&lt=3 now — today"
    )
    read = inspected(cd.Article(id="a", outlet="A", title="Smith &amp; Sons", text="Words are here."))
    assert read.title == "Smith & Sons"


def test_page_in_capitals_is_never_said_to_omit(make_article: Callable[..., cd.Article]) -> None:
    """What is not found on a page in capitals is unclear: names cannot be told there."""
    text = (
        "MARL - The bridge over the Marl was closed on Tuesday after an inspection found two cracks in its main beam. "
        "The council expects delays of 20 minutes for drivers on their way to the harbour, mayor Ann Lee said.\n\n"
        "Repairs will cost £3 million. The bridge was built in 1931 and carries 4,500 cars a day to Norbury Island."
    )
    one = make_article(text, id="a", outlet="Plain", title="Bridge closed")
    other = make_article(
        text.partition("\n\n")[0].upper() + " MORE IS TO COME.", id="b", outlet="Wire", title="BRIDGE CLOSED"
    )
    cells = [f.coverage["Wire"].status for e in cd.compare([one, other]).events for f in e.facts]
    assert cd.Status.UNCLEAR in cells
    assert cd.Status.OMITTED not in cells
