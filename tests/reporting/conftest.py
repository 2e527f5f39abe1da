"""A small report made by hand, with every status, relation and kind of evidence in it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import pytest

from coverage_diff.model import (
    Alignment,
    AlignmentType,
    Article,
    Bound,
    Coverage,
    Date,
    EventReport,
    Fact,
    Granularity,
    Kind,
    Link,
    LinkKind,
    Mention,
    Quantity,
    Relation,
    Report,
    Segment,
    Source,
    Span,
    Status,
    Voice,
    WordChoice,
)

HERALD = "The bridge at Lower Marl was closed on Tuesday.\n\nMayor Ida Holm said: “We found at least 12 cracks.”\n"
POST = "Lower Marl lost its bridge.\n\nThe council counted 9 cracks in the beam on March 3, 2026.\n"


def _segment(article: Article) -> Segment:
    """The whole page as one story, a paragraph for each line."""
    spans = []
    start = 0
    for line in article.text.split("\n"):
        if line.strip():
            spans.append(Span(article_id=article.id, start=start, end=start + len(line)))
        start += len(line) + 1
    return Segment(
        article=article,
        start=0,
        end=len(article.text),
        title=article.title,
        published=article.published,
        paragraphs=tuple(spans),
    )


def _mention(article: Article, words: str, **fields: object) -> Mention:
    start = article.text.index(words)
    position = round(start / len(article.text), 3)
    given = {"voice": Voice.STATED, "position": position, **fields}
    return Mention(article_id=article.id, start=start, end=start + len(words), text=words, **given)  # type: ignore[arg-type]


def build(herald: str = "Herald", post: str = "Post", title: str = "Bridge closed", extra: str = "") -> Report:
    """A report on three pages of two outlets.

    Args:
        herald: Name of the first outlet.
        post: Name of the second.
        title: Headline of the first page and of the event.
        extra: Words that stand at the end of the first page and are a claim of it.
    """
    day = dt.date(2026, 3, 3)
    text = HERALD + (f"\n{extra}\n" if extra else "")
    a = Article(id="pages/a.txt", outlet=herald, title=title, text=text, published=day, url="https://herald.example/1")
    b = Article(
        id="pages/b.txt",
        outlet=post,
        title="",
        text=POST,
        published=dt.datetime(2026, 3, 4, 7, 30, tzinfo=dt.UTC),
        notes=("the page was cut short",),
    )
    c = Article(id="pages/c.txt", outlet=post, title="Ferry fares to rise", text="Ferry fares will rise in May.\n")
    stories = tuple(_segment(article) for article in (a, b, c))
    at_least = Quantity(value=12, low=12, high=math.inf, bound=Bound.AT_LEAST, noun="cracks")
    nine = Quantity(value=9, low=9, high=9, noun="cracks")
    tuesday = Date(value="2026-03-03", granularity=Granularity.DAY, start=day, end=day)
    lead = _mention(b, "Lower Marl lost its bridge.")
    cracks = _mention(
        a,
        "at least 12 cracks",
        voice=Voice.QUOTED,
        quantity=at_least,
        speaker="Ida Holm",
        speaker_text="Mayor Ida Holm",
    )
    facts = [
        Fact(
            id="quantity-1",
            kind=Kind.QUANTITY,
            label="at least 12 cracks",
            mentions=(cracks, _mention(b, "9 cracks", quantity=nine)),
            quantity=nine,
            relation=Relation.DIFFERS,
            coverage={
                herald: Coverage(status=Status.DIFFERS, score=1.0, mentions=(0,), rule="values-conflict"),
                post: Coverage(status=Status.DIFFERS, score=1.0, mentions=(1,), rule="values-conflict"),
            },
        ),
        Fact(
            id="quote-2",
            kind=Kind.QUOTE,
            label="“We found at least 12 cracks.”",
            mentions=(_mention(a, "We found at least 12 cracks.", voice=Voice.QUOTED),),
            speaker="Ida Holm",
            speaker_text="Mayor Ida Holm",
            coverage={
                herald: Coverage(status=Status.INCLUDED, score=1.0, mentions=(0,), rule="quote-read"),
                post: Coverage(status=Status.UNCLEAR, score=0.3, rule="page-cut-short", nearest=lead),
            },
        ),
        Fact(
            id="date-3",
            kind=Kind.DATE,
            label="March 3, 2026",
            mentions=(_mention(b, "March 3, 2026", date=tuesday), _mention(a, "Tuesday", date=tuesday)),
            date=tuesday,
            coverage={
                herald: Coverage(status=Status.INCLUDED, score=1.0, mentions=(1,), rule="date-read"),
                post: Coverage(status=Status.INCLUDED, score=1.0, mentions=(0,), rule="date-read"),
            },
        ),
        Fact(
            id="person-4",
            kind=Kind.PERSON,
            label="Ida Holm",
            mentions=(_mention(a, "Ida Holm", hedged=True),),
            aliases=("Mayor Holm",),
            related=("council",),
            coverage={
                herald: Coverage(status=Status.PARTIAL, score=0.8, mentions=(0,), rule="person-read"),
                post: Coverage(status=Status.OMITTED, score=0.9, rule="name-nowhere", nearest=lead),
            },
        ),
    ]
    if extra:
        told = Coverage(status=Status.INCLUDED, score=1.0, mentions=(0,), rule="claim-read")
        left = Coverage(status=Status.OMITTED, score=1.0, rule=extra)
        claim = Fact(id="claim-5", kind=Kind.CLAIM, label=extra, mentions=(_mention(a, extra),), speaker=extra)
        facts.append(Fact(**{f: getattr(claim, f) for f in claim.__slots__} | {"coverage": {herald: told, post: left}}))
    event = EventReport(
        id="event-1",
        title=title,
        segments=stories[:2],
        facts=tuple(facts),
        alignments=(
            Alignment(
                a=stories[0].paragraphs[:1],
                b=stories[1].paragraphs[:1],
                type=AlignmentType.REWRITTEN,
                score=0.5,
                sentences=(
                    Alignment(
                        a=stories[0].paragraphs[:1],
                        b=stories[1].paragraphs[:1],
                        type=AlignmentType.REWRITTEN,
                        score=0.4,
                    ),
                ),
            ),
            Alignment(a=(), b=stories[1].paragraphs[1:], type=AlignmentType.ONLY_HERE, score=0.0),
        ),
        word_choice=(
            WordChoice(group="damage", term="crack", outlet=herald, voice=Voice.QUOTED, count=1),
            WordChoice(group="damage", term="crack", outlet=post, voice=Voice.STATED, count=2),
        ),
        sources=(Source(outlet=herald, speaker=extra or "Ida Holm", quotes=1, reported=2, words=6),),
        links=(
            Link(
                a=stories[0],
                b=stories[1],
                score=0.9,
                kind=LinkKind.INDEPENDENT,
                why=(("names", 1.5), ("days", -0.25)),
                shared=("Lower Marl", "cracks"),
            ),
        ),
        origins=((0,), (1,)),
        notes=("only two stories",),
    )
    return Report(
        articles=(a, b, c),
        segments=stories,
        events=(event,),
        unmatched=stories[2:],
        version="0.1.0",
        notes=("Post (pages/b.txt): the page was cut short",),
    )


@pytest.fixture
def report() -> Report:
    """The small report."""
    return build()


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """The small report with other names, title or one more claim."""
    return build


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "https://evil.example and www.evil.example and me@evil.example",
    "&lt;b&gt; &amp; &#60;",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200ezero\u200b",
    "# heading",
    "1. list",
    "- item",
    "> quote",
    "***",
    "`code` ``` *em* _em_ ~~del~~",
    "| a | b |",
    "ends with a backslash\\",
    "[ref]: https://evil.example",
    "$x_1$ and $40 million",
    "=HYPERLINK(0)",
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\x1b[2J\x1b]0;owned\x07 bell",
    "[bold red]rich markup[/]",
    "日本語の見出し",
)
"""What an outlet could print to act on the reader's side."""


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> str:
    """One text that must stay a text."""
    return str(request.param)
