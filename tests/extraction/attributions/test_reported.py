"""Reported speech without quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import coverage_diff as cd

Read = Callable[..., list]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Amina Malik said that the dam is safe.", "Amina Malik", "that the dam is safe"),
        ("Amina Malik said the dam is safe.", "Amina Malik", "the dam is safe"),
        ("The dam is safe, Amina Malik said.", "Amina Malik", "The dam is safe"),
        ("The dam is safe, Ms. Okafor said.", "Ms. Okafor", "The dam is safe"),
        ("The dam is safe, experts say.", "experts", "The dam is safe"),
        ("The dam is safe, officials said on Monday.", "officials", "The dam is safe"),
        ("The dam is safe, according to Amina Malik.", "Amina Malik", "The dam is safe"),
        ("According to two officials, the dam is safe.", "two officials", "the dam is safe"),
        ("Amina Malik told Reuters on Monday that the dam is safe.", "Amina Malik", "that the dam is safe"),
        ("Amina Malik told a crowd of farmers the dam is safe.", "Amina Malik", "the dam is safe"),
        ("Amina Malik denied the charge.", "Amina Malik", "the charge"),
        ("Amina Malik vowed to repair the dam.", "Amina Malik", "to repair the dam"),
        ("Amina Malik accused the board of hiding the cracks.", "Amina Malik", "hiding the cracks"),
        ("The water board announced that the dam is safe.", "The water board", "that the dam is safe"),
        ("A poll released on Monday found most farmers want a new dam.", "A poll", "most farmers want a new dam"),
        ("She also rejected Omar Farooq's claim that the dam leaks.", "Omar Farooq's", "that the dam leaks"),
        ("The board has warned of a flood.", "The board", "a flood"),
        ("Prosecutors allege the engineer took bribes.", "Prosecutors", "the engineer took bribes"),
        (
            "Amina Malik, the head of the water board, said that the dam is safe.",
            "Amina Malik",
            "that the dam is safe",
        ),
    ],
)
def test_source_and_content_of_a_statement(reported: Read, text: str, speaker: str, content: str) -> None:
    """The words that name the source and the stretch that is attributed to it."""
    assert (speaker, (content,)) in [(said.speaker_text, said.content) for said in reported(text)]


def test_a_parenthesis_leaves_both_sides_to_the_source(reported: Read) -> None:
    """ "The plan, Malik said, will fail" is one statement in two stretches."""
    [said] = reported("The new plan, Amina Malik said, will fail in the first winter.")
    assert said.content == ("The new plan", "will fail in the first winter")


def test_a_second_verb_shares_the_source(reported: Read) -> None:
    """ ", adding that" and "and said that" are said by the same person."""
    said = reported("Amina Malik said that the dam is safe, adding that it was looked at twice.")
    assert [(row.speaker_text, row.content) for row in said] == [
        ("Amina Malik", ("that the dam is safe",)),
        ("Amina Malik", ("that it was looked at twice",)),
    ]


def test_statements_of_two_sources_are_divided(reported: Read) -> None:
    """The first statement ends where the second begins."""
    said = reported("Amina Malik said the dam is safe, but Omar Farooq said it leaks.")
    assert [(row.speaker_text, row.content) for row in said] == [
        ("Amina Malik", ("the dam is safe",)),
        ("Omar Farooq", ("it leaks",)),
    ]


def test_a_dateline_is_not_said(reported: Read) -> None:
    """The content begins behind the dateline."""
    [said] = reported("LAHORE, Pakistan (AP) \u2014 The dam is safe for now, Amina Malik said.")
    assert said.content == ("The dam is safe for now",)


@pytest.mark.parametrize(
    "text",
    [
        "The claims of the board were heard in the valley.",
        "Three reports on the dam were printed last year.",
        "Farmers of the valley drove their tractors to the dam.",
        "The reported theft of the cables cost the valley its light.",
        "The board was told to leave.",
        "The United States had a mild winter last year.",
        "The valley and the states where it lies were dry.",
    ],
)
def test_nouns_and_passives_attribute_nothing(reported: Read, text: str) -> None:
    """Words that look like a cue but name no source leave the statement to the outlet."""
    assert reported(text) == []


def test_claims_and_figures_know_who_reports_them(make_article: Callable) -> None:
    """A figure inside reported speech carries its voice and speaker, one outside is stated."""
    facts = cd.extract_facts(
        make_article("Amina Malik said that 40 farmers lost their land. The flood of May killed 12 people.")
    )
    voices = {fact.mentions[0].text: fact.mentions[0] for fact in facts if fact.kind is cd.Kind.QUANTITY}
    assert voices["40 farmers"].voice is cd.Voice.REPORTED
    assert voices["40 farmers"].speaker == "Amina Malik"
    assert voices["12 people"].voice is cd.Voice.STATED


def test_a_word_in_marks_quotes_no_whole_clause(make_article: Callable) -> None:
    """A claim that holds a short quotation is reported, not quoted."""
    text = 'Amina Malik said the farmers of the valley won a "sweeping victory" in the elections of last Thursday.'
    claims = [fact for fact in cd.extract_facts(make_article(text)) if fact.kind is cd.Kind.CLAIM]
    assert claims
    assert {mention.voice for fact in claims for mention in fact.mentions} == {cd.Voice.REPORTED}
