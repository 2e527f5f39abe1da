"""The tidy tables of a report, as rows, CSV and frames."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
from collections.abc import Callable

import pytest

import coverage_diff as cd
from coverage_diff.reporting.tables import COLUMNS, Table, rows


def read(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file as a spreadsheet would read them."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("table", Table)
def test_every_row_has_the_columns(report: cd.Report, table: Table) -> None:
    """Each table has its columns in their order, in each row, and at least one row."""
    columns, found = rows(report, table)
    assert columns == COLUMNS[table]
    assert found
    assert all(tuple(row) == columns for row in found)


def test_coverage_has_one_row_per_fact_and_outlet(seed_report: cd.Report) -> None:
    """The matrix is there cell by cell, with the status that the report has."""
    _, found = rows(seed_report, "coverage")
    [event] = seed_report.events
    cells = {(fact.id, outlet): cell.status for fact in event.facts for outlet, cell in fact.coverage.items()}
    assert {(row["fact"], row["outlet"]): row["status"] for row in found} == cells


def test_coverage_tells_the_place_of_the_evidence(seed_report: cd.Report) -> None:
    """The words of a row are those of its article at its offsets."""
    for row in rows(seed_report, "coverage")[1]:
        if row["mentions"]:
            article = seed_report.article(row["article"])
            source = article.title if row["field"] == "title" else article.text
            assert source[row["start"] : row["end"]] == row["text"]


def test_facts_have_values_and_carriers(report: cd.Report) -> None:
    """Figures and dates have columns of their own; an open end is empty; outlets are listed."""
    quantity, quote, date, person = rows(report, "facts")[1]
    assert (quantity["value"], quantity["low"], quantity["noun"]) == (9, 9, "cracks")
    assert (date["date"], date["date_start"]) == ("2026-03-03", dt.date(2026, 3, 3))
    assert quote["carriers"] == "Herald"
    assert (person["omitters"], person["aliases"]) == ("Post", "Mayor Holm")


def test_open_end_is_empty(report: cd.Report) -> None:
    """Neither inf nor nan stands in a table."""
    first = rows(report, "mentions")[1][0]
    assert (first["low"], first["high"], first["bound"]) == (12, None, "at_least")


def test_alignments_have_both_sides_or_one(report: cd.Report) -> None:
    """A passage that stands alone leaves the other side empty."""
    both, alone = rows(report, "alignments")[1]
    assert both["text_b"] == "Lower Marl lost its bridge."
    assert (alone["outlet_a"], alone["outlet_b"], alone["type"]) == (None, "Post", "only_here")


def test_sentences_tell_the_words_that_differ(report: cd.Report) -> None:
    """Each sentence row names its paragraph row and the words that only one side has."""
    [row] = rows(report, "sentences")[1]
    assert (row["row"], row["sentence"], row["type"]) == (1, 1, "rewritten")
    assert (row["words_a"], row["words_b"]) == ("The bridge at … was closed on Tuesday", "lost its bridge")


def test_links_tell_why(report: cd.Report) -> None:
    """The features of a link stand in one column, signed."""
    [link] = rows(report, "links")[1]
    assert link["why"] == "names +1.50; days -0.25"
    assert link["shared"] == "Lower Marl; cracks"


def test_unknown_table_is_told(report: cd.Report) -> None:
    """The message names the tables that there are."""
    with pytest.raises(cd.ReportError, match="no table 'rows'; known are coverage, facts"):
        report.to_csv("rows")


def test_csv_is_the_table(report: cd.Report) -> None:
    """The file holds a header and the rows, numbers and dates as text, None as nothing."""
    found = read(report.to_csv("facts"))
    assert list(found[0]) == list(COLUMNS[Table.FACTS])
    assert (found[0]["value"], found[1]["value"], found[2]["date_start"]) == ("9", "", "2026-03-03")


def test_csv_runs_nothing(make_report: Callable[..., cd.Report], hostile: str) -> None:
    """No cell begins like a formula, whatever outlets print, and no row is torn apart."""
    odd = make_report(herald=hostile, title=hostile, extra=hostile)
    for table in Table:
        expected = rows(odd, table)[1]
        found = read(odd.to_csv(table))
        assert len(found) == len(expected)
        for row, source in zip(found, expected, strict=True):
            for name, words in row.items():
                if isinstance(source[name], str):
                    assert not words.lstrip()[:1] or words.lstrip()[0] not in "=+-@"
                    assert words[:1] not in {"\t", "\r"}


@pytest.mark.parametrize("table", Table)
def test_frame_is_the_table(report: cd.Report, table: Table) -> None:
    """The frame has the same columns and as many rows."""
    pytest.importorskip("pandas")
    columns, found = rows(report, table)
    frame = report.to_frame(table)
    assert list(frame.columns) == list(columns)
    assert len(frame) == len(found)


def test_frame_counts_the_matrix(seed_report: cd.Report) -> None:
    """The common question is one line of pandas: how many facts did each outlet omit?"""
    pytest.importorskip("pandas")
    frame = seed_report.to_frame()
    counted = frame[frame.status == "omitted"].groupby("outlet").size().to_dict()
    [event] = seed_report.events
    assert counted == {
        outlet: sum(outlet in fact.omitters for fact in event.facts)
        for outlet in event.outlets
        if any(outlet in fact.omitters for fact in event.facts)
    }


def test_empty_report_has_empty_tables(report: cd.Report) -> None:
    """Without events a table still has its columns."""
    pytest.importorskip("pandas")
    empty = cd.Report(articles=report.articles, segments=report.segments, events=(), unmatched=report.segments)
    assert list(empty.to_frame("mentions").columns) == list(COLUMNS[Table.MENTIONS])
    assert read(empty.to_csv()) == []


def test_missing_pandas_is_told(report: cd.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas the message says how to install it."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(cd.MissingExtraError, match=r"pip install 'coverage-diff\[frame\]'"):
        report.to_frame()
