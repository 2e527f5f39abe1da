"""Pages as newsrooms build them: several stories, round-ups, live blogs, tails of links."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import coverage_diff as cd

Make = Callable[..., cd.Article]

BRIDGE = (
    "The old bridge at Lower Marl was closed on Tuesday after an inspection found two cracks in its main beam.",
    "Traffic will be sent over the ring road until the beam has been replaced, the mayor of Lower Marl said.",
    "Engineers had warned of the bridge's state in two reports since the floods of last spring.",
)
GARDEN = (
    "A school in Upper Dene has won the national prize for its garden, which forty pupils planted last spring.",
    "The jury praised the pond and the herb beds, and the head teacher said the money would buy a greenhouse.",
    "Pupils water the garden every morning before lessons, and sell tomatoes at the market in summer.",
)


def body(segment: cd.Segment) -> list[str]:
    """The paragraphs' words."""
    return [segment.slice(p) for p in segment.paragraphs]


def page(*parts: str) -> str:
    """Lines with blank lines between."""
    return "\n\n".join(parts)


@pytest.mark.parametrize(
    "tail",
    [
        ("Read more:", "School garden wins national prize", "Ferry adds two boats a day"),
        ("Related stories", "School garden wins national prize", "Ferry adds two boats a day"),
        ("© 2026 Harbour Herald. All rights reserved.",),
        ("Share this article", "Follow us on Facebook"),
        ("Sign up for our newsletter",),
        ("Advertisement",),
    ],
)
def test_a_tail_of_the_page_is_no_paragraph(make_article: Make, tail: tuple[str, ...]) -> None:
    """What stands below a story and belongs to the page is left out; the story keeps every paragraph."""
    segments = cd.split_segments(make_article(page(*BRIDGE, *tail), title="Bridge closed"))
    assert body(segments[0])[: len(BRIDGE)] == list(BRIDGE)
    told = " ".join(words for segment in segments for words in body(segment))
    assert not any(line in told for line in tail)


def test_advertisements_between_paragraphs(make_article: Make) -> None:
    """A story that is broken up by furniture stays one story."""
    text = page(BRIDGE[0], "Advertisement", BRIDGE[1], "Story continues below", BRIDGE[2])
    [segment] = cd.split_segments(make_article(text, title="Bridge closed"))
    assert [words for words in body(segment) if words in BRIDGE] == list(BRIDGE)


def test_subheadings_do_not_split_a_story(make_article: Make) -> None:
    """Cross-heads within a feature open no further story."""
    text = page(BRIDGE[0], "Warnings since spring", BRIDGE[2], "What happens now", BRIDGE[1])
    assert len(cd.split_segments(make_article(text, title="Bridge closed"))) == 1


def test_two_stories_with_datelines_come_apart(make_article: Make) -> None:
    """A second headline with its publication line opens a second story."""
    text = page(*BRIDGE, "School garden wins national prize", "Updated 5 min ago", *GARDEN)
    first, second = cd.split_segments(make_article(text, title="Bridge closed"))
    assert (body(first), body(second)) == (list(BRIDGE), list(GARDEN))


def test_a_numbered_list_stays_in_its_story(make_article: Make) -> None:
    """Bullet points are paragraphs of the story."""
    text = page(BRIDGE[0], "• The ring road is open for all traffic.", "• The ferry runs every hour.", BRIDGE[2])
    [segment] = cd.split_segments(make_article(text, title="Bridge closed"))
    assert len(segment.paragraphs) == 4


def test_a_wire_story_in_one_block_is_whole(make_article: Make) -> None:
    """A page without blank lines loses nothing."""
    [segment] = cd.split_segments(make_article(" ".join(BRIDGE), title="Bridge closed"))
    assert " ".join(body(segment)) == " ".join(BRIDGE)


def test_quotes_on_their_own_lines_stay(make_article: Make) -> None:
    """A short quotation as a paragraph is no headline."""
    text = page(BRIDGE[0], "“We had no choice,” the mayor said.", BRIDGE[1])
    [segment] = cd.split_segments(make_article(text, title="Bridge closed"))
    assert len(segment.paragraphs) == 3
