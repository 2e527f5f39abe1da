"""Quotations of several articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from timing import assert_within

import coverage_diff as cd
from coverage_diff.comparison.quotes import differing_words, words_of
from coverage_diff.model import Fact, Kind, Relation, Status, Voice

Only = Callable[[tuple[Fact, ...], Kind, str], Fact]
Event = Callable[..., tuple[Fact, ...]]

LONG = (
    '"We will rebuild every house on the river bank before winter comes, and nobody will be left alone," Mayor Harrow '
    "said."
)


def test_a_quotation_cut_short_is_the_same_and_partial(make_event: Event, only: Only) -> None:
    """An outlet that prints less than half of an utterance carries it in part."""
    facts = make_event(LONG, 'Mayor Harrow promised to "rebuild every house on the river bank" soon.')
    fact = only(facts, Kind.QUOTE, "nobody will be left alone")
    assert fact.coverage["Gazette"].status is Status.INCLUDED
    assert (fact.coverage["Herald"].status, fact.coverage["Herald"].rule) == (Status.PARTIAL, "quote-cut")
    assert fact.relation is Relation.SAME


def test_words_without_quotation_marks_are_found(make_event: Event, only: Only) -> None:
    """The words of a quotation in an outlet's own sentence are not called omitted."""
    facts = make_event(
        'Mayor Harrow said: "the river bank will be rebuilt before winter".',
        "Harrow promised that the river bank will be rebuilt before winter.",
    )
    cell = only(facts, Kind.QUOTE, "river bank").coverage["Herald"]
    assert (cell.status, cell.rule) == (Status.PARTIAL, "quote-words-in-text")


def test_found_words_have_the_voice_of_their_sentence(make_event: Event, only: Only) -> None:
    """What the search finds in reported speech is reported, not the outlet's own statement."""
    facts = make_event(
        'Mayor Ada Harrow said: "the river bank will be rebuilt before winter".',
        "Mayor Ada Harrow said that the river bank will be rebuilt before winter.",
    )
    fact = only(facts, Kind.QUOTE, "river bank")
    [found] = [fact.mentions[i] for i in fact.coverage["Herald"].mentions]
    assert found.voice is Voice.REPORTED
    assert found.speaker == "Ada Harrow"


def test_altered_words_differ(make_event: Event, only: Only) -> None:
    """One utterance whose words do not agree is one fact that differs."""
    facts = make_event(LONG, LONG.replace("before winter comes", "after winter ends"))
    assert only(facts, Kind.QUOTE, "rebuild every house").relation is Relation.DIFFERS


def test_two_utterances_stay_two(make_event: Event) -> None:
    """Two sayings of one speaker on one matter are two facts."""
    facts = make_event(
        'Harrow said: "We will rebuild the houses on the river bank".',
        'Harrow said: "The harbour must wait until the money is there".',
    )
    assert sum(f.kind is Kind.QUOTE for f in facts) == 2


@pytest.mark.parametrize(
    ("ours", "theirs", "pairs"),
    [
        ("don't talk yourself into easy hope today", "do not talk yourself into an easy hope today", (("", "an"),)),
        ("It's the best we can do for them", "it is the best we can do for them", ()),
        ("We will ... never give up the fight", "We will always try and never give up the fight", ()),
        ("the river is very high tonight", "nobody has seen the minister", None),
    ],
)
def test_differing_words(ours: str, theirs: str, pairs: tuple[tuple[str, str], ...] | None) -> None:
    """Only words between those that two forms share differ; contractions and elisions do not."""
    assert differing_words(ours, theirs) == pairs


def test_words_are_written_in_one_way() -> None:
    """Case, marks, contractions and dots of abbreviations are no difference."""
    assert words_of("It's the U.S. & its “friends”") == words_of("it is the US and its friends")


def test_claim_that_only_repeats_a_quotation_is_no_row(make_article: Callable[..., cd.Article]):
    """What stands in quotation marks is one row, not a quotation and a claim of the same words."""
    text = (
        "MARL - The bridge is closed, the council said on Tuesday. “We had no other choice at all,” Ann Lee said.\n\n"
    )
    more = "Traffic will be sent over the ring road until the repair of 12 cracks in its beam is done."
    articles = [make_article(text + more, id=str(n), outlet=f"Outlet {n}", title="Bridge closed") for n in range(2)]
    facts = [
        f for e in cd.compare(articles).events for f in e.facts if any("no other choice" in m.text for m in f.mentions)
    ]
    assert {f.kind for f in facts} == {cd.Kind.QUOTE}


def test_pieces_of_a_quotation_are_no_claims(make_event: Event) -> None:
    """A clause inside a quotation that nobody else tells is in the quotation's row; one that others tell is a claim."""
    said = (
        'Mayor Lavinia Harrow said: "The old bridge was closed because its beams are rotten, and I was told so only '
        'yesterday by the two engineers."'
    )
    labels = [f.label for f in make_event(said, "The council met on Monday.") if f.kind is Kind.CLAIM]
    assert not any("rotten" in label or "engineers" in label for label in labels)
    told = make_event(said, "The old bridge was closed because its beams are rotten.")
    assert any(f.kind is Kind.CLAIM and "old bridge" in f.label and len(f.carriers) > 1 for f in told)


def test_an_echo_of_a_quotation_is_no_omission(make_event: Event, only: Only) -> None:
    """Three words of the same speaker in marks are part of what others quote in full; of another speaker, nothing."""
    whole = 'Lavinia Harrow said: "It is time to walk the walk, and very few members of the council ever pay anybody."'
    told = make_event(whole, 'Lavinia Harrow said that she would "walk the walk" and pay her helpers.')
    assert only(told, Kind.QUOTE, "walk the walk").coverage["Herald"].status is Status.PARTIAL
    other = make_event(whole, 'Tom Reed said that he would "walk the walk" and pay his helpers.')
    assert only(other, Kind.QUOTE, "walk the walk").coverage["Herald"].status is Status.OMITTED


def test_words_that_a_story_quotes_again_are_one_utterance(make_event: Event, only: Only) -> None:
    """A story that quotes a phrase and then the whole utterance has one quotation, not two."""
    facts = make_event(
        'Mayor Lavinia Harrow called the plan "very slow and expensive". Later Harrow wrote: "I cannot sign their very '
        'slow and expensive plan for the harbour."',
        "The mayor is against the plan.",
    )
    assert len([fact for fact in facts if fact.kind is Kind.QUOTE]) == 1
    assert len(only(facts, Kind.QUOTE, "very slow").mentions) == 2


def test_endless_quotations_are_compared_in_little_time(make_event: Event) -> None:
    """Two pages in which a quotation mark is never closed hold one quotation of 20,000 letters each."""
    words = ["river", "council", "flood", "mayor", "police", "water", "road", "house", "street", "market"]
    texts = [" ".join(words[(n * step + n // 7) % 10] for n in range(3_500)) for step in (3, 7)]
    assert assert_within(5, lambda: make_event(*(f"The mayor said: “{text}" for text in texts)))
