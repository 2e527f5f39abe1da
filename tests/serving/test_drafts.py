"""What a teacher dropped and reworded."""

from __future__ import annotations

import pytest

import coverage_diff as cd
from coverage_diff.classroom import Exercise, Form, Item, Lesson, Level
from coverage_diff.serving.drafts import Draft

GAP = Item(id="gap", form=Form.GAPS, prompt="It had ___ cracks in its ___.", answer=("12", "beam"))
OPEN = Item(id="open", form=Form.OPEN, prompt="Why?")
EXERCISES = (
    Exercise(id="cloze", title="Fill in", instructions="", items=(GAP,)),
    Exercise(id="ticket", title="Think", instructions="", items=(OPEN,)),
)
LESSON = Lesson(title="T", event="E", level=Level.CORE, seed=1, readings=(), exercises=EXERCISES)
DRAFT = Draft(drawn=LESSON, event="")
BOTH = frozenset({"gap", "open"})


def test_unchanged_form_changes_nothing() -> None:
    """Saving the form as it is gives the lesson as it was drawn."""
    same = {"gap": GAP.prompt, "open": OPEN.prompt}
    assert DRAFT.changed(BOTH, BOTH, same) == DRAFT
    assert DRAFT.edited == LESSON


def test_exercise_without_items_is_gone() -> None:
    """A heading with nothing below it helps nobody."""
    edited = DRAFT.changed(BOTH, frozenset({"open"}), {}).edited
    assert [exercise.id for exercise in edited.exercises] == ["ticket"]


def test_what_the_form_did_not_show_stays() -> None:
    """A form from another window, with other questions, drops nothing that it did not show."""
    edited = DRAFT.changed(frozenset({"elsewhere"}), frozenset(), {"elsewhere": "x"}).edited
    assert edited == LESSON


def test_dropped_item_comes_back() -> None:
    """A box that is ticked again brings its question back."""
    dropped = DRAFT.changed(BOTH, frozenset({"open"}), {})
    assert dropped.changed(BOTH, BOTH, {}) == DRAFT


@pytest.mark.parametrize(
    ("prompts", "message"),
    [
        ({"gap": "It had ___ cracks."}, r"needs 2 gaps \(___\) for 12, beam"),
        ({"open": "\u200b \n"}, "has no words"),
    ],
)
def test_prompts_that_cannot_be_answered(prompts: dict[str, str], message: str) -> None:
    """A gap for each word of the answer, and words in every prompt."""
    with pytest.raises(cd.ReportError, match=message):
        DRAFT.changed(BOTH, BOTH, prompts)


def test_new_draw_keeps_changes_to_the_same_items() -> None:
    """An item that is drawn again with the same words keeps the teacher's; another one of the same id does not."""
    draft = DRAFT.changed(BOTH, frozenset({"open"}), {"open": "Why not?"})
    other = Item(id="open", form=Form.OPEN, prompt="How?")
    drawn = Lesson(
        title="T",
        event="E",
        level=Level.SUPPORT,
        seed=1,
        readings=(),
        exercises=(
            EXERCISES[0],
            Exercise(id="ticket", title="Think", instructions="", items=(other,)),
        ),
    )
    redrawn = draft.redrawn(drawn, event="", full_text=False)
    assert redrawn.prompts == {}
    assert [i.id for e in redrawn.edited.exercises for i in e.items] == ["open"]


def test_new_draw_is_never_empty() -> None:
    """Where all that is drawn was dropped before, all of it comes back."""
    draft = DRAFT.changed(BOTH, frozenset({"open"}), {})
    drawn = Lesson(title="T", event="E", level=Level.CORE, seed=2, readings=(), exercises=EXERCISES[:1])
    assert draft.redrawn(drawn, event="", full_text=False).edited == drawn
