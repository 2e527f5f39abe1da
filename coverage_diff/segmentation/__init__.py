"""Pages into stories: furniture is left out, every story has its headline, paragraphs and captions."""

from coverage_diff.segmentation.batches import split_articles
from coverage_diff.segmentation.furniture import Furniture, learn_furniture
from coverage_diff.segmentation.stories import split_segments

__all__ = ["Furniture", "learn_furniture", "split_articles", "split_segments"]
