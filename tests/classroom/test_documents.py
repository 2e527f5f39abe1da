"""The sheet and the key as Word documents and as PDF."""

from __future__ import annotations

import io
import re
import sys
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hostile_lessons import HOSTILE, hostile_lesson

import coverage_diff as cd
from coverage_diff.classroom import Lesson, docx, pdf, save_lesson


def _text(data: bytes) -> str:
    """All words of a document, those in tables too."""
    document: Any = import_module("docx").Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def _unpacked(data: bytes) -> bytes:
    """A PDF with its packed parts unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    return data + b"".join(zlib.decompressobj().decompress(s) for s in streams if s.startswith(b"x"))


def test_student_document_asks_everything_and_answers_nothing(flood_lesson: Lesson) -> None:
    """Every prompt and option is there, and no box is ticked."""
    text = _text(docx.render(flood_lesson)["student.docx"])
    for exercise in flood_lesson.exercises:
        assert exercise.title in text
        for item in exercise.items:
            assert item.prompt.replace("___", "_" * 12) in text
            assert all(option in text for option in item.options)
    assert "☑" not in text
    assert "☐" in text


def test_key_document_answers_everything(flood_lesson: Lesson) -> None:
    """Every answer is there with its place; what is not sure says so."""
    text = _text(docx.render(flood_lesson)["key.docx"])
    for exercise in flood_lesson.exercises:
        for item in exercise.items:
            assert all(answer in text for answer in item.answer)
            assert item.sure or item.note in text
    assert "paragraph 1" in text
    assert "☑" in text


def test_hostile_words_in_documents() -> None:
    """Control characters, overrides and what XML cannot hold do no harm."""
    lesson = hostile_lesson((*HOSTILE, "\ud800 \ufffe \x00 \x0b end"))
    for data in docx.render(lesson).values():
        text = _text(data)
        assert '<script>alert("x")</script>' in text
        assert not re.search("[\u202a-\u202e\x00\x07\ud800\ufffe]", text)


def test_pdf_of_sheet_and_key(flood_lesson: Lesson, tmp_path: Path) -> None:
    """Both are printed, tagged for screen readers, with the lesson's title."""
    written = save_lesson(flood_lesson, tmp_path, documents=["pdf"])
    pages = {path.name: path.read_bytes() for path in written if path.suffix == ".pdf"}
    assert sorted(pages) == ["key.pdf", "student.pdf"]
    for data in pages.values():
        assert data.startswith(b"%PDF")
        assert b"/StructTreeRoot" in _unpacked(data)


def test_pdf_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address in a sheet is ever opened, and a broken character stops nothing."""
    asked: list[str] = []
    monkeypatch.setattr(pdf, "_refuse", lambda url, **_: asked.append(url))
    made = pdf.render(hostile_lesson((*HOSTILE, "\ud800", "<img src=https://example.invalid/x.png>")))
    assert set(made) == {"student.pdf", "key.pdf"}
    assert asked == []
    monkeypatch.undo()
    with pytest.raises(ValueError, match="not fetched"):
        pdf._refuse("https://example.invalid/x.png")


@pytest.mark.parametrize(("form", "package"), [("docx", "docx"), ("pdf", "weasyprint")])
def test_missing_packages_are_told(
    flood_lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, package: str
) -> None:
    """The message names the extra."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(cd.MissingExtraError, match=rf"coverage-diff\[{form}\]"):
        save_lesson(flood_lesson, tmp_path, documents=[form])


def test_unknown_format(flood_lesson: Lesson, tmp_path: Path) -> None:
    """The known ones are listed."""
    with pytest.raises(cd.ReportError, match="no document format 'odt'; known are docx, pdf"):
        save_lesson(flood_lesson, tmp_path, documents=["odt"])
