"""The report on a terminal, and what is looked up after it."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable

import pytest
from rich.console import Console

import coverage_diff as cd
from coverage_diff.reporting import details, terminal


def printed(show: Callable[[Console], None], width: int = 100, encoding: str = "utf-8", **options: object) -> str:
    """What a console of this width shows."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="")
    show(Console(file=stream, width=width, **options))  # type: ignore[arg-type]
    stream.flush()
    return raw.getvalue().decode(encoding)


def with_outlets(report: cd.Report, number: int) -> cd.Report:
    """The report as if so many outlets covered its event."""
    names = [f"Outlet number {n}" for n in range(1, number + 1)]
    [event] = report.events
    segments = tuple(
        dataclasses.replace(
            event.segments[0], article=dataclasses.replace(report.articles[0], id=f"{name}.txt", outlet=name)
        )
        for name in names
    )
    facts = []
    for fact in event.facts:
        first, second = fact.coverage.values()
        silent = dataclasses.replace(second, mentions=())
        cells = {name: silent if i % 2 else dataclasses.replace(first, mentions=()) for i, name in enumerate(names)}
        facts.append(dataclasses.replace(fact, coverage=cells))
    changed = dataclasses.replace(event, segments=segments, facts=tuple(facts), sources=(), word_choice=(), origins=())
    return dataclasses.replace(report, events=(changed,))


@pytest.mark.parametrize("width", [80, 100, 140])
def test_report_fits_the_width(seed_report: cd.Report, width: int) -> None:
    """No line is longer than the terminal, and both outlets and the statuses are in full."""
    text = printed(lambda console: terminal.print_report(seed_report, console), width)
    assert max(map(len, text.splitlines())) <= width
    assert "OpenVoiceNews" in text
    assert "● included" in text
    assert "○ omitted" in text


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("number", [2, 3, 5, 8, 12, 20, 40])
def test_many_outlets_fit_too(report: cd.Report, number: int, width: int) -> None:
    """With more outlets than columns have room for, signs and then lists of numbers take the place of words."""
    text = printed(lambda console: terminal.print_report(with_outlets(report, number), console), width)
    assert max(map(len, text.splitlines())) <= width
    matrix = text[text.index("fact") : text.index("● included: ")]
    assert "● included" in matrix or "(1)" in matrix or "told by" in matrix
    assert f"Outlet number {number}" in text


def test_default_shows_the_most_telling_and_says_what_is_left(seed_report: cd.Report) -> None:
    """So many rows as asked for, then the number of those left and the option that shows them."""
    left = len(seed_report.events[0].facts) - 5
    text = printed(lambda console: terminal.print_report(seed_report, console, rows=5))
    assert f"--all shows {left} more" in text
    full = printed(lambda console: terminal.print_report(seed_report, console, rows=None))
    assert "--all" not in full
    assert len(full.splitlines()) > len(text.splitlines())


def test_conflicting_values_stand_in_their_cells(report: cd.Report) -> None:
    """Where outlets differ, each cell shows the outlet's own words."""
    text = printed(lambda console: terminal.print_report(report, console))
    assert "(conflict)" in text
    assert "9 cracks" in text
    assert "≠ differs" in text


def test_unmatched_stories_notes_and_caution_are_told(report: cd.Report) -> None:
    """What is in no event, what to know, and what an omission is not stand at the end."""
    text = printed(lambda console: terminal.print_report(report, console))
    assert "Post: Ferry fares to rise" in text
    assert "• Post (pages/b.txt): the page was cut short" in text
    assert "An omission is not a bias" in text


def test_report_without_event_says_so(report: cd.Report) -> None:
    """A report without a shared event is no empty screen."""
    empty = cd.Report(articles=report.articles, segments=report.segments, events=(), unmatched=report.segments)
    text = printed(lambda console: terminal.print_report(empty, console))
    assert "No event is covered by two of these outlets: Herald, Post" in text
    assert "Bridge closed" in text


def test_colour_only_repeats(report: cd.Report) -> None:
    """With and without colour the words are the same."""
    plain = printed(lambda console: terminal.print_report(report, console), no_color=True)
    colour = Console(width=100, force_terminal=True, record=True, file=io.StringIO())
    terminal.print_report(report, colour)
    assert [line.rstrip() for line in colour.export_text().splitlines()] == [
        line.rstrip() for line in plain.splitlines()
    ]


def test_terminal_without_unicode_gets_other_signs(report: cd.Report) -> None:
    """Statuses keep a sign and a word where the terminal knows ASCII only."""
    text = printed(lambda console: terminal.print_report(report, console), encoding="ascii")
    assert "- omitted" in text
    assert "! differs" in text


def test_explanation_tells_words_place_rule_and_score(report: cd.Report) -> None:
    """For each outlet: status, rule, score, the words in their sentence, the reading, and the nearest passage."""
    [quantity, quote, _, person] = report.events[0].facts
    text = printed(lambda console: details.print_explanation(report, quantity, console), 140)
    assert "Mayor Ida Holm said: “We found »at least 12 cracks«.”" in text
    assert "read as at least 12 cracks" in text
    assert "rule values-conflict, score 1.00" in text
    assert "said by Mayor Ida Holm" in text
    text = printed(lambda console: details.print_explanation(report, quote, console), 140)
    assert "may stand in the part that is missing" in text
    assert "the nearest that it has:" in text
    assert "»Lower Marl lost its bridge.«" in text
    text = printed(lambda console: details.print_explanation(report, person, console), 140)
    assert "also called Mayor Holm" in text
    assert "related, not the same: council" in text
    assert "hedged" in text


def test_check_tells_the_sentence_and_what_is_missing(report: cd.Report) -> None:
    """Each article has its status with the best sentence, and the words that it lacks."""
    fact = report.events[0].facts[0]
    found = cd.Check(status=cd.Status.INCLUDED, score=0.9, evidence=fact.mentions[:1], rule="resemblance")
    lost = cd.Check(
        status=cd.Status.OMITTED, score=0.1, evidence=fact.mentions[1:], missing=("12",), rule="resemblance"
    )
    pairs = [(report.articles[0], found), (report.articles[1], lost)]
    text = printed(lambda console: details.print_check("12 cracks were found", pairs, console))
    assert "»at least 12 cracks«" in text
    assert "nearest: »9 cracks«" in text
    assert "not there: 12" in text


def test_facts_of_a_page_have_kind_reading_and_offsets(report: cd.Report) -> None:
    """One row for each fact; a page without any says so."""
    article = report.articles[0]
    text = printed(lambda console: details.print_facts(article, report.events[0].facts, console))
    assert "quantity" in text
    assert "3 March 2026" in text
    assert "said by Ida Holm" in text
    assert "no fact was found" in printed(lambda console: details.print_facts(article, (), console))


def test_nothing_that_outlets_print_reaches_the_terminal_as_a_command(
    make_report: Callable[..., cd.Report], hostile: str
) -> None:
    """No escape sequence, bell or mark of direction comes through, and rich's markup shows as it is."""
    odd = make_report(herald=hostile, title=hostile, extra=hostile)
    fact = odd.events[0].facts[-1]
    check = cd.Check(status=cd.Status.OMITTED, score=0.1, evidence=fact.mentions, missing=(hostile,), rule=hostile)

    def show(console: Console) -> None:
        terminal.print_report(odd, console)
        details.print_explanation(odd, fact, console)
        details.print_check(hostile, [(odd.articles[0], check)], console)
        details.print_facts(odd.articles[0], odd.events[0].facts, console)

    text = printed(show, 200)
    assert not set(text) & set("\x1b\x07\u202e\u202c\u2066\u2069\u200e\u200b\r")
    if "markup" in hostile:
        assert hostile in text
