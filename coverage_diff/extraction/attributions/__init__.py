"""Who is said to have said what: quotations, reported speech, and how sure the story sounds."""

from coverage_diff.extraction.attributions.attribution import Attribution
from coverage_diff.extraction.attributions.finder import find_attributions
from coverage_diff.extraction.attributions.hedges import Hedges
from coverage_diff.extraction.attributions.layers import Covered, Layers

__all__ = ["Attribution", "Covered", "Hedges", "Layers", "find_attributions"]
