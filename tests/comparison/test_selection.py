"""Which stories of a very large event are compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from timing import assert_within

import coverage_diff as cd
from coverage_diff import ComparisonConfig, pipeline
from coverage_diff.comparison.selection import portions, select, select_text
from coverage_diff.model import Event, Segment

DAY = dt.date(2026, 3, 4)
TEXT = "The council of Harwick closed the bridge on Tuesday.\n\nMayor Ines Calder said that it was unsafe.\n\n"


def story(outlet: str, number: int) -> cd.Article:
    """A story of an outlet; the higher its number, the longer."""
    text = TEXT + "\n\n".join(f"Some {n} people watched from the other side." for n in range(20, 23 + number))
    if outlet == "Herald":
        text += "\n\nGovernor Olive Brandt promised a ferry with 75 seats."
    return cd.Article(id=f"{outlet} {number}", outlet=outlet, title="Bridge closed", text=text, published=DAY)


def event_of(segments: Sequence[Segment]) -> Event:
    """An event of these stories, of which the first two are copies of one source."""
    origins = ((0, 1), *((i,) for i in range(2, len(segments))))
    return Event(id="e", title="Bridge closed", segments=tuple(segments), origins=origins)


@pytest.fixture
def segments() -> list[Segment]:
    """Three stories of the Courier, two of the Herald, one of the Post."""
    given = [("Courier", 1), ("Courier", 2), ("Herald", 3), ("Courier", 4), ("Post", 0), ("Herald", 5)]
    return [cd.split_segments(story(*row))[0] for row in given]


def test_a_small_event_is_compared_whole(segments: list[Segment]) -> None:
    """Nothing is left out, and nothing is said of it."""
    event = event_of(segments)
    assert select(event, ComparisonConfig(stories=6)) == (event, frozenset(), ())


def test_each_outlet_keeps_its_longest_story(segments: list[Segment]) -> None:
    """The longest story of every outlet comes before the second longest of any."""
    kept, partial, notes = select(event_of(segments), ComparisonConfig(stories=4))
    assert [segment.article_id for segment in kept.segments] == ["Herald 3", "Courier 4", "Post 0", "Herald 5"]
    assert kept.origins == ((0,), (1,), (2,), (3,))
    assert partial == {"Courier"}
    assert notes[0].startswith("only 4 of the event's 6 stories are compared")


def test_the_choice_does_not_depend_on_the_order(segments: list[Segment]) -> None:
    """Stories in another order, the same are kept."""
    three = ComparisonConfig(stories=3)
    one, two = (select(event_of(given), three).event.segments for given in (segments, segments[::-1]))
    assert {s.article_id for s in one} == {s.article_id for s in two}


def test_no_outlet_is_accused_of_what_was_left_out(segments: list[Segment], monkeypatch: pytest.MonkeyPatch) -> None:
    """The silence of an outlet with further stories is unclear, and what was not compared is listed as such."""
    monkeypatch.setattr(
        pipeline, "detect", lambda given, *_args, **_kwargs: cd.Detection(events=(event_of(given),), links=())
    )
    config = cd.Config(comparison=ComparisonConfig(stories=4))
    report = cd.compare([segment.article for segment in segments], config)
    [event] = report.events
    assert {segment.article_id for segment in report.unmatched} == {"Courier 1", "Courier 2"}
    assert any("the longest of each outlet first" in note and "comparison.stories" in note for note in event.notes)
    silent = [fact.coverage["Courier"].status for fact in event.facts]
    assert cd.Status.UNCLEAR in silent
    assert cd.Status.OMITTED not in silent
    assert cd.Report.from_json(report.to_json()) == report


def test_a_page_of_figures_ends_and_says_so() -> None:
    """Of thousands of figures the first are compared, a note tells it, and the outlet is accused of no omission."""
    lead = "The river rose 2.4 metres in six hours and 1,180 residents left their homes in Harwick on Sunday night.\n\n"
    table = "\n\n".join(f"Gauge {n} at Harwick showed a rise of {n} centimetres that night." for n in range(1000, 1400))
    texts = {"Gazette": lead + table, "Herald": lead + "The Harwick wall cost 75 million pounds in 1994."}
    articles = [
        cd.Article(id=outlet, outlet=outlet, title="Flood in Harwick", text=text) for outlet, text in texts.items()
    ]
    [event] = cd.compare(articles).events
    [note] = [note for note in event.notes if "figures" in note]
    assert note.startswith("Gazette: only the first 120 figures and dates of a story")
    assert "comparison.figures" in note
    assert all(fact.coverage["Gazette"].status is not cd.Status.OMITTED for fact in event.facts)


@pytest.mark.parametrize(("gap", "bound"), [("\n\n", 60_000), (" ", 15_000)])
def test_a_book_is_compared_by_its_beginning(gap: str, bound: int) -> None:
    """Of a story of 120 kB, on one line or many, the beginning is compared in little time, and a note says so."""
    lead = "The river rose 2.4 metres in six hours and 1,180 residents left their homes in Harwick on Sunday night."
    book = (
        lead + gap + gap.join(f"Chapter {n} tells how {n} boats of the upper valley were built." for n in range(2000))
    )
    texts = {"Gazette": book, "Herald": lead + " The Harwick wall cost 75 million pounds in 1994."}
    articles = [cd.Article(id=o, outlet=o, title="Flood in Harwick", text=text) for o, text in texts.items()]
    config = cd.Config(comparison=ComparisonConfig(characters=bound))
    report = assert_within(3, lambda: cd.compare(articles, config))
    [event] = report.events
    [note] = [note for note in event.notes if "characters" in note]
    assert note.startswith(f"Gazette: only the first {bound:,} characters of a story")
    assert "comparison.characters)" in note
    assert all(fact.coverage["Gazette"].status is not cd.Status.OMITTED for fact in event.facts)
    assert all(m.end <= 1.1 * bound for fact in event.facts for m in fact.mentions)
    assert any(fact.coverage["Gazette"].status is cd.Status.INCLUDED for fact in event.facts)
    assert cd.Report.from_json(report.to_json()) == report
    assert report.to_html()


def test_stories_of_one_event_are_long_together_only_so_far() -> None:
    """Of very long stories fewer are compared, two at least, each of another outlet."""
    text = "\n\n".join(f"Gauge {n} at Harwick showed a rise of {n} centimetres that night." for n in range(500))
    found = [
        cd.split_segments(cd.Article(id=str(n), outlet=f"O{n % 20}", title="Flood", text=f"{text} {n}"))[0]
        for n in range(40)
    ]
    bounds = ComparisonConfig(characters=10_000, characters_of_event=100_000)
    kept = select(event_of(found), bounds).event.segments
    assert 2 <= len(kept) <= 101_000 // 10_000
    assert len({segment.outlet for segment in kept}) == len(kept)


@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_portions_hold_every_word_once(gap: str) -> None:
    """A long page is searched in portions, which leave nothing out; a short one is a single portion, as it is."""
    text = gap.join(f"Gauge {n} at Harwick showed a rise of {n} centimetres that night." for n in range(300))
    segments = cd.split_segments(cd.Article(id="1", outlet="O", title="Flood", text=text))
    assert portions(segments, 300_000) == [list(segments)]
    assert portions([], 300_000) == [[]]
    parts = [story for portion in portions(segments, 2000) for story in portion]
    assert len(parts) > 5
    told = " ".join(story.slice(span) for story in parts for span in story.paragraphs)
    assert told.split() == text.split()


def test_portions_hold_every_caption() -> None:
    """Pictures below the last paragraph are searched too where they no longer fit into its portion."""
    lines = [
        *(f"Gauge {n} at Harwick showed a rise of {n} centimetres." for n in range(5)),
        "The mayor opens the gates.",
    ]
    article = cd.Article(id="1", outlet="O", title="Flood", text="\n".join(lines))
    begins = [article.text.index(line) for line in lines]
    spans = [cd.Span(article_id="1", start=at, end=at + len(line)) for at, line in zip(begins, lines, strict=True)]
    whole = cd.Segment(
        article=article,
        start=0,
        end=len(article.text),
        title="Flood",
        paragraphs=tuple(spans[:-1]),
        captions=tuple(spans[-1:]),
    )
    for most in (len(article.text) - 10, 100, 40):
        parts = [story for portion in portions([whole], most) for story in portion]
        told = " ".join(story.slice(span) for story in parts for span in (*story.paragraphs, *story.captions))
        assert told.split() == article.text.split()


def test_a_statement_at_the_end_of_a_book_is_found() -> None:
    """What a page reports in its last portion it reports."""
    text = "\n\n".join(f"Chapter {n} tells how {n} boats of the upper valley were built." for n in range(300))
    article = cd.Article(id="1", outlet="O", title="", text=f"{text}\n\nMayor Ann Lee resigned on Monday night.")
    config = cd.Config(comparison=ComparisonConfig(characters=3000, characters_of_event=3000))
    checker = cd.Checker(article, config)
    assert checker.check("Mayor Ann Lee resigned").status is cd.Status.INCLUDED
    assert checker.check("The museum of glass opens in June").status is cd.Status.OMITTED
    [best, *_] = checker.check("Mayor Ann Lee resigned").evidence
    assert article.text[best.start : best.end] == best.text


def test_a_bound_that_is_raised_is_obeyed() -> None:
    """With more characters and figures allowed, a long page of figures is compared whole, and nothing is noted."""
    lead = "The river rose 2.4 metres in six hours and 1,180 residents left their homes in Harwick on Sunday night."
    table = "\n\n".join(f"Gauge {n} at Harwick showed a rise of {n} centimetres that night." for n in range(100, 120))
    texts = {"Gazette": f"{lead}\n\n{table}", "Herald": f"{lead} The Harwick wall cost 75 million pounds in 1994."}
    articles = [cd.Article(id=o, outlet=o, title="Flood in Harwick", text=text) for o, text in texts.items()]
    narrow = cd.Config(comparison=ComparisonConfig(characters=1000, figures=5))
    told = [[note for note in cd.compare(articles, c).events[0].notes if "raise" in note] for c in (narrow, None)]
    assert ["comparison.characters)" in told[0][0], "comparison.figures)" in told[0][1]] == [True, True]
    assert told[1] == []


def test_short_clauses_count_as_long_ones() -> None:
    """Of 60,000 characters of "Go!" only the first 1,000 clauses are compared, and a note says so."""
    lead = "The river rose 2.4 metres in six hours and 1,180 residents left their homes in Harwick on Sunday night.\n\n"
    texts = {"Gazette": lead + "Go! " * 10_000, "Herald": lead + "The Harwick wall cost 75 million pounds in 1994."}
    articles = [cd.Article(id=o, outlet=o, title="Flood in Harwick", text=text) for o, text in texts.items()]
    [event] = assert_within(3, lambda: cd.compare(articles)).events
    assert event.notes[0].startswith("Gazette: only the first 1,000 clauses of a story are compared")
    assert all(fact.coverage["Gazette"].status is not cd.Status.OMITTED for fact in event.facts)


def test_of_a_page_of_names_the_first_are_compared() -> None:
    """The others have no rows of their own, but none of them is called left out, and a note says so."""
    names = [f"{given} {family}" for given in ("Ann", "Bob", "Carl") for family in ("Lamor", "Marin", "Sutel", "Tilo")]
    listed = "Flood in Harwick kills 3. " + " ".join(f"Mr. {name} left his home in the flood." for name in names)
    texts = {"Gazette": listed, "Herald": f"Flood in Harwick kills 3. Mr. {names[-1]} and Mr. Olaf Brandt left home."}
    articles = [cd.Article(id=o, outlet=o, title="Flood in Harwick", text=text) for o, text in texts.items()]
    [event] = cd.compare(articles, cd.Config(comparison=ComparisonConfig(figures=2))).events
    people = {fact.label: fact.coverage for fact in event.facts if fact.kind is cd.Kind.PERSON}
    assert {names[0], names[-1], "Olaf Brandt"} <= set(people) < {*names, "Olaf Brandt"}
    assert people[names[-1]]["Gazette"].status is cd.Status.INCLUDED
    assert people["Olaf Brandt"]["Gazette"].status is cd.Status.UNCLEAR
    assert any("only the first 6 names of a story are compared" in note for note in event.notes)


def test_stories_share_the_clauses_of_an_event() -> None:
    """The longer of two stories is cut, where both together have too many clauses; the shorter one stays whole."""
    texts = {o: " ".join(f"Gauge {n} rose." for n in range(count)) for o, count in (("Gazette", 90), ("Herald", 30))}
    stories = [cd.split_segments(cd.Article(id=o, outlet=o, title="Flood", text=text))[0] for o, text in texts.items()]
    bounds = ComparisonConfig(characters=5000, characters_of_event=5000)
    (one, two), longer, [note] = select_text(stories, bounds)
    assert (len(one.clauses), len(two.clauses), longer) == (54, 31, frozenset({"Gazette"}))
    assert "comparison.characters_of_event" in note


def test_a_headline_as_long_as_a_book_is_not_compared() -> None:
    """It is left out in little time, and the outlet is accused of no omission."""
    lead = "The river rose 2.4 metres in six hours and 1,180 residents left their homes in Harwick on Sunday night."
    titles = {"Gazette": "who ran and " * 8000, "Herald": "Flood in Harwick kills 3"}
    articles = [cd.Article(id=o, outlet=o, title=title, text=lead) for o, title in titles.items()]
    [event] = cd.compare(articles).events
    assert "Gazette: a headline of more than 2,000 characters is not compared" in event.notes
    assert all(fact.coverage["Gazette"].status is not cd.Status.OMITTED for fact in event.facts)
