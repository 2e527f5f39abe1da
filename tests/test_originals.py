"""Signs that nobody sees and other forms of letters, line ends and quotation marks change no fact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff import Article, Fact, Report
from coverage_diff.language.normalised import usual_form

FLOOD = Path(__file__).parents[1] / "examples" / "classroom" / "flood"
_LONG_WORD = re.compile(r"\b(\w{3})(\w{3,})")


def _inside_words(sign: str) -> Callable[[str], str]:
    return lambda text: _LONG_WORD.sub(rf"\1{sign}\2", text)


def _marks(opening: str, closing: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        parts = text.replace("\u201c", '"').replace("\u201d", '"').split('"')
        if len(parts) % 2 == 0:  # a quotation over several paragraphs
            return text
        return "".join(p + ("", opening, closing)[0 if i == len(parts) - 1 else 1 + i % 2] for i, p in enumerate(parts))

    return lambda text: "\n".join(map(change, text.split("\n")))


CHANGES: dict[str, Callable[[str], str]] = {
    "zero-width spaces": _inside_words("\u200b"),
    "soft hyphens": _inside_words("\u00ad"),
    "joiners": _inside_words("\u2060\u200d"),
    "byte order marks": lambda text: "\ufeff" + text.replace(" ", " \ufeff"),
    "marks of direction": lambda text: text.replace(" the ", " \u202athe\u202c \u200e"),
    "inside figures": lambda text: re.sub(r"(\d)(\d)", "\\1\u200b\\2", text),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "ligatures": lambda text: text.replace("fi", "\ufb01").replace("ffi", "\ufb03").replace("fl", "\ufb02"),
    "guillemets": _marks("\u00ab", "\u00bb"),
    "guillemets with spaces": _marks("\u00ab\u00a0", "\u202f\u00bb"),
    "guillemets inwards": _marks("\u00bb", "\u00ab"),
    "single guillemets": _marks("\u2039", "\u203a"),
    "low marks": _marks("\u201e", "\u201c"),
    "Polish marks": _marks("\u201e", "\u201d"),
    "corners": _marks("\u300c", "\u300d"),
}


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    """The demonstration set; with accents, as its names have none."""
    found = cd.read_articles(FLOOD)
    return tuple(replace(a, text=a.text.replace("Ellin", "\u00c9llin"), title=a.title) for a in found)


@pytest.fixture(scope="module")
def report(articles: tuple[Article, ...]) -> Report:
    """Its comparison."""
    return cd.compare(articles)


def rows(report: Report) -> list[tuple[object, ...]]:
    """Every fact with its values and statuses, without places and words."""
    return [
        (
            f.id,
            f.kind,
            f.quantity,
            f.date,
            f.speaker,
            f.relation,
            tuple((o, c.status, c.rule, c.mentions) for o, c in f.coverage.items()),
        )
        for event in report.events
        for f in event.facts
    ]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_facts_are_those_of_the_clean_text(
    articles: tuple[Article, ...], report: Report, change: Callable[[str], str]
) -> None:
    """Facts, values, speakers and statuses are the same, and every mention is a slice of the text as given."""
    odd = [replace(a, title=change(a.title), text=change(a.text)) for a in articles]
    assert any(a.text != b.text for a, b in zip(odd, articles, strict=True))
    made = cd.compare(odd)
    assert rows(made) == rows(report)
    assert made.articles == tuple(odd)
    given = {a.id: a for a in odd}
    for event in made.events:
        for fact in event.facts:
            assert_slices(fact, given)
    assert Report.from_json(made.to_json()) == made
    assert made.to_html()


def assert_slices(fact: Fact, given: dict[str, Article]) -> None:
    """Every mention of a fact is what stands at its place."""
    nearest = (cell.nearest for cell in fact.coverage.values() if cell.nearest)
    for mention in (*fact.mentions, *nearest):
        article = given[mention.article_id]
        whole = article.title if mention.field == "title" else article.text
        assert whole[mention.start : mention.end] == mention.text
        assert mention.text.strip()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_public_function_reads_the_usual_form(
    articles: tuple[Article, ...], change: Callable[[str], str]
) -> None:
    """Stories, facts, alignments, events and checks are those of the clean texts, on the texts as given."""
    clean, odd = articles[:2], [replace(a, text=change(a.text)) for a in articles[:2]]
    stories, odd_stories = ([s for a in group for s in cd.split_segments(a)] for group in (clean, odd))
    assert [len(s.paragraphs) for s in odd_stories] == [len(s.paragraphs) for s in stories]
    assert all(s.article is a for s, a in zip(odd_stories, odd, strict=True))
    for story, odd_story in zip(stories, odd_stories, strict=True):
        facts = cd.extract_facts(odd_story)
        assert [f.id for f in facts] == [f.id for f in cd.extract_facts(story)]
        assert facts == cd.extract_facts(odd_story.article)
        for fact in facts:
            assert_slices(fact, {odd_story.article_id: odd_story.article})
    pairs = cd.align(*odd_stories)
    assert [(p.type, p.score, len(p.a), len(p.b)) for p in pairs] == [
        (p.type, p.score, len(p.a), len(p.b)) for p in cd.align(*stories)
    ]
    assert {s for p in pairs for s in (*p.a, *p.b)} == {p for s in odd_stories for p in s.paragraphs}
    for odd_row, row in zip(pairs, cd.align(*stories), strict=True):
        for side, odd_story, story in (("a", odd_stories[0], stories[0]), ("b", odd_stories[1], stories[1])):
            inner = [
                [s.slice(span) for r in rows for span in getattr(r, side)]
                for s, rows in ((odd_story, odd_row.sentences), (story, row.sentences))
            ]
            odd_words, words = ([re.findall(r"\w+", usual_form(text)) for text in texts] for texts in inner)
            assert odd_words == words
    detection = cd.detect_events(odd)
    assert [e.id for e in detection.events] == [e.id for e in cd.detect_events(clean).events]
    assert all(link.a in odd_stories for link in detection.links)
    statement = "Some 40 businesses have reported damage"
    found, expected = cd.check(change(statement), odd[0]), cd.check(statement, clean[0])
    assert (found.status, found.score, len(found.evidence)) == (expected.status, expected.score, len(expected.evidence))
    assert all(odd[0].text[m.start : m.end] == m.text for m in found.evidence if m.field == "text")
    assert cd.resemblance(change(statement), statement) == 1
