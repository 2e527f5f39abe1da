"""Shows what each news outlet told its readers about an event, and what it left out.

>>> import coverage_diff as cd
>>> articles = cd.read_articles("seeds")
>>> report = cd.compare(articles)
>>> report.events[0].outlets
('OpenVoiceNews Pakistan', 'Arab News')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coverage_diff.archive import CoverageTable, Tally, coverage_table
    from coverage_diff.coding import agreement, coding_sheet
    from coverage_diff.config import (
        AlignmentConfig,
        ComparisonConfig,
        Config,
        DetectionConfig,
        ExtractionConfig,
        RankingConfig,
    )
    from coverage_diff.corrections import Corrections, correct
    from coverage_diff.engines import DaskEngine, Engine, ProcessEngine, SerialEngine
    from coverage_diff.errors import (
        ConfigError,
        CoverageDiffError,
        DuplicateArticleError,
        EngineError,
        IndexFileError,
        InputError,
        InvalidArticleError,
        MissingExtraError,
        MissingInputError,
        ReportError,
        SkippedInputWarning,
        TooFewOutletsError,
        UnreadableInputError,
    )
    from coverage_diff.indexing import EventIndex, Found
    from coverage_diff.language.resemblance import resemblance
    from coverage_diff.model import (
        Alignment,
        AlignmentType,
        Article,
        Assertion,
        Bound,
        Check,
        Coverage,
        Date,
        Detection,
        Event,
        EventReport,
        Fact,
        Granularity,
        Kind,
        Link,
        LinkKind,
        Mention,
        Modality,
        Prominence,
        Quantity,
        Relation,
        Report,
        Segment,
        Source,
        Span,
        Status,
        Telling,
        Voice,
        WordChoice,
    )
    from coverage_diff.pipeline import (
        Checker,
        align,
        check,
        compare,
        detect_events,
        extract_facts,
        split_segments,
    )
    from coverage_diff.reading import Limits, iter_articles, read_articles
    from coverage_diff.revisions import Change, Difference, diff_reports

__version__ = "0.1.0"

# Where each public name lives. They are imported on first use (PEP 562), because some bring heavy packages with them
# that a program may never need: datasketch alone takes half a second.
_HOMES = {
    "coverage_diff.archive": ("CoverageTable", "Tally", "coverage_table"),
    "coverage_diff.coding": ("agreement", "coding_sheet"),
    "coverage_diff.config": (
        "AlignmentConfig",
        "ComparisonConfig",
        "Config",
        "DetectionConfig",
        "ExtractionConfig",
        "RankingConfig",
    ),
    "coverage_diff.corrections": ("Corrections", "correct"),
    "coverage_diff.engines": ("DaskEngine", "Engine", "ProcessEngine", "SerialEngine"),
    "coverage_diff.errors": (
        "ConfigError",
        "CoverageDiffError",
        "DuplicateArticleError",
        "EngineError",
        "IndexFileError",
        "InputError",
        "InvalidArticleError",
        "MissingExtraError",
        "MissingInputError",
        "ReportError",
        "SkippedInputWarning",
        "TooFewOutletsError",
        "UnreadableInputError",
    ),
    "coverage_diff.indexing": ("EventIndex", "Found"),
    "coverage_diff.language.resemblance": ("resemblance",),
    "coverage_diff.model": (
        "Alignment",
        "AlignmentType",
        "Article",
        "Assertion",
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
        "Modality",
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
    ),
    "coverage_diff.pipeline": (
        "Checker",
        "align",
        "check",
        "compare",
        "detect_events",
        "extract_facts",
        "split_segments",
    ),
    "coverage_diff.reading": ("Limits", "iter_articles", "read_articles"),
    "coverage_diff.revisions": ("Change", "Difference", "diff_reports"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Alignment",
    "AlignmentConfig",
    "AlignmentType",
    "Article",
    "Assertion",
    "Bound",
    "Change",
    "Check",
    "Checker",
    "ComparisonConfig",
    "Config",
    "ConfigError",
    "Corrections",
    "Coverage",
    "CoverageDiffError",
    "CoverageTable",
    "DaskEngine",
    "Date",
    "Detection",
    "DetectionConfig",
    "Difference",
    "DuplicateArticleError",
    "Engine",
    "EngineError",
    "Event",
    "EventIndex",
    "EventReport",
    "ExtractionConfig",
    "Fact",
    "Found",
    "Granularity",
    "IndexFileError",
    "InputError",
    "InvalidArticleError",
    "Kind",
    "Limits",
    "Link",
    "LinkKind",
    "Mention",
    "MissingExtraError",
    "MissingInputError",
    "Modality",
    "ProcessEngine",
    "Prominence",
    "Quantity",
    "RankingConfig",
    "Relation",
    "Report",
    "ReportError",
    "Segment",
    "SerialEngine",
    "SkippedInputWarning",
    "Source",
    "Span",
    "Status",
    "Tally",
    "Telling",
    "TooFewOutletsError",
    "UnreadableInputError",
    "Voice",
    "WordChoice",
    "agreement",
    "align",
    "check",
    "coding_sheet",
    "compare",
    "correct",
    "coverage_table",
    "detect_events",
    "diff_reports",
    "extract_facts",
    "iter_articles",
    "read_articles",
    "resemblance",
    "split_segments",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute can be anything
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
