from __future__ import annotations

import pytest

import coverage_diff as cd
from coverage_diff.model import CARRIED, Status

STORY = """\
Police arrested two hundred protesters in the capital on Thursday, the interior ministry said.

The arrests followed a march against the new tax on fuel. Most of those held are students.

Finance Minister Adela Brandt refused to withdraw the tax. "We will not give in to the street," she said.

A spokesman for the truckers' union said its members would block the border with Slovenia from Monday.
"""


@pytest.fixture(scope="module")
def checker() -> cd.Checker:
    """The story, prepared."""
    return cd.Checker(cd.Article(id="story", outlet="Outlet", title="Hundreds held after march", text=STORY))


@pytest.mark.parametrize(
    "statement",
    [
        "Police arrested 200 protesters in the capital.",
        "200 demonstrators were detained by the police",
        "The finance minister refused to withdraw the fuel tax.",
        "Truckers will block the border with Slovenia",
        "Brandt",
        "Students were arrested after a march against the fuel tax.",
    ],
)
def test_what_the_story_tells_is_carried(checker: cd.Checker, statement: str) -> None:
    """Other words, another notation, a surname and a claim over two sentences are all found."""
    found = checker.check(statement)
    assert found.status in CARRIED
    assert found.score >= 0.5


@pytest.mark.parametrize(
    "statement",
    [
        "Three police officers were injured by stones.",
        "The president will visit Slovenia next week.",
        "The truckers' union has twelve thousand members.",
        "Opposition leader Marko Zupan called for new elections.",
    ],
)
def test_what_the_story_does_not_tell_is_not_carried(checker: cd.Checker, statement: str) -> None:
    """A statement on the same matter that the story lacks is not read into it."""
    assert checker.check(statement).status in {Status.OMITTED, Status.UNCLEAR}


def test_evidence_is_the_sentence_that_says_so(checker: cd.Checker) -> None:
    """The best sentence comes first, and its span cuts it out of the article."""
    best = checker.check("Police arrested 200 protesters in the capital.").evidence[0]
    assert best.text.startswith("Police arrested two hundred protesters")
    assert STORY[best.start : best.end] == best.text


def test_missing_words_are_shown_as_printed(checker: cd.Checker) -> None:
    """What the story does not have is listed in the statement's own words."""
    found = checker.check("Police arrested two hundred protesters in Ljubljana with 35 dogs")
    assert {"Ljubljana", "35"} <= set(found.missing)


def test_another_figure_differs() -> None:
    """A statement that the story tells with another figure is told differently, not left out."""
    text = (
        "The explosion at the chemical plant in the port of Rostock killed 12 workers on Tuesday morning, police said."
    )
    article = cd.Article(id="a", outlet="A", title="", text=text)
    found = cd.check("The explosion at the chemical plant in the port of Rostock killed 15 workers on Tuesday", article)
    assert found.status is Status.DIFFERS
    assert found.missing == ("15",)


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("The minister resigned on Friday over the contracts.", Status.UNCLEAR),
        ("The minister did not resign on Friday over the contracts.", Status.INCLUDED),
    ],
)
def test_a_denied_verb_is_no_support(statement: str, status: Status) -> None:
    """What the story denies is not called reported."""
    article = cd.Article(
        id="a", outlet="A", title="", text="The minister refused to resign on Friday over the contracts."
    )
    assert cd.check(statement, article).status is status


@pytest.mark.parametrize(
    ("statement", "status", "rule"),
    [
        ("The Bank of Norwick raised interest rates on Thursday.", Status.INCLUDED, "supported"),
        ("The Bank of Norwick cut interest rates on Thursday.", Status.UNCLEAR, "opposed"),
        ("The council rejected the plan for a new bridge.", Status.UNCLEAR, "opposed"),
    ],
)
def test_an_opposite_is_no_support(statement: str, status: Status, rule: str) -> None:
    """A story of a raise does not report a cut, however many words they share."""
    text = "The Bank of Norwick raised interest rates on Thursday. The council approved the plan for a new bridge."
    check = cd.check(statement, cd.Article(id="a", outlet="A", title="", text=text))
    assert (check.status, check.rule) == (status, rule)


def test_context_tells_which_role_a_mention_plays(checker: cd.Checker) -> None:
    """A word in the role it has in the story is more likely the same than one in another role."""
    here = checker.check(
        "arrested", context="Two hundred protesters were arrested by police in the capital on Thursday."
    )
    there = checker.check("arrested", context="An actor was arrested for drunk driving in Los Angeles last year.")
    assert here.score > there.score


@pytest.mark.parametrize("statement", ["", "...", "   "])
def test_an_empty_statement_is_unclear(checker: cd.Checker, statement: str) -> None:
    """Nothing can be said about no statement."""
    assert checker.check(statement).status is Status.UNCLEAR


def test_an_empty_article_is_unclear() -> None:
    """A page without words has left nothing out that could be named."""
    article = cd.Article(id="a", outlet="A", title="", text="")
    assert cd.check("Police arrested 200 protesters.", article).status is Status.UNCLEAR


def test_words_without_content_do_not_break(checker: cd.Checker) -> None:
    """A statement of function words gets a verdict like any other."""
    assert 0.0 <= checker.check("he was there").score <= 1.0
    assert 0.0 <= checker.check("it", context="it was there").score <= 1.0


def test_a_figure_that_counts_something_else() -> None:
    """The six of "six hours" does not tell that six people were injured, where the story says four."""
    text = (
        "The river rose two metres in six hours.\n\n"
        "About 900 people left their homes in the flood and four were injured, the fire service said."
    )
    story = cd.Article(id="story", outlet="Outlet", title="Flood in the town", text=text)
    found = cd.check("Six people were injured in the flood", story)
    assert (found.status, found.rule) == (Status.DIFFERS, "other-figure")


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("Six people were injured", Status.DIFFERS),
        ("Six were injured", Status.DIFFERS),
        ("Four people were injured", Status.INCLUDED),
        ("Four were injured", Status.INCLUDED),
        ("Four people were killed", Status.UNCLEAR),
        ("Six people died", Status.UNCLEAR),
        ("The river rose two metres", Status.INCLUDED),
        ("The river rose six metres", Status.DIFFERS),
        ("It rose in six hours", Status.INCLUDED),
    ],
)
def test_figures_of_short_statements_count_the_same(statement: str, status: Status) -> None:
    """A figure of a short statement must count what the statement counts, in its unit, of people with its fate."""
    text = (
        "The river rose two metres in six hours, the weather office said.\n\n"
        "More than 900 people were evacuated and four were injured. The fire service said that nobody was missing."
    )
    story = cd.Article(id="story", outlet="Outlet", title="Flood in the town", text=text)
    assert cd.check(statement, story).status is status
