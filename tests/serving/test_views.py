"""From pasted texts to report, lesson and zip."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import zipfile

import pytest
from visitor import BRIDGE, HERALD, POST, SEEDS, Visitor

import coverage_diff as cd
from coverage_diff.classroom import load_lesson


def _items(visitor: Visitor, work: str) -> list[dict[str, str]]:
    """The questions that the lesson's sheets hold now."""
    lesson = json.loads(visitor.get(f"{work}/lesson/exercises.json").text)
    return [item for exercise in lesson["exercises"] for item in exercise["items"]]


def test_pasted_texts_become_a_report(visitor: Visitor) -> None:
    """The glance names event and outlets, and the report is that of the library on the same articles."""
    work = visitor.compared()
    glance = visitor.get(work).text
    assert "Harbour Herald" in glance
    assert "in conflict" in glance

    report = cd.Report.from_json(visitor.get(f"{work}/report.json").text)
    assert report.outlets == ("Harbour Herald", "Marl Post")
    assert report == cd.compare(report.articles)
    assert report.articles[0].text == HERALD


@pytest.mark.parametrize(
    ("name", "begins", "kind"),
    [
        ("report.html", "<!DOCTYPE html>", "text/html; charset=utf-8"),
        ("report.md", "#", "text/markdown; charset=utf-8"),
        ("report.csv", "event", "text/csv; charset=utf-8"),
        ("report.json", "{", "application/json"),
    ],
)
def test_report_in_every_form(visitor: Visitor, name: str, begins: str, kind: str) -> None:
    """Each form comes with its type; all but the page are downloads."""
    answer = visitor.get(f"{visitor.compared()}/{name}")
    assert answer.text.startswith(begins)
    assert answer.headers["content-type"] == kind
    assert ("attachment" in answer.headers.get("content-disposition", "")) == (name != "report.html")


def test_date_and_headline_of_the_form_are_used(visitor: Visitor) -> None:
    """What is said about a text beside it becomes the article's."""
    work = visitor.compared({**BRIDGE, "date-1": "2026-03-04", "title-1": "Bridge shut"})
    first, second = cd.Report.from_json(visitor.get(f"{work}/report.json").text).articles
    assert (first.published, first.title) == (dt.date(2026, 3, 4), "Bridge shut")
    assert (second.published, second.title) == (None, "")


def test_files_are_read_as_the_command_reads_them(visitor: Visitor) -> None:
    """A text file without a named outlet, a web page and JSON Lines give their articles."""
    record = {"id": "r1", "outlet": "Coast Wire", "title": "Bridge closed", "text": POST}
    page = f"<!doctype html><html><body><article>{''.join(f'<p>{p}</p>' for p in HERALD.split(chr(10) * 2))}</article>"
    files = {
        "file-1": ("harbour.html", page.encode()),
        "file-2": ("wire.jsonl", json.dumps(record).encode()),
        "file-3": ("../../marl.TXT", POST.encode()),
    }
    answer = visitor.submit({"outlet-1": "Harbour Herald"}, files)
    assert answer.status_code == 303, answer.text
    report = cd.Report.from_json(visitor.get(f"{answer.headers['location']}/report.json").text)
    assert report.outlets == ("Harbour Herald", "Coast Wire", "marl")
    assert [article.id for article in report.articles] == ["1-harbour.html", "2-r1", "3-marl.txt"]


def test_texts_can_be_changed(visitor: Visitor) -> None:
    """The form comes back with everything that was compared, files as text."""
    form = {"outlet-1": "Harbour Herald", "text-1": HERALD, "outlet-2": "Marl Post"}
    answer = visitor.submit(form, {"file-2": ("post.txt", POST.encode())})
    page = visitor.get(f"{answer.headers['location']}/edit").text
    assert "found 12 cracks" in page
    assert "found 9 cracks" in page
    assert 'value="Marl Post"' in page


def test_lesson_is_changed_and_saved(visitor: Visitor) -> None:
    """A question that was unticked is gone, one that was reworded has its new words, also in the zip."""
    work = visitor.compared()
    before = _items(visitor, work)
    ids = [item["id"] for item in before]
    form = {
        "token": visitor.token(),
        "item": ids,
        "keep": ids[1:],
        f"prompt:{ids[1]}": "Which of  these\nis new?",
        **{f"prompt:{item['id']}": item["prompt"] for item in before[2:]},
    }
    answer = visitor.post(f"{work}/lesson/save", data=form)
    assert answer.status_code == 200
    assert "Saved" in answer.text

    after = _items(visitor, work)
    assert [item["id"] for item in after] == ids[1:]
    assert after[0]["prompt"] == "Which of these is new?"
    assert "Which of these is new?" in visitor.get(f"{work}/lesson/student.html").text
    packed = zipfile.ZipFile(io.BytesIO(visitor.get(f"{work}/coverage-diff.zip").content))
    assert "Which of these is new?" in packed.read("coverage-diff/lesson/exercises.json").decode()


def test_level_and_draw_change_the_lesson_and_keep_rewordings(visitor: Visitor) -> None:
    """Other settings draw other questions; what was reworded and is drawn again keeps its new words."""
    work = visitor.compared()
    item = next(item for item in _items(visitor, work) if item["id"].startswith("headlines"))
    token = visitor.token()
    visitor.post(
        f"{work}/lesson/save",
        data={"token": token, "item": item["id"], "keep": item["id"], f"prompt:{item['id']}": "Who printed what?"},
    )
    form = {"token": token, "level": "support", "seed": "7", "title": "The bridge", "full_text": "on"}
    answer = visitor.post(f"{work}/lesson/draw", data=form)
    assert answer.status_code == 200
    lesson = load_lesson(visitor.get(f"{work}/lesson/exercises.json").text)
    assert (lesson.level, lesson.seed, lesson.title) == ("support", 7, "The bridge")
    assert all(reading.whole for reading in lesson.readings)
    assert any(i.prompt == "Who printed what?" for e in lesson.exercises for i in e.items)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"level": "hard"}, "there is no level"),
        ({"seed": "-1"}, "must be a whole number"),
        ({"event": "nowhere"}, "no event begins"),
    ],
)
def test_wrong_settings_are_told(visitor: Visitor, change: dict[str, str], message: str) -> None:
    """The lesson stays as it was, and the page says what is wrong."""
    work = visitor.compared()
    before = _items(visitor, work)
    form = {"token": visitor.token(), "level": "core", "seed": "1", **change}
    answer = visitor.post(f"{work}/lesson/draw", data=form)
    assert answer.status_code == 422
    assert message in answer.text
    assert _items(visitor, work) == before


def test_lesson_without_questions_is_refused(visitor: Visitor) -> None:
    """At least one question must stay."""
    work = visitor.compared()
    ids = [item["id"] for item in _items(visitor, work)]
    answer = visitor.post(f"{work}/lesson/save", data={"token": visitor.token(), "item": ids})
    assert answer.status_code == 422
    assert "keep at least one" in answer.text
    assert len(_items(visitor, work)) == len(ids)


def test_rejected_words_stay_in_the_form(visitor: Visitor) -> None:
    """Where one question lost its words, the new words of the others are not lost."""
    work = visitor.compared()
    first, second, *_ = [item["id"] for item in _items(visitor, work)]
    form = {
        "token": visitor.token(),
        "item": [first, second],
        "keep": [first, second],
        f"prompt:{first}": " ",
        f"prompt:{second}": "Reworded",
    }
    answer = visitor.post(f"{work}/lesson/save", data=form)
    assert answer.status_code == 422
    assert "has no words" in answer.text
    assert "Reworded" in answer.text


def test_zip_holds_everything(visitor: Visitor) -> None:
    """Report, sheets and quizzes are in it, under one folder, and can be opened."""
    packed = zipfile.ZipFile(io.BytesIO(visitor.get(f"{visitor.compared()}/coverage-diff.zip").content))
    names = {name.removeprefix("coverage-diff/") for name in packed.namelist()}
    assert names >= {
        "report.html",
        "report.json",
        "report.md",
        "report.csv",
        "lesson/student.html",
        "lesson/key.html",
        "lesson/projector.html",
        "lesson/lesson-plan.md",
        "lesson/exercises.json",
        "lesson/student.docx",
        "lesson/quiz.gift",
    }
    assert packed.testzip() is None
    cd.Report.from_json(packed.read("coverage-diff/report.json").decode())
    load_lesson(packed.read("coverage-diff/lesson/exercises.json").decode())


def test_zip_holds_what_can_be_made(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages for Word documents and quizzes the rest is still there."""
    for package in ("docx", "openpyxl", "text2qti"):
        monkeypatch.setitem(sys.modules, package, None)
    packed = zipfile.ZipFile(io.BytesIO(visitor.get(f"{visitor.compared()}/coverage-diff.zip").content))
    names = {name.rpartition("/")[2] for name in packed.namelist()}
    assert names >= {"student.html", "quiz.gift"}
    assert not names & {"student.docx", "quiz-kahoot.xlsx"}


def test_stories_of_different_events(visitor: Visitor) -> None:
    """The page says that nothing is shared; there is a report and a zip, and no lesson."""
    other = "The opera opened its season\n\nThe Vienna opera opened on Friday with a new staging of a work by Mozart.\n"
    work = visitor.compared({**BRIDGE, "text-2": other})
    assert "No event that two outlets cover" in visitor.get(work).text
    assert visitor.get(f"{work}/report.html").status_code == 200
    assert visitor.get(f"{work}/coverage-diff.zip").status_code == 200
    answer = visitor.get(f"{work}/lesson")
    assert answer.status_code == 409
    assert "a lesson needs an event" in answer.text


def test_seeds(visitor: Visitor) -> None:
    """The seed pages, dropped as files, give a lesson."""
    one, two = sorted(SEEDS.glob("*.txt"))
    files = {"file-1": (one.name, one.read_bytes()), "file-2": (two.name, two.read_bytes())}
    answer = visitor.submit({"outlet-1": "OpenVoiceNews Pakistan", "outlet-2": "Arab News"}, files)
    assert len(_items(visitor, answer.headers["location"])) > 20
