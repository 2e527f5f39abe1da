"""Pages into stories: furniture is left out, every story has its headline, paragraphs and captions."""

from coverage_diff.segmentation.furniture import Furniture, learn_furniture
from coverage_diff.segmentation.stories import split_segments

__all__ = ["Furniture", "learn_furniture", "split_segments"]
