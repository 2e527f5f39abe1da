"""A second coder: a sheet to fill in, and how well two coders agree."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from coverage_diff.errors import MissingExtraError, ReportError
from coverage_diff.model import Report, Status
from coverage_diff.reporting import inert

COLUMNS = ("event", "fact", "kind", "label", "outlet", "status", "note")


def coding_sheet(report: Report, *, blank: bool = True) -> str:
    """A CSV sheet with one row for each fact and outlet.

    Args:
        report: The report to code.
        blank: Leave `status` empty for a person to fill in; False writes the library's own statuses.

    Returns:
        CSV with the columns event, fact, kind, label, outlet, status, note. Labels that a spreadsheet could take for
        a formula begin with an apostrophe.

    Example:
        >>> import coverage_diff as cd
        >>> report = cd.compare(cd.read_articles("seeds"))
        >>> sheet = cd.coding_sheet(report)  # for a person to fill in
        >>> sheet.splitlines()[0]
        'event,fact,kind,label,outlet,status,note'
    """
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(COLUMNS)
    for event in report.events:
        for fact in event.facts:
            for outlet, cell in fact.coverage.items():
                status = "" if blank else cell.status
                sheet.writerow([event.id, fact.id, fact.kind, inert.cell(fact.label), inert.cell(outlet), status, ""])
    return out.getvalue()


def read_sheet(text: str) -> dict[tuple[str, str, str], Status]:
    """The statuses of a filled sheet, by event, fact and outlet; rows without a status are left out.

    Raises:
        ReportError: A column is missing or a status is unknown; says which row.
    """
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in ("event", "fact", "outlet", "status") if name not in (rows.fieldnames or ())]
    if missing:
        raise ReportError(f"the sheet has no column {missing[0]!r}; start from the one that `coding_sheet` makes")
    found = {}
    for number, row in enumerate(rows, 2):
        status = (row["status"] or "").strip().lower()
        if not status:
            continue
        try:
            found[row["event"], row["fact"], row["outlet"]] = Status(status)
        except ValueError as error:
            known = ", ".join(Status)
            raise ReportError(f"row {number} of the sheet: status {status!r} is none of {known}") from error
    return found


def agreement(sheets: Sequence[str]) -> float:
    """Krippendorff's alpha (nominal) of two or more filled sheets; 1 is perfect agreement, 0 is chance.

    Cells that fewer than two coders filled do not count.

    Args:
        sheets: What `coding_sheet` made, filled in, as CSV.

    Returns:
        At most 1; below 0 where coders agree less than by chance.

    Raises:
        MissingExtraError: The package krippendorff is not installed.
        ReportError: A sheet is damaged, or no cell was filled by two coders, or all gave one and the same status.

    Example:
        >>> import coverage_diff as cd
        >>> mine = cd.coding_sheet(cd.compare(cd.read_articles("seeds")), blank=False)
        >>> yours = mine.replace(",omitted,", ",unclear,", 3)  # another coder decides three cells otherwise
        >>> cd.agreement([mine, mine]), 0.8 < cd.agreement([mine, yours]) < 1
        (1.0, True)
    """
    coded = [read_sheet(sheet) for sheet in sheets]
    cells = sorted({cell for coder in coded for cell in coder if sum(cell in other for other in coded) > 1})
    values = {coder[cell] for coder in coded for cell in cells if cell in coder}
    if len(values) < 2:
        raise ReportError("agreement needs cells that two coders filled, with at least two different statuses")
    try:
        import krippendorff  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise MissingExtraError("krippendorff", extra="coding", purpose="The agreement of coders") from error
    names = sorted(values)
    table = [[names.index(coder[cell]) if cell in coder else float("nan") for cell in cells] for coder in coded]
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))
