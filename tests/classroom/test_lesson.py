"""The lesson of the demo set: right, repeatable, editable, harmless."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_lessons import HOSTILE, hostile_lesson
from timing import assert_within

import coverage_diff as cd
from coverage_diff.classroom import Form, Grades, Lesson, Level, load_lesson, make_lesson, save_lesson
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.pages import lesson_plan, sheets
from coverage_diff.classroom.writer import render_lesson
from coverage_diff.errors import ReportError

GOLDEN = Path(__file__).parents[1] / "golden"
COURIER, RADIO, METRO = "Harwick Courier", "Ellin Valley Radio", "Metro Daily"

# What the demo set was written to show: words of the fact, and who told it.
PLAN = [
    ("2.4 metres", {RADIO, METRO}),
    ("300 people", {COURIER, RADIO}),
    ("£14 million", {METRO}),
    ("450 hot meals", {COURIER}),
    ("12 percent", {RADIO}),
    ("40 businesses", {METRO}),
    ("23 people", {COURIER, RADIO}),
    ("3 percent", {METRO}),
    ("1951", {RADIO, METRO}),
]


@pytest.mark.parametrize(("words", "outlets"), PLAN)
def test_report_of_the_demo_set_follows_its_plan(flood_report: cd.Report, words: str, outlets: set[str]) -> None:
    """Each planned omission of the demo set is found as one."""
    [event] = flood_report.events
    found = [
        f
        for f in event.facts
        if f.kind in {cd.Kind.QUANTITY, cd.Kind.DATE} and any(words in m.text for m in f.mentions)
    ]
    assert found
    assert set(found[0].carriers) == outlets


def test_rounded_number_of_the_demo_set_is_no_conflict(flood_report: cd.Report) -> None:
    """ "1,180 residents" and "nearly 1,200 people" are never called a contradiction or an omission."""
    [event] = flood_report.events
    for fact in event.facts:
        if any(m.text in {"1,180 residents", "Nearly 1,200", "Nearly 1,200 people"} for m in fact.mentions):
            assert fact.relation is not cd.Relation.DIFFERS
            assert fact.coverage[COURIER].status is not cd.Status.OMITTED
            assert fact.coverage[RADIO].status is not cd.Status.OMITTED


def test_every_exercise_has_items_with_their_place(flood_lesson: Lesson) -> None:
    """Each scored answer that rests on a story names its paragraph, and the excerpt stands there."""
    for exercise in flood_lesson.exercises:
        assert exercise.items
        for item in exercise.items:
            if exercise.id not in {"headlines", "words", "ticket"}:
                assert item.evidence
            assert all(e.outlet in flood_lesson.outlets for e in item.evidence)


def test_key_is_among_the_options(flood_lesson: Lesson) -> None:
    """Every right answer can be chosen, and not every option is right."""
    for item in flood_lesson.scored:
        if item.form in {Form.CHOICE, Form.SEVERAL, Form.MATCH, Form.ORDER}:
            assert set(item.answer) <= set(item.options)
        if item.form is Form.CHOICE:
            assert len(item.answer) == 1
            assert len(set(item.options)) == len(item.options) > 1
        if item.form is Form.ORDER:
            assert sorted(item.answer) == sorted(item.options)


def test_items_have_ids_of_their_own(flood_lesson: Lesson) -> None:
    """An item is dropped, reworded and graded by its id."""
    ids = [item.id for exercise in flood_lesson.exercises for item in exercise.items]
    assert len(set(ids)) == len(ids)


def test_statements_stand_alone(flood_report: cd.Report) -> None:
    """Pupils are asked about no sentence whose subject stands in another one: "All of them", "Among them", "It"."""
    material = Material(flood_report, flood_report.events[0])
    asked = [material.statement(fact) for fact in material.facts]
    pointing = ("It was built", "All of them", "Among them")
    assert not [words for words in asked if words.replace("‹", "").startswith(pointing)]


def test_what_is_planned_has_no_place_on_the_timeline(flood_lesson: Lesson) -> None:
    """The county said on Monday what it had planned for the summer: either could be meant."""
    [timeline] = [exercise for exercise in flood_lesson.exercises if exercise.id == "timeline"]
    assert not [step for step in timeline.items[0].options if "said that" in step]


def test_number_to_find_is_told_without_its_name(flood_lesson: Lesson) -> None:
    """The gap stands for the age, and the key gives the age."""
    [numbers] = [exercise for exercise in flood_lesson.exercises if exercise.id == "numbers"]
    found = [item.answer for item in numbers.items if "Odile Brandt, …?…" in item.prompt]
    assert found == [("81",)]


def test_words_left_out_keep_the_mark_of_a_cut(flood_lesson: Lesson) -> None:
    """Two parts of a quotation are no sentence in the key."""
    [cuts] = [exercise for exercise in flood_lesson.exercises if exercise.id == "cuts"]
    assert "for the money … People lost" in cuts.items[0].answer[0]


def test_distractors_are_never_true(flood_report: cd.Report, flood_lesson: Lesson) -> None:
    """Among the facts of which one is of a single outlet, no other fact is of a single outlet too."""
    [odd] = [e for e in flood_lesson.exercises if e.id == "odd"]
    texts = {o: " ".join(a.text.split()) for a in flood_report.articles for o in [a.outlet]}
    for item in odd.items:
        [outlet] = [e.outlet for e in item.evidence]
        assert item.prompt == f"Which of these did only {outlet} tell?"
        head = re.sub(r"[‹›“”…]", "", item.answer[0]).strip()[:25]
        assert head in texts[outlet]
        assert not any(head in text for other, text in texts.items() if other != outlet)


def test_same_seed_same_lesson_other_seed_other_draw(flood_report: cd.Report) -> None:
    """A lesson can be made again; another seed draws another one."""
    assert make_lesson(flood_report, seed=3) == make_lesson(flood_report, seed=3)
    assert make_lesson(flood_report, seed=3) != make_lesson(flood_report, seed=4)


def test_chosen_exercises_are_those_of_the_whole_lesson(flood_report: cd.Report, flood_lesson: Lesson) -> None:
    """A teacher with less time names exercises: they keep their order and questions, the rest is left out."""
    short = make_lesson(flood_report, exercises=["ticket", "grid", "cloze"])
    assert [exercise.id for exercise in short.exercises] == ["grid", "cloze", "ticket"]
    assert set(short.exercises) < set(flood_lesson.exercises)


@pytest.mark.parametrize(
    ("names", "words"), [(["grid", "dance"], "no exercise 'dance'; known are headlines, grid"), ([], "too little for")]
)
def test_unknown_exercises_are_named(flood_report: cd.Report, names: list[str], words: str) -> None:
    """An exercise that there is not, or none at all, ends with a message."""
    with pytest.raises(ReportError, match=words):
        make_lesson(flood_report, exercises=names)


def test_one_of_a_thing_is_told_as_one() -> None:
    """A lesson with one scored question and a story of one word has no "1 questions" or "1 words" on any page."""
    hostile = hostile_lesson(("Flood", "Storm", "Wind", "Rain", "Snow"))
    [exercise] = hostile.exercises
    lesson = replace(hostile, exercises=(replace(exercise, items=exercise.items[:1]),))
    assert len(lesson.scored) == 1
    for text in (*render_lesson(lesson).values(), grade_of_one(lesson)):
        assert not re.search(
            r"\b1 (?!of\b)\w+s\b", re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL)
        )


def grade_of_one(lesson: Lesson) -> str:
    """The results of one pupil on one question."""
    return Grades(scores=(1,), of=len(lesson.scored), questions=(), facts=()).to_markdown()


def test_levels_differ_in_number_hints_and_bank(flood_report: cd.Report) -> None:
    """Support has hints and fewer items; advanced has most items and no word bank."""
    support, core, advanced = (make_lesson(flood_report, level=level) for level in Level)
    assert len(support.scored) < len(core.scored) < len(advanced.scored)
    assert any(e.hint for e in support.exercises)
    assert not any(e.hint for e in advanced.exercises)
    banks = [i.options for e in advanced.exercises for i in e.items if i.form is Form.GAPS]
    assert not any(banks)


def test_edited_exercises_are_rendered_again(flood_lesson: Lesson, tmp_path: Path) -> None:
    """A teacher may drop and reword items in exercises.json."""
    save_lesson(flood_lesson, tmp_path)
    data = json.loads((tmp_path / "exercises.json").read_text(encoding="utf-8"))
    data["exercises"][1]["items"][0]["prompt"] = "Who wrote about the wall?"
    del data["exercises"][1]["items"][1:]
    del data["exercises"][2:]
    again = load_lesson(json.dumps(data))
    assert "Who wrote about the wall?" in sheets.student(again)
    assert len(again.exercises) == 2


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda d: d.pop("lesson_version"), "lesson_version"),
        (lambda d: d["exercises"][0]["items"][0].update(form="essay"), r"exercises\[0\].items\[0\]: 'form'"),
        (lambda d: d["exercises"][0].pop("title"), r"exercises\[0\]: 'title' is missing"),
        (lambda d: d["readings"][0].update(colour="red"), "no 'colour'"),
        (lambda d: d.update(exercises=7), "'exercises' must be a list"),
    ],
)
def test_damaged_exercises_are_named(flood_lesson: Lesson, tmp_path: Path, damage: object, message: str) -> None:
    """A slip in an edited file is told with its place."""
    save_lesson(flood_lesson, tmp_path)
    data = json.loads((tmp_path / "exercises.json").read_text(encoding="utf-8"))
    damage(data)  # type: ignore[operator]
    with pytest.raises(ReportError, match=message):
        load_lesson(json.dumps(data))


def test_excerpts_are_short_unless_asked_for(flood_report: cd.Report) -> None:
    """Without full text, at most a third or so of a story is printed, each part with its source."""
    for reading in make_lesson(flood_report).readings:
        printed = sum(len(p.text.split()) for p in reading.passages)
        assert printed <= 0.36 * reading.words
        assert reading.published == "2026-03-10"
    full = make_lesson(flood_report, full_text=True).readings[0]
    assert sum(len(p.text.split()) for p in full.passages) == full.words


def test_plan_fits_a_period(flood_lesson: Lesson) -> None:
    """The minutes of the steps add up to at most a period."""
    minutes = [int(m) for m in re.findall(r"^\| (\d+) \| (?!\d)", lesson_plan.render(flood_lesson), re.MULTILINE)]
    assert 40 <= sum(minutes) <= lesson_plan.PERIOD


def test_hostile_texts_are_inert_on_every_page() -> None:
    """No text of an article becomes markup, script or a change of direction."""
    lesson = hostile_lesson(HOSTILE)
    for page in (sheets.student(lesson), sheets.key(lesson), sheets.projector(lesson)):
        assert "<script>alert" not in page
        assert "\u202e" not in page
        assert "\x07" not in page
        assert "Content-Security-Policy" in page
    assert "<script>" not in lesson_plan.render(lesson)


def test_no_event_no_lesson(flood_report: cd.Report) -> None:
    """A report without an event says what a lesson needs; an unknown event lists the known ones."""
    with pytest.raises(ReportError, match="known are"):
        make_lesson(flood_report, event="nowhere")
    with pytest.raises(ReportError, match="support, core, advanced"):
        make_lesson(flood_report, level="hard")


def test_key_of_the_seeds_agrees_with_its_annotation(seed_report: cd.Report) -> None:
    """Where a scored row of the seeds' grid is about an annotated figure, quotation or claim, its ticks are right."""
    gold = json.loads((GOLDEN / "seeds.gold.json").read_text(encoding="utf-8"))
    names = {"ovn": "OpenVoiceNews Pakistan", "arab": "Arab News"}
    checked = 0
    for level in Level:
        for item in (i for e in make_lesson(seed_report, level=level).exercises if e.id == "grid" for i in e.items):
            words = re.sub(r"[‹›“”…]", "", item.prompt).strip()
            for fact in gold["facts"]:
                marked = [span for spans in fact["in"].values() for span in spans]
                if item.sure and fact["kind"] in {"quantity", "quote"} and any(same_words(words, m) for m in marked):
                    assert set(item.answer) == {names[a] for a in fact["in"]}, item.prompt
                    checked += 1
    assert checked >= 3


def same_words(prompt: str, marked: str) -> bool:
    """Whether a prompt holds the marked words, or is a part of them."""
    plain = re.sub(r"[“”]", "", marked).strip()
    return plain in prompt or (len(prompt) > 25 and prompt[:25] in plain)


def test_lesson_is_written_in_no_time(flood_report: cd.Report, tmp_path: Path) -> None:
    """Writing a lesson with every quiz takes well under the two seconds that a teacher waits."""
    assert_within(2, lambda: save_lesson(make_lesson(flood_report), tmp_path, ["gift", "moodle-xml", "csv"]))
