"""Claims of several outlets: when two are one statement, and whether an outlet that has none of them tells it too."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from coverage_diff.comparison.evidence import span_mention
from coverage_diff.comparison.grouping import average_link
from coverage_diff.language.bracketed import is_bracketed, unbracketed
from coverage_diff.language.text import squeeze
from coverage_diff.model import Check, Fact, Status

if TYPE_CHECKING:
    from coverage_diff.comparison.clause_index import ClauseIndex
    from coverage_diff.comparison.context import EventContext

# Strengths of pairs of clauses are log odds (see clause_index.py): two groups of claims are joined where the pairs of
# clauses of different articles between them are on average better than even.
EVEN = 0.0
# From TOLD on, a claim that found no partner among an outlet's claims is told there all the same; below UNCLEAR it is
# omitted. TOLD was chosen on seven annotated events, each judged with weights that were fitted without it: lower cuts
# trade false omissions for false inclusions one to one. UNCLEAR was chosen there and on 819 claims that were read by
# hand: with .8 as the cut .055 and .045 of those called omitted are told, with .4 .047 and .035, for 4 cells of 100
# that are unclear besides; lower ones cost three right omissions for every false one.
TOLD = 0.9
UNCLEAR = 0.4
# From the log odds of two clauses to how often a reader finds the statement of the one told by the outlet of the other.
# On the annotated events, whose facts are those that readers marked, the odds are right as they are; of all claims of a
# page far fewer are told elsewhere. Fitted on 819 claims of 270 events of allsides, drawn evenly over the odds, weighed
# by how common these are, and read by hand by two readers, a half each; what is told in part counts half.
_SLOPE = 1.135
_SHIFT = -1.605
# A claim told less surely than this is told in part at most.
LOOSE = 0.5
# A claim of so many terms, of whose content two neighbouring sentences of an outlet have as much, is not surely omitted
# there: in the same reading a third of such claims that no clause tells is told in part, of the others a seventh. .55
# leaves the fewest false omissions on the annotated events.
LEAST_TERMS = 4
TOGETHER = 0.55
# What two clauses of one article that do not repeat each other take from it: a writer mostly says two things in two
# clauses, and a long sentence of another outlet, near to both, would make one statement of them. Chosen on the six
# annotated events, where values from .25 to .5 leave 4 of 21 false inclusions out; on seven others no rate gets worse.
_OWN = 0.35
# What two clauses of which one denies the other take from the strength of their groups: no two such are one statement.
_CONTRARY = 20.0
# Share of a claim's content that an outlet's sentence must have; with less it tells the claim in part.
WHOLE = 0.6
# Terms that a denial shares with what it denies, its verb among them. In 300 events of allsides one denial is so found,
# rightly; with any number of terms 70 are, of which 60 are of something else ("I don't know", "you know it").
DENIED_TERMS = 3


def group_claims(facts: Sequence[Fact], context: EventContext) -> list[list[int]]:
    """Which claims of an event are one statement.

    Average link, the strongest pair first; claims of one article are a weak reason not to join, or none where a later
    sentence says again what the earlier one said. So one story's sentence and the two sentences in which another says
    the same can be one statement, and a chain of half-likenesses is none.

    Args:
        facts: Claims with the mentions of one article each.
        context: The event's prepared segments.

    Returns:
        Groups of indexes of `facts`.
    """
    index = context.clauses
    rows = [index.row(fact.mentions[0]) for fact in facts]
    placed = [n for n, row in enumerate(rows) if row is not None]
    at = np.array([rows[n] for n in placed], dtype=np.intp)
    between = np.ix_(at, at)
    support = index.strength[between].astype(float)
    sentence = np.array([index.clauses[row].sentence for row in at])
    again = (sentence[:, None] != sentence[None]) & (support > TOLD)
    support -= EVEN
    support[index.contrary[between]] -= _CONTRARY
    homes = {article: n for n, article in enumerate(dict.fromkeys(facts[n].mentions[0].article_id for n in placed))}
    home = np.array([homes[facts[n].mentions[0].article_id] for n in placed], dtype=np.intp)
    own = home[:, None] == home[None]
    support[own] = np.where(again[own], 0.0, -_OWN)
    groups = average_link(support, [squeeze(facts[n].mentions[0].text) for n in placed])
    alone = [[n] for n, row in enumerate(rows) if row is None]
    return [[placed[n] for n in group] for group in groups] + alone


def most_central(claims: Sequence[Fact], context: EventContext) -> list[Fact]:
    """The claims of one statement, the one first that words it best: a whole one, near to those of other articles.

    Args:
        claims: Claims that are one statement, with the mentions of one article each.
        context: The event's prepared segments.
    """
    if len(claims) == 1:
        return list(claims)
    index = context.clauses
    rows = [index.row(claim.mentions[0]) for claim in claims]
    places = [(row, claim.mentions[0].article_id) for row, claim in zip(rows, claims, strict=True) if row is not None]
    homes = dict.fromkeys(home for _, home in places)
    elsewhere = {home: np.array([row for row, other in places if other != home], dtype=np.intp) for home in homes}
    nearness = []
    for claim, row in zip(claims, rows, strict=True):
        others = elsewhere.get(claim.mentions[0].article_id, ())
        near = float(index.strength[row, others].mean()) if row is not None and len(others) else 0.0
        part = is_bracketed(claim.label) or claim.label[:1].islower()
        nearness.append((part, -round(near, 4), -len(claim.label), squeeze(claim.label)))
    return [claims[n] for n in sorted(range(len(claims)), key=nearness.__getitem__)]


def claim_strength(fact: Fact, own: Sequence[int], context: EventContext) -> float:
    """How surely one outlet's mentions tell the claim that its label words.

    Args:
        fact: A claim.
        own: Indexes of the mentions of one outlet.
        context: The event's prepared segments.

    Returns:
        1 where the label is that outlet's wording or nobody else tells the claim, else the probability that one of its
        clauses tells what the clause of the label states.
    """
    words = squeeze(unbracketed(fact.label))
    ours = [fact.mentions[i] for i in own]
    if any(words in squeeze(mention.text) for mention in ours):
        return 1.0
    outlet = context.outlet(ours[0].article_id)
    others = [m for m in fact.mentions if context.outlet(m.article_id) != outlet]
    others = [m for m in others if words in squeeze(m.text)] or others
    index = context.clauses
    here = [row for row in map(index.row, ours) if row is not None]
    there = [row for row in map(index.row, others) if row is not None]
    if not here or not there:
        return 1.0
    return _probability(float(index.strength[np.ix_(here, there)].max()))


def _is_one_deed(a: int, b: int, index: ClauseIndex) -> bool:
    """Whether two clauses share so much besides a verb that one denies what the other tells."""
    shared = index.terms(a) & index.terms(b)
    return len(shared) >= DENIED_TERMS and min(index.covered[a, b], index.covered[b, a]) >= WHOLE


def _probability(odds: float) -> float:
    return round(1 / (1 + math.exp(-(_SLOPE * odds + _SHIFT))), 4)


def search_claim(fact: Fact, outlet: str, context: EventContext) -> Check:
    """Whether an outlet tells a claim that was not read among its own.

    Args:
        fact: A claim of other outlets.
        outlet: Whose clauses are searched.
        context: The event's prepared segments.
    """
    index = context.clauses
    ours = [row for row in map(index.row, fact.mentions) if row is not None]
    theirs = index.telling(outlet)
    if not ours or not len(theirs):
        return Check(status=Status.OMITTED, score=0.0, rule="claim-nowhere")
    strength = index.strength[ours][:, theirs]
    mine, best = np.unravel_index(int(strength.argmax()), strength.shape)
    odds = float(strength[mine, best])
    row = int(theirs[best])
    clause = index.clauses[row]
    evidence = (span_mention(index.document(row), clause.field, clause.start, clause.end),)
    score = _probability(odds)
    asked = ours[int(mine)]
    if odds > TOLD:
        status, rule = _told(asked, row, score, index)
    elif odds > UNCLEAR or _told_together(asked, outlet, index):
        status, rule = Status.UNCLEAR, "claim-nearly"
    else:
        status, rule = Status.OMITTED, "claim-nowhere"
    return Check(status=status, score=score, evidence=evidence, rule=rule)


def _told(asked: int, told: int, score: float, index: ClauseIndex) -> tuple[Status, str]:
    """What a clause makes of another that it is near enough to."""
    if index.contrary[asked, told]:
        if _is_one_deed(asked, told, index):
            return Status.DIFFERS, "claim-denied"
        return Status.UNCLEAR, "claim-nearly"
    if score < LOOSE:
        return Status.PARTIAL, "claim-loosely"
    if index.covered[asked, told] < WHOLE:
        return Status.PARTIAL, "claim-in-part"
    return Status.INCLUDED, "claim-told"


def _told_together(asked: int, outlet: str, index: ClauseIndex) -> bool:
    """Whether two sentences together have so much of a clause that nobody can call it left out."""
    return len(index.terms(asked)) >= LEAST_TERMS and index.told_together(asked, outlet) >= TOGETHER
