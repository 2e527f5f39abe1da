"""Sentence boundaries in news."""

from __future__ import annotations

import pytest
from timing import assert_linear

from coverage_diff.language.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["The mayor spoke at 5 p.m. Tuesday in the hall.", "She left early."],
        ["“The bridge is closed.", "We will repair it by May,” Weber said."],
        ["Sen. Ann Lee (R-Fla.) met Gen. Bo Hart in the U.S. Capitol.", "They talked."],
        ["They met.", "Sen. Ann Lee spoke.", "Mr. Hart did not.", "Dr. Bo Weber of St. Anne left."],
        ["The court cited Holm v. Reed in May.", "Rear Adm. Bo Hart left."],
        ["Sen. Ann Lee, D-N.Y., spoke.", "So did Bo Hart, R-N.C."],
        ["It opened on Feb. 3, 2026.", "“Good,” she said."],
        ["Prices rose 3.5 percent.", "Wages did not."],
        ["Is it safe?", "No one knows."],
    ],
)
def test_sentences_of_a_paragraph(sentences: list[str]) -> None:
    """Abbreviations do not end a sentence; each sentence of a long quotation stands alone."""
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == sentences


def test_offsets_count_in_the_whole_text() -> None:
    """A paragraph in the middle of a text is split with the text's offsets."""
    text = "Title\n\nOne here. Two here.\n\nTail"
    assert [text[a:b] for a, b in split_sentences(text, 7, 26)] == ["One here.", "Two here."]


def test_a_paragraph_of_any_length_is_split_alike() -> None:
    """A story of 50,000 signs on one line is read in parts, and its sentences are those of its paragraphs."""
    sentences = [f"The council of Harwick met {n} times, Mr. Lund said." for n in range(1000)]
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == sentences


@pytest.mark.parametrize("unit", ["“", "He said “we will go on. ", "‘We go on. ", "(", "\"a' "])
def test_time_grows_linearly(unit: str) -> None:
    """Quotations that are opened and never closed take time in proportion to the text."""
    assert_linear(lambda text: split_sentences(text, 0, len(text)), unit, 25_000)
