"""All mentions of a story under one key, and what they tell together of who or what it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from coverage_diff.extraction.entities.entity import Place
from coverage_diff.language.name_kinds import Name
from coverage_diff.model import Kind


class Mention(NamedTuple):
    """One name in one sentence."""

    sentence: int
    name: Name


@dataclass(slots=True)
class Record:
    """All mentions of a story under one key and what they tell together."""

    key: str
    votes: dict[Kind, float] = field(default_factory=lambda: defaultdict(float))
    mentions: list[Mention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    sure: int = 0
    inside: int = 0  # mentions that do not open a sentence
    located: bool = False  # a place that only shares its name with a person of the story

    @property
    def kind(self) -> Kind:
        """The kind with most votes; a single word about which nothing is known is taken for a surname."""
        best = max(self.votes.items(), key=lambda item: (item[1], item[0]), default=(Kind.PERSON, 0.0))
        if best[1] > 0:
            return best[0]
        return Kind.ORGANISATION if self.key.isupper() or " " in self.key else Kind.PERSON
