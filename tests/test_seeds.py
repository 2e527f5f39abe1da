"""What a reader of the two seed pages must find in their report."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import coverage_diff as cd
from coverage_diff import Bound, Fact, Kind, Report, Status, Voice

OVN, ARAB = "OpenVoiceNews Pakistan", "Arab News"
INSIDE = {Status.INCLUDED, Status.PARTIAL, Status.DIFFERS}


def facts(report: Report, kind: Kind, pattern: str) -> list[Fact]:
    """Facts of a kind one of whose mentions or names matches a pattern."""
    [event] = report.events
    return [
        f
        for f in event.facts
        if f.kind is kind and any(re.search(pattern, t) for t in (f.label, *f.aliases, *(m.text for m in f.mentions)))
    ]


def only(report: Report, kind: Kind, pattern: str) -> Fact:
    """The one fact that matches."""
    found = facts(report, kind, pattern)
    assert len(found) == 1, [(f.label, f.aliases) for f in found]
    return found[0]


def carried(fact: Fact) -> set[str]:
    """The outlets that carry a fact."""
    return {outlet for outlet, cell in fact.coverage.items() if cell.status in INSIDE}


def test_one_event_and_one_unmatched_story(seed_report: Report) -> None:
    """The two first stories are one event; Arab News' second story is in none and listed as unmatched."""
    [event] = seed_report.events
    assert event.outlets == (OVN, ARAB)
    [other] = seed_report.unmatched
    assert other.outlet == ARAB
    assert "Bangladesh" in other.title


def test_nothing_of_the_second_story_is_a_fact_of_the_event(seed_report: Report) -> None:
    """No mention lies in the unmatched story, so none of its facts is ever called omitted."""
    [other] = seed_report.unmatched
    for event in seed_report.events:
        for fact in event.facts:
            assert not any(m.article_id == other.article_id and m.start >= other.start for m in fact.mentions)


@pytest.mark.parametrize(
    "furniture",
    [
        "Short Url",
        "Updated 25 July 2025",
        "Follow",
        "Transparent. Unbiased. Yours.",
        "Categories: Crime",
        "July 26, 2025",
    ],
)
def test_page_furniture_is_no_paragraph_and_no_fact(seed_report: Report, furniture: str) -> None:
    """Slogans, share bars and publication lines belong to no paragraph and to no fact."""
    for segment in seed_report.segments:
        assert not any(furniture in segment.slice(p) for p in segment.paragraphs)
    [event] = seed_report.events
    assert not any(furniture in m.text for f in event.facts for m in f.mentions)


def test_photo_caption_is_a_caption(seed_report: Report) -> None:
    """The caption of the picture is marked as such and no paragraph."""
    story = seed_report.segments[1]
    assert [story.slice(c).startswith("State Minister for Interior") for c in story.captions] == [True]


def test_repeated_headline_is_no_paragraph(seed_report: Report) -> None:
    """A headline that the page prints twice is the title, and no paragraph."""
    for segment in seed_report.segments:
        assert segment.title
        assert not any(segment.slice(p) == segment.title for p in segment.paragraphs)


@pytest.mark.parametrize(
    ("pattern", "outlet", "bound", "value"),
    [
        ("over 2,400 terrorism-related complaints", OVN, Bound.AT_LEAST, 2400),
        ("around 40 international militant groups", ARAB, Bound.ABOUT, 40),
        ("two decades", ARAB, Bound.EXACT, 2),
        ("millions of dollars", ARAB, Bound.ABOUT, 1e6),
    ],
)
def test_quantities_of_one_outlet(seed_report: Report, pattern: str, outlet: str, bound: Bound, value: float) -> None:
    """A figure that one outlet gives is included there and omitted by the other, with its bound."""
    fact = only(seed_report, Kind.QUANTITY, pattern)
    assert {o: c.status for o, c in fact.coverage.items()} == {
        OVN: Status.INCLUDED if outlet == OVN else Status.OMITTED,
        ARAB: Status.INCLUDED if outlet == ARAB else Status.OMITTED,
    }
    assert fact.quantity is not None
    assert (fact.quantity.bound, fact.quantity.value) == (bound, value)


@pytest.mark.parametrize("pattern", [r"\b2021\b", r"May 2024", r"\b2016\b"])
def test_dates_of_arab_news(seed_report: Report, pattern: str) -> None:
    """The years and months that only Arab News gives are omitted by OpenVoiceNews."""
    fact = only(seed_report, Kind.DATE, pattern)
    assert carried(fact) == {ARAB}
    assert fact.coverage[OVN].status is Status.OMITTED


def test_friday_is_the_day_of_the_press_conference(seed_report: Report) -> None:
    """ "On Friday" and the caption's date are one day, 25 July 2025."""
    fact = only(seed_report, Kind.DATE, "Friday")
    assert fact.date is not None
    assert (fact.date.start, fact.date.end) == (dt.date(2025, 7, 25), dt.date(2025, 7, 25))
    assert any(m.text == "July 25, 2025" for m in fact.mentions)


def test_ttp_is_one_organisation_with_its_aliases(seed_report: Report) -> None:
    """The names that the texts tie together are one organisation, carried by both."""
    fact = only(seed_report, Kind.ORGANISATION, "Tehreek-e-Taliban|Pakistani Taliban|^TTP$")
    assert carried(fact) == {OVN, ARAB}
    assert {"Tehreek-e-Taliban Pakistan", "Pakistani Taliban", "TTP"} <= {fact.label, *fact.aliases}


@pytest.mark.parametrize("pattern", ["Baloch Liberation Army", "Balochistan Liberation Front"])
def test_two_groups_of_like_names_stay_two(seed_report: Report, pattern: str) -> None:
    """Names that only look alike are two organisations, each of OpenVoiceNews alone."""
    assert carried(only(seed_report, Kind.ORGANISATION, pattern)) == {OVN}


def test_related_groups_are_not_the_same(seed_report: Report) -> None:
    """World knowledge ties Daesh to Islamic State Khorasan without making them one."""
    daesh = only(seed_report, Kind.ORGANISATION, "Daesh")
    khorasan = only(seed_report, Kind.ORGANISATION, "Islamic State Khorasan")
    assert daesh.id != khorasan.id
    assert khorasan.label in daesh.related


def test_one_law_in_two_spellings(seed_report: Report) -> None:
    """Peca and PECA are the acronym of one law in both."""
    assert carried(only(seed_report, Kind.LAW, "(?i)peca|Electronic Crimes")) == {OVN, ARAB}


def test_misspelt_minister_is_one_person(seed_report: Report) -> None:
    """Chaudhry and Chauhdry are one person, Malik another; both outlets name both."""
    chaudhry = only(seed_report, Kind.PERSON, "Chau[dh]+ry")
    malik = only(seed_report, Kind.PERSON, "Malik")
    assert chaudhry.id != malik.id
    assert carried(chaudhry) == carried(malik) == {OVN, ARAB}


@pytest.mark.parametrize(
    ("pattern", "speaker", "outlet"),
    [
        ("not to suppress freedom of speech", "Chaudhry", OVN),
        ("a wall between terrorists and the world", "Chaudhry", ARAB),
        ("We have formally demanded", "Malik", OVN),
    ],
)
def test_quotes_have_the_right_speakers(seed_report: Report, pattern: str, speaker: str, outlet: str) -> None:
    """A quotation names who said it, and belongs to the outlet that printed it."""
    fact = only(seed_report, Kind.QUOTE, pattern)
    assert speaker in (fact.speaker or "")
    assert carried(fact) == {outlet}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("through mirror profiles", "mirror"),
        ("Prevention of Electronic Crimes Act", "explicitly criminalizes online recruitment"),
        ("sharing user information", "share info"),
        ("has called on social media platforms", "has requested cooperation from social media platforms"),
    ],
)
def test_alignment_joins_what_belongs_together(seed_report: Report, ours: str, theirs: str) -> None:
    """Paragraphs on one matter are joined, however they are worded."""
    text = {a.id: a.text for a in seed_report.articles}
    rows = [
        tuple(" ".join(text[s.article_id][s.start : s.end] for s in side) for side in (row.a, row.b))
        for row in seed_report.events[0].alignments
        if row.a and row.b
    ]
    assert any(ours in a and theirs in b for a, b in rows)


def test_every_paragraph_is_in_one_row(seed_report: Report) -> None:
    """The alignment of two segments has each of their paragraphs exactly once."""
    [event] = seed_report.events
    rows = [span for row in event.alignments for span in (*row.a, *row.b)]
    assert sorted(rows) == sorted(p for s in event.segments for p in s.paragraphs)


@pytest.mark.parametrize(
    ("pattern", "outlets"),
    [
        ("artificial intelligence|AI measures", {OVN, ARAB}),
        ("mirror (profiles|accounts)", {OVN, ARAB}),
        ("user information|account holders", {OVN, ARAB}),
        ("online recruitment", {OVN, ARAB}),
        ("WhatsApp channels", {OVN}),
        ("sanctioned by the US", {ARAB}),
        ("left behind by US forces", {ARAB}),
        ("National Cyber Crime Investigation Agency", {ARAB}),
    ],
)
def test_claims_by_outlet(seed_report: Report, pattern: str, outlets: set[str]) -> None:
    """What both tell in different words is found at both; what one tells is found at one."""
    found = facts(seed_report, Kind.CLAIM, pattern)
    assert found
    assert outlets in [carried(f) for f in found]


def test_a_quoted_statement_is_told_by_the_row_of_its_quotation(seed_report: Report) -> None:
    """The minister's assurance, which one outlet quotes, is found once: as a quotation."""
    assert [carried(f) for f in facts(seed_report, Kind.QUOTE, "not to suppress freedom of speech")] == [{OVN}]
    assert not facts(seed_report, Kind.CLAIM, "not to suppress freedom of speech")


def test_own_voice_of_arab_news(seed_report: Report) -> None:
    """Arab News itself says militant and never terrorist; OpenVoiceNews says terrorist and never militant."""
    counts = {(w.outlet, w.term, w.voice): w.count for w in seed_report.events[0].word_choice}
    assert (ARAB, "militant", Voice.STATED) in counts
    assert (ARAB, "terrorist", Voice.STATED) not in counts
    assert sum(n for (outlet, term, _), n in counts.items() if (outlet, term) == (ARAB, "terrorist")) == 3
    assert any(outlet == OVN and term == "terrorist" for outlet, term, _ in counts)
    assert not any(outlet == OVN and term == "militant" for outlet, term, _ in counts)


def test_every_span_slices_back(seed_report: Report) -> None:
    """A mention's offsets cut exactly its text out of the article."""
    source = {(a.id, f): getattr(a, f) for a in seed_report.articles for f in ("text", "title")}
    for fact in seed_report.events[0].facts:
        for mention in (*fact.mentions, *(c.nearest for c in fact.coverage.values() if c.nearest)):
            assert source[mention.article_id, mention.field][mention.start : mention.end] == mention.text


def test_report_survives_json(seed_report: Report) -> None:
    """A saved report is equal to the one that was saved."""
    assert cd.Report.from_json(seed_report.to_json()) == seed_report
