"""Which segments tell the same event: MinHash candidates, a verified score, groups that do not chain.

What is read of the texts:

    tokenising  the tokens of many texts at once
    stream      all tokens of an archive in reading order, as numbers
    forms       every distinct token: its dictionary form, and what kind of word it is
    terms       the terms of every segment as one sparse matrix
    telling     the most telling terms of every segment
    texts       all of it, made where the texts are, gathered where they are compared

Which pairs are worth a closer look:

    shingles    sets of hashed features
    minhash     signatures of the sets
    bands       which signatures agree in a band, by sorting
    lsh         the same for a few segments, by datasketch's index
    meetings    the same in bounded memory, only where days and pages allow a pair
    likeness    how alike very many pairs seem at first sight
    candidates  the pairs that are chosen

Whether they tell one event:

    evidence    what speaks for it, as named figures
    vetoes      what keeps two apart however alike their words are
    meaning     vectors of the user's own model as one more figure
    neighbours  what the rest of the archive says about a pair
    scoring     the score, by three small logistic models
    grouping    groups of rows by average link
    copies      how two segments of an event depend on each other by their wording
    links       the verified pairs, made when they are looked at
    events      from segments to events

What serves them: `ragged` (rows of unequal length in one array), `hits` (what two rows share), `portions` (pairs in
portions that need few rows), `stage` (how far a stage is).
"""

from coverage_diff.detection.events import detect
from coverage_diff.detection.links import links_by_event
from coverage_diff.detection.texts import Texts

__all__ = ["Texts", "detect", "links_by_event"]
