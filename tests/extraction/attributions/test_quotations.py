"""Where quotation marks open and close."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.extraction.attributions.quotations import find_quotations
from coverage_diff.language.text import plain


def found(text: str) -> list[str]:
    """The quotations of a paragraph."""
    return [text[q.start : q.end] for q in find_quotations(plain(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u201cWe will rebuild the bridge,\u201d she said.", ["We will rebuild the bridge,"]),
        ('"We will rebuild the bridge," she said.', ["We will rebuild the bridge,"]),
        ("\u00abWe will rebuild the bridge\u00bb, she said.", ["We will rebuild the bridge"]),
        ("''We will rebuild the bridge,'' she said.", ["We will rebuild the bridge,"]),
        ("\u2018We will rebuild the bridge,\u2019 she said.", ["We will rebuild the bridge,"]),
        ("'We will rebuild the bridge,' she said.", ["We will rebuild the bridge,"]),
    ],
)
def test_every_style_of_marks_is_read(text: str, expected: list[str]) -> None:
    """Curly, straight, doubled single and single marks and guillemets enclose quotations."""
    assert found(text) == expected


def test_a_quotation_inside_another_is_part_of_it() -> None:
    """Only the outer one of nested quotations is found."""
    assert found("\u201cHe told me \u2018never again\u2019 and left,\u201d she said.") == [
        "He told me \u2018never again\u2019 and left,"
    ]
    assert found("\u201cThe \u201cgreat\u201d plan failed,\u201d she said.") == ["The \u201cgreat\u201d plan failed,"]


@pytest.mark.parametrize("marks", ["\u2018\u2019\u201c\u201d", "''" + '""'])
def test_single_marks_are_the_outer_ones_in_britain(marks: str) -> None:
    """Single marks around double ones are the quotation; two apostrophes around double ones are not."""
    first, last, inner, end = marks
    said = f"He told me {inner}never again{end} and left,"
    assert found(f"{first}{said}{last} she said. It was {inner}the last time{end}.") == [said, "the last time"]
    assert found(f"The nurses{last} {inner}last{end} union and the workers{last} union.") == ["last"]


def test_single_marks_stand_beside_double_ones() -> None:
    """A page of several hands has both; apostrophes beside a quotation are none."""
    assert found("\"We are late,\" Reed said. 'The town owes us money,' Poole said. It's the owners' \"hour\".") == [
        "We are late,",
        "The town owes us money,",
        "hour",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union and the nurses' union met.",
        "It's the '90s again, isn't it?",
        "Rock 'n' roll is Lahore's music.",
        'The board is 6\'2" tall and 3" wide.',
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    """Marks that stand for letters, possession, feet and inches enclose nothing."""
    assert found(text) == []


def test_a_possessive_does_not_end_a_single_quotation() -> None:
    """The mark behind a comma closes, not the one of a possessive."""
    assert found("'The workers' rights are ours,' he said.") == ["The workers' rights are ours,"]


def test_a_paragraph_that_is_not_closed_is_quoted_to_its_end() -> None:
    """A quotation that the next paragraph takes up again has no closing mark."""
    [quotation] = find_quotations('"We go on.', 0, 10)
    assert (quotation.start, quotation.end, quotation.closed) == (1, 10, False)


def test_a_stray_mark_opens_nothing() -> None:
    """A mark behind a word that nothing closes is an error of the page."""
    assert found('They call it the "Organised Protest, on Monday.') == []


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    """A second opening mark begins a new quotation."""
    assert found('"We go, she said. "They stay," he said.') == ["They stay,"]


@given(st.text(alphabet="a .,'\"\u201c\u201d\n", max_size=60))
def test_quotations_lie_in_order_and_inside_their_marks(text: str) -> None:
    """Whatever the marks, quotations do not overlap and lie inside the paragraph."""
    last = 0
    for quotation in find_quotations(text, 0, len(text)):
        assert last <= quotation.outer_start < quotation.start < quotation.end <= quotation.outer_end <= len(text)
        assert text[quotation.start : quotation.end] == quotation.text
        last = quotation.outer_end
