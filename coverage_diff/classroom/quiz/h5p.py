"""A question set of H5P, which Moodle, WordPress, Drupal and Lumi import (https://h5p.org/specification).

The package holds the content only: `h5p.json` names the content types with their versions, and the place that imports
it must have them. H5P's own importer matches major and minor version exactly, but takes a package whose main content
type it has in a later version. Lumi and other servers on Node.js want each of them.
"""

from __future__ import annotations

import html
import json
import uuid
from collections.abc import Iterator, Sequence

from coverage_diff.classroom.lesson import Lesson
from coverage_diff.classroom.quiz.choices import choice
from coverage_diff.classroom.quiz.packing import packed
from coverage_diff.classroom.quiz.question import Question, Type, questions
from coverage_diff.reporting import inert

# What H5P's hub gives out and other programs that write packages name (looked up in sources of 2024 and 2025).
_SET, _CHOICE, _TRUTH = ("H5P.QuestionSet", 1, 20), ("H5P.MultiChoice", 1, 16), ("H5P.TrueFalse", 1, 8)
_TITLES = {_CHOICE: "Multiple Choice", _TRUTH: "True/False Question"}
_TITLE = 255  # characters that H5P takes
_HEADING = 60  # of a question in the editor's list

Library = tuple[str, int, int]
Json = dict[str, object]


def render(lesson: Lesson) -> bytes:
    """The lesson's scored questions as an .h5p package.

    A match becomes one choice for each of its parts. Questions for a number are left out: a question set has no type
    for them.
    """
    asked = [entry for question in questions(lesson) for entry in _entries(lesson, question)]
    used = [library for library in (_CHOICE, _TRUTH) if any(e["library"] == _versioned(library) for e in asked)]
    description: Json = {
        "title": inert.short(lesson.title, _TITLE),
        "language": "en",
        "mainLibrary": _SET[0],
        "embedTypes": ["iframe"],
        "license": "U",  # undisclosed: the words are the outlets'
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": major, "minorVersion": minor} for name, major, minor in (_SET, *used)
        ],
    }
    contents = {"h5p.json": description, "content/content.json": _content(lesson, asked)}
    return packed({name: json.dumps(data, indent=1).encode("ascii") for name, data in contents.items()})


def _versioned(library: Library) -> str:
    name, major, minor = library
    return f"{name} {major}.{minor}"


def _shown(text: str) -> str:
    """A text as HTML that shows it."""
    return html.escape(inert.line(text), quote=False)


def _content(lesson: Lesson, asked: Sequence[Json]) -> Json:
    """The question set's own fields; what is left out has its default."""
    return {
        "introPage": {"showIntroPage": True, "title": _shown(lesson.title), "startButtonText": "Start quiz"},
        "progressType": "textual",
        "passPercentage": 50,
        "questions": asked,
        "disableBackwardsNavigation": False,
        "randomQuestions": False,
        "endGame": {
            "showResultPage": True,
            "showSolutionButton": True,
            "message": "Your result:",
            "showAnimations": False,
        },
        "override": {"checkButton": True},
    }


def _entries(lesson: Lesson, question: Question) -> Iterator[Json]:
    """The questions of the set that one question of ours becomes."""
    if question.type is Type.TRUE_FALSE:
        yield _entry(lesson, question.id, question.text, _TRUTH, _truth(question))
    elif question.type is Type.MATCH:
        for number, (part, right) in enumerate(zip(question.parts, question.answer, strict=True), 1):
            text = f"{question.text} {part}"
            fields = _choice(text, question.options, right, question.feedback)
            yield _entry(lesson, f"{question.id}-{number}", part, _CHOICE, fields)
    elif question.type is Type.CHOICE:
        fields = _choice(question.text, question.options, question.answer[0], question.feedback)
        yield _entry(lesson, question.id, question.text, _CHOICE, fields)
    elif (made := choice(question)) is not None:
        fields = _choice(made.text, made.options, made.options[made.right - 1], made.feedback)
        yield _entry(lesson, question.id, question.text, _CHOICE, fields)


def _entry(lesson: Lesson, name: str, heading: str, library: Library, fields: Json) -> Json:
    return {
        "library": _versioned(library),
        "subContentId": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{lesson.event}/{name}")),
        "metadata": {"contentType": _TITLES[library], "license": "U", "title": inert.short(heading, _HEADING)},
        "params": fields,
    }


def _truth(question: Question) -> Json:
    feedback = _shown(question.feedback)
    return {
        "question": f"<p>{_shown(question.text)}</p>",
        "correct": question.answer[0],
        "behaviour": {"enableRetry": True, "feedbackOnCorrect": feedback, "feedbackOnWrong": feedback},
    }


def _choice(text: str, options: Sequence[str], right: str, feedback: str) -> Json:
    """A choice of one; where the answer stands is told with the right option, chosen or not."""
    told = {"chosenFeedback": _shown(feedback), "notChosenFeedback": _shown(feedback)} if feedback else {}
    return {
        "question": f"<p>{_shown(text)}</p>",
        "answers": [
            {
                "text": _shown(option),
                "correct": option == right,
                "tipsAndFeedback": told if option == right else {},
            }
            for option in options
        ],
        "behaviour": {"type": "single", "enableRetry": True, "randomAnswers": True},
    }
