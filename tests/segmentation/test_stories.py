"""Stories of a page (the two-story page of the seeds is in test_seeds)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import assert_linear

import coverage_diff as cd
from coverage_diff.segmentation import boundaries

PARAGRAPH = "The old bridge at Lower Marl was closed on Tuesday after an inspection found two cracks in its main beam."
OTHER = "A school in Upper Dene has won the national prize for its garden, which forty pupils planted last spring."


def test_a_blank_text_has_no_story(make_article: Callable[..., cd.Article]) -> None:
    """A text without words has no segment."""
    assert cd.split_segments(make_article(" \n\n ")) == ()


def test_one_line_is_a_story(make_article: Callable[..., cd.Article]) -> None:
    """One line of text is a segment with one paragraph."""
    [segment] = cd.split_segments(make_article("Bridge closed"))
    assert [segment.slice(p) for p in segment.paragraphs] == ["Bridge closed"]


def test_two_stories_come_apart_at_the_second_headline(make_article: Callable[..., cd.Article]) -> None:
    """A headline followed by furniture after a body opens a further story."""
    page = "\n\n".join(
        [
            "Bridge closed after inspection",
            *[PARAGRAPH] * 3,
            "School garden wins national prize",
            "Updated 5 min ago",
            *[OTHER] * 3,
        ]
    )
    first, second = cd.split_segments(make_article(page))
    assert (first.title, second.title) == ("Bridge closed after inspection", "School garden wins national prize")
    assert (len(first.paragraphs), len(second.paragraphs)) == (3, 3)
    assert second.published is None


def test_date_printed_above_the_story_is_its_day(make_article: Callable[..., cd.Article]) -> None:
    """Without a publication date, the one that the page prints is taken; "5 sec ago" is none."""
    page = f"Harbour Herald\n\nBridge closed after inspection\n\nMarch 3, 2026\n\n{PARAGRAPH}"
    [segment] = cd.split_segments(make_article(page, published=None))
    assert str(segment.published) == "2026-03-03"


@pytest.mark.parametrize(
    "line", ["Advertisement", "Read more: the garden", "© 2026 Harbour Herald", "Share on Facebook"]
)
def test_furniture_within_a_story_is_left_out(make_article: Callable[..., cd.Article], line: str) -> None:
    """Lines that belong to the page are no paragraphs."""
    [segment] = cd.split_segments(make_article(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH} Again."))
    assert len(segment.paragraphs) == 2
    assert [segment.slice(f) for f in segment.furniture] == [line]


@given(st.text(alphabet=st.sampled_from("aB .\n\n“”:-•é\u0301"), max_size=300))
def test_paragraphs_are_in_order_and_inside(text: str) -> None:
    """Paragraphs never overlap, are never blank, and lie within their segment."""
    article = cd.Article(id="a", outlet="o", title="", text=text)
    last = 0
    for segment in cd.split_segments(article):
        for span in segment.paragraphs:
            assert last <= span.start < span.end <= segment.end
            assert segment.slice(span).strip()
            last = span.end


@pytest.mark.parametrize(
    "unit",
    [
        "14:05\n",
        "Related\n\n",
        f"Old bridge at Lower Marl closed\n\nBy Ann Weber\n\n{PARAGRAPH} {PARAGRAPH} {PARAGRAPH}\n\n",
        "More stories\n\nOld bridge at Lower Marl closed\n\nThe bridge was closed on Tuesday.\n\n",
    ],
)
def test_time_grows_linearly(
    make_article: Callable[..., cd.Article], monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    """Times of day, headlines and headers without end take time in proportion to the page."""
    # The work on a line grows until as many lines stand above it as are held against it; here that is soon.
    monkeypatch.setattr(boundaries, "_FAR", 25)
    assert_linear(lambda text: cd.split_segments(make_article(text)), unit, 10_000)


def test_rows_of_a_table_are_text_and_no_headline(make_article: Callable[..., cd.Article]) -> None:
    """Cells with figures above and below the body are kept, and the headline is the line of words above them."""
    page = (
        "Results of the vote\n\nDistrict\tYes\tNo\nMarl\t1,204\t899\nLindow\t2,431\t1,007\n\n"
        "The mayor, Ann Lee, said on Tuesday that 3,945 people had voted yes.\n\n| Bridge | £4 million |\n| Road | £9 |"
    )
    [segment] = cd.split_segments(make_article(page, title=""))
    assert segment.title == "Results of the vote"
    told = [" ".join(segment.slice(p).split()) for p in segment.paragraphs]
    assert told[:2] == ["Marl 1,204 899", "Lindow 2,431 1,007"]
    assert told[-2:] == ["| Bridge | £4 million |", "| Road | £9 |"]


def test_a_page_on_one_line_has_no_headline(make_article: Callable[..., cd.Article]) -> None:
    """Nobody knows where the headline of a page without line breaks ends, however long it is."""
    for text in ("The river rose on Tuesday. Nobody was hurt. " * 50, "word " * 5000):
        [segment] = cd.split_segments(make_article(text, title=""))
        assert segment.title == ""
        assert len(segment.paragraphs) == 1


def test_the_day_below_a_headline_that_opens_in_capitals_is_the_day_of_the_page() -> None:
    """ "PANIC: ..." above the date is a headline and no dateline that opens the body."""
    text = (
        "PANIC IN MARL: Wall falls\n3 March 2026\n\nThe old wall fell on Monday, the council said.\n\nNobody was hurt."
    )
    [segment] = cd.split_segments(cd.Article(id="1", outlet="Star", title="", text=text))
    assert (segment.title, segment.published) == ("PANIC IN MARL: Wall falls", dt.date(2026, 3, 3))
