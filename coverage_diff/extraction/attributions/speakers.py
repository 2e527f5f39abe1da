"""Which entity the words mean that name a source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from coverage_diff.extraction.attributions.layers import Layers
from coverage_diff.extraction.entities import Entity, Place
from coverage_diff.language.gazetteer import role_nouns
from coverage_diff.model import Kind

_GENDER = {"he": "m", "she": "f", "his": "m", "her": "f"}
_REACH = 1500  # code points between a pronoun and the person it means: some three paragraphs
_NEAR = 3  # code points between a name and its "who": ", "
# What follows the first of these inside a source says where the speaker belongs: "a spokesman for Malik".
_BELONGING = re.compile(r"\s(?:of|for|from|at|in|with|on|to|by|against|near|who|which)\s|,\s|\s\(")


class Speakers:
    """The people and bodies of a story, found by the words that name them.

    Pronouns are resolved in the order of the text: `resolve` must be asked in that order.

    Args:
        entities: The story's entities.
        content: What is attributed to somebody: who is named inside it seldom speaks the words behind it.
    """

    def __init__(self, entities: Sequence[Entity], content: Iterable[Place]) -> None:
        said = Layers((place.field, place.start, place.end, True) for place in content)
        rows = sorted((p.field, p.start, p.end, number) for number, e in enumerate(entities) for p in e.places)
        self._entities = entities
        self._rows = rows
        self._starts = [(field, start) for field, start, _, _ in rows]
        self._people = [
            (field, start, number)
            for field, start, _, number in rows
            if entities[number].kind is Kind.PERSON and said.at(field, start) is None
        ]
        self._inside = [
            (field, start, number)
            for field, start, _, number in rows
            if entities[number].kind is Kind.PERSON and said.at(field, start) is not None
        ]
        self._meant: list[tuple[str, int, int]] = []  # pronouns resolved so far

    def resolve(self, place: Place, text: str) -> Entity | None:
        """The entity that a phrase names or means; None where nobody knows."""
        word = re.split("['\u2019]", text.casefold(), maxsplit=1)[0]
        if word in _GENDER:
            number = self._last_person(place, _GENDER[word])
            if number is None:
                return None
            self._meant.append((place.field, place.start, number))
            return self._entities[number]
        if word == "who":
            return self._before_who(place)
        return self._named(place, text) or self._by_role(place, text)

    def _named(self, place: Place, text: str) -> Entity | None:
        """The entity named at the head of a phrase; a body named anywhere in it speaks through its people."""
        mark = _BELONGING.search(text)
        head_end = place.start + (mark.start() if mark is not None else len(text))
        inside = self._between(place)
        heads = [e for end, e in inside if head_end - 2 <= end <= head_end]
        if heads:
            return heads[-1]
        head = text[: head_end - place.start].split()[-1:]
        if head and head[0][:1].isupper():
            # "U.S. Attorney for the Southern District Omar Farooq": an office, and who holds it.
            people = [e for end, e in inside if e.kind is Kind.PERSON and end >= place.end - 2]
            if people:
                return people[-1]
        bodies = [e for _, e in inside if e.kind is Kind.ORGANISATION]
        return bodies[0] if bodies else None

    def _between(self, place: Place) -> list[tuple[int, Entity]]:
        """The people, bodies and places named inside a phrase, with the ends of their names."""
        at = bisect_left(self._starts, (place.field, place.start))
        found = []
        while at < len(self._rows) and self._rows[at][0] == place.field and self._rows[at][1] < place.end:
            _, _, end, number = self._rows[at]
            if end <= place.end and self._entities[number].kind is not Kind.LAW:
                found.append((end, self._entities[number]))
            at += 1
        return found

    def _last_person(self, place: Place, gender: str) -> int | None:
        """The last person before a pronoun whom it can mean; those named in what is said come last."""
        for rows in ((self._people, self._meant), (self._inside,)):
            found = [row for mentions in rows if (row := self._last(mentions, place, gender)) is not None]
            if found:
                return max(found)[1]
        return None

    def _last(self, mentions: list[tuple[str, int, int]], place: Place, gender: str) -> tuple[int, int] | None:
        """Where the last mention of a person of this gender stands, and who it is."""
        at = bisect_right(mentions, (place.field, place.start, -1)) - 1
        while at >= 0:
            field, start, number = mentions[at]
            if field != place.field or place.start - start > _REACH:
                return None
            if self._entities[number].gender in (None, gender):
                return start, number
            at -= 1
        return None

    def _before_who(self, place: Place) -> Entity | None:
        """The person whose name stands directly before "who"."""
        at = bisect_left(self._starts, (place.field, place.start)) - 1
        if at < 0 or self._rows[at][0] != place.field or place.start - self._rows[at][2] > _NEAR:
            return None
        entity = self._entities[self._rows[at][3]]
        return entity if entity.kind is Kind.PERSON else None

    def _by_role(self, place: Place, text: str) -> Entity | None:
        """The one person whom the story has called so before ("the minister")."""
        first, *words = text.casefold().split()
        if first not in ("the", "this") or not words or words[-1] not in role_nouns():
            return None
        role = " ".join(words[-2:])  # "the city's police chief"
        found = [
            e
            for e in self._entities
            if e.kind is Kind.PERSON
            and e.places[0].start < place.start
            and any(r.casefold().endswith(role) or role in r.casefold().split(" ") for r in e.roles)
        ]
        return found[0] if len(found) == 1 else None
