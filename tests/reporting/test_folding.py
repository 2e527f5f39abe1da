"""Facts told in the words of another fact."""

from __future__ import annotations

from dataclasses import replace

import coverage_diff as cd
from coverage_diff.reporting.folding import folded

TEXT = "“We lost 12 sheep in the flood,” she said. The wall broke."


def fact(name: str, kind: cd.Kind, words: str, *, omitted: bool = True) -> cd.Fact:
    """A fact of the first outlet that stands in these words."""
    start = TEXT.index(words)
    speaker = "she" if kind is cd.Kind.QUOTE else None
    mention = cd.Mention(article_id="a", start=start, end=start + len(words), text=words, speaker_text=speaker)
    other = cd.Coverage(status=cd.Status.OMITTED if omitted else cd.Status.UNCLEAR, score=1.0)
    told = cd.Coverage(status=cd.Status.INCLUDED, score=1.0, mentions=(0,))
    return cd.Fact(id=name, kind=kind, label=words, mentions=(mention,), coverage={"A": told, "B": other})


QUOTE = fact("quote", cd.Kind.QUOTE, "We lost 12 sheep in the flood,")
CLAIM = fact("claim", cd.Kind.CLAIM, "We lost 12 sheep")
FIGURE = fact("figure", cd.Kind.QUANTITY, "12 sheep")
OTHER = fact("other", cd.Kind.CLAIM, "The wall broke.")


def under(*facts: cd.Fact) -> dict[str, str]:
    """Which of some facts, the most telling first, belong to which."""
    return folded(cd.EventReport(id="e", title="t", segments=(), facts=facts))


def test_what_lies_in_the_words_of_another_belongs_to_the_more_telling() -> None:
    """A figure and the claim around it are one thing to a reader: the row further down belongs to the other."""
    assert under(FIGURE, CLAIM) == {"claim": "figure"}
    assert under(CLAIM, FIGURE) == {"figure": "claim"}


def test_marks_around_the_words_do_not_matter() -> None:
    """A claim that holds the marks of a quotation lies in it all the same, as a quotation is without them."""
    assert under(QUOTE, fact("claim", cd.Kind.CLAIM, "“We lost 12 sheep")) == {"claim": "quote"}
    assert under(QUOTE, fact("claim", cd.Kind.CLAIM, "“We lost 12 sheep in the flood,”")) == {"claim": "quote"}


def test_who_said_it_makes_a_claim_no_other() -> None:
    """A claim that is a quotation with its speaker and “said” belongs to it; one that tells more does not."""
    assert under(QUOTE, fact("claim", cd.Kind.CLAIM, "“We lost 12 sheep in the flood,” she said.")) == {
        "claim": "quote"
    }
    assert under(QUOTE, fact("claim", cd.Kind.CLAIM, TEXT)) == {}
    nobody = replace(QUOTE, mentions=(replace(QUOTE.mentions[0], speaker_text=None),))
    assert under(nobody, fact("claim", cd.Kind.CLAIM, "“We lost 12 sheep in the flood,” she said.")) == {}


def test_a_chain_belongs_to_its_first() -> None:
    """A claim in a quotation and a figure in both stand under one row."""
    assert under(QUOTE, CLAIM, FIGURE) == {"claim": "quote", "figure": "quote"}


def test_other_words_and_other_statuses_stand_alone() -> None:
    """What stands elsewhere, or what outlets treat in another way, is a thing of its own."""
    assert under(QUOTE, OTHER) == {}
    assert under(QUOTE, fact("claim", cd.Kind.CLAIM, "We lost 12 sheep", omitted=False)) == {}
