"""How the time of a whole extraction grows with the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from timing import assert_linear

import coverage_diff as cd


@pytest.mark.parametrize(
    "unit",
    [
        "U.S. ",
        "Harwick ",
        "Baloch Liberation Army (BLA), also known as ",
        "“a” ",
        "he said that ",
        "may have ",
        "7 ",
        "Mayor Ines Calder of Harwick said on Friday that at least 40 people were hurt. ",
        "Mayor Ines Calder said: “No.”\n\n",
    ],
)
def test_time_grows_linearly(make_article: Callable[..., cd.Article], unit: str) -> None:
    """Repetitions without end take time in proportion to the text."""
    assert_linear(lambda text: cd.extract_facts(make_article(text)), unit, 3_000)
