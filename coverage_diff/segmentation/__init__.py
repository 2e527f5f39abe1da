"""Pages into stories: furniture is left out, every story has its headline, paragraphs and captions."""

from coverage_diff.segmentation.stories import split_segments

__all__ = ["split_segments"]
