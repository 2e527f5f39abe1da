"""Teasers behind linked names."""

from __future__ import annotations

import pytest
from timing import assert_linear

from coverage_diff.language.link_furniture import find_link_furniture
from coverage_diff.language.normalised import normalise, usual_form


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (
            "Mayor Ann Holm Ann Marie HolmCouncil votes on the bridge Ferry: 'No boats today' MORE (R) said no.",
            "Mayor Ann Holm (R) said no.",
        ),
        ("Mayor Ann HolmAnn HolmNew bridge opens MORE's plan failed.", "Mayor Ann Holm's plan failed."),
        (
            "Mayor Ann Holm Anna (Annie) HolmMORE and Sam Reed Sam Reed Bridge opens MORE met.",
            "Mayor Ann Holm and Sam Reed met.",
        ),
        (
            "Zoe\u0301 Holm Zoe\u0301 HolmThe cafe\u0301 closes MORE left the cafe\u0301.",
            "Zo\u00e9 Holm left the caf\u00e9.",
        ),
    ],
)
def test_teasers_of_a_linked_name_are_left_out(printed: str, read: str) -> None:
    """The full name and the headlines glued to it are no words of the sentence."""
    assert usual_form(printed) == read


@pytest.mark.parametrize(
    "text",
    [
        "Ann Holm said that HolmCorp wants MORE.",
        "Holm Ann Holm\nREAD MORE",
        "Ann Holm and Ann HolmReed met; nobody wants more.",
        "FOLLOW US ON FACEBOOK FOR MORE",
        "Duran Duran Returns, and with MORESONGS.",
    ],
)
def test_a_name_alone_or_the_word_alone_is_no_teaser(text: str) -> None:
    """Only a name printed twice with the word that ends its teasers in the same line is furniture."""
    assert normalise(text) is None


def test_places_beside_teasers_are_carried_back() -> None:
    """What stands behind the teasers keeps its place in the text as given."""
    printed = "Mayor Ann Holm Ann HolmBridge opens MORE left Norwick."
    form = normalise(printed)
    assert form is not None
    at = form.text.index("Norwick")
    start, end = form.given(at, at + len("Norwick"))
    assert printed[start:end] == "Norwick"


def test_time_grows_with_the_length_alone() -> None:
    """Text made of names that repeat is no trap."""
    for piece in ("Holm ", "Holm HolmB ", "(A. "):
        assert_linear(lambda text: list(find_link_furniture(text)), lambda n, piece=piece: piece * n + "MORE", 5_000)
