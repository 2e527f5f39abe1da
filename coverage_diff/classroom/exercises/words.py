"""Word choice: who wrote which word, and is there a neutral one?"""

from __future__ import annotations

from collections import defaultdict

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan
from coverage_diff.language import tables
from coverage_diff.model import Voice

DATA = "coverage_diff.classroom.data"


def build(material: Material, plan: Plan) -> Exercise | None:
    """Words of one group that outlets used in their own voice: which outlet wrote it, and a calmer word for it."""
    own: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    groups: dict[str, set[str]] = defaultdict(set)
    for row in material.event.word_choice:
        groups[row.group].add(row.term)
        if row.voice is Voice.STATED:
            own[row.group, row.term][row.outlet] = own[row.group, row.term].get(row.outlet, 0) + row.count
    items: list[Item] = []
    for (group, term), users in sorted(own.items(), key=lambda entry: (-sum(entry[1].values()), entry[0])):
        if len(users) == 1 and len(groups[group]) > 1 and all(item.id != f"words-{term}" for item in items):
            [(outlet, count)] = users.items()
            times = "once" if count == 1 else f"{count} times"
            items.append(
                Item(
                    id=f"words-{term}",
                    form=Form.CHOICE,
                    prompt=f"Which outlet wrote “{term}” in its own words, not in a quotation?",
                    options=material.outlets,
                    answer=(outlet,),
                    note=f"{outlet} uses it {times}; the others use other words for {group}.",
                )
            )
    if not items:
        return None
    items = items[: plan.amounts.questions]
    neutral = tables.mapping("neutral_words.tsv", DATA)
    named = [item.id.removeprefix("words-") for item in items]
    calm = [word for word in named if word in neutral]
    if calm:
        items.append(
            Item(
                id="words-neutral",
                form=Form.OPEN,
                prompt="Find a calmer word for: " + ", ".join(f"“{word}”" for word in calm) + ".",
                answer=tuple(f"{word}: {neutral[word]}" for word in calm),
                note="These are suggestions; let the class discuss what each word adds.",
            )
        )
    return Exercise(
        id="words",
        title="Choice of words",
        instructions="Words can praise, blame or stay neutral. Look who uses which.",
        items=tuple(items),
        lines=plan.amounts.lines if calm else 0,
    )
