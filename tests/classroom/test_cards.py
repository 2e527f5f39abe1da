"""The package for H5P and the deck for Anki, read back as a zip, as JSON and as a database."""

from __future__ import annotations

import html
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from hostile_lessons import HOSTILE, hostile_lesson

from coverage_diff.classroom import Lesson
from coverage_diff.classroom.quiz import anki, h5p
from coverage_diff.classroom.quiz.question import Type, questions
from coverage_diff.reporting import inert

LESSONS = [pytest.param(None, id="demo set"), pytest.param(hostile_lesson(HOSTILE), id="hostile texts")]

# What H5P's content types publish of their fields (semantics.json of h5p-question-set, h5p-multi-choice and
# h5p-true-false): a name with a dot stands in a group, "[]" is a list. Texts are "plain" or the tags they may hold.
SEMANTICS: dict[str, dict[str, Any]] = {
    "H5P.QuestionSet": {
        "introPage.showIntroPage": bool,
        "introPage.title": {"sub", "sup", "strong", "em"},
        "introPage.startButtonText": "plain",
        "progressType": ("textual", "dots"),
        "passPercentage": range(101),
        "questions[].library": "library",
        "questions[].subContentId": "id",
        "questions[].metadata": dict,
        "questions[].params": dict,
        "disableBackwardsNavigation": bool,
        "randomQuestions": bool,
        "endGame.showResultPage": bool,
        "endGame.showSolutionButton": bool,
        "endGame.message": {"strong", "em"},
        "endGame.showAnimations": bool,
        "override.checkButton": bool,
    },
    "H5P.MultiChoice": {
        "question": {"strong", "em", "sub", "sup", "h2", "h3", "p"},
        "answers[].text": {"strong", "em", "sub", "sup"},
        "answers[].correct": bool,
        "answers[].tipsAndFeedback.chosenFeedback": {"strong", "em", "sub", "sup", "a"},
        "answers[].tipsAndFeedback.notChosenFeedback": {"strong", "em", "sub", "sup", "a"},
        "behaviour.type": ("auto", "multi", "single"),
        "behaviour.enableRetry": bool,
        "behaviour.randomAnswers": bool,
    },
    "H5P.TrueFalse": {
        "question": {"strong", "em", "sub", "sup", "h2", "h3", "p"},
        "correct": ("true", "false"),
        "behaviour.enableRetry": bool,
        "behaviour.feedbackOnCorrect": "plain",
        "behaviour.feedbackOnWrong": "plain",
    },
}
REQUIRED = {
    "H5P.QuestionSet": {"introPage.showIntroPage", "progressType", "passPercentage", "questions[].library"},
    "H5P.MultiChoice": {"question", "answers[].text", "answers[].correct"},
    "H5P.TrueFalse": {"question", "correct", "behaviour.enableRetry"},
}


@pytest.fixture(params=LESSONS)
def lesson(request: pytest.FixtureRequest, flood_lesson: Lesson) -> Lesson:
    """A lesson of the demo set, and one whose texts attack every format."""
    return request.param or flood_lesson


def leaves(value: object, name: str = "", opaque: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    """Every value of JSON with its path; a group whose fields are judged elsewhere is one value."""
    if name in opaque:
        yield name, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{name}.{key}" if name else key, opaque)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, f"{name}[]", opaque)
    else:
        yield name, value


def assert_valid(content: dict[str, Any], kind: str) -> None:
    """Every field is one that the content type knows, of its type; none that it needs is missing."""
    known = SEMANTICS[kind]
    found = dict.fromkeys(REQUIRED[kind], 0)
    for name, value in leaves(content, opaque=frozenset(n for n, wanted in known.items() if wanted is dict)):
        found[name] = found.get(name, 0) + 1
        wanted = known[name]
        if wanted is bool or wanted is dict:
            assert isinstance(value, wanted), name
        elif isinstance(wanted, (tuple, range)):
            assert value in wanted, name
        elif wanted == "library":
            assert re.fullmatch(r"H5P\.\w+ \d+\.\d+", value)
        elif wanted == "id":
            assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value)
        else:
            tags = set() if wanted == "plain" else wanted
            assert set(re.findall(r"</?(\w+)", value)) <= tags, name
            assert not re.search(r"<[^/\w]|&(?!\w+;|#\d+;)", value), name
    assert [name for name, times in found.items() if not times] == []


def opened(package: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """The two files of an .h5p package."""
    archive = zipfile.ZipFile(io.BytesIO(package))
    assert archive.testzip() is None
    assert archive.namelist() == ["h5p.json", "content/content.json"]
    return json.loads(archive.read("h5p.json")), json.loads(archive.read("content/content.json"))


def words(shown: str) -> str:
    """What a browser shows for a piece of HTML."""
    return html.unescape(re.sub(r"</?p>", "", shown))


def test_h5p_is_what_the_content_types_publish(lesson: Lesson) -> None:
    """The package's description and every question keep to H5P's published fields."""
    description, content = opened(h5p.render(lesson))
    assert set(description) == {"title", "language", "mainLibrary", "embedTypes", "license", "preloadedDependencies"}
    assert 1 <= len(description["title"]) <= 255
    assert description["embedTypes"] == ["iframe"]
    needed = {
        f"{d['machineName']} {d['majorVersion']}.{d['minorVersion']}" for d in description["preloadedDependencies"]
    }
    assert needed == {"H5P.QuestionSet 1.20", *(question["library"] for question in content["questions"])}
    assert_valid(content, "H5P.QuestionSet")
    for question in content["questions"]:
        assert_valid(question["params"], question["library"].split()[0])
        assert 1 <= len(question["metadata"]["title"]) <= 255
    ids = [question["subContentId"] for question in content["questions"]]
    assert len(ids) == len(set(ids))


def test_h5p_asks_the_same_and_knows_the_answers(lesson: Lesson) -> None:
    """Each scored question but those for a number is in the set, with its right answer alone marked as right."""
    _, content = opened(h5p.render(lesson))
    read = iter(content["questions"])
    for want in questions(lesson):
        if want.type is Type.NUMBER:
            continue
        rights = want.answer if want.type is Type.MATCH else want.answer[:1]
        for part, right in zip(want.parts or ("",), rights, strict=True):
            fields = next(read)["params"]
            if want.type is Type.GAP:
                assert words(fields["question"]).startswith("Which words are missing?")
            else:
                assert words(fields["question"]) == inert.line(f"{want.text} {part}")
            if want.type is Type.TRUE_FALSE:
                assert fields["correct"] == right
                continue
            marked = [words(answer["text"]) for answer in fields["answers"] if answer["correct"]]
            assert marked == [inert.line(right)]
            assert {words(answer["text"]) for answer in fields["answers"]} <= set(map(inert.line, want.options))
    assert next(read, None) is None


@pytest.fixture
def cards(lesson: Lesson) -> list[sqlite3.Row]:
    """The notes of the lesson's deck, as a database reads them."""
    archive = zipfile.ZipFile(io.BytesIO(anki.render(lesson)))
    assert archive.namelist() == ["collection.anki2", "media"]
    assert json.loads(archive.read("media")) == {}
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(archive.read("collection.anki2"))
        database.row_factory = sqlite3.Row
        assert database.execute("pragma integrity_check").fetchone()[0] == "ok"
        joined = "select notes.* from cards join notes on notes.id = cards.nid where cards.ord = 0 order by cards.id"
        [[models, decks]] = database.execute("select models, decks from col")
        rows = database.execute(joined).fetchall()
    assert {str(row["mid"]) for row in rows} == set(json.loads(models))
    assert inert.line(lesson.title) in {deck["name"] for deck in json.loads(decks).values()}
    return rows


def test_anki_has_a_card_for_each_question(lesson: Lesson, cards: list[sqlite3.Row]) -> None:
    """A database finds one card a question: its words in front, its answer behind, the source below."""
    wanted = questions(lesson)
    assert len(cards) == len(wanted) == len({row["guid"] for row in cards})
    for row, want in zip(cards, wanted, strict=True):
        front, back, source = row["flds"].split("\x1f")
        text = inert.line(want.text).replace("___", "_____")
        assert html.unescape(front).startswith(f"<p>{text}</p>")
        assert html.unescape(source) == inert.line(want.feedback)
        for answer in want.answer:
            assert inert.line(answer).casefold() in html.unescape(back).casefold()
        assert set(re.findall(r"</?(\w+)", front + back + source)) <= {"p", "ol", "ul", "li"}
        assert "[" not in front + back + source


def test_the_same_lesson_gives_the_same_bytes(flood_lesson: Lesson) -> None:
    """Package and deck are the same when they are made again; another lesson's deck has other numbers."""
    assert h5p.render(flood_lesson) == h5p.render(flood_lesson)
    assert anki.render(flood_lesson) == anki.render(flood_lesson)
    assert anki.render(flood_lesson) != anki.render(replace(flood_lesson, event="another"))
