"""Cells: what each outlet did with each fact, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import coverage_diff as cd
from coverage_diff.comparison.coverage import cover
from coverage_diff.comparison.merging import merge
from coverage_diff.comparison.search import searcher
from coverage_diff.comparison.silence import silence_notes, silence_rule, silences
from coverage_diff.config import ExtractionConfig
from coverage_diff.extraction.facts import extract
from coverage_diff.language.document import Document
from coverage_diff.model import CARRIED, Article, Fact, Kind, Status
from coverage_diff.segmentation import split_segments

Only = Callable[[tuple[Fact, ...], Kind, str], Fact]
Event = Callable[..., tuple[Fact, ...]]

TEXT = (
    "Norwick's council closed the bridge on Tuesday.\n\nThe repair will cost 40 million euros, Mayor Ada Harrow said."
)


def test_every_included_cell_has_its_own_mention(seed_report: cd.Report) -> None:
    """Whatever an outlet is said to have printed can be shown in its own text."""
    outlet = {a.id: a.outlet for a in seed_report.articles}
    for fact in seed_report.events[0].facts:
        for name, cell in fact.coverage.items():
            if cell.status in CARRIED:
                assert {outlet[fact.mentions[i].article_id] for i in cell.mentions} == {name}


def test_every_cell_names_its_rule(seed_report: cd.Report) -> None:
    """Every cell can be explained."""
    assert all(cell.rule for fact in seed_report.events[0].facts for cell in fact.coverage.values())


def test_deleting_the_only_sentence_turns_one_cell(make_event: Event, only: Only) -> None:
    """Without the sentence that tells a fact the outlet omits it, and the other cells stay."""
    whole = only(make_event(TEXT, TEXT), Kind.QUANTITY, "40 million euros")
    cut = only(make_event(TEXT, TEXT.split("\n\n", maxsplit=1)[0]), Kind.QUANTITY, "40 million euros")
    assert [cell.status for cell in whole.coverage.values()] == [Status.INCLUDED, Status.INCLUDED]
    assert [cell.status for cell in cut.coverage.values()] == [Status.INCLUDED, Status.OMITTED]


def test_silence_of_a_page_cut_short_is_unclear(make_event: Event, only: Only) -> None:
    """Nothing that is missing from a page that was cut short is called omitted."""
    facts = make_event(TEXT, "The bridge is closed.", notes=("the page was cut short",))
    cell = only(facts, Kind.QUANTITY, "40 million euros").coverage["Herald"]
    assert (cell.status, cell.rule) == (Status.UNCLEAR, "page-cut-short")


def prepared(*texts: str) -> list[Document]:
    """Stories without any filler."""
    segments = [
        split_segments(Article(id=name, outlet=name, title="", text=text))[0]
        for name, text in zip(("Gazette", "Herald"), texts, strict=True)
    ]
    return [Document(segment) for segment in segments]


def test_silence_of_a_brief_is_unclear() -> None:
    """A story of two sentences is a brief: its outlet may have printed the rest elsewhere; the report says so."""
    from coverage_diff.comparison.context import EventContext  # noqa: PLC0415 - only here

    documents = prepared(TEXT + "\n\nIt was old.", "The bridge is shut. Nobody knows for how long.")
    context = EventContext(documents)
    merged = merge([extract(d, ExtractionConfig()) for d in documents], context)
    silent = silences(context)
    facts = cover(merged, context, searcher(context, merged), silent)
    cells = [f.coverage["Herald"] for f in facts if f.kind is Kind.QUANTITY]
    assert {(cell.status, cell.rule) for cell in cells} == {(Status.UNCLEAR, "brief")}
    [note] = silence_notes(silent)
    assert note.startswith("what Herald does not say is unclear")


@pytest.mark.parametrize(("text", "rule"), [("One. Two.", "brief"), ("One is one. Two is two. Three is three.", "")])
def test_a_brief_has_two_sentences(text: str, rule: str) -> None:
    """Three sentences can omit something."""
    assert silence_rule(prepared(text, text)[:1]) == rule


def test_digits_that_nobody_read_are_found(make_event: Event) -> None:
    """A figure that stands in an outlet's text is never called omitted there, whatever the extraction made of it."""
    facts = make_event("The mast is 1,234 metres high.", "Height of the mast (metres): 1234")
    for fact in facts:
        if fact.kind is Kind.QUANTITY and "1,234" in fact.label:
            assert fact.coverage["Herald"].status is not Status.OMITTED


@pytest.mark.parametrize("other", ["The zone saw multiple fires.", "There were several large fires there."])
def test_a_vague_count_is_partial(make_event: Event, only: Only, other: str) -> None:
    """Whoever prints "several" for a small count has told of it in part."""
    cell = only(make_event("The zone saw four fires.", other), Kind.QUANTITY, "four fires").coverage["Herald"]
    assert (cell.status, cell.rule) == (Status.PARTIAL, "figure-told-vaguely")


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ("More than 1,000 people were evacuated before dawn.", Status.UNCLEAR),
        ("More than 600 people were evacuated before dawn.", Status.OMITTED),
        ("More than 1,000 officers searched the hills before dawn.", Status.OMITTED),
    ],
)
def test_a_limit_that_fits_a_number_of_people_is_no_omission(
    make_event: Event, only: Only, other: str, status: Status
) -> None:
    """Where one outlet counts the people and another says that they were more than nearly so many, it may be told."""
    text = "Flood wall gives way, 1,180 residents leave their homes."
    assert only(make_event(text, other), Kind.QUANTITY, "1,180 residents").coverage["Herald"].status is status


def test_an_equal_age_is_no_omission(make_event: Event, only: Only) -> None:
    """Whoever prints "Lund, 56" may have told what another says of "the 56-year-old newcomer"."""
    facts = make_event("The 56-year-old newcomer beat the old mayor.", "Lund, 56, was sixth in raising money in May.")
    for label, outlet in (("56-year-old", "Herald"), ("Lund, 56", "Gazette")):
        assert only(facts, Kind.QUANTITY, label).coverage[outlet].status is not Status.OMITTED


def test_matrix_does_not_depend_on_the_order_of_outlets(make_event: Event) -> None:
    """Swapping two outlets' texts mirrors the matrix."""
    other = "The bridge was shut on Tuesday.\n\nThe ferry takes 300 people an hour.\n\nRepairs cost 40 million euros."
    one = {(f.kind, f.label): f.coverage for f in make_event(TEXT, other) if f.kind is not Kind.CLAIM}
    two = {(f.kind, f.label): f.coverage for f in make_event(other, TEXT) if f.kind is not Kind.CLAIM}
    assert one.keys() == two.keys()
    for key, cells in one.items():
        assert cells["Gazette"].status is two[key]["Herald"].status
        assert cells["Herald"].status is two[key]["Gazette"].status


def test_claim_without_its_figure_is_partial(make_article: Callable[..., cd.Article]):
    """An outlet that tells a claim without the figure in it has told a part of it."""
    lead = "MARL - The old bridge over the Marl was closed on Tuesday after cracks were found in its beam.\n\n"
    one = make_article(
        lead + "Repairs of the old bridge will cost 3 million pounds, the council said.", id="a", outlet="One"
    )
    two = make_article(lead + "Repairs of the old bridge will cost a fortune, the council said.", id="b", outlet="Two")
    [event] = cd.compare([one, two]).events
    [claim] = [f for f in event.facts if f.kind is cd.Kind.CLAIM and "3 million" in f.label]
    assert claim.coverage["Two"].status is not cd.Status.INCLUDED


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ("Opponents sent 2,317 signatures to the minister.", Status.UNCLEAR),
        ("Opponents sent 3,917 signatures to the minister.", Status.OMITTED),
    ],
)
def test_a_rounding_of_an_odd_figure_is_no_omission(make_event: Event, only: Only, other: str, status: Status) -> None:
    """Two outlets hardly have 2,317 and "more than 2,300" of different things, whatever they call them."""
    facts = make_event("More than 2,300 people signed a petition against the plan.", other)
    assert only(facts, Kind.QUANTITY, "More than 2,300 people").coverage["Herald"].status is status
