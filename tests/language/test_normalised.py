"""Texts in their usual form, and places in them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import assert_linear

from coverage_diff.language.normalised import normalise, usual_form

SIGNS = st.text(
    st.sampled_from("ab 1.\n\r\u200b\u00ad\u200d\u0301e\ufb01\ufb03\u00ab\u00bb\u201e\u201c\u201d\u00a0\u2039\u203a"),
    max_size=30,
)


@pytest.mark.parametrize(
    ("given_text", "usual"),
    [
        ("dam\u00adaged, 4\u200b,000", "damaged, 4,000"),
        ("Cafe\u0301 o\ufb03cials\r\n\r\nNew", "Caf\u00e9 officials\n\nNew"),
        ("\ufeffThe \u202briver\u202c", "The river"),
        ("\u00ab Non \u00bb, dit-il.", "\u201cNon\u201d, dit-il."),
        (
            "half\u200dway \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "halfway \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
    ],
)
def test_odd_signs_get_their_usual_form(given_text: str, usual: str) -> None:
    """Invisible characters go, letters are composed, line ends and quotation marks are those of most texts."""
    assert usual_form(given_text) == usual


@pytest.mark.parametrize("text", ["", "Plain words.", "\u201cCaf\u00e9\u201d \u2013 \u20ac4", "Two\nlines"])
def test_usual_text_is_left_alone(text: str) -> None:
    """A text in its usual form costs nothing."""
    assert normalise(text) is None
    assert usual_form(text) == text


@settings(max_examples=300)
@given(SIGNS)
def test_places_are_carried_back_and_forth(text: str) -> None:
    """Every character stands for a stretch of the text as given, in order, and that stretch is found again."""
    form = normalise(text)
    if form is None:
        return
    assert normalise(form.text) is None or len(usual_form(form.text)) <= len(form.text)
    last = 0
    for at in range(len(form.text)):
        start, end = form.given(at, at + 1)
        assert last <= start < end <= len(text)
        sign = unicodedata.normalize("NFKD", form.text[at])[0]
        assert sign in (*unicodedata.normalize("NFKD", text[start:end]), "\u201c", "\u201d")
        last = start
        if form.given(at - 1, at)[1] <= start or not at:
            assert form.here(start) == at


@pytest.mark.parametrize(
    "piece",
    [
        "\u00ab",
        "\u00ab\u00bb",
        "\u201e\n",
        "\u00ab\u2039",
        "\u200b",
        "e\u0301",
        "\u0301",
        " \u201d",
        "\u201e \u201c\u00bb\n",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """A text of nothing but odd characters takes time in proportion to its length."""
    assert_linear(normalise, piece, 12_500)
