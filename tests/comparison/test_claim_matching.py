"""Claims of several outlets."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

import coverage_diff as cd
from coverage_diff import Article, Fact, Kind, Mention, Report, Status
from coverage_diff.comparison.claims import group_claims
from coverage_diff.comparison.clause_index import ClauseIndex
from coverage_diff.language.document import Document

if TYPE_CHECKING:
    from coverage_diff.comparison.context import EventContext

GAZETTE = """The council of Norwick closed the old river bridge on Tuesday after engineers found deep cracks in it.

Engineers will need at least nine months to repair the damaged pillars, the road office said.

About nine thousand cars cross the bridge every day.

Shop owners on the northern bank fear that they will lose many of their customers.

The ferry company offered to run extra boats free of charge."""

HERALD = """Norwick's council on Tuesday shut the old bridge over the river because engineers had discovered cracks.

Repairing the pillars is going to take engineers nine months or longer, according to the road office.

The opposition demanded that the head of the road office resign.

The bridge was opened in 1931 by the then prime minister."""


ASKED = "The ferry company offered extra boats."


def report(*texts: str) -> Report:
    """The comparison of texts of as many outlets."""
    names = ("Gazette", "Herald", "Tribune")
    return cd.compare(
        [
            Article(id=name.lower(), outlet=name, title="Norwick closes its old bridge", text=text)
            for name, text in zip(names, texts, strict=False)
        ]
    )


def claim(found: Report, words: str) -> Fact:
    """The claim that has these words in a mention."""
    [event] = found.events
    return next(f for f in event.facts if f.kind is Kind.CLAIM and any(words in m.text for m in f.mentions))


def carriers(fact: Fact) -> set[str]:
    """The outlets that carry a fact."""
    inside = (Status.INCLUDED, Status.PARTIAL, Status.DIFFERS)
    return {outlet for outlet, cell in fact.coverage.items() if cell.status in inside}


@pytest.mark.parametrize(
    ("words", "outlets"),
    [
        ("closed the old river bridge", {"Gazette", "Herald"}),
        ("found deep cracks", {"Gazette", "Herald"}),
        ("repair the damaged pillars", {"Gazette", "Herald"}),
        ("Shop owners", {"Gazette"}),
        ("extra boats", {"Gazette"}),
        ("the head of the road office resign", {"Herald"}),
    ],
)
def test_who_carries_a_claim(words: str, outlets: set[str]) -> None:
    """What both say in other words is one fact of both; what only one says is a fact of that one."""
    assert carriers(claim(report(GAZETTE, HERALD), words)) == outlets


def test_every_carrier_has_a_mention() -> None:
    """A cell that says a claim is carried shows where."""
    [event] = report(GAZETTE, HERALD).events
    home = {"gazette": "Gazette", "herald": "Herald"}
    for fact in event.facts:
        for outlet in carriers(fact) if fact.kind is Kind.CLAIM else ():
            assert {home[fact.mentions[i].article_id] for i in fact.coverage[outlet].mentions} == {outlet}


@pytest.mark.parametrize(
    ("weaker", "again", "groups"),
    [(0.2, 0.0, [[0, 2], [1]]), (1.5, 0.0, [[0, 1, 2]]), (0.2, 3.0, [[0, 1, 2]])],
    ids=["two things", "one thing", "one thing said twice"],
)
def test_a_weak_likeness_makes_no_statement_of_two_clauses(
    weaker: float, again: float, groups: list[list[int]]
) -> None:
    """A second clause of an article joins the first one and its partner if it is near that partner or repeats it."""
    claims = [
        Fact(
            id=str(n), kind=Kind.CLAIM, label=str(n), mentions=(Mention(article_id=a, start=n, end=n + 1, text=str(n)),)
        )
        for n, a in enumerate(("gazette", "gazette", "herald"))
    ]
    strength = np.array([[0.0, again, 2.0], [again, 0.0, weaker], [2.0, weaker, 0.0]])
    clauses = [SimpleNamespace(sentence=n) for n in range(3)]
    index = SimpleNamespace(
        row=lambda mention: mention.start, strength=strength, contrary=np.zeros((3, 3), dtype=bool), clauses=clauses
    )
    context = cast("EventContext", SimpleNamespace(clauses=index))
    assert sorted(group_claims(claims, context)) == groups


def test_a_question_tells_no_claim() -> None:
    """An outlet that only asks whether something is so does not report it."""
    asked = HERALD.replace(
        "The opposition demanded", "Will shop owners on the northern bank lose customers?\n\nThe opposition demanded"
    )
    assert carriers(claim(report(GAZETTE, asked), "Shop owners")) == {"Gazette"}


def test_a_matched_claim_says_how_surely() -> None:
    """The outlet whose words label the claim has 1; one that was matched, the probability of the match."""
    repair = claim(report(GAZETTE, HERALD), "repair the damaged pillars")
    rules = sorted((cell.rule, cell.score == 1) for cell in repair.coverage.values())
    assert rules == [("claim-matched", False), ("claim-read", True)]


def test_a_loose_match_is_no_inclusion() -> None:
    """Words in common that hardly make one statement are a part at most, and the score says how little they prove."""
    fear = claim(report(GAZETTE, HERALD + "\n\nShop owners complained about the noise."), "they will lose many")
    assert (fear.coverage["Herald"].status, fear.coverage["Herald"].rule) == (Status.PARTIAL, "claim-loosely")
    assert fear.coverage["Herald"].score < 0.5
    assert fear.coverage["Gazette"].rule == "claim-read"


def test_two_sentences_can_tell_a_claim_together() -> None:
    """What no sentence has alone is looked for in two neighbouring ones, and in no two that are apart."""

    def together(text: str) -> float:
        articles = [Article(id=str(n), outlet=str(n), title="", text=words) for n, words in enumerate((ASKED, text))]
        index = ClauseIndex([Document(story) for article in articles for story in cd.split_segments(article)])
        [row] = [n for n, home in enumerate(index.home) if home == 0]
        return index.told_together(row, "1")

    beside = together("The ferry company met the mayor. Extra boats would be free, she said. Nobody objected.")
    apart = together("The ferry company met the mayor. Nobody objected. Extra boats would be free, she said.")
    assert apart < 0.6 < beside < 1
    assert together(ASKED) == 1


def test_label_is_a_whole_sentence() -> None:
    """A claim is worded by a mention that begins a sentence where it has one."""
    [event] = report(GAZETTE, HERALD).events
    merged = [f for f in event.facts if f.kind is Kind.CLAIM and len(carriers(f)) > 1]
    assert merged
    for fact in merged:
        whole = any(m.text[:1].isupper() for m in fact.mentions)
        assert fact.label[:1].isupper() or not whole or fact.label.startswith("[")


def test_order_of_articles_does_not_matter() -> None:
    """The same claims are joined whichever article comes first."""
    one, two = report(GAZETTE, HERALD), report(HERALD, GAZETTE)
    groups = [
        {frozenset(m.text for m in f.mentions) for f in r.events[0].facts if f.kind is Kind.CLAIM} for r in (one, two)
    ]
    assert groups[0] == groups[1]


def test_deleted_claim_is_omitted() -> None:
    """Without its only sentence on a claim, an article omits it."""
    shared = "Repairing the pillars is going to take engineers nine months or longer, according to the road office.\n\n"
    assert shared in HERALD
    without = claim(report(GAZETTE, HERALD.replace(shared, "")), "repair the damaged pillars")
    assert without.coverage["Herald"].status in (Status.OMITTED, Status.UNCLEAR)


def test_denial_is_weaker_than_repetition() -> None:
    """A clause that denies a statement matches it less than one that makes it."""
    said = "The council of Norwick has sold the old bridge to a bank."
    denied = "The council of Norwick has not sold the old bridge to a bank."
    strengths = []
    for other in (said, denied):
        texts = {"a": f"{said}\n\nThe mayor was on holiday.", "b": f"{other}\n\nRain fell all week."}
        documents = [
            Document(segment)
            for name, text in texts.items()
            for segment in cd.split_segments(Article(id=name, outlet=name, title="", text=text))
        ]
        index = ClauseIndex(documents)
        rows = [index.telling(name) for name in texts]
        strengths.append(index.strength[rows[0][0], rows[1][0]])
    assert strengths[0] > strengths[1]


def test_index_without_words() -> None:
    """Documents without a clause make an empty index."""
    assert ClauseIndex([]).strength.shape == (0, 0)


def test_what_one_outlet_says_and_another_denies_is_a_conflict() -> None:
    """ "Plans to appeal" and "will not appeal" share their words, and no outlet is said to tell what it denies."""
    ours = f"{GAZETTE}\n\nThe road office plans to appeal against the decision of the council."
    theirs = f"{HERALD}\n\nThe road office will not appeal against the decision of the council."
    found = report(ours, theirs)
    facts = {fact.label: fact for fact in found.events[0].facts if "appeal" in fact.label and fact.kind is Kind.CLAIM}
    assert [sorted(cell.rule for cell in fact.coverage.values()) for fact in facts.values()] == [
        ["claim-denied", "claim-read"],
        ["claim-denied", "claim-read"],
    ]
    assert all(Status.DIFFERS in {cell.status for cell in fact.coverage.values()} for fact in facts.values())


def test_a_denied_thing_is_no_denied_deed() -> None:
    """ "No power" does not deny that the storm "cuts power"."""
    ours = f"{GAZETTE}\n\nThe storm cuts the power of 300 homes on the northern bank."
    theirs = f"{HERALD}\n\nAbout 300 homes on the northern bank had no power in the storm."
    found = report(ours, theirs)
    assert claim(found, "had no power").coverage["Gazette"].status is not Status.DIFFERS
