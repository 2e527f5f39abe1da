"""Which segments tell the same event: MinHash candidates, a verified score, groups that do not chain."""

from coverage_diff.detection.events import detect

__all__ = ["detect"]
