"""A lesson with what a teacher dropped and reworded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from coverage_diff.classroom import Exercise, Form, Item, Lesson
from coverage_diff.classroom.lesson import GAP
from coverage_diff.errors import ReportError
from coverage_diff.reporting import inert


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A lesson as it was drawn, and a teacher's changes.

    Attributes:
        drawn: The lesson with all its items.
        event: Id of its event.
        full_text: Whether the stories are printed in full.
        dropped: Ids of items that are left out.
        prompts: Ids of items to their new words.
    """

    drawn: Lesson
    event: str
    full_text: bool = False
    dropped: frozenset[str] = frozenset()
    prompts: Mapping[str, str] = field(default_factory=dict)

    @property
    def edited(self) -> Lesson:
        """The lesson with the changes; an exercise without items is gone."""
        return replace(self.drawn, exercises=tuple(self._exercises()))

    def _exercises(self) -> Iterator[Exercise]:
        for exercise in self.drawn.exercises:
            items = tuple(
                replace(item, prompt=self.prompts.get(item.id, item.prompt))
                for item in exercise.items
                if item.id not in self.dropped
            )
            if items:
                yield replace(exercise, items=items)

    def redrawn(self, drawn: Lesson, *, event: str, full_text: bool) -> Draft:
        """The draft of a lesson drawn anew, with the changes to those items that are in it too."""
        before = {item.id: item.prompt for exercise in self.drawn.exercises for item in exercise.items}
        same = {i.id for e in drawn.exercises for i in e.items if before.get(i.id) == i.prompt}
        every = {item.id for exercise in drawn.exercises for item in exercise.items}
        dropped = self.dropped & same
        return Draft(
            drawn=drawn,
            event=event,
            full_text=full_text,
            dropped=dropped if dropped < every else frozenset(),
            prompts={name: words for name, words in self.prompts.items() if name in same},
        )

    def changed(self, shown: frozenset[str], kept: frozenset[str], prompts: Mapping[str, str]) -> Draft:
        """The draft after a teacher saved the form.

        Args:
            shown: Ids of the items that the form showed; the others stay as they are.
            kept: Those whose box is ticked.
            prompts: Id to words.

        Raises:
            ReportError: No item is left, a prompt is empty, or its gaps do not fit the answers.
        """
        items = {item.id: item for exercise in self.drawn.exercises for item in exercise.items}
        dropped = (self.dropped - shown) | (shown & items.keys() - kept)
        if dropped >= items.keys():
            raise ReportError("no question would be left; keep at least one")
        words = dict(self.prompts)
        for name, text in prompts.items():
            if name in items:
                words[name] = _checked(items[name], text)
        changes = {name: text for name, text in words.items() if text != inert.line(items[name].prompt)}
        return replace(self, dropped=dropped, prompts=changes)


def _checked(item: Item, text: str) -> str:
    """A prompt on one line.

    Raises:
        ReportError: It is empty, or its gaps do not fit the answers.
    """
    words = inert.line(text)
    if not words:
        raise ReportError(f"a question has no words; write some, or leave it out: “{inert.short(item.prompt, 60)}”")
    gaps = len(item.answer) if item.form is Form.GAPS else 0
    if gaps and words.count(GAP) != gaps:
        problem = f"needs {gaps} gap{'s' if gaps > 1 else ''} ({GAP}) for {', '.join(item.answer)}"
        raise ReportError(f"this sentence {problem}: “{inert.short(words, 60)}”")
    return words
