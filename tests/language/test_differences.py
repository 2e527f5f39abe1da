from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.language.differences import word_differences

PASSAGES = st.lists(st.sampled_from(["The", "the", "mayor", "said", "“no”", "2,400", "—", "and\n"]), max_size=8).map(
    " ".join
)


def test_a_changed_word_is_one_change() -> None:
    """What one passage has instead of the other's words stands opposite to it."""
    a, b = "Over 2,400 terrorists were held.", "Over 2,400 armed militants were held."
    changes = word_differences(a, b)
    assert [(c.same, a[slice(*c.a)], b[slice(*c.b)]) for c in changes] == [
        (True, "Over 2,400", "Over 2,400"),
        (False, "terrorists", "armed militants"),
        (True, "were held.", "were held."),
    ]


def test_what_one_has_alone_is_empty_in_the_other() -> None:
    """An addition has a place and no words in the other passage."""
    a, b = "He left.", "He left, sources said."
    added = [c for c in word_differences(a, b) if not c.same]
    assert [(a[slice(*c.a)], b[slice(*c.b)]) for c in added] == [("", ", sources said")]


@given(PASSAGES, PASSAGES)
def test_changes_cover_every_word_in_order(a: str, b: str) -> None:
    """The runs follow one another in both passages and leave out nothing but white space; same runs are the same."""
    changes = word_differences(a, b)
    for text, spans in ((a, [c.a for c in changes]), (b, [c.b for c in changes])):
        at = 0
        for start, end in spans:
            assert at <= start <= end
            assert not text[at:start].strip()
            at = end
        assert not text[at:].strip()
    for change in changes:
        if change.same:
            assert a[slice(*change.a)].lower().split() == b[slice(*change.b)].lower().split()
    assert all(x.same != y.same for x, y in pairwise(changes))
