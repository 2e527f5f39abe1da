"""The teacher's plan in Markdown: aims, minutes, steps, questions, and what the tool cannot tell."""

from __future__ import annotations

from coverage_diff.classroom.lesson import Exercise, Lesson, Level
from coverage_diff.reporting import inert
from coverage_diff.reporting.wording import counted

PERIOD = 50
"""Minutes of a period."""

# Minutes of each exercise, as lessons of this kind plan them (see the classroom part of the project's research);
# they are scaled so that the plan fills the period.
_MINUTES = {
    "headlines": 3,
    "grid": 10,
    "odd": 4,
    "omission": 7,
    "numbers": 4,
    "cloze": 5,
    "positions": 5,
    "speakers": 4,
    "cuts": 4,
    "words": 4,
    "timeline": 4,
    "ticket": 6,
}
_READING, _TALK = 8, 7
_FIRST = ("headlines", "grid", "omission", "ticket")  # what a short period keeps
_AIMS = (
    "find out which facts each outlet told its readers, and which it left out, and show the place;",
    "tell figures that are equal, rounded or in conflict;",
    "see how place, quotation and choice of words change the picture of one event;",
    "separate what can be shown (“it is not in this text”) from what can only be supposed (“they hide it”).",
)
_LEVELS = {
    Level.SUPPORT: "few items, hints and a word bank without spare words",
    Level.CORE: "more items and a word bank with spare words, no hints",
    Level.ADVANCED: "most items, no word bank, more open questions",
}


def render(lesson: Lesson) -> str:
    """The plan of a lesson."""
    shown, left = _fitting(lesson.exercises)
    lines = [
        f"# {inert.markdown(lesson.title)}",
        "",
        f"One period of {PERIOD} minutes · level **{lesson.level}**: {_LEVELS[lesson.level]}",
        "",
        f"{counted(len(lesson.scored), 'scored question')} · seed {lesson.seed}",
        "",
        "| Outlet | Headline | Published | Words | Reads like grade |",
        "|---|---|---|---|---|",
    ]
    for r in lesson.readings:
        grade = "–" if r.grade is None else f"{r.grade}"
        cells = (
            inert.markdown(r.outlet),
            inert.markdown(r.headline) or "–",
            r.published or "undated",
            str(r.words),
            grade,
        )
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "## Aims", "", "Pupils learn to", "", *(f"- {aim}" for aim in _AIMS)]
    lines += [
        "",
        "## You need",
        "",
        "- `student.html`, printed once for each pupil (A4 or Letter, black and white), or on a screen;",
        "- `key.html` for yourself;",
        "- `projector.html` to go through the answers: arrow keys step, the space bar shows the answer;",
        "- the stories in full: let pupils read them where they were published, or ask whether you may copy them.",
        "",
        "## Steps",
        "",
        "| Minutes | What | How |",
        "|---|---|---|",
        f"| {_READING} | Read | Each pupil reads one story; neighbours read different ones and tell each other. |",
    ]
    for exercise, minutes in shown:
        lines.append(f"| {minutes} | {inert.markdown(exercise.title)} | {inert.markdown(exercise.instructions)} |")
    lines.append(f"| {_TALK} | Talk | Two of the questions below. |")
    if left:
        lines += [
            "",
            "For a second period or homework: " + ", ".join(inert.markdown(exercise.title) for exercise in left) + ".",
        ]
    lines += ["", "## Questions for the class", ""]
    first, second = (inert.markdown(outlet) for outlet in lesson.outlets[:2])
    lines += [
        f"- What would somebody believe who read only {first}? And only {second}?",
        "- Which omission matters most? What would you have to know to say why it was made?",
        "- Whose voice do we hear, and whose is missing from all stories?",
        "- Which words would you change so that all readers could agree on them?",
        "- Where would you look next to settle what the stories leave open?",
    ]
    lines += [
        "",
        "## What the tool cannot tell",
        "",
        "- Why a fact is missing: space, time of writing, other readers, no source, or intention.",
        "- Whether an outlet told it elsewhere: on another page, earlier or later, in a picture or a film.",
        "- Which report is true. It compares texts; it knows nothing of the world.",
        "- Everything: it errs at times. Items marked “? not sure” are never scored; every answer names its paragraph.",
        "",
        "Drop or reword items in `exercises.json`, then: `coverage-diff lesson exercises.json -o FOLDER`.",
    ]
    for note in lesson.notes:
        lines += ["", f"Note: {inert.markdown(note)}"]
    return "\n".join(lines) + "\n"


def _fitting(exercises: tuple[Exercise, ...]) -> tuple[list[tuple[Exercise, int]], list[Exercise]]:
    """The exercises that a period has room for, with their minutes, and those that wait for the next one."""
    room = PERIOD - _READING - _TALK
    chosen = {e.id for e in exercises if e.id in _FIRST}
    used = sum(_MINUTES[e.id] for e in exercises if e.id in chosen)
    for exercise in exercises:
        minutes = _MINUTES.get(exercise.id, 4)
        if exercise.id not in chosen and used + minutes <= room:
            chosen.add(exercise.id)
            used += minutes
    shown = [(e, _MINUTES.get(e.id, 4)) for e in exercises if e.id in chosen]
    return shown, [e for e in exercises if e.id not in chosen]
