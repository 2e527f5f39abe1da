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

_CUT = "…"  # between the parts of a quotation


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
    words = {outlet: _words(text) for outlet, text in said.items()}
    lower = {outlet: [word.lower() for word in row] for outlet, row in words.items()}
    only: dict[str, list[str]] = {one: [], other: []}
    for op in Indel.opcodes(lower[one], lower[other]):
        if op.tag != "equal":
            only[one] += _passage(words[one][op.src_start : op.src_end])
            only[other] += _passage(words[other][op.dest_start : op.dest_end])
    if not all(said.values()) or (not only[one] and not only[other]):
        return None
    quoted = {outlet: [f"“{part}”" for part in parts] for outlet, parts in only.items()}
    answer = tuple(f"Only in {outlet}: {f' {_CUT} '.join(parts)}" for outlet, parts in quoted.items() if parts)
    return Item(
        id=f"cuts-{fact.id}",
        form=Form.OPEN,
        prompt=" — ".join(f"{outlet}: “{text}”" for outlet, text in said.items()),
        answer=answer,
        evidence=material.evidence(fact, [one, other]),
        note="Ask: would a reader of the shorter cut understand the speaker in the same way?",
    )


def _words(text: str) -> list[str]:
    return [token.text for token in tokenise(text) if token.kind != "mark" or token.text == _CUT]


def _passage(words: list[str]) -> list[str]:
    """Words that one outlet alone prints as one passage; none where they are but the mark of a cut."""
    return list(filter(None, [" ".join(words).strip(f"{_CUT} ")]))


def _quoted(fact: Fact, outlet: str) -> str:
    """The outlet's words of the quotation, its parts joined by an ellipsis."""
    mentions = [m for i in fact.coverage[outlet].mentions if (m := fact.mentions[i]).voice is Voice.QUOTED]
    return f" {_CUT} ".join(squeeze(m.text).strip("“”\"‘’' ,") for m in mentions)
