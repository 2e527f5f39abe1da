"""What the sheet prints of each story: excerpts with their source, or the full text where the teacher asks for it."""

from __future__ import annotations

from collections.abc import Iterable

from coverage_diff.classroom.lesson import Exercise, Passage, Reading
from coverage_diff.classroom.material import Material, cut
from coverage_diff.language.sentences import split_sentences
from coverage_diff.language.text import plain
from coverage_diff.language.tokens import tokenise
from coverage_diff.model import Segment
from coverage_diff.reporting import inert

EXCERPT_SHARE = 0.35
"""Greatest share of a story's words that is printed without `full_text`: excerpts, as quotation rights ask for."""
_PASSAGE_WORDS = 45


def readings(material: Material, exercises: Iterable[Exercise], *, full_text: bool) -> tuple[Reading, ...]:
    """The stories of an event, with the paragraphs that the exercises need first."""
    needed = [(e.outlet, e.paragraph) for exercise in exercises for item in exercise.items for e in item.evidence]
    found = []
    for outlet in material.outlets:
        story = material.stories(outlet)[0]
        paragraphs = [inert.line(story.slice(span)) for span in story.paragraphs]
        words = sum(len(p.split()) for p in paragraphs)
        wanted = [number for o, number in needed if o == outlet and number]
        passages = (
            tuple(Passage(paragraph=n, text=p) for n, p in enumerate(paragraphs, 1))
            if full_text
            else _excerpts(paragraphs, wanted, int(words * EXCERPT_SHARE))
        )
        found.append(
            Reading(
                outlet=outlet,
                headline=inert.line(story.title),
                published=story.day.isoformat() if story.day else "",
                url=story.article.url or "",
                words=words,
                grade=grade(story),
                passages=passages,
                whole=full_text,
            )
        )
    return tuple(found)


def _excerpts(paragraphs: list[str], wanted: list[int], limit: int) -> tuple[Passage, ...]:
    """The beginnings of the first paragraph and of those most wanted, within the limit of words."""
    chosen: dict[int, str] = {}
    left = limit
    for number in dict.fromkeys([1, *sorted(wanted, key=lambda n: (-wanted.count(n), n))]):
        if number > len(paragraphs):
            continue
        text = cut(paragraphs[number - 1], _PASSAGE_WORDS)
        size = len(text.split())
        if size <= left or not chosen:
            chosen[number] = text
            left -= size
    return tuple(Passage(paragraph=number, text=chosen[number]) for number in sorted(chosen))


def grade(story: Segment) -> float | None:
    """The US school grade at which a story can be read: the Automated Readability Index (Smith and Senter, 1967).

    It counts letters, words and sentences and no syllables, for which libraries want a dictionary from the network.
    None where the story has fewer than 30 words.
    """
    text = story.article.text
    spans = [s for p in story.paragraphs for s in split_sentences(plain(text), p.start, p.end)]
    words = [token.text for a, b in spans for token in tokenise(plain(text[a:b])) if token.kind != "mark"]
    if len(words) < 30:
        return None
    index = 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / len(spans) - 21.43
    return round(max(0.0, index), 1)
