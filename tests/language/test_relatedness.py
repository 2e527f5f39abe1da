from __future__ import annotations

import pytest

from coverage_diff.language import tables
from coverage_diff.language.lemmas import is_content, lemma
from coverage_diff.language.relatedness import Vocabulary, nearness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("kill", "killing"),
        ("arrest", "apprehend"),
        ("pakistan", "pakistani"),
        ("lindau", "lindauer"),
        ("army-led", "army"),
        ("police", "officer"),
        ("die", "dead"),
    ],
)
def test_related_words_are_near(a: str, b: str) -> None:
    """Derivations, synonyms, news words, names that begin alike and parts of compounds are related, in either order."""
    assert 0.2 <= nearness(a, b) < 1.0
    assert nearness(a, b) == nearness(b, a)


@pytest.mark.parametrize(("a", "b"), [("contain", "contract"), ("#200", "#2000"), ("army", "apple"), ("iran", "iraq")])
def test_strangers_are_not_near(a: str, b: str) -> None:
    """Words that share a few letters, and figures that share digits, are unrelated."""
    assert nearness(a, b) == 0.0


def test_equal_words_are_one() -> None:
    """A word is as near to itself as can be."""
    assert nearness("tower", "tower") == 1.0


def _relatives(vocabulary: Vocabulary, word: str) -> dict[str, float]:
    return {other: value for _, other, value in vocabulary.related([word])}


def test_vocabulary_finds_what_nearness_says() -> None:
    """The words of a text that a vocabulary finds are those that are near, pair by pair."""
    words = ["kill", "killing", "arrest", "army-led", "baloch", "tower"]
    vocabulary = Vocabulary(words)
    for word in ["apprehend", "killer", "army", "balochistan", "kill", "zebra"]:
        near = {other: nearness(word, other) for other in words if other != word and nearness(word, other)}
        assert _relatives(vocabulary, word) == near


def test_table_holds_each_pair_once() -> None:
    """Every pair of the table stands at its first word, with a nearness in hundredths."""
    for row in tables.rows("relations.tsv")[:500]:
        for entry in row[1].split(" "):
            other, value = entry.rsplit(":", 1)
            assert row[0] < other
            assert 20 <= int(value) <= 90


def test_news_words_can_be_met() -> None:
    """Every news word is a content word in its dictionary form, and no group stands in another."""
    groups = [frozenset(group.split(" ")) for (group,) in tables.rows("news_words.txt")]
    assert [word for group in groups for word in group if lemma(word) != word or not is_content(word)] == []
    assert [group for group in groups if len(group) < 2 or any(group < other for other in groups)] == []


def test_vocabulary_can_do_without_news_words() -> None:
    """Words that only newsrooms use for one thing are related where they are asked for."""
    words = ["police", "officer", "kill", "killer"]
    assert _relatives(Vocabulary(words), "police") == {"officer": 0.8}
    assert _relatives(Vocabulary(words, news=False), "police") == {}
    assert _relatives(Vocabulary(words, news=False), "kill") == {"killer": 0.9}


def test_vocabulary_finds_what_pairs_show() -> None:
    """The prepared vocabulary finds the same relatives as asking every pair of words."""
    words = "lindau lindauer army-led led army lead leader kill killing murder berg1234 berg1235 berg contain".split()
    vocabulary = Vocabulary(words)
    for word in [*words, "army-leader", "ber", "#12"]:
        every = {other: value for other in words if other != word and (value := nearness(word, other)) > 0}
        assert _relatives(vocabulary, word) == every
