"""Whose words outlets print."""

from __future__ import annotations

from collections.abc import Callable

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.merging import merge
from coverage_diff.comparison.sources import count_sources
from coverage_diff.config import ExtractionConfig
from coverage_diff.extraction.facts import extract
from coverage_diff.model import Fact, Source

Context = Callable[..., EventContext]

MAYOR = "Mayor Ada Harrow said the wall would be repaired by the end of the year."
ROLE = "“We saw the cracks three years ago and told everybody,” the mayor said."


def counted(context: EventContext) -> tuple[tuple[Source, ...], tuple[Fact, ...]]:
    """The sources of an event, and its facts."""
    facts = merge([extract(d, ExtractionConfig()) for d in context.documents], context)
    return count_sources(facts, context), facts


def test_a_role_counts_under_the_person_who_has_it(make_context: Context) -> None:
    """ "The mayor" is the one mayor who speaks in the story."""
    sources, _ = counted(make_context(f"{MAYOR} {ROLE}", MAYOR))
    assert [(s.outlet, s.speaker, s.quotes) for s in sources] == [
        ("Gazette", "Ada Harrow", 1),
        ("Herald", "Ada Harrow", 0),
    ]


def test_a_role_of_two_people_counts_under_itself(make_context: Context) -> None:
    """Where two mayors speak, nobody knows which is meant."""
    other = "Mayor Carl Moss said that his town had warned the county of the danger many times."
    sources, _ = counted(make_context(f"{MAYOR} {other} {ROLE}", MAYOR))
    assert ("the mayor", 1) in {(s.speaker, s.quotes) for s in sources}


def test_sources_name_their_facts(make_context: Context) -> None:
    """Every source leads to the quotes and claims that are in its words."""
    sources, facts = counted(make_context(f"{MAYOR} {ROLE}", MAYOR))
    kinds = {fact.id: fact.kind for fact in facts}
    assert {kinds[fact_id] for fact_id in sources[0].facts} == {"quote", "claim"}
    assert [len(s.facts) > 0 for s in sources] == [True, True]


def test_a_capital_makes_no_second_speaker(make_context: Context) -> None:
    """ "The police" at the head of a sentence are the police within one."""
    text = "The police said the road was closed. Nobody was hurt in the crash, the police said."
    sources, _ = counted(make_context(text, MAYOR))
    assert [s.speaker for s in sources if s.outlet == "Gazette"] == ["the police"]


def test_a_relative_pronoun_is_nobody(make_context: Context) -> None:
    """Whoever the text has only as "who" or "some" is no source that a reader could look for."""
    text = (
        "Some said that the wall was too low. It was people of the mill who said that nobody had repaired it in years."
    )
    sources, _ = counted(make_context(f"{MAYOR} {text}", MAYOR))
    assert {s.speaker for s in sources} == {"Ada Harrow"}


def test_it_is_nobody(make_context: Context) -> None:
    """A pronoun for a thing names no source that a reader could look for."""
    sources, _ = counted(make_context("The firm makes jam. It said on Thursday it was recalling 20,000 jars.", MAYOR))
    assert "it" not in {s.speaker for s in sources}
