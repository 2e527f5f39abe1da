"""The lesson's pages in a real browser: usable by everybody, stepped by keyboard, printed on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser_page import ARTEFACTS, Page
from hostile_lessons import HOSTILE, hostile_lesson
from selenium.webdriver.common.keys import Keys

import coverage_diff as cd
from coverage_diff.classroom import Lesson, make_lesson
from coverage_diff.classroom.pages import sheets

pytestmark = pytest.mark.browser

PAGES = {"student": sheets.student, "key": sheets.key, "projector": sheets.projector}
FLOOD = Path(__file__).parents[2] / "examples" / "classroom" / "flood"
PAPER = {"A4": (8.27, 11.69), "Letter": (8.5, 11.0)}


@pytest.fixture(scope="module")
def lesson(seed_report: cd.Report) -> Lesson:
    """The lesson of the seeds."""
    return make_lesson(seed_report)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing(page: Page, violations: Callable[[], list[str]], lesson: Lesson, name: str, width: int):
    """No sheet breaks a rule of WCAG 2.2 AA."""
    page.open(PAGES[name](lesson), width=width)
    page.keep(f"lesson-{name}-{width}.png", whole=True)

    assert violations() == []


@pytest.mark.parametrize("name", PAGES)
def test_hostile_texts_stay_inert(page: Page, name: str):
    """Whatever an outlet or a teacher wrote, nothing runs and nothing is a link."""
    page.open(PAGES[name](hostile_lesson(HOSTILE)))

    assert page.all("a") == []
    assert len(page.all("script")) == (name == "projector")
    assert page.run("return document.title").strip()


def test_slides_step_by_keyboard(page: Page, lesson: Lesson):
    """Arrow keys step through the slides; the space bar shows the answer of the one on the screen."""
    page.open(sheets.projector(lesson))
    shown = "return [...document.querySelectorAll('.slide')].findIndex(slide => !slide.hidden)"
    page.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert page.run(shown) == 2
    page.press(Keys.ARROW_LEFT)
    assert page.run(shown) == 1
    visible = "return getComputedStyle(document.querySelector('.slide:not([hidden]) .answer')).visibility"
    assert page.run(visible) == "hidden"
    page.press(" ")
    assert page.run(visible) == "visible"
    page.press(Keys.END)
    assert page.run(shown) == len(page.all(".slide")) - 1


def test_more_space_for_readers_with_dyslexia(page: Page, lesson: Lesson):
    """The switch at the top widens letters and lines of the whole sheet."""
    page.open(sheets.student(lesson))
    spacing = "return parseFloat(getComputedStyle(document.querySelector('.sheet')).letterSpacing) || 0"
    assert page.run(spacing) == 0
    page.click(".choose label")
    assert page.run(spacing) > 0.5


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("name", ["student", "key"])
def test_sheets_print(page: Page, lesson: Lesson, name: str, paper: str):
    """A sheet prints on A4 and Letter on few pages; what is only for the screen is left out."""
    page.open(PAGES[name](lesson))
    data = page.printed(*PAPER[paper])
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    (ARTEFACTS / f"lesson-{name}-{paper}.pdf").write_bytes(data)

    assert data.startswith(b"%PDF")
    assert 2 <= pages_of(data) <= 8


@pytest.mark.parametrize("paper", PAPER)
def test_sheet_of_three_outlets_is_short(page: Page, paper: str):
    """All twelve exercises on three stories take five pages, so that three sheets of paper a pupil are enough."""
    page.open(sheets.student(make_lesson(cd.compare(cd.read_articles(FLOOD)))))

    assert pages_of(page.printed(*PAPER[paper])) <= 5


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    return data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") + data.count(b"/Type /Page/")
