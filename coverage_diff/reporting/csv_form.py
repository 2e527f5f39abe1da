"""A report's tables as CSV that spreadsheets open without running anything."""

from __future__ import annotations

import csv
import datetime as dt
import io

from coverage_diff.model import Report
from coverage_diff.reporting import inert
from coverage_diff.reporting.tables import rows


def dumps(report: Report, table: str) -> str:
    """One table as CSV (RFC 4180, but with plain line feeds), a header first; None is an empty cell.

    Text that a spreadsheet could take for a formula begins with an apostrophe.

    Raises:
        ReportError: There is no such table.
    """
    columns, found = rows(report, table)
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(columns)
    sheet.writerows([_cell(row[name]) for name in columns] for row in found)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return inert.cell(value)
    return value.isoformat() if isinstance(value, dt.date) else value
