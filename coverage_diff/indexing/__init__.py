"""An archive that grows: events kept up to date in one file, article by article.

index       what a user of the archive calls
growing     how segments come in: their features, and the pairs that they form
groups      the events that follow
regrouping  groups of a part of the archive, as `detection` makes those of a whole one
stories     the stories of a page, in usual form, without what its outlet prints on every page
features    what is kept of a segment to hold it against later ones
vocabulary  the words of the archive, and how common they and their phrases are
lookup      which stored segments are worth holding against a new one
store       all contact with SQLite
schema      the tables of the file
codec       articles and segments as bytes
arrays      long arrays of which only what changed is written
"""

from coverage_diff.indexing.index import EventIndex, Found

__all__ = ["EventIndex", "Found"]
