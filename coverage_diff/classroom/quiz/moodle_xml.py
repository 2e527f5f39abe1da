"""Moodle XML (https://docs.moodle.org/en/Moodle_XML_format)."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

from coverage_diff.classroom.lesson import GAP, Lesson
from coverage_diff.classroom.quiz.question import Question, Type, number_text, questions

_CLOZE_CONTROL = re.compile(r'([\\}#~/"=*%])')
# XML 1.0 has no place for these at all.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(lesson: Lesson) -> str:
    """The lesson's scored questions in Moodle's XML."""
    quiz = ET.Element("quiz")
    for question in questions(lesson):
        quiz.append(_question(question))
    ET.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(quiz, encoding="unicode") + "\n"


_TYPES = {
    Type.CHOICE: "multichoice",
    Type.TRUE_FALSE: "truefalse",
    Type.MATCH: "matching",
    Type.NUMBER: "numerical",
    Type.GAP: "cloze",
}


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    ET.SubElement(element, "text").text = _NO_XML.sub("", text)
    return element


def _rich(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    """An element that Moodle shows as HTML: the text is escaped for it."""
    return _text(parent, tag, html.escape(text, quote=False), format="html", **attributes)


def _question(question: Question) -> ET.Element:
    element = ET.Element("question", type=_TYPES[question.type])
    _text(element, "name", question.id)
    if question.type is Type.GAP:
        before, _, after = (html.escape(part, quote=False) for part in question.text.partition(GAP))
        answer = _CLOZE_CONTROL.sub(r"\\\1", html.escape(question.answer[0], quote=False))
        _text(element, "questiontext", f"{before}{{1:SHORTANSWER:={answer}}}{after}", format="html")
    else:
        _rich(element, "questiontext", question.text)
    _rich(element, "generalfeedback", question.feedback)
    if question.type is Type.TRUE_FALSE:
        for truth in ("true", "false"):
            _text(element, "answer", truth, fraction="100" if truth == question.answer[0] else "0")
    elif question.type is Type.NUMBER:
        middle, reach = (question.low + question.high) / 2, (question.high - question.low) / 2
        right = _text(element, "answer", number_text(middle), fraction="100")
        ET.SubElement(right, "tolerance").text = number_text(reach)
    elif question.type is Type.MATCH:
        ET.SubElement(element, "shuffleanswers").text = "true"
        for part, match in zip(question.parts, question.answer, strict=True):
            _text(_rich(element, "subquestion", part), "answer", match)
    elif question.type is Type.CHOICE:
        ET.SubElement(element, "single").text = "true"
        ET.SubElement(element, "shuffleanswers").text = "true"
        for option in question.options:
            _rich(element, "answer", option, fraction="100" if option in question.answer else "0")
    return element
