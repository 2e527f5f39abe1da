"""Which entity the words mean that name a source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from coverage_diff.extraction.entities import Entity, Place
from coverage_diff.model import Kind

_GENDER = {"he": "m", "she": "f", "his": "m", "her": "f"}
_BODIES = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE})


class Speakers:
    """The people and bodies of a story, found by the words that name them."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        rows = sorted(
            ((place.field, place.start, place.end, number) for number, e in enumerate(entities) for place in e.places),
        )
        self._entities = entities
        self._rows = rows
        self._keys = [(field, start) for field, start, _, _ in rows]

    def resolve(self, place: Place, text: str) -> Entity | None:
        """The entity that a phrase names or means; None where nobody knows."""
        word = text.casefold().split("'")[0].split("\u2019")[0]
        if word in _GENDER:
            return self._last_person(place, _GENDER[word])
        if word == "who":
            return self._last_person(place, None)
        inside = self._inside(place)
        people = [e for e in inside if e.kind is Kind.PERSON]
        if people:
            return people[-1]
        bodies = [e for e in inside if e.kind is Kind.ORGANISATION]
        if bodies:
            return bodies[0]
        if inside and not _is_common_head(text):
            return inside[0]
        return self._by_role(place, text)

    def _inside(self, place: Place) -> list[Entity]:
        at = bisect_right(self._keys, (place.field, place.start - 1))
        found = []
        while at < len(self._rows) and self._rows[at][0] == place.field and self._rows[at][1] < place.end:
            if self._rows[at][2] <= place.end:
                entity = self._entities[self._rows[at][3]]
                if entity.kind in _BODIES:
                    found.append(entity)
            at += 1
        return found

    def _last_person(self, place: Place, gender: str | None) -> Entity | None:
        """The last person named before a pronoun whom it can mean."""
        at = bisect_right(self._keys, (place.field, place.start)) - 1
        while at >= 0 and self._rows[at][0] == place.field and place.start - self._rows[at][1] < 2000:
            entity = self._entities[self._rows[at][3]]
            if entity.kind is Kind.PERSON and (gender is None or entity.gender in (None, gender)):
                return entity
            at -= 1
        return None

    def _by_role(self, place: Place, text: str) -> Entity | None:
        """The one person whom the story has called so before ("the minister")."""
        words = text.casefold().split()
        if len(words) < 2 or words[0] not in ("the", "this"):
            return None
        role = " ".join(words[1:])
        found = [
            e
            for e in self._entities
            if e.kind is Kind.PERSON
            and e.places[0].start < place.start
            and any(r.casefold().endswith(role) or role in r.casefold().split(" ") for r in e.roles)
        ]
        return found[0] if len(found) == 1 else None


def _is_common_head(text: str) -> bool:
    """Whether the last word of a phrase is written small ("Ohio officials"): the place in it does not speak."""
    return text.rsplit(maxsplit=1)[-1][:1].islower()
