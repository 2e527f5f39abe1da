"""Links that are made when they are looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

import coverage_diff as cd
from coverage_diff.detection import links_by_event
from coverage_diff.detection.links import Links, shared_terms
from coverage_diff.detection.terms import read_terms

Make = Callable[..., cd.Article]

TEXTS = {
    "Herald": "Mayor Ida Holm closed the old bridge at Lower Marl after engineers found 12 cracks in its main beam.",
    "Post": "The old bridge at Lower Marl is closed, for 12 cracks were found in its main beam, Ida Holm said.",
    "Echo": "Pupils in Upper Dene planted tomatoes for the mayor on Friday. Nothing of the kind had been tried before.",
}


@pytest.fixture
def found(make_article: Make) -> cd.Detection:
    """Two reports of one event and one of another."""
    days = {"Echo": dt.date(2026, 3, 24)}
    pages = [
        make_article(text, id=name, outlet=name, title="", published=days.get(name, dt.date(2026, 3, 4)))
        for name, text in TEXTS.items()
    ]
    return cd.detect_events(pages)


def test_links_within_an_event_are_gathered(found: cd.Detection) -> None:
    """Each event has the links between its own segments, each with its reasons; so have plain tuples of links."""
    [[link]] = links_by_event(found)
    assert (link.a.outlet, link.b.outlet) == ("Herald", "Post")
    assert link.why
    plain = cd.Detection(events=found.events, links=tuple(found.links), unmatched=found.unmatched)
    assert links_by_event(plain) == [[link]]


def test_a_link_names_the_smaller_id_first(found: cd.Detection) -> None:
    """Whatever the order of the rows, a link's sides are ordered by article."""
    assert all(link.a.article_id < link.b.article_id for link in found.links)


def test_a_weak_link_tells_its_reasons_when_asked(found: cd.Detection) -> None:
    """Links that hardly anybody looks at carry no reasons, until they are explained."""
    assert isinstance(found.links, Links)
    weak = next(i for i, link in enumerate(found.links) if link.score < 0.25)
    assert (found.links[weak].why, found.links[weak].shared) == ((), ())
    assert found.links.explain(weak).why
    assert found.links.explain(-1) == found.links.explain(len(found.links) - 1)
    with pytest.raises(IndexError):
        found.links.explain(len(found.links))


def test_shared_terms_are_the_telling_ones(make_article: Make) -> None:
    """Names and figures of both, no word that only one has, and nothing twice."""
    segments = [cd.split_segments(make_article(text, title=""))[0] for text in TEXTS.values()]
    shared = shared_terms(read_terms(segments), [0, 1])
    assert any("holm" in term for term in shared)
    assert "12" in " ".join(shared)
    assert not any("engineer" in term or "tomato" in term for term in shared)
    assert not any(a != b and a in b for a in shared for b in shared)
