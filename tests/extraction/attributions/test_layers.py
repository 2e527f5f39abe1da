"""Stretches that lie in one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.extraction.attributions import Layers

stretches = st.lists(st.tuples(st.just("text"), st.integers(0, 30), st.integers(0, 30), st.integers()), max_size=12)


@given(stretches, st.integers(-1, 31))
def test_the_shortest_stretch_at_an_offset_is_found(rows: list[tuple[str, int, int, int]], offset: int) -> None:
    """The fast answer is that of looking at every stretch; the first of two equally short ones wins."""
    held = [(end - start, number) for number, (_, start, end, _) in enumerate(rows) if start <= offset < end]
    expected = rows[min(held)[1]][3] if held else None
    assert Layers(rows).at("text", offset) == expected


def test_a_field_without_stretches_has_no_value() -> None:
    """Asking a field that holds nothing answers None."""
    assert Layers([("text", 0, 5, 1)]).at("title", 2) is None
