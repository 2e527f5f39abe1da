"""The articles side by side in use."""

from __future__ import annotations

import pytest
from browser_page import Page
from written_reports import fire_report

import coverage_diff as cd

pytestmark = pytest.mark.browser


def _lit(page: Page) -> list[str]:
    return [piece.text for piece in page.all(".columns .here")]


def test_fact_leads_to_its_words_in_all_articles(page: Page):
    """A fact of the matrix lights up where each outlet tells it, and the words are in view."""
    page.open(fire_report())
    page.click('[data-go="0"]')

    assert _lit(page) == ["Forty-two", "Forty-two people", "At least 39 people"]
    assert page.run(
        "return [...document.querySelectorAll('.here')].every((node) => {"
        "const box = node.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })"
    )


def test_words_lead_to_the_fact(page: Page):
    """A click on marked words takes their fact in hand and names it."""
    page.open(fire_report())
    page.run("[...document.querySelectorAll('.columns .f')].find((node) => node.textContent === 'Ms. Ruiz').click()")

    assert page.one(".dock .what").text == "Ana Ruiz"
    assert "fire chief Ana Ruiz" in _lit(page)


def test_arrows_walk_through_the_facts_shown(page: Page):
    """Right and left go through the facts in the order of the matrix, as it is filtered."""
    page.open(fire_report())
    page.click("input[value=only]")
    page.click('[data-go="2"]')
    page.press("\ue014")
    assert page.one(".dock .what").text == "The owners had ignored three warnings since 2019, the city says."
    assert _lit(page) == ["2019"]
    assert "Fact 2 of 2 shown" in page.one(".dock").text

    page.press("\ue012")
    assert _lit(page) == ["three warnings"]

    page.press("\ue00c")
    assert not page.one(".dock").is_displayed()
    assert _lit(page) == []


def test_dock_goes_from_mention_to_mention(page: Page):
    """An outlet's button in the dock counts through its mentions; one without a mention leads to what comes nearest."""
    page.open(fire_report())
    page.click('[data-go="0"]')
    first, _, last = page.all(".spots button")
    assert first.text.endswith("1/2")
    first.click()
    assert first.text.endswith("2/2")

    assert "nearest: ¶ 1" in last.text
    last.click()
    assert page.one(".flash").text.startswith("1\nA fire in Port Alba")


def test_matching_passages_come_level(page: Page):
    """On wish, matching paragraphs of all columns begin at one height, and go back to their order."""
    page.open(fire_report())
    page.click("[name=level]")
    tops = page.run(
        "return ['e1s0p1', 'e1s1p2', 'e1s2p1'].map((id) => document.getElementById(id).getBoundingClientRect().top)"
    )
    assert max(tops) - min(tops) < 1

    page.click("[name=level]")
    assert page.run("return document.getElementById('e1s1p1').offsetTop < document.getElementById('e1s1p2').offsetTop")


def test_moved_passage_is_traced(page: Page):
    """A match that has moved says so; following it lights both passages up and compares them."""
    page.open(fire_report())
    moved = page.one("[data-partner].moved")
    assert "moved" in moved.text
    page.run("arguments[0].click()", moved)

    assert [block.get_attribute("id") for block in page.all(".flash")] == ["e1s0p1", "e1s1p2"]
    assert "Morning Ledger, ¶ 2" in page.one(".compare").text


@pytest.mark.parametrize(
    ("left", "right", "style", "marked"),
    [
        ("The fire killed forty-two people.", "The fire killed 39 people.", "differ", ["forty-two", "39"]),
        (
            "A blaze took many lives in the port.",
            "Many died; lives lost, port burnt.",
            "same",
            ["many", "lives", "port"],
        ),
    ],
    ids=["edited", "written anew"],
)
def test_words_of_a_match_are_compared(page: Page, left: str, right: str, style: str, marked: list[str]):
    """Where most words agree the others are marked; where a passage was written anew, those that both have."""
    report = fire_report({"A": ["Title", left, "end"], "B": ["Title", right, "end"]})
    page.open(report)
    page.run("document.querySelector('#e1s0p1 [data-partner]').click()")
    found = page.run(
        "return [...document.querySelectorAll(`.compare .${arguments[0]}`)]"
        ".map((node) => node.childNodes[1].textContent.toLowerCase())",
        style,
    )

    assert {word for words in found for word in words.split()} == set(marked)


def test_marks_can_be_thinned_out(page: Page):
    """The reader may see only the marks of conflicts."""
    page.open(fire_report())
    page.run(
        "const field = document.querySelector('[name=marks]'); field.value = 'conflict';"
        "field.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    drawn = page.run(
        "return [...document.querySelectorAll('.columns .f')]"
        ".filter((node) => getComputedStyle(node).textDecorationLine !== 'none').map((node) => node.textContent)"
    )

    assert drawn == ["Forty-two", "Forty-two people", "At least 39 people"]


def test_omission_at_the_top_leads_to_its_row(page: Page):
    """An omission in the overview opens the reasons in the matrix."""
    page.open(fire_report())
    page.click(".omissions a[data-fact]")

    assert page.all("[data-why]")


def test_a_match_is_shown_sentence_by_sentence(page: Page, seed_report: cd.Report):
    """An opened match tells which sentence answers which, with the words that both have, and which has no answer."""
    page.open(seed_report)
    own, pairs, alone = page.run(
        """
        document.querySelector("#e1s0p6 [data-partner]").click();
        const told = (rows) => [...rows].map((row) => row.textContent);
        const own = told(document.querySelectorAll("#e1s0p6 [data-s]"));
        const answers = document.querySelectorAll(".compare .answer:not(.alone)");
        const marked = [...answers].filter((row) => row.querySelector(".same, .differ"));
        const lone = document.querySelectorAll(".compare .alone p > bdi");
        return [own, marked.length === answers.length && answers.length, told(lone)];
        """
    )
    assert pairs >= 1
    assert set(alone) <= {words.strip() for words in own}
    assert len(own) > len(alone) >= 1


def test_a_speaker_leads_to_what_is_printed_of_him(page: Page, seed_report: cd.Report):
    """Under each speaker stand his statements; one leads to its row with the evidence open."""
    page.open(seed_report)
    page.run("const fold = document.querySelector('.said details'); fold.open = true; fold.querySelector('a').click()")
    fact = page.run("return document.querySelector('.said a').dataset.fact")
    assert page.one(f'[data-why="{fact}"]').is_displayed()


def test_a_fact_stands_under_the_one_whose_words_it_lies_in(page: Page, seed_report: cd.Report):
    """In the order of the report a folded row follows its host."""
    page.open(seed_report)
    before, host = page.run(
        """
        const row = document.querySelector("tr.under");
        let before = row.previousElementSibling;
        while (before.dataset.host) before = before.previousElementSibling;
        return [before.dataset.row, row.dataset.host];
        """
    )
    assert before == host
