"""Pages that newsrooms add to all day: live blogs, round-ups, morning letters, and the teasers below them."""

from __future__ import annotations

from collections.abc import Callable

import coverage_diff as cd

Make = Callable[..., cd.Article]

BRIDGE = (
    "The old bridge at Lower Marl was closed on Tuesday after an inspection found two cracks in its main beam.",
    "Traffic over the bridge will take the ring road until engineers have replaced the beam, the mayor of Marl said.",
)
GARDEN = (
    "A school in Upper Dene has won the national prize for its vegetable garden, planted by forty pupils last spring.",
    "The jury praised the pond and the herb beds, and the prize money of the school will buy a greenhouse.",
)
TENNIS = (
    "Second seed Lina Torvik beat the defending champion in straight sets to reach her first tennis semi-final.",
    "Torvik saved three break points with aces, and plays the winner of tonight's match on centre court.",
)
WHEAT = (
    "Grain prices fell to their lowest level since winter as exporters reported a record wheat harvest in the east.",
    "Traders expect bakers to pass on cheaper flour only in autumn, when old contracts with mills have expired.",
)
UPDATES = (
    ("17:40", "Engineers will replace the cracked beam of the old bridge by June, the mayor of Lower Marl has said."),
    ("16:05", "Mayor Ida Holm says the old bridge stays closed until the cracked beam has been replaced by engineers."),
    ("14:30", "Engineers have found two cracks in the main beam of the old bridge at Lower Marl, which is now closed."),
)


def page(*parts: str) -> str:
    """Lines with blank lines between."""
    return "\n\n".join(parts)


def body(segment: cd.Segment) -> list[str]:
    """The paragraphs' words."""
    return [segment.slice(p) for p in segment.paragraphs]


def bodies(make: Make, text: str, title: str = "") -> list[list[str]]:
    """The paragraphs of every story of a page."""
    return [body(segment) for segment in cd.split_segments(make(text, title=title))]


def test_a_live_blog_on_one_event_is_one_story(make_article: Make) -> None:
    """Updates on one event stay together; their times are no paragraphs."""
    text = page(*(line for update in UPDATES for line in update))
    assert bodies(make_article, text, "Bridge closed: live") == [[words for _, words in UPDATES]]


def test_a_live_blog_with_zones_and_meridians(make_article: Make) -> None:
    """Times as other newsrooms write them are no paragraphs either."""
    times = ("5.40pm BST", "4:05 p.m. ET", "14:30 GMT")
    text = page(*(line for time, (_, words) in zip(times, UPDATES, strict=True) for line in (time, words)))
    assert bodies(make_article, text, "Bridge closed: live") == [[words for _, words in UPDATES]]


def test_times_before_the_words_stay_with_them(make_article: Make) -> None:
    """Where a time opens the update's own line, nothing of the line is lost."""
    lines = [f"{time} {words}" for time, words in UPDATES]
    assert bodies(make_article, page(*lines), "Bridge closed: live") == [lines]


def test_a_short_update_is_kept(make_article: Make) -> None:
    """An update of a few words below its time belongs to the blog."""
    text = page(UPDATES[0][0], UPDATES[0][1], "16:05", "Ring road jammed, police say", "14:30", UPDATES[2][1])
    [told] = bodies(make_article, text, "Bridge closed: live")
    assert "Ring road jammed, police say" in told


def test_a_live_blog_of_the_day_comes_apart(make_article: Make) -> None:
    """Updates that have nothing to do with each other are stories of their own, each from its time on."""
    stories = (BRIDGE, GARDEN, TENNIS, WHEAT)
    times = ("17:40", "16:05", "14:30", "09:15")
    text = page(*(line for time, story in zip(times, stories, strict=True) for line in (time, *story)))
    assert bodies(make_article, text, "The day as it happened") == [list(story) for story in stories]


def test_a_round_up_comes_apart_at_its_headings(make_article: Make) -> None:
    """Each item under its heading is a story with that headline."""
    stories = {
        "Bridge closed": BRIDGE,
        "School garden prize": GARDEN,
        "Torvik in last four": TENNIS,
        "Wheat down": WHEAT,
    }
    text = page(*(line for head, story in stories.items() for line in (head, *story)))
    assert bodies(make_article, text, "The morning in brief") == [list(story) for story in stories.values()]


def test_a_numbered_letter_comes_apart(make_article: Make) -> None:
    """Numbered items with nothing in common are stories of their own."""
    stories = (BRIDGE, GARDEN, TENNIS, WHEAT)
    text = page(*(line for n, story in enumerate(stories, 1) for line in (f"{n}. {story[0]}", story[1])))
    found = bodies(make_article, text, "Four things to know")
    assert [told[-1] for told in found] == [story[1] for story in stories]


def test_a_feature_with_subheadings_stays_whole(make_article: Make) -> None:
    """Headings within one story do not make it a round-up."""
    lines = [words for _, words in UPDATES]
    text = page(lines[0], "What was found", lines[1], "Who warned", lines[2], "What comes next", BRIDGE[1])
    assert len(bodies(make_article, text, "Bridge closed")) == 1


def test_teasers_below_a_story_are_not_its_paragraphs(make_article: Make) -> None:
    """Headlines with a sentence each under "More stories" become a segment of their own; nothing is lost."""
    story = [*BRIDGE, *(words for _, words in UPDATES)]
    teasers = ("School garden wins prize", GARDEN[0], "Torvik reaches the last four", TENNIS[0])
    first, second = bodies(make_article, page(*story, "More stories", *teasers), "Bridge closed")
    assert first == story
    assert {GARDEN[0], TENNIS[0]} <= set(second)


def test_read_more_between_paragraphs_takes_only_its_line(make_article: Make) -> None:
    """A link to another story within the text is left out, the paragraph after it is kept."""
    text = page(BRIDGE[0], "READ MORE: School garden wins national prize", BRIDGE[1], "Read more", UPDATES[0][1])
    assert bodies(make_article, text, "Bridge closed") == [[*BRIDGE, UPDATES[0][1]]]


def test_read_next_links_at_the_end(make_article: Make) -> None:
    """A list of links below the text is in no story."""
    links = ("Read next", "School Garden Wins National Prize", "Torvik Reaches First Tennis Semi-Final")
    assert bodies(make_article, page(*BRIDGE, *links), "Bridge closed") == [list(BRIDGE)]
