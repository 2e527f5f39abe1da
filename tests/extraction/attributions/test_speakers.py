"""Who is said to have spoken the words in quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., list]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The dam is safe for now," Amina Malik said.', "Amina Malik"),
        ('"The dam is safe for now," said Amina Malik, who runs it.', "Amina Malik"),
        ('Amina Malik said, "The dam is safe for now."', "Amina Malik"),
        ('Amina Malik told Reuters on Monday: "The dam is safe for now."', "Amina Malik"),
        ('"The dam is safe for now," Amina Malik told reporters in Lahore.', "Amina Malik"),
        ('Amina Malik, the head of the water board, said "the dam is safe for now."', "Amina Malik"),
        ('Amina Malik, who has run the board since May, quipped: "The dam is safe for now."', "Amina Malik"),
        ('According to Amina Malik, "the dam is safe for now."', "Amina Malik"),
        ('The dam was "safe for the time being," according to Amina Malik.', "Amina Malik"),
        ('Amina Malik: "The dam is safe for now."', "Amina Malik"),
        ('"Is the dam safe for now?" Amina Malik asked on Friday.', "Amina Malik"),
        ('"The dam is safe for now," a spokesman for the water board said.', "a spokesman for the water board"),
        ('"The dam is safe for now," added one of the engineers.', "one of the engineers"),
        ('"The dam is safe for now," wrote Will Okafor in a letter.', "Will Okafor"),
        ('"The dam is safe for now," Mr. Okafor wrote.', "Mr. Okafor"),
        ('The minister has repeatedly insisted that the dam is "safe for the time being."', "The minister"),
        ('In a letter to the board, Amina Malik called the dam "safe for the time being."', "Amina Malik"),
        ('Amina Malik defended the plan, saying the dam was "safe for the time being."', "Amina Malik"),
        ('As Amina Malik put it, "the dam is safe for now."', "Amina Malik"),
        (
            '"The dam is safe for now," officials in the flooded valley said after the storm.',
            "officials in the flooded valley",
        ),
    ],
)
def test_the_speaker_is_found_by_cue_and_order(quotes: Read, text: str, speaker: str) -> None:
    """Subject before or behind its verb, before or behind the quotation, over appositions and clauses."""
    [said] = quotes(text)
    assert said.speaker_text == speaker
    assert not said.scare


def test_an_interrupted_quotation_is_one_utterance(quotes: Read) -> None:
    """ "...," he said, "..." and "...," he said. "..." are one utterance with several spans."""
    [said] = quotes('"The dam," Amina Malik said, "is safe for now." The board met. It went home.')
    assert said.content == ("The dam,", "is safe for now.")
    [said] = quotes('"The dam is safe for now," Amina Malik said. "We looked at it twice."')
    assert said.content == ("The dam is safe for now,", "We looked at it twice.")


def test_a_quotation_goes_on_in_the_next_paragraph(quotes: Read) -> None:
    """Marks that open again without having been closed continue the utterance."""
    [said] = quotes(
        'Amina Malik said: "The dam is safe for now.\n\n"We looked at it twice and found nothing wrong."\n\n'
        "The board met on Monday to hear her."
    )
    assert said.speaker == "Amina Malik"
    assert len(said.content) == 2


def test_a_paragraph_of_its_own_has_the_last_speaker(quotes: Read) -> None:
    """A quotation without a cue goes on with the speaker before it."""
    first, second = quotes(
        'The dam is safe, Amina Malik said on Monday.\n\n"We looked at it twice and found nothing wrong."\n\n'
        'Omar Farooq disagreed. "It will not last another winter," he said.'
    )
    assert first.speaker == "Amina Malik"
    assert second.speaker == "Omar Farooq"


def test_a_quotation_may_wait_for_its_speaker(quotes: Read) -> None:
    """The words behind the second sentence of a paragraph name the speaker of the first."""
    said = quotes('"The dam is safe for now." "We looked at it twice," said Amina Malik.')
    assert {row.speaker for row in said} == {"Amina Malik"}


def test_a_paragraph_behind_a_colon_is_a_quotation_without_marks(quotes: Read) -> None:
    """ "Malik said in a statement:" makes a quotation of the paragraph that follows."""
    [said] = quotes(
        "Amina Malik said in a statement:\n\nThe dam is safe for now and we have looked at it twice.\n\n"
        "The board met on Monday to hear her."
    )
    assert said.speaker == "Amina Malik"
    assert said.content == ("The dam is safe for now and we have looked at it twice.",)


def test_a_post_belongs_to_who_signed_it(quotes: Read) -> None:
    """An embedded post of somebody in the news is a quotation of the words before the signature."""
    [said] = quotes(
        "Mayor Amina Malik met the board on Monday.\n\n"
        "The dam is safe for now. https://example.org/x \u2014 Amina Malik (@aminamalik) June 12, 2025\n\n"
        "The board of the valley went home."
    )
    assert said.content == ("The dam is safe for now.",)
    assert said.speaker == "Amina Malik"


def test_a_signature_names_the_speaker(quotes: Read) -> None:
    """A dash and a name behind a quotation say whose it is."""
    [said] = quotes('"The dam is safe for now and for long." \u2014 Amina Malik\n\nThe board met on Monday.')
    assert said.speaker_text == "Amina Malik"


@pytest.mark.parametrize(
    ("text", "speaker_text", "speaker"),
    [
        ('Omar Farooq met Amina Malik. "The dam is safe for now," she said.', "she", "Amina Malik"),
        ('Amina Malik met Omar Farooq. "The dam is safe for now," he said.', "he", "Omar Farooq"),
        ('Amina Malik runs the dam. "It is safe for now," Malik said.', "Malik", "Amina Malik"),
        (
            'Interior Minister Omar Farooq came. "The dam is safe for now," the minister said.',
            "the minister",
            "Omar Farooq",
        ),
        ('"The dam is safe for now," an official said.', "an official", None),
        ('"The dam is safe for now," she said.', "she", None),
    ],
)
def test_pronouns_and_roles_mean_the_last_fitting_person(
    quotes: Read, text: str, speaker_text: str, speaker: str | None
) -> None:
    """`speaker_text` is what the text says, `speaker` the entity; unknown stays unknown."""
    [said] = quotes(text)
    assert (said.speaker_text, said.speaker) == (speaker_text, speaker)


def test_words_set_off_are_no_utterance(quotes: Read) -> None:
    """A word or two in marks without a source, and the title of a work, are scare quotes."""
    [said] = quotes('The so-called "peace dividend" never came to the valley.')
    assert said.scare
    [said] = quotes('The book "The Long Road Home" sold well in the valley.')
    assert said.scare
    [said] = quotes('Amina Malik said so to the reporters of "Voice of the Valley."')
    assert said.scare


def test_what_somebody_thinks_is_in_the_words_of_the_speaker(quotes: Read) -> None:
    """A quotation inside a thought that somebody reports belongs to who reports it."""
    [said] = quotes('Amina Malik said she opposes "any plan that lowers the dam."')
    assert said.speaker_text == "Amina Malik"


def test_two_speakers_in_one_paragraph_are_kept_apart(quotes: Read) -> None:
    """Each quotation has its own cue."""
    first, second = quotes('"The dam is safe for now," Amina Malik said. "It will break by May," said Omar Farooq.')
    assert (first.speaker, second.speaker) == ("Amina Malik", "Omar Farooq")
