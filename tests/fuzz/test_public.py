"""Every public function, given whatever text: a result whose spans slice back, or a named error."""

from __future__ import annotations

import contextlib
import inspect
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from targets import OTHER, TARGETS
from test_properties import FAST, pieces

import coverage_diff as cd

Pair = tuple[cd.Article, cd.Article]
PIECE = pieces("facts").map(lambda data: data[:900].decode("utf-8", "surrogateescape"))
PAIRS = st.tuples(PIECE, PIECE, st.sampled_from(("", "Flood wall gives way", "\u200bFLOOD \ufb01gures\r\n"))).map(
    lambda drawn: tuple(
        cd.Article(id=name, outlet=name, title=drawn[2], text=text) for name, text in zip("AB", drawn, strict=False)
    )
)


def assert_slices(mentions: tuple[cd.Mention, ...], articles: Pair) -> None:
    """Every mention is what stands at its place."""
    given_articles = {article.id: article for article in (*articles, OTHER)}
    for mention in mentions:
        article = given_articles[mention.article_id]
        whole = article.title if mention.field == "title" else article.text
        assert whole[mention.start : mention.end] == mention.text


def extract_facts(pair: Pair) -> None:
    """Facts of an article and of its stories are the same."""
    facts = cd.extract_facts(pair[0])
    assert facts == tuple(fact for story in cd.split_segments(pair[0]) for fact in cd.extract_facts(story))
    for fact in facts:
        assert_slices(fact.mentions, pair)


def split_segments(pair: Pair) -> None:
    """Stories do not overlap, and their paragraphs lie in them."""
    last = 0
    for story in cd.split_segments(pair[0]):
        assert story.article is pair[0]
        assert last <= story.start <= story.end <= len(pair[0].text)
        last = story.end
        assert all(story.start <= span.start < span.end <= story.end for span in story.paragraphs)


def align(pair: Pair) -> None:
    """Every paragraph stands in exactly one row."""
    stories = [cd.split_segments(article) for article in pair]
    if all(stories):
        rows = cd.align(stories[0][0], stories[1][0])
        for side, (story, *_) in zip("ab", stories, strict=True):
            assert sorted(s for row in rows for s in getattr(row, side)) == sorted(story.paragraphs)


def detect_events(pair: Pair) -> None:
    """Every story is in one event or in none."""
    found = cd.detect_events([*pair, OTHER])
    listed = [s for event in found.events for s in event.segments] + list(found.unmatched)
    expected = [s for article in (*pair, OTHER) for s in cd.split_segments(article)]
    assert sorted((s.article_id, s.start, s.end) for s in listed) == sorted(
        (s.article_id, s.start, s.end) for s in expected
    )
    assert all(0 <= link.score <= 1 for link in found.links)


def compare(pair: Pair) -> None:
    """A report that JSON gives back, with whatever else is made of it: tables, sheets, differences, corrections."""
    made = cd.compare([*pair, OTHER])
    assert cd.Report.from_json(made.to_json()) == made
    for event in made.events:
        for fact in event.facts:
            assert_slices(fact.mentions, pair)
            assert_slices(tuple(c.nearest for c in fact.coverage.values() if c.nearest), pair)
            assert set(fact.coverage) == set(event.outlets)
    for kind in ("coverage", "facts", "mentions", "alignments", "links"):
        assert made.to_csv(kind)
    assert not cd.diff_reports(made, made)
    assert cd.coverage_table(made).to_csv()
    sheet = cd.coding_sheet(made, blank=False)
    if made.events and any(event.facts for event in made.events):
        assert cd.agreement([sheet, sheet]) == 1
        fact = next(fact for event in made.events for fact in event.facts)
        told = {"cell": [{"fact": fact.id, "outlet": made.events[0].outlets[0], "status": "unclear"}]}
        assert cd.Report.from_json((right := cd.correct(made, cd.Corrections.from_dict(told))).to_json()) == right


def check(pair: Pair) -> None:
    """Evidence slices back; whatever is asked, the score is in [0, 1]."""
    found = cd.check(pair[1].text[:200], pair[0], context=pair[1].text[:300])
    assert 0 <= found.score <= 1
    assert_slices(found.evidence, pair)


def resemblance(pair: Pair) -> None:
    """A number in [0, 1], the same both ways."""
    a, b = pair[0].text[:300], pair[1].text[:300]
    shared = cd.resemblance(a, b)
    assert 0 <= shared <= 1
    assert shared == pytest.approx(cd.resemblance(b, a))


def index(pair: Pair) -> None:
    """What was put into an index comes out, and what it finds slices back."""
    with tempfile.TemporaryDirectory() as folder, cd.EventIndex.open(Path(folder) / "news.index") as opened:
        opened.add([*pair, OTHER])
        assert [opened.article(article.id) for article in pair] == list(pair)
        for event in opened.events():
            report = opened.report(event)
            assert cd.Report.from_json(report.to_json()) == report
        for found in opened.find("The bridge was closed after an inspection"):
            assert_slices(found.check.evidence, pair)
        assert not opened.check_file()


PROPERTIES: tuple[Callable[[Pair], None], ...] = (
    extract_facts,
    split_segments,
    align,
    detect_events,
    compare,
    check,
    resemblance,
    index,
)
ELSEWHERE = {"iter_articles", "read_articles"}  # fuzzed file kind by file kind
WITHIN = {"diff_reports", "coverage_table", "coding_sheet", "agreement", "correct"}  # made of a report, in `compare`


@pytest.mark.parametrize("keeps", PROPERTIES, ids=lambda keeps: keeps.__name__)
def test_public_function_keeps_its_promises(keeps: Callable[[Pair], None]) -> None:
    """Any two texts end in a result whose spans slice back, or in an error of the library."""

    @settings(FAST, max_examples=12)
    @given(PAIRS)
    def holds(pair: Pair) -> None:
        with contextlib.suppress(cd.CoverageDiffError):
            keeps(pair)

    holds()


def test_every_public_function_has_a_property() -> None:
    """A function that is added needs one too."""
    public = {name for name in cd.__all__ if inspect.isfunction(getattr(cd, name))}
    assert public == {keeps.__name__ for keeps in PROPERTIES} - {"index"} | ELSEWHERE | WITHIN
    assert {f"read-{kind}" for kind in ("csv", "html", "warc.gz", "md")} <= set(TARGETS)
