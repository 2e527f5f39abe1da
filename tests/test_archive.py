"""What outlets leave out over a whole archive."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff import Coverage, EventReport, Fact, Kind, Report, Status
from coverage_diff.archive import ALL

OUTLETS = ("Herald", "Post", "Courier")


def report(cells: dict[str, str], *, origins: tuple[tuple[int, ...], ...] = ((0,), (1,), (2,))) -> Report:
    """A report on one event: for each fact a letter per outlet (+ told, - omitted, ? unclear)."""
    articles = tuple(
        cd.Article(id=name, outlet=name, title="", text=f"What {name} wrote.", published=dt.date(2026, 3, 1 + i))
        for i, name in enumerate(OUTLETS)
    )
    segments = tuple(segment for article in articles for segment in cd.split_segments(article))
    status = {"+": Status.INCLUDED, "-": Status.OMITTED, "?": Status.UNCLEAR}
    facts = tuple(
        Fact(
            id=label,
            kind=Kind.QUANTITY if label.startswith("q") else Kind.CLAIM,
            label=label,
            mentions=(),
            coverage={o: Coverage(status=status[s], score=1.0) for o, s in zip(OUTLETS, signs, strict=True)},
        )
        for label, signs in cells.items()
    )
    event = EventReport(id="event-1", title="A storm", segments=segments, facts=facts, origins=origins)
    return Report(articles=articles, segments=segments, events=(event,), unmatched=())


def test_denominators_and_unclear_cells() -> None:
    """The rate is of what others told and what is clear; the rest stands beside it."""
    table = cd.coverage_table(report({"q1": "++-", "q2": "+-?", "c1": "+--", "c2": "?+-"}))
    rows = {row.outlet: row for row in table.outlets()}
    herald, post, courier = (rows[name] for name in OUTLETS)
    assert (herald.told, herald.omitted, herald.unclear, herald.alone) == (1, 0, 1, 2)
    assert (post.told, post.omitted, post.unclear, post.alone) == (1, 2, 0, 1)
    assert (courier.told, courier.omitted, courier.unclear, courier.alone) == (0, 3, 1, 0)
    assert (herald.omission_rate, herald.unclear_share) == (0.0, 0.5)
    assert (post.decided, post.omission_rate) == (3, 2 / 3)
    assert table.outlets()[-1].outlet == ALL


def test_copies_count_once() -> None:
    """What only a copy told besides is nobody's omission, and all sources together count the two as one."""
    table = cd.coverage_table(report({"q1": "++-", "q2": "++-", "q3": "--+"}, origins=((0, 1), (2,))))
    rows = {row.outlet: row for row in table.outlets()}
    assert (rows["Herald"].told, rows["Herald"].omitted, rows["Herald"].alone) == (0, 1, 2)
    assert (rows["Courier"].omitted, rows["Courier"].alone) == (2, 1)
    assert (rows[ALL].omitted, rows[ALL].alone) == (3, 3)


def test_an_outlet_that_nobody_could_shame_has_no_rate() -> None:
    """Where no other source told anything there is no denominator and no rate."""
    row = cd.coverage_table(report({"q1": "+--"})).outlets()[1]
    assert (row.outlet, row.decided, row.omission_rate, row.unclear_share) == ("Herald", 0, None, None)


def test_tables_by_kind_and_by_event() -> None:
    """Both tables add up to the same; the CSV has their columns and is inert in spreadsheets."""
    table = cd.coverage_table([report({"q1": "++-", "c1": "+-+"}), report({"q1": "-++"})])
    assert table.events == 2
    assert sum(row.omitted for row in table.by_kind) == sum(row.omitted for row in table.by_event)
    rows = list(csv.DictReader(io.StringIO(table.to_csv("kind"))))
    assert [(row["outlet"], row["kind"], row["omitted"], row["decided"]) for row in rows[:2]] == [
        ("Courier", "claim", "0", "1"),
        ("Courier", "quantity", "1", "2"),
    ]
    assert next(csv.DictReader(io.StringIO(table.to_csv("event"))))["day"] == "2026-03-01"
    with pytest.raises(cd.ReportError, match="known are kind, event"):
        table.to_csv("outlet")


@pytest.mark.parametrize("wrong", ["news.index", Path("news.index"), [1]])
def test_a_table_is_made_of_an_index_or_reports(wrong: object) -> None:
    """The path of a file is neither, and the error says what opens it."""
    with pytest.raises(cd.ReportError, match=r"needs an open EventIndex, or reports, not .*EventIndex\.open"):
        cd.coverage_table(wrong)  # type: ignore[arg-type]


def test_only_later_events() -> None:
    """Events without a story of the day or later are left out."""
    assert cd.coverage_table(report({"q1": "++-"}), since=dt.date(2026, 3, 4)).events == 0
    assert cd.coverage_table(report({"q1": "++-"}), since=dt.date(2026, 3, 3)).events == 1


def test_an_index_is_compared_event_by_event(tmp_path: Path) -> None:
    """The table of an index is that of its reports, made one after the other."""
    articles = cd.read_articles("seeds")
    with cd.EventIndex.open(tmp_path / "news.index") as index:
        index.add([*articles, dataclasses.replace(articles[0], id="copy", outlet="A copy")])
        told: list[tuple[str, int, int]] = []
        table = cd.coverage_table(index, progress=lambda *step: told.append(step))
        assert table == cd.coverage_table([index.report(event) for event in index.events()])
    assert told == [("compare", 1, 1)]
    rows = {row.outlet: row for row in table.outlets()}
    assert rows["A copy"].omitted == rows["OpenVoiceNews Pakistan"].omitted > 0


def test_frame_and_plot() -> None:
    """The frame has the CSV's columns, the plot a bar for each outlet."""
    table = cd.coverage_table(report({"q1": "++-", "c1": "+-+"}))
    frame = table.to_frame()
    assert list(frame.columns)[:4] == ["outlet", "kind", "told", "omitted"]
    assert len(frame) == len(table.by_kind)
    pytest.importorskip("matplotlib").use("agg")
    axes = table.plot()
    assert {label.get_text() for label in axes.get_yticklabels()} == {*OUTLETS, ALL}
    pytest.importorskip("matplotlib.pyplot").close(axes.figure)
