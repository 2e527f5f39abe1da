"""A second coder."""

from __future__ import annotations

import csv
import io
import sys

import pytest

from coverage_diff import MissingExtraError, Report, ReportError, Status, agreement, coding_sheet
from coverage_diff.coding import read_sheet


def test_a_blank_sheet_has_every_cell_and_no_status(seed_report: Report) -> None:
    """One row for each fact and outlet; the statuses are left for a person."""
    rows = list(csv.DictReader(io.StringIO(coding_sheet(seed_report))))
    assert len(rows) == sum(len(f.coverage) for e in seed_report.events for f in e.facts)
    assert {row["status"] for row in rows} == {""}
    assert read_sheet(coding_sheet(seed_report)) == {}


def test_a_filled_sheet_gives_the_librarys_statuses(seed_report: Report) -> None:
    """The library is a coder like any other."""
    held = read_sheet(coding_sheet(seed_report, blank=False))
    [event] = seed_report.events
    assert held == {(event.id, f.id, o): c.status for f in event.facts for o, c in f.coverage.items()}


def test_labels_are_inert_in_a_spreadsheet(seed_report: Report) -> None:
    """No cell of a sheet is taken for a formula."""
    for row in csv.reader(io.StringIO(coding_sheet(seed_report))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def sheet(*statuses: str) -> str:
    """A sheet of one event with one outlet."""
    rows = "".join(f"e,f{n},quantity,label,A,{status},\n" for n, status in enumerate(statuses))
    return f"event,fact,kind,label,outlet,status,note\n{rows}"


def test_agreement_is_krippendorffs_alpha() -> None:
    """Alpha for nominal data: the worked example of two coders and ten units, by hand.

    Two of ten units disagree: 18 + 2 values, o = 2 x 2 / 20; with 10 and 10 values expected disagreement is
    2 x 10 x 10 / (20 x 19), so alpha is 1 - 0.2 / (200 / 380) = 0.62.
    """
    one = sheet(*["included"] * 5, *["omitted"] * 5)
    two = sheet(*["included"] * 4, "omitted", "included", *["omitted"] * 4)
    assert agreement((one, two)) == pytest.approx(0.62)
    assert agreement((one, one)) == pytest.approx(1.0)


def test_cells_of_one_coder_do_not_count() -> None:
    """Only what two coders filled is compared."""
    assert agreement((sheet("included", "omitted", "partial"), sheet("included", "omitted", ""))) == pytest.approx(1.0)


def test_agreement_needs_two_coders_and_two_statuses() -> None:
    """Where nothing can disagree there is no agreement to measure."""
    with pytest.raises(ReportError, match="two"):
        agreement((sheet("included", "included"), sheet("included", "included")))


@pytest.mark.parametrize(("text", "problem"), [("a,b\n1,2\n", "no column"), (sheet("included", "maybe"), "row 3")])
def test_damaged_sheets_say_where(text: str, problem: str) -> None:
    """A damaged sheet names the column or the row."""
    with pytest.raises(ReportError, match=problem):
        read_sheet(text)


def test_the_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without krippendorff the message says which extra brings it."""
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    with pytest.raises(MissingExtraError, match="coding"):
        agreement((sheet("included", "omitted"), sheet("included", "omitted")))


def test_statuses_are_read_in_any_case() -> None:
    """People write "Omitted"."""
    assert set(read_sheet(sheet(" Omitted ")).values()) == {Status.OMITTED}
