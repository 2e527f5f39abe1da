"""Different words in the same place of two sentences."""

from __future__ import annotations

import pytest
from timing import assert_within

import coverage_diff as cd
from coverage_diff.comparison.phrases import Term, Words, find, pairs
from coverage_diff.language.document import Document


def words(text: str) -> Words:
    """A sentence, prepared."""
    [segment] = cd.split_segments(cd.Article(id="a", outlet="a", title="", text=text))
    return Words(Document(segment).sentences[0])


def found(a: str, b: str) -> set[tuple[str, str]]:
    """The pairs of terms of two sentences."""
    return {(" ".join(pair.a.lemmas), " ".join(pair.b.lemmas)) for pair in pairs(words(a), words(b))}


@pytest.mark.parametrize(
    ("a", "b", "terms"),
    [
        ("At least 21 people were killed in the crash.", "At least 21 people died in the crash.", ("kill", "die")),
        ("It will delay military aid to Ukraine.", "It will withhold military assistance to Ukraine.", None),
        (
            "The White House press secretary Sarah Hill left.",
            "The White House spokeswoman Sarah Hill left.",
            ("press secretary", "spokeswoman"),
        ),
        ("A Crown Court jury cleared Ann Moss.", "A Crown Court jury acquitted Ann Moss.", ("clear", "acquit")),
    ],
)
def test_terms_in_the_same_place_are_paired(a: str, b: str, terms: tuple[str, str] | None) -> None:
    """The same words beside two terms, joined to them alike, make them names of one thing."""
    assert (terms or ("aid", "assistance")) in found(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Some 1,200 people fled Lindau.", "Some 1,300 people fled Lindau."),  # figures
        ("Trump met Merkel in Berlin.", "Trump met Macron in Berlin."),  # names
        ("The mayor said on Monday it was over.", "The mayor told reporters on Monday it was over."),  # plain words
        ("The council voted on the plan.", "The councillor voted on the plan."),  # made of one word
        ("Trump signed a controversial travel ban.", "Trump has expanded his controversial travel ban."),  # no relation
        ("The police arrested Ann Moss.", "The dog bit a tall stranger in the park."),  # nothing alike
    ],
)
def test_other_differences_are_no_choice(a: str, b: str) -> None:
    """Figures, names, plain words, forms of one word and strangers are never paired."""
    assert found(a, b) == set()


def test_the_place_is_told_with_a_gap() -> None:
    """A reader sees what the two terms name."""
    [pair] = pairs(words("The court acquitted Ann Moss."), words("The court cleared Ann Moss."))
    assert pair.places == ("court … Ann", "court … Ann")


def test_swapping_the_sentences_mirrors_the_pairs() -> None:
    """Neither sentence is the first by nature."""
    a, b = "At least 21 people were killed in the crash.", "At least 21 people died in the crash."
    assert found(a, b) == {(two, one) for one, two in found(b, a)}


def by_lemma(*terms: Term) -> dict[str, list[Term]]:
    """Terms of one word by that word."""
    return {term.lemmas[0]: [term] for term in terms}


def test_uses_of_a_term_are_found_in_any_form() -> None:
    """A verb is not taken for the noun of the same spelling."""
    [pair] = pairs(words("The court acquitted Ann Moss."), words("The court cleared Ann Moss."))
    sentence = words("They will clear the road, acquit nobody and leave a clear sky.")
    assert {term.lemmas for _, term in find(sentence, by_lemma(pair.a, pair.b))} == {("clear",), ("acquit",)}
    assert sum(1 for _ in find(sentence, by_lemma(pair.b))) == 1


def test_a_sentence_of_equal_words_takes_no_time() -> None:
    """A page can repeat a word ten thousand times; only the first few are looked at."""
    sentence = words("Flood " + "12 flood " * 5000 + "began.")
    assert assert_within(1, lambda: list(pairs(sentence, sentence))) == []
