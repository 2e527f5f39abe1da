"""What an outlet prints on page after page, learned from the pages of a batch."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coverage_diff as cd
from coverage_diff.language.text import plain
from coverage_diff.segmentation import furniture, learn_furniture, split_segments
from coverage_diff.segmentation.furniture import key

Make = Callable[..., cd.Article]

STORIES = (
    "The old bridge at Lower Marl was closed on Tuesday after an inspection found two cracks in its main beam.",
    "A school in Upper Dene has won the national prize for its vegetable garden, planted by forty pupils last spring.",
    "Second seed Lina Torvik beat the defending champion in straight sets to reach her first tennis semi-final.",
    "Grain prices fell to their lowest level since winter as exporters reported a record wheat harvest in the east.",
)
SLOGAN = "Our newsroom depends on your generosity, so please give what you can spare today."
BACKGROUND = "The old bridge at Lower Marl carries forty thousand cars and lorries on every working day."


def pages(make: Make, line: str, stories: tuple[str, ...] = STORIES, outlet: str = "Herald") -> list[cd.Article]:
    """One page for each story, with a line below it."""
    return [make(f"{story}\n\n{line}", id=f"{outlet}-{i}", outlet=outlet) for i, story in enumerate(stories)]


def told(articles: list[cd.Article]) -> set[str]:
    """All paragraphs of the articles' stories, as the whole library sees them."""
    found = cd.detect_events(articles)
    segments = [*found.unmatched, *(segment for event in found.events for segment in event.segments)]
    return {segment.slice(p) for segment in segments for p in segment.paragraphs}


def test_a_line_on_pages_of_three_stories_is_learned(make_article: Make) -> None:
    """It is in no story of that outlet; every other line is."""
    assert told(pages(make_article, SLOGAN)[:3]) == set(STORIES[:3])


def test_two_pages_are_not_enough(make_article: Make) -> None:
    """What two pages share may be a sentence of background."""
    assert SLOGAN in told(pages(make_article, SLOGAN)[:2])


def test_figures_and_case_make_no_difference(make_article: Make) -> None:
    """A counter that differs from page to page is one line."""
    articles = [
        make_article(f"{story}\n\n{n} readers gave us what they could spare TODAY.", id=str(n), outlet="Herald")
        for n, story in enumerate(STORIES, 1041)
    ]
    assert told(articles) == set(STORIES)


def test_another_outlets_line_is_its_own(make_article: Make) -> None:
    """Nothing is learned for outlets that do not repeat it."""
    other = make_article(f"{STORIES[0]}\n\n{SLOGAN}", id="post", outlet="Post")
    furniture = learn_furniture([*pages(make_article, SLOGAN), other])
    assert furniture.of("Herald") == {key(SLOGAN)}
    assert furniture.of("Post") == frozenset()
    assert len(split_segments(other, furniture)[0].paragraphs) == 2


def test_background_of_one_running_story_is_no_furniture(make_article: Make) -> None:
    """A sentence that three reports on one bridge repeat speaks of what they speak of, and stays."""
    stories = (
        STORIES[0],
        "The mayor of Lower Marl wants the old bridge open by June, when its cracked beam has been replaced.",
        "Two cracks in the beam of the old bridge at Lower Marl were seen in spring, engineers said on Friday.",
    )
    assert BACKGROUND in told(pages(make_article, BACKGROUND, stories))


def test_order_does_not_matter(make_article: Make) -> None:
    """The same pages in another order teach the same."""
    articles = pages(make_article, SLOGAN)
    assert learn_furniture(articles) == learn_furniture(articles[::-1])


def test_compare_leaves_it_out(make_article: Make) -> None:
    """A repeated line is no fact that another outlet could have omitted."""
    line = "The Herald Fund has raised 12 million crowns for 300 local newsrooms, and you can help."
    rival = make_article(STORIES[0].replace("The old", "An old"), id="post", outlet="Post", title="Marl bridge closed")
    report = cd.compare([*pages(make_article, line), rival])
    facts = [fact.label for event in report.events for fact in event.facts]
    assert facts
    assert not any("12 million" in label or "300" in label for label in facts)


@pytest.mark.parametrize("line", ["Café  „Zur Post“ 2024", "It’s `free`\t١٢ times", "PLAIN 10:35 line"])
def test_a_line_has_one_key_in_every_form(line: str) -> None:
    """Composed or not, with more blanks, in capitals or with other figures: one key, that of its page too."""
    forms = (line, unicodedata.normalize("NFD", line), f"  {line} ", line.upper(), line.replace("0", "7"))
    assert len({key(form) for form in forms}) == 1


@given(
    st.lists(st.sampled_from(["Marl ", "é", "  ", "\t", "\x1f", "\x1c", "\n", "\u00a0", "12", "٣", "\u0e53", "`", "ß"]))
)
def test_keys_of_a_page_are_those_of_its_lines(parts: list[str]) -> None:
    """A page is folded as a whole, and its lines are as if each had been."""
    text = "".join(parts)
    lines = plain(text).split("\n") if not text.isascii() else text.split("\n")
    keys = {furniture.key(line) for line in lines if line.strip()}
    assert furniture.line_keys(cd.Article(id="1", outlet="Post", title="", text=text)) == keys
