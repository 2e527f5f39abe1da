"""Markdown without its marks."""

import pytest

from coverage_diff.reading.markdown import words_of


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("# Flood in *Harwick*", "Flood in Harwick"),
        (r"It cost 5 \* 3, and \*nobody\* paid", "It cost 5 * 3, and *nobody* paid"),
        (r"The \[sic\](so printed) stays", "The [sic](so printed) stays"),
        ("In [Harwick](https://example.org/Harwick_(town)) it rained", "In Harwick it rained"),
        ("![The dam](dam_(2).jpg)It broke", "It broke"),
        ("Flood\n=====\nIt rained", "Flood\n\nIt rained"),
    ],
)
def test_marks_go_and_characters_of_the_text_stay(given: str, words: str):
    """Headings, emphasis, links and pictures lose their marks; what stands behind a backslash is no mark."""
    assert words_of(given) == words
