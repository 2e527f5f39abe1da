"""Which segments tell the same event: MinHash candidates, a verified score, groups that do not chain."""

from coverage_diff.detection.events import detect
from coverage_diff.detection.links import links_by_event
from coverage_diff.detection.texts import Texts

__all__ = ["Texts", "detect", "links_by_event"]
