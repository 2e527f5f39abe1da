"""What is kept of texts stays within a number of characters."""

from __future__ import annotations

from coverage_diff.language.text_cache import TextCache


def test_answers_are_kept_up_to_so_many_characters() -> None:
    """The oldest answers are forgotten; one text above the bound is answered all the same."""
    asked: list[tuple[str, ...]] = []

    def length(texts: tuple[str, ...]) -> int:
        asked.append(texts)
        return sum(map(len, texts))

    cached = TextCache(length, 10)
    assert [cached(("abcd",)), cached(("efg", "h")), cached(("abcd",))] == [4, 4, 4]
    assert asked == [("abcd",), ("efg", "h")]
    assert cached(("ijklmn",)) == 6
    assert cached(("efg", "h")) == 4
    assert asked[2:] == [("ijklmn",)]
    assert cached(("abcd",)) == 4
    assert cached(("z" * 20,)) == 20
    assert cached(("z" * 20,)) == 20
    assert asked[3:] == [("abcd",), ("z" * 20,)]
