"""Pages in unusual form and lines that outlets repeat: an index finds what a comparison of the same pages finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff import Article, EventIndex
from coverage_diff.indexing import growing

SLOGAN = "Our newsroom depends on your generosity, so please give what you can spare today."
FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "capitals": str.upper,
    "curly marks": lambda text: text.replace("'", "\u2019").replace('"', "\u201d"),
    "low marks": lambda text: text.replace('"', "\u201e"),
    "wrongly decoded": lambda text: text.encode().decode("cp1252", "replace"),
    "soft hyphens": lambda text: text.replace("ing", "\u00ading"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
}
Told = set[tuple[str, str, frozenset[tuple[object, ...]]]]


@pytest.fixture
def pages(articles: list[Article]) -> list[Article]:
    """Four events of three outlets in the order in which an index lists them; two of them repeat a line."""
    folder = Path(__file__).parents[2] / "examples" / "classroom" / "flood"
    flood = [
        replace(a, outlet=o)
        for a, o in zip(cd.read_articles(folder), ("Harbour Herald", "Marl Post", "Coast Courier"), strict=True)
    ]
    named = [replace(a, text=a.text.replace("Holm", "H\u00f6lm \u201cIda\u201d"), title=a.title) for a in articles[:9]]
    return [replace(a, text=f"{a.text}\n\n{SLOGAN}") if a.outlet != "Marl Post" else a for a in (*named, *flood)]


def told(events: Sequence[cd.Event]) -> Told:
    """Events without the order of their stories."""
    return {
        (
            event.id,
            event.title,
            frozenset((s.article_id, s.start, s.end, s.title, s.paragraphs) for s in event.segments),
        )
        for event in events
    }


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_events_and_reports_are_those_of_a_comparison(
    index: EventIndex, pages: list[Article], form: Callable[[str], str]
) -> None:
    """Whatever the form of the pages: the same events, facts, alignments and links, on the articles as given."""
    odd = [replace(a, title=form(a.title), text=form(a.text)) for a in pages]
    index.add(odd)
    assert told(index.events()) == told(cd.detect_events(odd).events)
    listed = [segment.article for event in index.events() for segment in event.segments]
    wanted = {event.id: event for event in cd.compare(listed).events}
    assert len(wanted) >= 4
    for event in index.events():
        report = index.report(event)
        [found] = report.events
        same = wanted[event.id]
        assert replace(found, links=()) == replace(same, links=())
        assert [(link.a, link.b, link.kind) for link in found.links] == [
            (link.a, link.b, link.kind) for link in same.links
        ]
        assert [link.score for link in found.links] == pytest.approx([link.score for link in same.links])
        given = {article.id: article for article in odd}
        assert all(given[article.id] == article for article in report.articles)
        for mention in (mention for fact in found.facts for mention in fact.mentions):
            assert mention.text == getattr(given[mention.article_id], mention.field)[mention.start : mention.end]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_articles_one_by_one(
    index: EventIndex, pages: list[Article], form: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held against what is stored, pages of any form find their events; a line that proves repeated is in no story."""
    monkeypatch.setattr(growing, "SHARE", 1e9)
    odd = [replace(a, title=form(a.title), text=form(a.text)) for a in pages]
    for article in odd:
        index.add([article])
    assert told(index.events()) == told(cd.detect_events(odd).events)
    assert index.check_file() == ()


def test_a_repeated_line_is_known_from_the_third_page_on(index: EventIndex, pages: list[Article]) -> None:
    """Two pages tell it as their own; the third shows it to be the outlet's, and the stories of all are mended."""
    herald = [page for page in pages if page.outlet == "Harbour Herald"][:3]
    post = [page for page in pages if page.outlet == "Marl Post"][:3]

    def lines() -> list[str]:
        return [s.slice(p) for e in index.events() for s in e.segments for p in s.paragraphs]

    index.add([*herald[:2], *post])
    assert lines().count(SLOGAN) == 2
    index.add(herald[2:])
    assert SLOGAN not in lines()
    assert len(index.events()) == 3


def test_find_reads_the_usual_form(index: EventIndex, articles: list[Article]) -> None:
    """Signs that nobody sees hide nothing, in the page or in the question; the last page can be taken out."""
    broken = replace(articles[3], text=articles[3].text.replace("Sandvik", "Sand\u200bvik"))
    index.add([broken])
    for question in ("nine boats of Sandvik", "nine boats of Sand\u00advik"):
        assert [found.article for found in index.find(question)] == [broken]
    index.remove(broken.id)
    assert index.find("nine boats of Sandvik") == ()
    assert index.check_file() == ()
