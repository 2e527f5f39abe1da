"""A report's tables as pandas frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coverage_diff.errors import MissingExtraError
from coverage_diff.model import Report
from coverage_diff.reporting.tables import rows

if TYPE_CHECKING:
    import pandas as pd


def make(report: Report, table: str) -> pd.DataFrame:
    """One table of a report as a tidy frame: the columns and rows of the CSV, with Python's own types.

    Raises:
        MissingExtraError: pandas is not installed.
        ReportError: There is no such table.
    """
    columns, found = rows(report, table)
    try:
        import pandas as pd  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise MissingExtraError("pandas", extra="frame", purpose="A data frame") from error
    return pd.DataFrame(found, columns=list(columns))
