"""Pages into stories: furniture is left out, every story has its headline, paragraphs and captions."""

from coverage_diff.segmentation.batches import split_articles, split_batches
from coverage_diff.segmentation.furniture import learn_furniture
from coverage_diff.segmentation.stories import split_segments

__all__ = ["learn_furniture", "split_articles", "split_batches", "split_segments"]
