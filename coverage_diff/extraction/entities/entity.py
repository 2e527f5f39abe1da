"""A named entity of one story and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from coverage_diff.model import Kind


class Place(NamedTuple):
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
        gender: "m" or "f" where the story tells it of a person: a title, a role ("spokeswoman"), or a given name of one
            gender; None otherwise.
        roles: What the story calls a person besides the name, as written: a title before it ("State Minister for
            Interior"), an apposition ("the city's police chief").
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...]
    places: tuple[Place, ...]
    gender: str | None = None
    roles: tuple[str, ...] = ()
