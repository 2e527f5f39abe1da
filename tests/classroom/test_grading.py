"""A class's answers against the key."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import assert_within

import coverage_diff as cd
from coverage_diff.classroom import Exercise, Form, Item, Lesson, Level, answer_sheet, grade, save_lesson
from coverage_diff.classroom.quiz.question import Type, questions

ITEMS = (
    Item(id="grid-claim-1", form=Form.SEVERAL, prompt="A wall broke.", options=("Post", "Wire, The"), answer=("Post",)),
    Item(id="odd-claim-1", form=Form.CHOICE, prompt="Which alone?", options=("x; y", "z"), answer=("x; y",)),
    Item(id="numbers-quantity-2", form=Form.NUMBER, prompt="How many?", answer=("2,400",), low=2400, high=2500),
    Item(id="positions", form=Form.ORDER, prompt="Order", options=("b", "a", "c2"), answer=("a", "b", "c2")),
    Item(id="headlines", form=Form.MATCH, prompt="Match", parts=("h1", "h2"), options=("P", "W"), answer=("W", "P")),
    Item(id="cloze-claim-3", form=Form.GAPS, prompt="The ___ broke the ___.", answer=("river", "wall")),
    Item(id="ticket", form=Form.OPEN, prompt="Why?", answer=("many reasons",)),
    Item(id="grid-claim-9", form=Form.SEVERAL, prompt="?", options=("Post",), answer=("Post",), sure=False),
)
LESSON = Lesson(
    title="T",
    event="E",
    level=Level.CORE,
    seed=1,
    readings=(),
    exercises=tuple(Exercise(id=item.id.partition("-")[0], title="", instructions="", items=(item,)) for item in ITEMS),
)
IDS = [item.id for item in LESSON.scored]


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Writes a table of answers."""

    def write(heading: Sequence[str], *rows: Sequence[str], delimiter: str = ",") -> Path:
        path = tmp_path / "answers.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=delimiter).writerows([heading, *rows])
        return path

    return write


@pytest.mark.parametrize(
    ("item", "right", "wrong"),
    [
        ("grid-claim-1", ["Post", "post", "A", "“Post”"], ["Wire, The", "Post; Wire, The", "B", "Nobody"]),
        ("odd-claim-1", ["x; y", "a", "A)"], ["z", "x", "b", "C"]),
        ("numbers-quantity-2", ["2400", "2,450", "about 2,400 people"], ["240", "many", "2600", "3 or 2400"]),
        ("positions", ["a; b; c2", "2; 1; 3", "2.;1.;3."], ["b; a; c2", "1; 2; 3", "a"]),
        ("headlines", ["W; P", "B; A", "w;p"], ["P; W", "W"]),
        ("cloze-claim-3", ["river; wall", "River;Wall"], ["wall; river", "river"]),
    ],
)
def test_answers(table: Callable[..., Path], item: str, right: list[str], wrong: list[str]) -> None:
    """Words, letters and numbers as pupils give them; order counts where it is asked for."""
    grades = grade(table([item], *([answer] for answer in (*right, *wrong))), LESSON)
    assert grades.scores == (1,) * len(right) + (0,) * len(wrong)


def test_class(table: Callable[..., Path]) -> None:
    """Each row has its score, each fact who found it, over all questions that ask about it, hardest first."""
    answers = table(
        ["Name", *IDS, "Time"],
        ["Ada", "Post", "z", "2400", "2;1;3", "W;P", "river;wall", "9:00"],
        ["Bo", "Wire, The", "x; y", "", "", "", "wall;river", "9:01"],
        ["Cy", "", "", "", "", "", "", "9:02"],
    )
    grades = grade(answers, LESSON)
    assert grades.scores == (5, 1)
    assert grades.of == 6
    assert [(fact.id, fact.right, fact.answered) for fact in grades.facts] == [
        ("claim-1", 2, 4),
        ("claim-3", 1, 2),
        ("quantity-2", 1, 1),
    ]
    assert [(q.id, q.right, q.answered) for q in grades.questions][2] == ("numbers-quantity-2", 1, 1)
    assert grades.unread == ("Name", "Time")
    text = grades.to_markdown()
    assert "2 answer sheets, 6 questions, 3.0 right on average" in text
    assert "| A wall broke. | 2 of 4 |" in text
    assert not any(name in text for name in ("Ada", "Bo", "9:00"))


def test_quiz_words_as_headings(table: Callable[..., Path]) -> None:
    """What a quiz program exports has the quiz's words for headings; true and false are judged as it asked them."""
    quiz = questions(LESSON)[0]
    assert quiz.type is Type.TRUE_FALSE
    grades = grade(table([quiz.text], [quiz.answer[0].upper()], ["maybe"]), LESSON)
    assert grades.scores == (1, 0)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(table: Callable[..., Path], delimiter: str) -> None:
    """Spreadsheets separate cells in several ways."""
    answers = table(["pupil", *IDS], ["1", "Post", "x; y", "2400", "2;1;3", "W;P", "river;wall"], delimiter=delimiter)
    assert grade(answers, LESSON).scores == (6,)


def test_a_cell_of_blanks_and_a_long_row_take_no_time(table: Callable[..., Path]) -> None:
    """An answer may have 100,000 blanks inside, and a row may be longer than a cell of another delimiter."""
    cells = ["1", "Post", "x; y", "y" * 100_000, "2;1;3", f"W{' ' * 100_000};P", "river\n\nwall"]
    answers = table(["pupil", *IDS], cells)
    assert assert_within(1, lambda: grade(answers, LESSON)).scores == (5,)


def test_empty_sheet_fits_its_lesson(tmp_path: Path) -> None:
    """The table that teachers type into has a column for each scored question, and can be graded as it is."""
    path = tmp_path / "sheet.csv"
    path.write_text(answer_sheet(LESSON) + "1,Post\n", encoding="utf-8")
    grades = grade(path, LESSON)
    assert grades.of == len(LESSON.scored)
    assert grades.scores == (1,)


def test_key_of_a_saved_lesson(flood_lesson: Lesson, tmp_path: Path) -> None:
    """The key's own answers, typed into the sheet, are all right."""
    save_lesson(flood_lesson, tmp_path)
    path = tmp_path / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["pupil", *(item.id for item in flood_lesson.scored)])
        rows.writerow(["1", *("; ".join(item.answer) for item in flood_lesson.scored)])
    grades = grade(path, tmp_path / "exercises.json")
    assert [q.id for q in grades.questions if q.right != 1] == []
    assert grades.scores == (len(flood_lesson.scored),)
    assert all(fact.share == 1 for fact in grades.facts)


def test_columns_of_nothing(table: Callable[..., Path]) -> None:
    """A table of another lesson is told, with an example of a heading."""
    with pytest.raises(cd.ReportError, match=r"no column is a question of this lesson.*grid-claim-1"):
        grade(table(["Name", "Points"], ["Ada", "3"]), LESSON)


@pytest.mark.parametrize("content", ["", "\n\n", '""\n', '"a' + "x" * 200_000])
def test_broken_tables(tmp_path: Path, content: str) -> None:
    """What is no table is told as such."""
    path = tmp_path / "answers.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(cd.CoverageDiffError, match=r"answers\.csv"):
        grade(path, LESSON)


def test_key_that_is_none(table: Callable[..., Path], tmp_path: Path) -> None:
    """A file that is no lesson is told."""
    key = tmp_path / "key.json"
    key.write_text(json.dumps({}), encoding="utf-8")
    with pytest.raises(cd.ReportError, match="no lesson"):
        grade(table(IDS, ["Post"]), key)


@given(answer=st.text(max_size=40))
def test_any_answer_is_judged(answer: str) -> None:
    """Whatever a pupil writes, every question is judged, and an odd answer is no error."""
    from coverage_diff.classroom.grading import _judge  # noqa: PLC0415 - a white-box test of one function

    assert {_judge(item)(answer) for item in LESSON.scored} <= {True, False}
