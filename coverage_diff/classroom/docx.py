"""The student's sheet and the key as Word documents, for teachers who want to edit every word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from coverage_diff.classroom.lesson import GAP, Exercise, Form, Item, Lesson, Reading
from coverage_diff.classroom.quiz.question import place
from coverage_diff.errors import MissingExtraError
from coverage_diff.reporting import inert
from coverage_diff.reporting.wording import counted

_LINE = "_" * 72  # a line to write on, across an A4 page
_BLANK = "_" * 12
_BOX, _TICKED = "☐", "☑"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Halves of pairs and two code points that are no characters: XML cannot hold them.
_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")


def render(lesson: Lesson) -> dict[str, bytes]:
    """The sheet and the key by file name.

    Raises:
        MissingExtraError: The package python-docx is not installed.
    """
    return {"student.docx": _Sheet(lesson).student(), "key.docx": _Sheet(lesson).key()}


def _words(text: str) -> str:
    return _UNFIT.sub("\ufffd", inert.line(text))


class _Sheet:
    """One document being written."""

    def __init__(self, lesson: Lesson) -> None:
        try:
            docx = import_module("docx")
        except ImportError as error:
            raise MissingExtraError("python-docx", extra="docx", purpose="A Word document") from error
        self._lesson = lesson
        self._document: Any = docx.Document()
        self._document.core_properties.title = _words(lesson.title)[:255]
        self._document.core_properties.author = "coverage_diff"
        self._document.core_properties.comments = ""

    def student(self) -> bytes:
        """What pupils get."""
        self._head(_words(self._lesson.title))
        self._text(f"Name {_BLANK}  Class {_BLANK}  Date {_BLANK}")
        self._document.add_heading("The stories", level=1)
        for story in self._lesson.readings:
            self._reading(story)
        for number, exercise in enumerate(self._lesson.exercises, 1):
            self._exercise(number, exercise)
        return self._bytes()

    def key(self) -> bytes:
        """Every answer with its paragraph, and a mark where the library is not sure."""
        self._head(f"Key: {_words(self._lesson.title)}")
        scored = counted(len(self._lesson.scored), "scored question")
        self._text(f"Level: {self._lesson.level} · seed {self._lesson.seed} · {scored}")
        for note in self._lesson.notes:
            self._text(_words(note), style="Intense Quote")
        for number, exercise in enumerate(self._lesson.exercises, 1):
            self._document.add_heading(f"{number}. {_words(exercise.title)}", level=1)
            for at, item in enumerate(exercise.items):
                self._answer(at, item)
        return self._bytes()

    def _head(self, title: str) -> None:
        self._document.add_heading(title, level=0)

    def _text(self, words: str, style: str | None = None) -> None:
        self._document.add_paragraph(words, style=style)

    def _list(self, lines: Iterable[str]) -> None:
        for words in lines:
            self._text(words, style="List Bullet")

    def _reading(self, story: Reading) -> None:
        self._document.add_heading(": ".join(filter(None, map(_words, (story.outlet, story.headline)))), level=2)
        about = [story.published or "undated", counted(story.words, "word"), _words(story.url)]
        self._text(" · ".join(filter(None, about)))
        for passage in story.passages:
            self._text(f"¶ {passage.paragraph}  {_words(passage.text)}")
        if not story.whole:
            self._text("Excerpts. Read the whole story where your teacher shows you.")

    def _exercise(self, number: int, exercise: Exercise) -> None:
        self._document.add_heading(f"{number}. {_words(exercise.title)}", level=1)
        self._text(_words(exercise.instructions))
        if exercise.hint:
            self._text(f"Hint: {_words(exercise.hint)}", style="Intense Quote")
        banks = dict.fromkeys(item.options for item in exercise.items if item.form is Form.GAPS and item.options)
        for bank in banks:
            self._text(f"Words: {' · '.join(map(_words, bank))}")
        ticks = [item for item in exercise.items if item.form is Form.SEVERAL]
        if ticks:
            self._grid(ticks)
        for at, item in enumerate(item for item in exercise.items if item.form is not Form.SEVERAL):
            self._question(at, item, exercise.lines)

    def _grid(self, items: list[Item]) -> None:
        """Facts down, outlets across, boxes to tick."""
        outlets = items[0].options
        table = self._document.add_table(rows=1, cols=1 + len(outlets), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, ("Fact", *outlets), strict=True):
            cell.paragraphs[0].add_run(_words(words)).bold = True
        for item in items:
            cells = table.add_row().cells
            cells[0].text = _words(item.prompt)
            for cell in cells[1:]:
                cell.text = _BOX

    def _question(self, at: int, item: Item, lines: int) -> None:
        prompt = _words(item.prompt)
        if item.form is Form.GAPS:
            prompt = prompt.replace(GAP, _BLANK)
        self._text(f"{_letter(at)}) {prompt}")
        if item.form is Form.CHOICE:
            self._list(f"{_BOX} {_words(option)}" for option in item.options)
        elif item.form is Form.NUMBER:
            self._text(_BLANK)
        elif item.form is Form.ORDER:
            self._list(f"____ {_words(option)}" for option in item.options)
        elif item.form is Form.MATCH:
            self._text("; ".join(f"{_letter(n)} = {_words(option)}" for n, option in enumerate(item.options)))
            self._list(f"____ {_words(part)}" for part in item.parts)
        elif item.form is Form.OPEN:
            for _ in range(lines):
                self._text(_LINE)

    def _answer(self, at: int, item: Item) -> None:
        prompt = _words(item.prompt)
        if item.form is Form.GAPS:
            for word in item.answer:
                prompt = prompt.replace(GAP, f"[{_words(word)}]", 1)
        self._text(f"{_letter(at)}) {prompt}")
        if item.form in {Form.SEVERAL, Form.CHOICE}:
            self._list(f"{_TICKED if option in item.answer else _BOX} {_words(option)}" for option in item.options)
        elif item.form is Form.MATCH:
            pairs = zip(item.parts, item.answer, strict=False)
            self._list(f"{_words(part)} → {_words(answer)}" for part, answer in pairs)
        elif item.form is not Form.GAPS:
            self._list(map(_words, item.answer))
        for evidence in item.evidence:
            self._text(f"{_words(evidence.outlet)}, {place(evidence.paragraph)}: {_words(evidence.text)}")
        if not item.sure:
            self._text(f"? not sure: {_words(item.note)}. Do not score this one: look together.")
        elif item.note:
            self._text(_words(item.note))

    def _bytes(self) -> bytes:
        page = io.BytesIO()
        self._document.save(page)
        return page.getvalue()


def _letter(number: int) -> str:
    """How a question or an option is named: A to Z, then numbers."""
    return _LETTERS[number] if number < len(_LETTERS) else str(number + 1)
