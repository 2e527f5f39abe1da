"""Quotation marks of other countries."""

from __future__ import annotations

import pytest

from coverage_diff.language.quotation_marks import usual_marks


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("«Non», dit-il.", "“Non”, dit-il."),
        ("„Nein“, sagte er.", "“Nein”, sagte er."),
        ("„Nie”, powiedział.", "“Nie”, powiedział."),
        ("»Nein«, sagte er, »niemals.«", "“Nein”, sagte er, “niemals.”"),
        ("»Nej», sade han.", "“Nej”, sade han."),
        ("”Nej”, sade han. ”Aldrig.”", "“Nej”, sade han. “Aldrig.”"),
        ("‹Non›, dit-il.", "“Non”, dit-il."),
        ("「いいえ」と『彼』", "“いいえ”と“彼”"),
        ("«Il a dit ‹non› hier.»", "“Il a dit “non” hier.”"),
        ("«Un.\n\n«Deux», dit-il.", "“Un.\n\n“Deux”, dit-il."),
        ("«Un.\n\n»Deux.\n\n»Trois», dit-il.", "“Un.\n\n“Deux.\n\n“Trois”, dit-il."),
        ("«Un.\n\nDeux.»", "“Un.\n\nDeux.”"),
        ("„Eins.\n\n„Zwei.\n\n„Drei.“ Dann ging er.", "“Eins.\n\n“Zwei.\n\n“Drei.” Dann ging er."),
        ("‘One.\n\n‘Two’s more.\n\n‘Three,’ he said.", "“One.\n\n“Two’s more.\n\n‘Three,’ he said."),
    ],
)
def test_pairs_become_usual_marks(text: str, usual: str) -> None:
    """A mark that has found its partner, in its paragraph or a later one, is written as in English."""
    assert usual_marks(text) == usual


@pytest.mark.parametrize(
    "text",
    [
        "« Previous\nThe river rose.",
        "Home » News » World",
        "He paid 3 „ not 4.",
        "“Yes,” he said.",
        "5 » 4",
        "»Home »News",
        "six ” wide",
    ],
)
def test_mark_without_partner_is_left(text: str) -> None:
    """Pointers to other pages and slips of the pen are no quotations."""
    assert usual_marks(text) == text
