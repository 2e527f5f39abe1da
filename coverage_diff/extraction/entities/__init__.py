"""Named people, organisations, places and laws of a story, every mention of each."""

from coverage_diff.extraction.entities.datelines import dateline_end
from coverage_diff.extraction.entities.entity import Entity, Place
from coverage_diff.extraction.entities.finder import find_entities

__all__ = ["Entity", "Place", "dateline_end", "find_entities"]
