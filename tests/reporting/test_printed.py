"""Terms of a link in the words of the stories."""

from __future__ import annotations

import coverage_diff as cd
from coverage_diff.reporting.printed import PrintedTerms


def printed(text: str, *terms: str, other: str = "Nothing else.") -> tuple[str, ...]:
    """How two stories print some terms."""
    a, b = (
        cd.split_segments(cd.Article(id=name, outlet=name, title="", text=words))[0]
        for name, words in (("a", text), ("b", other))
    )
    return PrintedTerms().of(cd.Link(a=a, b=b, score=1.0, shared=terms))


def test_a_dictionary_form_is_told_as_it_is_printed() -> None:
    """The word that stands in the text, with the fewest capitals where there are several."""
    assert printed("Nurses postponed talks. The nurses left.", "nurse", "postpone") == ("nurses", "postponed")


def test_a_phrase_keeps_the_words_between() -> None:
    """Function words between the two words of a phrase are told, other words part it."""
    assert printed("Nurses walked off the job on Monday.", "walk job") == ("walked off the job",)
    assert printed("Nurses walked; a job is lost. They walk long roads to a job.", "walk job") == ("walk job",)


def test_a_possessive_is_no_part_of_a_name() -> None:
    """The name alone is told."""
    assert printed("Calder’s plan failed.", "calder") == ("Calder",)


def test_the_second_story_helps_out() -> None:
    """A term that the first story has in another spelling is told as the second prints it; one of neither stays."""
    assert printed("It rained.", "dam", "xyz", other="Two dams broke.") == ("dams", "xyz")
