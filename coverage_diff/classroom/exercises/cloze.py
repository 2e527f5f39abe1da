"""Fill the gaps of one outlet's story with words that another printed as well."""

from __future__ import annotations

from itertools import permutations

from coverage_diff.classroom.lesson import GAP, Exercise, Form, Item
from coverage_diff.classroom.material import EXCERPT_WORDS, Material, cut
from coverage_diff.classroom.plan import Plan
from coverage_diff.language.text import squeeze
from coverage_diff.model import NAME_KINDS, Fact, Kind

_WORDS = frozenset({Kind.QUANTITY, Kind.DATE, *NAME_KINDS})


def build(material: Material, plan: Plan) -> Exercise | None:
    """Sentences of one outlet, each with a gap; the words for the gaps stand in the other's story too."""
    best: tuple[Item, ...] = ()
    names = ("", "")
    for one, other in permutations(material.outlets, 2):
        items = _items(material, plan, one, other)
        if len(items) > len(best):
            best, names = items, (one, other)
    if len(best) < 3:
        return None
    bank = "The word bank helps. " if best[0].options else ""
    return Exercise(
        id="cloze",
        title="Fill the gaps",
        instructions=(
            f"The sentences are from {names[0]}. {bank}Every missing word stands in the story of {names[1]} as well."
        ),
        items=best,
        hint="Cross out each word of the bank when you have used it." if plan.amounts.hints else "",
    )


def _items(material: Material, plan: Plan, one: str, other: str) -> tuple[Item, ...]:
    gaps: dict[str, tuple[str, Fact]] = {}
    used: set[str] = set()
    for fact in material.event.facts:
        answer = _same_words(material, fact, one, other)
        if answer is None or answer.casefold() in used:
            continue
        mention = material.told(fact, one)
        sentence = cut(material.sentence(mention), EXCERPT_WORDS, around=mention.text) if mention else ""
        inside = sentence.count(answer) == 1 and sentence.find(answer) > 0  # a capital at the head would tell it
        if inside and sentence not in gaps and len(sentence.split()) > len(answer.split()) + 5:
            gaps[sentence] = (answer, fact)
            used.add(answer.casefold())
        if len(gaps) == plan.amounts.questions + 1:
            break
    bank = _bank(material, plan, [answer for answer, _ in gaps.values()], other)
    return tuple(
        Item(
            id=f"cloze-{fact.id}",
            form=Form.GAPS,
            prompt=sentence.replace(answer, GAP),
            options=bank,
            answer=(answer,),
            evidence=material.evidence(fact, [one, other]),
        )
        for sentence, (answer, fact) in gaps.items()
    )


def _same_words(material: Material, fact: Fact, one: str, other: str) -> str | None:
    """The words that both outlets have for a fact; None where they differ or one does not tell it."""
    first, second = material.told(fact, one), material.told(fact, other)
    if fact.kind not in _WORDS or first is None or second is None or not material.sure(fact):
        return None
    words = squeeze(first.text)
    return words if words == squeeze(second.text) else None


def _bank(material: Material, plan: Plan, answers: list[str], other: str) -> tuple[str, ...]:
    """The answers and some words of the other outlet that fit nowhere; empty where the level prints none."""
    spare = plan.amounts.spare
    if spare is None:
        return ()
    lower = {answer.casefold() for answer in answers}
    words = []
    for fact in material.event.facts:
        mention = material.told(fact, other)
        if fact.kind in _WORDS and mention is not None and fact.carriers == (other,):
            text = squeeze(mention.text)
            if not any(text.casefold() in a or a in text.casefold() for a in lower):
                words.append(text)
    return plan.shuffled([*answers, *plan.drawn(list(dict.fromkeys(words)), spare, "bank")], "bank-order")
