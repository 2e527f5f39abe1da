"""The same quotation, cut differently."""

from __future__ import annotations

from itertools import combinations

from rapidfuzz.distance import Indel

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import tokenise
from coverage_diff.model import Fact, Kind, Voice


def build(material: Material, plan: Plan) -> Exercise | None:
    """Two outlets' cuts of one utterance: what is missing, and does it change the meaning?"""
    items = []
    for fact in material.event.facts:
        for one, other in combinations(fact.carriers, 2) if fact.kind is Kind.QUOTE else ():
            item = _item(material, fact, one, other)
            if item is not None:
                items.append(item)
                break
    if not items:
        return None
    return Exercise(
        id="cuts",
        title="Same words, different cut",
        instructions="Two outlets quote the same words. Find out what each left out, and whether it matters.",
        items=tuple(items[: plan.amounts.questions]),
        lines=plan.amounts.lines,
    )


def _item(material: Material, fact: Fact, one: str, other: str) -> Item | None:
    said = {outlet: _quoted(fact, outlet) for outlet in (one, other)}
    words = {outlet: [t.text for t in tokenise(text) if t.kind != "mark"] for outlet, text in said.items()}
    lower = {outlet: [word.lower() for word in row] for outlet, row in words.items()}
    only: dict[str, list[str]] = {one: [], other: []}
    for op in Indel.opcodes(lower[one], lower[other]):
        if op.tag != "equal":
            only[one] += filter(None, [" ".join(words[one][op.src_start : op.src_end])])
            only[other] += filter(None, [" ".join(words[other][op.dest_start : op.dest_end])])
    if not all(said.values()) or (not only[one] and not only[other]):
        return None
    answer = tuple(f"Only in {o}: {' … '.join(f'“{part}”' for part in parts)}" for o, parts in only.items() if parts)
    return Item(
        id=f"cuts-{fact.id}",
        form=Form.OPEN,
        prompt=" — ".join(f"{outlet}: “{text}”" for outlet, text in said.items()),
        answer=answer,
        evidence=material.evidence(fact, [one, other]),
        note="Ask: would a reader of the shorter cut understand the speaker in the same way?",
    )


def _quoted(fact: Fact, outlet: str) -> str:
    """The outlet's words of the quotation, its parts joined by an ellipsis."""
    mentions = [m for i in fact.coverage[outlet].mentions if (m := fact.mentions[i]).voice is Voice.QUOTED]
    return " … ".join(squeeze(m.text).strip("“”\"‘’' ,") for m in mentions)
