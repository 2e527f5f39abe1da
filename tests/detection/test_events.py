"""Events from pages, as the library's users see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

import coverage_diff as cd
from coverage_diff.model import LinkKind

Make = Callable[..., cd.Article]

HERALD = (
    "Old bridge at Lower Marl closed after inspection",
    (
        "LOWER MARL - The old bridge at Lower Marl was closed on Tuesday after an inspection found 12 cracks in its "
        "main beam.\n\nTraffic will be sent over the ring road until further notice, Mayor Ida Holm said in a "
        "statement.\n\nRepairs will cost about 3 million crowns and will take until the end of summer, the mayor told "
        "the council."
    ),
)
POST = (
    "Lower Marl bridge shut as cracks are found",
    (
        "Engineers who inspected the old bridge at Lower Marl have found cracks in its main beam, and it was shut on "
        "Tuesday.\n\nIda Holm, the mayor, said the ring road would carry all cars and lorries for now.\n\nThe ferry "
        "company will put on more boats for those who walk to work, its director Jon Bakke said."
    ),
)
ELSEWHERE = (
    "Footbridge in Upper Dene closed after storm",
    (
        "UPPER DENE - A footbridge in Upper Dene was closed on Sunday after a storm tore off its railing.\n\n"
        "Councillor Per Lund said that walkers should take the path by the mill.\n\n"
        "The railing will be replaced within the week."
    ),
)
GARDEN = (
    "School garden wins national prize",
    (
        "A school in Nether Holt has won the national prize for its garden, which forty pupils planted last spring.\n\n"
        "The jury praised the pond and the herb beds. The head teacher, Anna Sand, said the prize would buy a "
        "greenhouse."
    ),
)


def page(make: Make, story: tuple[str, str], name: str, day: int = 4, **fields: object) -> cd.Article:
    """A page of an outlet of this name."""
    given = {"id": name, "outlet": name, "published": dt.date(2026, 3, day), **fields}
    return make(story[1], title=story[0], **given)


@pytest.fixture
def archive(make_article: Make) -> list[cd.Article]:
    """Two reports of one event, one of the same kind of event elsewhere, one of something else."""
    stories = {"Herald": HERALD, "Post": POST, "Dene Times": ELSEWHERE, "School News": GARDEN}
    return [page(make_article, story, name) for name, story in stories.items()]


def members(found: cd.Detection) -> set[frozenset[str]]:
    """The outlets of each event."""
    return {frozenset(event.outlets) for event in found.events}


def test_independent_reports_are_one_event(archive: list[cd.Article]) -> None:
    """Two reports without a common sentence are linked; the same kind of event elsewhere is not."""
    found = cd.detect_events(archive)
    assert members(found) == {frozenset({"Herald", "Post"})}
    assert {s.outlet for s in found.unmatched} == {"Dene Times", "School News"}


def test_two_articles_alone(archive: list[cd.Article]) -> None:
    """An archive of two is enough to tell one event from two."""
    assert members(cd.detect_events(archive[:2])) == {frozenset({"Herald", "Post"})}
    assert members(cd.detect_events([archive[0], archive[2]])) == set()


def test_dates_are_not_needed(archive: list[cd.Article], make_article: Make) -> None:
    """Without dates the texts decide."""
    undated = [page(make_article, (a.title, a.text), a.outlet, published=None) for a in archive]
    assert members(cd.detect_events(undated)) == {frozenset({"Herald", "Post"})}


def test_far_apart_is_no_candidate(make_article: Make) -> None:
    """Pages published further apart than the window are never held against each other."""
    pair = [page(make_article, HERALD, "Herald"), page(make_article, POST, "Post", published=dt.date(2026, 6, 1))]
    assert len(cd.detect_events(pair).links) == 0


def test_order_of_input_does_not_matter(archive: list[cd.Article]) -> None:
    """Shuffled articles give the same events and scores."""
    shuffled = archive[2:] + archive[:2]
    one, two = cd.detect_events(archive), cd.detect_events(shuffled)
    assert {e.id for e in one.events} == {e.id for e in two.events}
    assert [(x.a.outlet, x.b.outlet, x.score, x.why) for x in one.links] == [
        (x.a.outlet, x.b.outlet, x.score, x.why) for x in two.links
    ]


def test_links_are_best_first_and_in_range(archive: list[cd.Article]) -> None:
    """Scores fall and lie in [0, 1]; a slice is a tuple of links."""
    links = cd.detect_events(archive).links
    values = [link.score for link in links]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 1 for value in values)
    assert links[:1] == (links[0],)
    assert links[-1] == links[len(links) - 1]
    with pytest.raises(IndexError):
        links[len(links)]


def test_a_link_tells_why(archive: list[cd.Article]) -> None:
    """The best link names what both share and which figures decided."""
    best = cd.detect_events(archive).links[0]
    assert {best.a.outlet, best.b.outlet} == {"Herald", "Post"}
    assert any("holm" in term.lower() for term in best.shared)
    assert best.why
    assert [abs(value) for _, value in best.why] == sorted((abs(value) for _, value in best.why), reverse=True)


def test_copies_are_one_origin(make_article: Make) -> None:
    """A reprint with a changed opening goes back to the same text; an own report does not."""
    reprint = (HERALD[0], HERALD[1].replace("LOWER MARL - The old bridge", "The old stone bridge"))
    pages = [page(make_article, s, n) for s, n in ((HERALD, "Herald"), (reprint, "Echo"), (POST, "Post"))]
    found = cd.detect_events(pages)
    [event] = found.events
    assert {frozenset(event.segments[i].outlet for i in origin) for origin in event.origins} == {
        frozenset({"Herald", "Echo"}),
        frozenset({"Post"}),
    }
    kind = {frozenset({x.a.outlet, x.b.outlet}): x.kind for x in found.links}
    assert kind[frozenset({"Herald", "Echo"})] in (LinkKind.COPY, LinkKind.EDITED)
    assert kind[frozenset({"Herald", "Post"})] is LinkKind.INDEPENDENT


def test_stories_of_one_page_are_no_pair(make_article: Make) -> None:
    """Two stories on one page are never linked with each other."""
    text = "\n\n".join([*HERALD, POST[0], "Updated 5 min ago", POST[1]])
    found = cd.detect_events([make_article(text, title=HERALD[0])])
    assert (len(found.events), len(found.links)) == (0, 0)


def test_nothing_gives_nothing() -> None:
    """No article, no event."""
    found = cd.detect_events([])
    assert (found.events, len(found.links), found.unmatched) == ((), 0, ())


def test_blank_and_tiny_pages_stand_alone(make_article: Make) -> None:
    """Pages of a word or none are no error and in no event."""
    pages = [make_article(text, id=str(i), outlet=str(i)) for i, text in enumerate(("", "Rain", "…"))]
    assert cd.detect_events(pages).events == ()


def test_progress_is_told(archive: list[cd.Article]) -> None:
    """A caller learns how far the work is."""
    seen: list[tuple[str, int, int]] = []
    cd.detect_events(archive, progress=lambda *told: seen.append(told))
    assert seen[-1][1] == seen[-1][2]
    assert list(dict.fromkeys(stage for stage, _, _ in seen)) == ["read", "terms", "candidates", "scores", "events"]


def test_workers_change_nothing(archive: list[cd.Article], monkeypatch: pytest.MonkeyPatch) -> None:
    """Several processes find the same events and links, on the very articles that were given."""
    monkeypatch.setattr("coverage_diff.engines.processes._ALONE", -1.0)  # workers at once
    one, two = cd.detect_events(archive), cd.detect_events(archive, workers=2)
    assert two.events == one.events
    assert tuple(two.links) == tuple(one.links)
    assert all(any(s.article is a for a in archive) for s in two.unmatched)
