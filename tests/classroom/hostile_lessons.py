"""A lesson whose texts attack every format."""

from __future__ import annotations

from coverage_diff.classroom import Evidence, Exercise, Form, Item, Lesson, Level, Passage, Reading

HOSTILE = (
    '<script>alert("x")</script>',
    "a = b ~ c # d {e} : f \\ g",
    "=1+1",
    "A -> B | *bold* _it_ `code` [l](javascript:x)",
    "]]> & &amp; \u202eevil\u202c \x07 % \u00a310",
)


def hostile_lesson(texts: tuple[str, ...]) -> Lesson:
    """A lesson with one item of each form, made of any texts."""
    a, b, c, d = (texts * 4)[:4]
    options = (f"{a} 1", f"{b} 2", f"{c} 3")
    evidence = (Evidence(outlet=a, paragraph=1, text=d),)
    forms = (
        Item(id="several", form=Form.SEVERAL, prompt=a, options=options[:2], answer=options[:1], evidence=evidence),
        Item(id="choice", form=Form.CHOICE, prompt=b, options=options, answer=options[1:2], evidence=evidence),
        Item(
            id="match",
            form=Form.MATCH,
            prompt=c,
            parts=(f"{d} x", f"{a} y"),
            options=options[:2],
            answer=options[1::-1],
        ),
        Item(id="order", form=Form.ORDER, prompt=d, options=options, answer=options[::-1]),
        Item(id="number", form=Form.NUMBER, prompt=a, answer=("2,400",), low=2400, high=2500),
        Item(id="gap", form=Form.GAPS, prompt=f"{b} ___ {c}", options=options, answer=options[:1]),
        Item(id="open", form=Form.OPEN, prompt=d, answer=(a,)),
        Item(id="unsure", form=Form.CHOICE, prompt=a, options=options, answer=options[:1], sure=False, note=b),
    )
    reading = Reading(
        outlet=a, headline=b, published="", url=c, words=1, grade=None, passages=(Passage(paragraph=1, text=d),)
    )
    exercise = Exercise(id="grid", title=a, instructions=b, items=forms, hint=c, lines=1)
    return Lesson(
        title=d, event=a, level=Level.CORE, seed=1, readings=(reading, reading), exercises=(exercise,), notes=(b,)
    )
