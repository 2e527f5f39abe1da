"""An archive that grows: events kept up to date in one file, article by article."""

from coverage_diff.indexing.index import EventIndex, Found

__all__ = ["EventIndex", "Found"]
