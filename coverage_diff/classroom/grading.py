"""A class's answers against the key: how many found each fact, without anybody's name.

The answers are a table in CSV, one pupil a row, as forms and quiz programs export them or as `answer_sheet` asks for
them. A column belongs to a question where its heading is the question's id, its words, or its words in a quiz file;
all other columns (names, times, points) are left unread.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coverage_diff.classroom import json_form
from coverage_diff.classroom.lesson import Form, Item, Lesson
from coverage_diff.classroom.quiz.question import Question, Type, questions
from coverage_diff.errors import ReportError, UnreadableInputError
from coverage_diff.model import Kind
from coverage_diff.reading.decoding import read_text
from coverage_diff.reporting import inert
from coverage_diff.reporting.wording import counted

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YES = frozenset({"true", "t", "yes", "1"})
_DELIMITERS = ",;\t"  # spreadsheets of most of Europe write semicolons
_KINDS = frozenset(Kind)
_NO = frozenset({"false", "f", "no", "0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How a class did with one question or one fact.

    Attributes:
        id: Of the question, or of the fact.
        words: What was asked.
        right: Right answers.
        answered: Answers that are not empty.
    """

    id: str
    words: str
    right: int
    answered: int

    @property
    def share(self) -> float:
        """Right answers among all, in [0, 1]; 0 where nobody answered."""
        return self.right / self.answered if self.answered else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """A class's results.

    Attributes:
        scores: Right answers of each row of the table, in its order; rows without any answer are left out.
        of: Questions that were graded.
        questions: Each of them, in the order of the lesson.
        facts: The facts that they ask about, hardest first: what to talk about next.
        unread: Headings of columns that belong to no question.
    """

    scores: tuple[int, ...]
    of: int
    questions: tuple[Found, ...]
    facts: tuple[Found, ...]
    unread: tuple[str, ...] = ()

    def to_markdown(self) -> str:
        """The results as two tables."""
        mean = f"{sum(self.scores) / len(self.scores):.1f}" if self.scores else "–"
        sheets, asked = counted(len(self.scores), "answer sheet"), counted(self.of, "question")
        lines = [f"{sheets}, {asked}, {mean} right on average"]
        for heading, rows in (("Fact", self.facts), ("Question", self.questions)):
            lines += ["", f"| {heading} | Found by |", "|---|---|"]
            lines += [f"| {inert.markdown(row.words)} | {row.right} of {row.answered} |" for row in rows]
        return "\n".join(lines) + "\n"


def grade(answers: str | os.PathLike[str], key: str | os.PathLike[str] | Lesson) -> Grades:
    """Score a class's answers.

    Args:
        answers: A table in CSV with a heading and one row a pupil. Several answers in one cell are separated by
            semicolons; an option may be given by its words or by its letter on the sheet (A, B, ...).
        key: The lesson's exercises.json, or the lesson.

    Returns:
        How many found each fact; no cell of an unread column is in it.

    Raises:
        InputError: The table cannot be read.
        ReportError: The key is no lesson, or no column belongs to a question of it.

    Example:
        >>> from coverage_diff.classroom import grade
        >>> grades = grade("examples/classroom/answers.csv", "examples/classroom/lesson/exercises.json")
        >>> len(grades.scores), grades.of
        (6, 9)
    """
    lesson = key if isinstance(key, Lesson) else json_form.loads(read_text(Path(key)))
    columns, unread, rows = _read(Path(answers), lesson)
    if not columns:
        known = ", ".join(item.id for item in lesson.scored[:3])
        raise ReportError(f"{answers}: no column is a question of this lesson; its headings should be like {known}")
    verdicts = [{item.id: _verdict(row, at, is_right) for item, at, is_right in columns} for row in rows]
    verdicts = [row for row in verdicts if any(verdict is not None for verdict in row.values())]
    found = tuple(
        _found(item.id, inert.line(item.prompt), [row[item.id] for row in verdicts]) for item, _, _ in columns
    )
    return Grades(
        scores=tuple(sum(verdict is True for verdict in row.values()) for row in verdicts),
        of=len(columns),
        questions=found,
        facts=_facts(lesson, verdicts),
        unread=unread,
    )


def answer_sheet(lesson: Lesson) -> str:
    """An empty table in CSV to type a class's answers into: one column for each scored question.

    Example:
        >>> from pathlib import Path
        >>> from coverage_diff.classroom import answer_sheet, load_lesson
        >>> lesson = load_lesson(Path("examples/classroom/lesson/exercises.json").read_text(encoding="utf-8"))
        >>> answer_sheet(lesson).split(",")[:2]
        ['pupil', 'headlines']
    """
    page = io.StringIO()
    csv.writer(page, lineterminator="\n").writerow(["pupil", *(inert.cell(item.id) for item in lesson.scored)])
    return page.getvalue()


Judge = Callable[[str], bool]
Column = tuple[Item, int, Judge]


def _read(path: Path, lesson: Lesson) -> tuple[list[Column], tuple[str, ...], list[list[str]]]:
    """The columns of questions, the headings of the others, and the rows; separated in whichever way fits most."""
    text = read_text(path)
    best: tuple[list[Column], tuple[str, ...], list[list[str]]] = ([], (), [])
    problem: csv.Error | None = None
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(map(str.strip, row))]
        except csv.Error as error:  # a long row is too long for one cell, and has another delimiter
            problem = error
            continue
        columns, unread = _columns(rows[0], lesson) if rows else ([], ())
        if len(columns) > len(best[0]):
            best = columns, unread, rows[1:]
    if problem is not None and not best[0]:
        raise UnreadableInputError(f"is no table in CSV: {problem}", source=str(path)) from problem
    return best


def _columns(heading: Sequence[str], lesson: Lesson) -> tuple[list[Column], tuple[str, ...]]:
    """The questions with their column and how to judge it, in the lesson's order; and the other headings."""
    asked: dict[str, tuple[Item, Judge]] = {}
    twice: set[str] = set()
    for item, question in zip(lesson.scored, questions(lesson), strict=True):
        ways = {item.id: _judge(item), item.prompt: _judge(item), question.text: _quiz_judge(item, question)}
        for words, judge in ways.items():
            name = _key(words)
            if name in asked and asked[name][0] is not item:
                twice.add(name)  # two questions of the same words: only their ids tell them apart
            asked.setdefault(name, (item, judge))
    places: dict[str, Column] = {}
    unread = []
    for at, words in enumerate(heading):
        name = _key(words)
        item_judge = asked.get(name) if name not in twice else None
        if item_judge is None or item_judge[0].id in places:
            unread.append(inert.line(words))
        else:
            places[item_judge[0].id] = (item_judge[0], at, item_judge[1])
    return [places[item.id] for item in lesson.scored if item.id in places], tuple(unread)


def _verdict(row: Sequence[str], at: int, is_right: Judge) -> bool | None:
    """Whether a cell is right; None where it is empty."""
    given = row[at].strip() if at < len(row) else ""
    return is_right(given) if given else None


def _found(name: str, words: str, verdicts: Sequence[bool | None]) -> Found:
    return Found(
        id=name,
        words=words,
        right=sum(verdict is True for verdict in verdicts),
        answered=sum(verdict is not None for verdict in verdicts),
    )


def _facts(lesson: Lesson, verdicts: Sequence[Mapping[str, bool | None]]) -> tuple[Found, ...]:
    """The facts that several exercises may ask about, over all of these; hardest first."""
    by_fact: dict[str, list[Item]] = {}
    for exercise in lesson.exercises:
        for item in exercise.items:
            fact = item.id.removeprefix(f"{exercise.id}-")
            # Other questions are about the stories as a whole: their order, their headlines, their words.
            if fact.partition("-")[0] in _KINDS and any(item.id in row for row in verdicts):
                by_fact.setdefault(fact, []).append(item)
    found = [
        _found(fact, _told(items[0]), [row[item.id] for row in verdicts for item in items])
        for fact, items in by_fact.items()
    ]
    return tuple(sorted((f for f in found if f.answered), key=lambda f: (f.share, f.words, f.id)))


def _told(item: Item) -> str:
    """The fact that an item asks about, in words: of several to choose from, the odd one out."""
    return inert.line(item.answer[0] if item.id.startswith("odd-") else item.prompt)


def _judge(item: Item) -> Judge:
    """How an item's answers are judged."""
    if item.form is Form.NUMBER:
        low = item.low if item.low is not None else float("-inf")
        high = item.high if item.high is not None else low
        return lambda given: (number := _number(given)) is not None and low <= number <= high
    if item.form is Form.CHOICE:
        return lambda given: _option(given, item.options) in set(map(_key, item.answer))
    if item.form is Form.SEVERAL:
        return lambda given: _chosen(given, item.options) == set(map(_key, item.answer))
    if item.form is Form.GAPS:
        wanted = [_key(word) for word in item.answer]
        return lambda given: [_key(part) for part in _parts(given)] == wanted
    if item.form is Form.ORDER:
        return lambda given: _in_order(given, item)
    wanted = [_key(answer) for answer in item.answer]
    return lambda given: [_option(part, item.options) for part in _parts(given)] == wanted


def _quiz_judge(item: Item, question: Question) -> Judge:
    """How the answers to a question of a quiz file are judged: some are true or false there."""
    if question.type is not Type.TRUE_FALSE:
        return _judge(item)
    right = _YES if question.answer == ("true",) else _NO
    return lambda given: _key(given) in right


def _in_order(given: str, item: Item) -> bool:
    """Whether parts are in their order, or the numbers beside the options, as the sheet prints them, are right."""
    parts = _parts(given)
    if all(part.strip(" .").isdecimal() for part in parts):
        return [part.strip(" .") for part in parts] == [str(item.answer.index(o) + 1) for o in item.options]
    return [_option(part, item.options) for part in parts] == [_key(answer) for answer in item.answer]


def _chosen(given: str, options: Iterable[str]) -> set[str]:
    """The options that a cell names. Forms separate them by commas, which an option may hold too."""
    known = tuple(options)
    parts = [_option(part, known) for part in _parts(given)]
    if len(parts) == 1 and parts[0] not in set(map(_key, known)):
        parts = [_option(part, known) for part in given.split(",")]
    return set(parts)


def _parts(given: str) -> list[str]:
    """What a cell lists, one a line or parted by semicolons."""
    found = []
    for piece in given.split(";"):
        lines = (line.strip() for line in piece.split("\n"))
        found += [line for line in lines if line] or [""]
    return found


def _option(given: str, options: Sequence[str]) -> str:
    """An option by its words or its letter, as a key."""
    name = _key(given).rstrip(").")
    if len(name) == 1 and name.isascii() and name.isalpha() and name not in set(map(_key, options)):
        at = ord(name) - ord("a")
        return _key(options[at]) if at < len(options) else name
    return _key(given)


def _number(given: str) -> float | None:
    """The first number of an answer ("about 2,400 people")."""
    found = _NUMBER.search(given)
    return float(found[0].replace(",", "")) if found else None


def _key(words: str) -> str:
    """Words as they are compared: on one line, without the apostrophe that spreadsheets put before a formula."""
    return inert.line(words).removeprefix("'").strip("“”\"‘’'.").casefold()
