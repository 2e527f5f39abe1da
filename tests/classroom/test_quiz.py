"""Every quiz file is read back by a parser of its own, with the same questions and answers."""

from __future__ import annotations

import csv
import html
import io
import re
import warnings
import zipfile
from xml.etree import ElementTree as ET  # what is parsed here was written here

import pytest
from hostile_lessons import HOSTILE, hostile_lesson
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.classroom import Form, Lesson, QuizFormat
from coverage_diff.classroom.quiz import gift, kahoot, moodle_xml, qti, render_quiz, tables
from coverage_diff.classroom.quiz.choices import choices
from coverage_diff.classroom.quiz.question import Question, Type, questions
from coverage_diff.errors import ReportError
from coverage_diff.reporting import inert

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the parser's own regular expressions are written carelessly
    from pygiftparser import parser as gift_parser

LESSONS = [pytest.param(None, id="demo set"), pytest.param(hostile_lesson(HOSTILE), id="hostile texts")]


@pytest.fixture(params=LESSONS)
def lesson(request: pytest.FixtureRequest, flood_lesson: Lesson) -> Lesson:
    """A lesson of the demo set, and one whose texts attack every format."""
    return request.param or flood_lesson


def plain(text: str) -> str:
    """A text as a quiz shows it: on one line."""
    return " ".join(text.split())


def shown(text: str) -> str:
    """A text as the rendered GIFT of this test shows it."""
    return plain(text).replace("->", "→").replace("{", "(").replace("}", ")")


def unescaped(text: str) -> str:
    """What a GIFT reader shows for a text."""
    return re.sub(r"\\([\\~=#{}:])", r"\1", text).strip()


def gift_answers(read: object) -> list[str]:
    """The answers that GIFT's parser found, unescaped."""
    return [unescaped(a.answer) for a in read.answers.answers]  # type: ignore[attr-defined]


def test_unsure_and_open_items_never_enter_a_quiz(lesson: Lesson) -> None:
    """Only questions with one right answer, of which the library is sure, are scored."""
    ids = {question.id for question in questions(lesson)}
    for exercise in lesson.exercises:
        for item in exercise.items:
            assert (item.id in ids) == (item.sure and item.form is not Form.OPEN)


def test_gift(lesson: Lesson) -> None:
    """GIFT's parser finds every question with its answers."""
    # This parser takes an escaped closing brace for the end of the answers; the round trip below judges braces.
    rendered = gift.render(lesson).replace(r"\{", "(").replace(r"\}", ")")
    read = gift_parser.parseFile(io.StringIO(rendered))
    expected = questions(lesson)
    assert len(read) == len(expected)
    for found, want in zip(read, expected, strict=True):
        assert found.valid
        text = shown(want.text)
        if want.type is Type.GAP:
            before, _, after = text.partition("___")
            assert (unescaped(found.text), unescaped(found.tail)) == (before.strip(), after.strip())
        else:
            assert unescaped(found.text) == text
        if want.type is Type.TRUE_FALSE:
            assert found.answers.answer == (want.answer[0] == "true")
        if want.type is Type.MATCH:
            pairs = [(unescaped(a.question), unescaped(a.answer)) for a in found.answers.answers]
            assert pairs == [(shown(p), shown(a)) for p, a in zip(want.parts, want.answer, strict=True)]
        if want.type is Type.CHOICE:
            assert gift_answers(found) == [shown(o) for o in want.options]
            right = [unescaped(a.answer) for a in found.answers.answers if a.fraction > 0]
            assert right == [shown(a) for a in want.answer]


def test_moodle_xml(lesson: Lesson) -> None:
    """An XML parser finds every question, and what Moodle shows as HTML is the text itself."""
    found = ET.fromstring(moodle_xml.render(lesson)).findall("question")
    expected = questions(lesson)
    assert len(found) == len(expected)
    for element, want in zip(found, expected, strict=True):
        text = html.unescape(element.findtext("questiontext/text") or "")
        if want.type is Type.GAP:
            assert re.fullmatch(r".*\{1:SHORTANSWER:=.*\}.*", text, re.DOTALL)
        else:
            assert text == visible(want.text)
        if want.type is Type.CHOICE:
            answers = element.findall("answer")
            assert [html.unescape(a.findtext("text") or "") for a in answers] == [visible(o) for o in want.options]
            right = [html.unescape(a.findtext("text") or "") for a in answers if a.get("fraction") == "100"]
            assert right == [visible(a) for a in want.answer]
        if want.type is Type.MATCH:
            parts = element.findall("subquestion")
            assert [p.findtext("answer/text") for p in parts] == [visible(a) for a in want.answer]
        if want.type is Type.NUMBER:
            middle, reach = (
                float(element.findtext("answer/text") or "nan"),
                float(element.findtext("answer/tolerance") or "nan"),
            )
            assert (middle - reach, middle + reach) == (want.low, want.high)


def visible(text: str) -> str:
    """A text without the characters that XML has no place for."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


def test_qti(lesson: Lesson) -> None:
    """The package is valid XML, has an item for every question, and marks the right answers."""
    package = zipfile.ZipFile(io.BytesIO(qti.render(lesson)))
    assert "imsmanifest.xml" in package.namelist()
    [name] = [n for n in package.namelist() if "assessment" in n and n.endswith(".xml") and "meta" not in n]
    items = [e for e in ET.fromstring(package.read(name)).iter() if e.tag.endswith("}item")]
    expected = questions(lesson)
    assert len(items) == sum(len(q.parts) if q.type is Type.MATCH else 1 for q in expected)
    for want in (q for q in expected if q.type is Type.CHOICE):
        assert any(right_answer(item) == inert.line(want.answer[0]) for item in items)


def right_answer(item: ET.Element) -> str | None:
    """The words of a QTI item's right choice."""
    right = next((e.text for e in item.iter() if e.tag.endswith("}varequal")), None)
    for label in (e for e in item.iter() if e.tag.endswith("}response_label")):
        if label.get("ident") == right:
            text = next(e.text for e in label.iter() if e.tag.endswith("}mattext"))
            return plain(html.unescape(re.sub(r"</?p>", "", text or "")))
    return None


def test_kahoot(lesson: Lesson) -> None:
    """A spreadsheet reader finds the questions as text, within Kahoot's limits, never as formulas."""
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(kahoot.render(lesson))).active
    rows = list(sheet.iter_rows(min_row=9, max_col=8))
    wanted = kahoot.fitting(lesson)
    assert len([row for row in rows if row[1].value]) == len(wanted)
    for row, want in zip(rows, wanted, strict=False):
        assert row[1].value == visible(want.text)
        assert len(row[1].value) <= 120
        assert [c.value for c in row[2:6] if c.value] == [visible(o) for o in want.options]
        assert row[7].value == want.right
        assert all(cell.data_type in {"s", "n"} for cell in row if cell.value is not None)


@pytest.mark.parametrize(
    ("render", "skip", "question", "right"),
    [(tables.blooket, 2, 1, None), (tables.gimkit, 1, 0, 1), (tables.wayground, 1, 0, None)],
)
def test_csv(lesson: Lesson, render: object, skip: int, question: int, right: int | None) -> None:
    """A CSV reader finds every choice; no cell begins like a formula."""
    rows = list(csv.reader(io.StringIO(render(lesson))))[skip:]  # type: ignore[operator]
    wanted = choices(lesson)
    assert len(rows) == len(wanted)
    for row, want in zip(rows, wanted, strict=True):
        assert plain(row[question].lstrip("'")) == plain(visible_cell(want.text).lstrip("'"))
        assert not any(cell[:1] in set("=+-@\t\r") for cell in row)
        if right is not None:
            assert row[right].lstrip("'") == visible_cell(want.options[want.right - 1]).lstrip("'")


def visible_cell(text: str) -> str:
    """A text as a spreadsheet's cell keeps it."""
    return re.sub("[\u0000-\u0008\u000e-\u001f\u202a-\u202e]", "", text)


@given(st.text(max_size=60))
def test_gift_escape_round_trip(text: str) -> None:
    """Whatever the text, a reader that follows GIFT's rules finds no control character and gets the text back."""
    escaped = gift.escape(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[~=#{}:]", re.sub(r"\\[~=#{}:\\]", "", escaped))
    assert unescaped(escaped) == plain(text).replace("->", "→")


@given(st.text(max_size=40), st.text(max_size=40))
def test_moodle_round_trip(prompt: str, option: str) -> None:
    """Whatever the text, the XML is well formed and shows it."""
    element = moodle_xml._question(
        Question(id="q", type=Type.CHOICE, text=prompt, options=(option, "other"), answer=(option,))
    )
    again = ET.fromstring(ET.tostring(element, encoding="unicode"))
    found = html.unescape(again.findtext("questiontext/text") or "")
    assert plain(found) == plain(moodle_xml._NO_XML.sub("", prompt))


def test_unknown_format_is_named(flood_lesson: Lesson, tmp_path: object) -> None:
    """A wrong quiz format ends with the list of the known ones."""
    from coverage_diff.classroom.quiz import write_quiz  # noqa: PLC0415 - only here

    with pytest.raises(ReportError, match="gift, moodle-xml, qti, kahoot, csv, h5p, anki"):
        write_quiz(flood_lesson, "paper", tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", QuizFormat)
def test_broken_characters_stop_no_format(form: QuizFormat) -> None:
    """Half of a character, which a damaged page may hold, becomes a question mark in every file."""
    broken = render_quiz(hostile_lesson(("Coast \ud800 Wire", "b", "c", "d")), form)
    marked = render_quiz(hostile_lesson(("Coast ? Wire", "b", "c", "d")), form)
    assert broken.keys() == marked.keys()
    if form not in {QuizFormat.QTI, QuizFormat.KAHOOT}:  # their packages hold the time
        assert broken == marked
