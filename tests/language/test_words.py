"""What the word tables say."""

from __future__ import annotations

import pytest

from coverage_diff.language import lemmas, lexicon, rarity


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("complaints", "complaint"), ("said", "say"), ("left", "leave"), ("qwxyz", "qwxyz"), ("media", "media")],
)
def test_lemmas(word: str, lemma: str) -> None:
    """A word's dictionary form; the word itself where none is known."""
    assert lemmas.lemma(word) == lemma


def test_parts_of_speech() -> None:
    """The commonest part of speech stands first; unknown words have none."""
    assert lexicon.parts("report").startswith("v")
    assert lexicon.share("death", "n") > 0.8
    assert lexicon.parts("zorb") == ""


def test_rare_words_tell_more() -> None:
    """Common words have a low idf, unknown words the highest."""
    assert rarity.idf("say") < rarity.idf("militant") < rarity.idf("zorb") == rarity.highest()
