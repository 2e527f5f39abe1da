"""Named people, organisations, places and laws of a story (first form)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coverage_diff.language.document import Document
from coverage_diff.model import Kind

_RUN = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a name stands.

    Attributes:
        field: "title" or "text".
        start: First code point.
        end: One past the last.
    """

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One named entity of one story.

    Attributes:
        kind: Person, organisation, place or law.
        name: Its fullest name.
        aliases: Other names by which the story calls it, acronyms and surnames included.
        places: Everywhere it is named, in order.
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...]
    places: tuple[Place, ...]


def find_entities(document: Document) -> tuple[Entity, ...]:
    """The named entities of a story, in the order of their first mention."""
    found: dict[str, list[Place]] = {}
    for sentence in document.sentences:
        for match in _RUN.finditer(sentence.text):
            place = Place(field=sentence.field, start=sentence.start + match.start(), end=sentence.start + match.end())
            found.setdefault(match.group(), []).append(place)
    return tuple(Entity(kind=Kind.PERSON, name=n, aliases=(), places=tuple(p)) for n, p in found.items())
