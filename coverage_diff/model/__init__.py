"""The values that flow between the stages; all frozen, all pointing back into the articles' texts."""

from coverage_diff.model.article import Article, Segment, Span
from coverage_diff.model.event import Alignment, AlignmentType, Detection, Event, Link, LinkKind
from coverage_diff.model.fact import (
    CARRIED,
    NAME_KINDS,
    Bound,
    Check,
    Coverage,
    Date,
    Fact,
    Granularity,
    Kind,
    Mention,
    Quantity,
    Relation,
    Status,
    Voice,
)
from coverage_diff.model.report import EventReport, Report, Source, WordChoice
from coverage_diff.model.telling import Prominence, Telling, hedged_apart, telling

__all__ = [
    "CARRIED",
    "NAME_KINDS",
    "Alignment",
    "AlignmentType",
    "Article",
    "Bound",
    "Check",
    "Coverage",
    "Date",
    "Detection",
    "Event",
    "EventReport",
    "Fact",
    "Granularity",
    "Kind",
    "Link",
    "LinkKind",
    "Mention",
    "Prominence",
    "Quantity",
    "Relation",
    "Report",
    "Segment",
    "Source",
    "Span",
    "Status",
    "Telling",
    "Voice",
    "WordChoice",
    "hedged_apart",
    "telling",
]
