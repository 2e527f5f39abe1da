"""A deck of cards for Anki and its apps on phones (https://docs.ankiweb.net), made by genanki."""

from __future__ import annotations

import hashlib
import html
import itertools
import sqlite3
from contextlib import closing
from importlib import import_module

from coverage_diff.classroom.lesson import GAP, Lesson
from coverage_diff.classroom.quiz.packing import packed
from coverage_diff.classroom.quiz.question import Question, Type, questions
from coverage_diff.errors import MissingExtraError
from coverage_diff.reporting import inert

_MODEL = 1_764_196_831  # this kind of card, the same in each deck; drawn once
_CHANGED = 1_577_836_800  # the first second of 2020, for every card: the same lesson gives the same bytes
_STYLE = """.card { font-family: sans-serif; font-size: 20px; text-align: left; }
.source { color: #555; font-size: 80%; }
.nightMode .source { color: #bbb; }
"""


def render(lesson: Lesson) -> bytes:
    """The lesson's scored questions as a deck (.apkg), one card for each.

    A card keeps its name when the lesson is made again, so that a second import brings no card twice.

    Raises:
        MissingExtraError: The package genanki is not installed.
    """
    try:
        genanki = import_module("genanki")
    except ImportError as error:
        raise MissingExtraError("genanki", extra="classroom", purpose="A deck for Anki") from error
    model = genanki.Model(
        _MODEL,
        "coverage_diff question",
        fields=[{"name": "Question"}, {"name": "Answer"}, {"name": "Source"}],
        templates=[
            {
                "name": "Card",
                "qfmt": "{{Question}}",
                "afmt": '{{FrontSide}}<hr id=answer>{{Answer}}<p class="source">{{Source}}</p>',
            }
        ],
        css=_STYLE,
    )
    deck = genanki.Deck(2**30 + _digest(lesson, "deck") % 2**30, inert.line(lesson.title))
    for question in questions(lesson):
        fields = [_front(question), _back(question), _shown(question.feedback)]
        name = genanki.guid_for(lesson.event, question.id)
        deck.add_note(genanki.Note(model=model, fields=fields, guid=name, tags=["coverage_diff"]))
    # Anki's own numbers for cards are milliseconds; each lesson has a stretch of its own.
    numbers = itertools.count(_CHANGED * 1000 + _digest(lesson, "numbers") % 10**10)
    with closing(sqlite3.connect(":memory:")) as collection:
        genanki.Package(deck).write_to_db(collection.cursor(), _CHANGED, numbers)
        collection.commit()
        data = collection.serialize()
    return packed({"collection.anki2": data, "media": b"{}"})


def _digest(lesson: Lesson, use: str) -> int:
    return int.from_bytes(
        hashlib.sha256(f"{use}\n{lesson.event}\n{lesson.title}".encode(errors="replace")).digest()[:8]
    )


def _shown(text: str) -> str:
    """A text as HTML that shows it; a bracket would begin a sound or a formula."""
    return html.escape(inert.line(text), quote=False).replace("[", "&#91;")


def _front(question: Question) -> str:
    text = f"<p>{_shown(question.text.replace(GAP, '_____'))}</p>"
    parts = "".join(f"<li>{_shown(part)}</li>" for part in question.parts)
    options = "".join(f"<li>{_shown(option)}</li>" for option in question.options)
    if parts:
        text += f"<ol>{parts}</ol>"
    return f"{text}<ul>{options}</ul>" if options else text


def _back(question: Question) -> str:
    if question.type is Type.MATCH:
        pairs = zip(question.parts, question.answer, strict=True)
        rows = "".join(f"<li>{_shown(part)} → {_shown(right)}</li>" for part, right in pairs)
        return f"<ol>{rows}</ol>"
    if question.type is Type.TRUE_FALSE:
        return question.answer[0].capitalize()
    return _shown(", ".join(question.answer))
