"""The words that all reports share."""

from __future__ import annotations

import datetime as dt
import math

import pytest

import coverage_diff as cd
from coverage_diff.model import Bound, Date, Granularity, Kind, Mention, Quantity, Status
from coverage_diff.reporting import wording
from coverage_diff.reporting.accuracy import Accuracy


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (
            Quantity(value=2400, low=2400, high=math.inf, bound=Bound.AT_LEAST, noun="complaints"),
            "at least 2,400 complaints",
        ),
        (Quantity(value=40, low=36, high=44, bound=Bound.ABOUT, noun="groups"), "about 40 groups"),
        (Quantity(value=13.5, low=12, high=15, bound=Bound.RANGE, noun="officers"), "12 to 15 officers"),
        (Quantity(value=3.5, low=3.5, high=3.5, unit="percent"), "3.5 percent"),
        (Quantity(value=5, low=5, high=5, unit="score to 2", noun="ruling"), "5 to 2 ruling"),
        (Quantity(value=5, low=-math.inf, high=5, bound=Bound.RANGE), "any lower to 5"),
    ],
)
def test_quantities_in_words(quantity: Quantity, words: str) -> None:
    """A figure is told with its bound, unit and noun."""
    assert wording.quantity(quantity) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (
            Date(value="2025-07-25", granularity=Granularity.DAY, start=dt.date(2025, 7, 25), end=dt.date(2025, 7, 25)),
            "25 July 2025",
        ),
        (
            Date(value="2024-05", granularity=Granularity.MONTH, start=dt.date(2024, 5, 1), end=dt.date(2024, 5, 31)),
            "1 May 2024 to 31 May 2024",
        ),
        (Date(value="XXXX-WXX-5", granularity=Granularity.DAY), "not placed on the calendar (XXXX-WXX-5)"),
    ],
)
def test_dates_in_words(date: Date, words: str) -> None:
    """A date is told as its day or days; one that could not be placed says so."""
    assert wording.date(date) == words


def test_numbers_agree_with_their_nouns() -> None:
    """One of a thing is singular; none and several are plural, also where the plural is irregular."""
    assert [wording.counted(n, "event") for n in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
    assert [wording.counted(n, "story", "stories") for n in (1, 2)] == ["1 story", "2 stories"]


def test_every_status_has_sign_and_meaning() -> None:
    """No status is without a sign of its own, in Unicode and in ASCII, and a meaning."""
    for table in (wording.GLYPHS, wording.ASCII_GLYPHS, wording.MEANINGS):
        assert set(table) == set(Status)
        assert len(set(table.values())) == len(Status)
    assert all(sign.isascii() for sign in wording.ASCII_GLYPHS.values())


def test_label_has_no_bullet_and_quotes_once(report: cd.Report) -> None:
    """A quote's label stands in one pair of quotation marks."""
    quote = next(fact for fact in report.events[0].facts if fact.kind is Kind.QUOTE)
    assert wording.label(quote) == "“We found at least 12 cracks.”"


def test_spot_names_paragraph_and_silence(report: cd.Report) -> None:
    """A cell's place is the paragraph of the story; an outlet that is silent has none."""
    [event] = report.events
    quantity, quote, _, _ = event.facts
    assert wording.spot(event, quantity, "Herald") == "¶2"
    assert wording.spot(event, quote, "Post") == ""


def test_spot_names_headline_and_caption(seed_report: cd.Report) -> None:
    """What stands above or beside the paragraphs is called title or caption."""
    [event] = seed_report.events
    spots = {wording.spot(event, fact, outlet) for fact in event.facts for outlet in event.outlets}
    assert "title" in spots
    assert "¶1" in spots


def test_context_is_the_line_around_the_words(report: cd.Report) -> None:
    """The words before and after are those of the same line, cut at a word where it is long."""
    article = cd.Article(id="x", outlet="X", title="", text="First line.\nOne two three FOUR five six seven.\nLast.")
    start = article.text.index("FOUR")
    mention = Mention(article_id="x", start=start, end=start + 4, text="FOUR")
    assert wording.context(article, mention) == ("One two three ", "FOUR", " five six seven.")
    assert wording.context(article, mention, width=8) == ("…three ", "FOUR", " five…")
    assert wording.context(report.articles[0], report.events[0].facts[0].mentions[0])[1] == "at least 12 cracks"


def test_trust_tells_the_measured_error() -> None:
    """The figure stands in the sentence; without one the reader is warned."""
    told = wording.trust(Accuracy(false_omissions=7.4, cells=1200))
    assert told == "Of 100 cells called omitted, 7 are wrong on news never seen before (1,200 cells were judged)."
    assert "it errs" in wording.trust(Accuracy())


@pytest.mark.parametrize(
    ("text", "label", "shown"),
    [
        ("Harrow county has the most cases, with 17, followed by Marl.", "17", "[…has the most cases, with] 17"),
        ("Six were in favour. Nobody spoke against the plan on Monday.", "Six", "Six [were in favour…]"),
        ("Prices rose, said Dr. Holm, by 3.1 percent.", "3.1 percent", "[…rose, said Dr. Holm, by] 3.1 percent"),
        ("It was late. The council sold 17 old buses.", "17 old buses", "17 old buses"),
    ],
)
def test_a_figure_that_does_not_say_what_it_counts_is_shown_with_the_words_beside_it(
    text: str, label: str, shown: str
) -> None:
    """ "17" alone tells a reader nothing; "17 old buses" needs no help."""
    pages = [
        cd.Article(id=name, outlet=name, title="", text=f"{text}\n\nThe town lies on the river.\n\nIt rained all day.")
        for name in ("Post", "Star")
    ]
    [event] = cd.compare(pages).events
    [fact] = [f for f in event.facts if f.label == label]
    assert wording.placed_label(event, fact) == shown
