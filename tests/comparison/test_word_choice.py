"""Words and names that outlets choose."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from coverage_diff.alignment import align_documents
from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.merging import merge
from coverage_diff.comparison.word_choice import count_words
from coverage_diff.config import AlignmentConfig, ExtractionConfig
from coverage_diff.extraction.facts import extract
from coverage_diff.model import Voice

Context = Callable[..., EventContext]


def counted(context: EventContext) -> dict[tuple[str, str, str, Voice], int]:
    """The counts of an event."""
    merged = merge([extract(d, ExtractionConfig()) for d in context.documents], context)
    pairs = combinations(context.documents, 2)
    rows = [row for a, b in pairs for row in align_documents(a, b, AlignmentConfig())]
    return {(w.group, w.term, w.outlet, w.voice): w.count for w in count_words(merged, context, rows)}


def test_words_are_counted_by_outlet_and_voice(make_context: Context) -> None:
    """What the outlet says itself is told apart from what it lets others say."""
    found = counted(
        make_context(
            'Militants shot at the post. "These terrorists will be found," Mayor Ada Harrow said.',
            "Terrorists shot at the post. The terrorists fled.",
        )
    )
    assert found["armed actors", "militant", "Gazette", Voice.STATED] == 1
    assert found["armed actors", "terrorist", "Gazette", Voice.QUOTED] == 1
    assert found["armed actors", "terrorist", "Herald", Voice.STATED] == 2


def test_a_longer_term_takes_its_words(make_context: Context) -> None:
    """ "Illegal aliens" are no aliens besides."""
    found = counted(make_context("Agents held 20 illegal aliens.", "Agents held 20 undocumented immigrants."))
    assert {term for group, term, _, _ in found if group == "migration"} == {"illegal alien", "undocumented immigrant"}


def test_a_group_with_one_word_tells_nothing(make_context: Context) -> None:
    """Where all use one word there was no choice."""
    assert not any(group == "armed actors" for group, *_ in counted(make_context("Rebels fled.", "Rebels hid.")))


def test_names_of_one_entity_are_counted(make_context: Context) -> None:
    """Two names of which none is short for the other are a choice; a surname is none."""
    found = counted(
        make_context("Daesh attacked. Donald Trump spoke and Trump left.", "Islamic State attacked. Trump spoke.")
    )
    names = {(term, outlet) for group, term, outlet, _ in found if term in ("Daesh", "Islamic State")}
    assert names == {("Daesh", "Gazette"), ("Islamic State", "Herald")}
    assert not any("Trump" in term for _, term, _, _ in found)


def test_phrases_in_one_place_are_counted(make_context: Context) -> None:
    """Two words for one thing in the same place are a choice; every use of them in the event counts, by voice."""
    found = counted(
        make_context(
            "Officer Jon Yanez was acquitted of manslaughter on Friday after a long trial.",
            "Officer Jon Yanez was cleared of manslaughter on Friday. “They have cleared a good man,” Ada Harrow said.",
        )
    )
    place = "“Yanez was … of manslaughter”"
    assert {key[1:]: count for key, count in found.items() if key[0] == place} == {
        ("acquit", "Gazette", Voice.STATED): 1,
        ("clear", "Herald", Voice.STATED): 1,
        ("clear", "Herald", Voice.QUOTED): 1,
    }


def test_outlets_that_use_both_words_have_not_chosen(make_context: Context) -> None:
    """Where every outlet uses every word, nothing is told."""
    found = counted(
        make_context(
            "Officer Jon Yanez was acquitted of manslaughter on Friday. He was cleared at noon.",
            "Officer Jon Yanez was cleared of manslaughter on Friday. He was acquitted at noon.",
        )
    )
    assert not any("…" in group for group, *_ in found)


def test_the_month_of_march_is_no_protest(make_context: Context) -> None:
    """A word inside a date was not chosen for anything else."""
    found = counted(make_context("The group sued in March last year.", "A protest was held. Thousands marched."))
    assert ("protest", "march", "Gazette") not in {row[:3] for row in found}
    assert ("protest", "march", "Herald") in {row[:3] for row in found}
