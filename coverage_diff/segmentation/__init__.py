"""Pages into stories: furniture is left out, every story has its headline, paragraphs and captions."""

from coverage_diff.segmentation.batches import split_batches
from coverage_diff.segmentation.furniture import (
    LEAST_PAGES,
    Furniture,
    LineHashes,
    learn_furniture,
    line_hashes,
    line_keys,
)
from coverage_diff.segmentation.stories import split_segments

__all__ = [
    "LEAST_PAGES",
    "Furniture",
    "LineHashes",
    "learn_furniture",
    "line_hashes",
    "line_keys",
    "split_batches",
    "split_segments",
]
