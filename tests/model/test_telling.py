"""Where and in whose voice a fact was told."""

from __future__ import annotations

import dataclasses

import pytest

from coverage_diff.model import (
    Article,
    Coverage,
    EventReport,
    Fact,
    Kind,
    Mention,
    Prominence,
    Segment,
    Span,
    Status,
    Voice,
    hedged_apart,
)

TEXT = "Bridge shut\nThe bridge is shut. It is old."


def segment(outlet: str) -> Segment:
    """A story whose first line is its headline."""
    article = Article(id=outlet, outlet=outlet, title="", text=TEXT)
    spans = Span(article_id=outlet, start=0, end=11), Span(article_id=outlet, start=12, end=len(TEXT))
    return Segment(article=article, start=0, end=len(TEXT), paragraphs=(spans[1],), headline=spans[0])


def mention(outlet: str, **fields: object) -> Mention:
    """A mention in the story's body."""
    given = {"article_id": outlet, "start": 12, "end": 22, "text": TEXT[12:22], "position": 0.4, **fields}
    return Mention(**given)  # type: ignore[arg-type]


def event(*mentions: Mention) -> EventReport:
    """An event with one fact."""
    outlets = dict.fromkeys(m.article_id for m in mentions)
    cells = {
        o: Coverage(
            status=Status.INCLUDED, score=1, mentions=tuple(i for i, m in enumerate(mentions) if m.article_id == o)
        )
        for o in outlets
    }
    fact = Fact(id="f", kind=Kind.CLAIM, label="shut", mentions=mentions, coverage=cells)
    return EventReport(id="e", title="", segments=tuple(segment(o) for o in outlets), facts=(fact,))


@pytest.mark.parametrize(
    ("fields", "prominence"),
    [
        ({"start": 0, "end": 6, "position": 0.0}, Prominence.HEADLINE),
        ({"field": "title", "start": 0, "end": 6, "position": 0.0}, Prominence.HEADLINE),
        ({"position": 0.0}, Prominence.LEAD),
        ({"position": 0.5}, Prominence.MIDDLE),
        ({"position": 1.0}, Prominence.END),
    ],
)
def test_prominence(fields: dict[str, object], prominence: Prominence) -> None:
    """The highest place counts: headline, lead, middle or end."""
    report = event(mention("A", **fields), mention("A", position=1.0))
    telling = report.telling(report.facts[0], "A")
    assert telling is not None
    assert telling.prominence is prominence
    assert telling.mentions == 2


def test_the_plainest_voice_counts() -> None:
    """What an outlet states once in its own voice is stated, whoever else is quoted with it."""
    quoted = mention("A", voice=Voice.QUOTED, speaker="Ada Harrow")
    only_quoted = event(quoted)
    both = event(quoted, mention("A"))
    one, two = (e.telling(e.facts[0], "A") for e in (only_quoted, both))
    assert one is not None
    assert two is not None
    assert (one.voice, one.speakers) == (Voice.QUOTED, ("Ada Harrow",))
    assert two.voice is Voice.STATED


def test_hedged_here_and_flat_there() -> None:
    """Outlets that mark a fact as uncertain are told apart from those that do not."""
    report = event(mention("A", hedged=True), mention("B"))
    assert hedged_apart(report.facts[0], report.segments) == (("A",), ("B",))
    flat = event(mention("A"), mention("B"))
    assert hedged_apart(flat.facts[0], flat.segments) == ((), ())


def test_an_outlet_that_does_not_tell_has_no_telling() -> None:
    """Nothing is said of how an outlet told what it did not tell."""
    report = event(mention("A"))
    assert report.telling(report.facts[0], "B") is None


def test_independent_sources() -> None:
    """Copies of one source count once."""
    report = dataclasses.replace(event(mention("A"), mention("B"), mention("C")), origins=((0, 1), (2,)))
    assert report.independent(("A", "B")) == 1
    assert report.independent(("A", "B", "C")) == 2
    assert report.independent(()) == 0
