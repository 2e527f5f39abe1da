"""Large files of records, read in parts."""

from __future__ import annotations

import codecs
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import coverage_diff as cd
from coverage_diff.engines import SERIAL, Engine, ProcessEngine
from coverage_diff.reading import partitions

ALONE = ProcessEngine(1)
"""Cuts files into parts, as any engine but the serial one, and reads them in this process."""


def record(number: int, **fields: object) -> dict[str, object]:
    """A record of an export."""
    text = f"The bridge was closed {number} times, the mayor’s office said &amp; repeated."
    return {"id": f"a{number}", "outlet": "Post", "title": f"Bridge {number}", "text": text, **fields}


GOOD = json.dumps(record(1), ensure_ascii=False).encode()
LINES = st.sampled_from(
    [
        b"",
        b" \t",
        GOOD,
        GOOD + b"\r",
        json.dumps(record(2)).encode(),
        json.dumps(record(3, outlet=None)).encode(),
        json.dumps(record(4, text="...")).encode(),
        json.dumps(record(5, text="word " * 60)).encode(),
        b'{"id": "broken',
        b"[1, 2]",
        codecs.BOM_UTF8 + GOOD,
        "café".encode("cp1252"),
        b"\0",
    ]
)


def everything(path: Path, engine: Engine = SERIAL, **limits: int) -> tuple[list[cd.Article], list[str]]:
    """What is read, and what is left out."""
    skipped: list[cd.InputError] = []
    bounds = cd.Limits(**limits)
    read = list(cd.iter_articles(path, on_skip=skipped.append, limits=bounds, engine=engine))
    return read, [str(error) for error in skipped]


@given(lines=st.lists(LINES, max_size=12), end=st.sampled_from([b"", b"\n"]), size=st.integers(1, 400))
@example(lines=[codecs.BOM_UTF8 + GOOD, GOOD], end=b"\n", size=10)
@example(lines=[GOOD.decode().encode("utf-16")], end=b"", size=50)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_parts_of_json_lines_are_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[bytes], end: bytes, size: int
) -> None:
    """Wherever a file is cut and whatever is broken in it, the same comes out, to the line in every error."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\n".join(lines) + end)
    monkeypatch.setattr(partitions, "_PART_BYTES", size)
    assert everything(path, ALONE, article_chars=250) == everything(path, article_chars=250)


def test_a_large_file_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts are read indeed: the reader of whole files is not asked."""
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(record(number)) for number in range(100)), encoding="utf-8")
    monkeypatch.setattr(partitions, "_PART_BYTES", 2000)
    expected = cd.read_articles(path)
    monkeypatch.setattr(partitions, "islice", None)
    found = cd.read_articles(path, engine=ALONE)
    assert found == expected
    assert found[0].text.endswith("said & repeated.")
    assert len(found[0].notes) == 1


def test_a_line_that_no_article_has_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is too long is told with its number, and what stands below it is read."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\n".join([GOOD, b"x" * 102_000, json.dumps(record(2)).encode()]))
    monkeypatch.setattr(partitions, "_PART_BYTES", 500)
    found = everything(path, ALONE, article_chars=300)
    assert found == everything(path, article_chars=300)
    assert "line 2" in found[1][0]


@pytest.mark.parametrize("group", [1, 7, 100])
def test_parts_of_parquet_are_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int) -> None:
    """Row groups are read apart, and rows are counted from the top of the file."""
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "news.parquet"
    rows = [record(number, text="..." if number % 9 == 4 else f"The bridge fell {number}") for number in range(60)]
    pandas.DataFrame(rows).to_parquet(path, row_group_size=group)
    monkeypatch.setattr(partitions, "_PART_BYTES", 1500)
    found = everything(path, ALONE)
    assert found == everything(path)
    assert "line 5" in found[1][0]


def test_a_large_row_group_is_not_held_by_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where row groups are too large, this process reads the file, a few rows at a time."""
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "news.parquet"
    pandas.DataFrame([record(number) for number in range(60)]).to_parquet(path, row_group_size=20)
    monkeypatch.setattr(partitions, "_LARGEST_GROUP", 100)
    assert not partitions._group_edges(path)
    assert everything(path, ALONE) == everything(path)


def test_a_bomb_is_told_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to too much is told with the same words; the rows of whole parts before it are kept."""
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "news.parquet"
    pandas.DataFrame([record(number, text="word " * 9000) for number in range(400)]).to_parquet(path, row_group_size=9)
    monkeypatch.setattr(partitions, "_PART_BYTES", 1)
    found = everything(path, ALONE, ratio=1)
    expected = everything(path, ratio=1)
    assert found[1] == expected[1]
    assert "unpacked" in found[1][-1]
    assert len(expected[0]) <= len(found[0]) < 60


def test_a_worker_that_sees_another_file_reads_nothing(tmp_path: Path) -> None:
    """The same path may be another file at another machine; then this process reads the file."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(GOOD)
    found = path.stat()
    part = partitions.Part(path.name, str(path), (found.st_size, found.st_mtime_ns), 0, len(GOOD))
    assert partitions._read_lines(part, outlet=None, limits=cd.Limits()) is not None
    os.utime(path, (1, 1))
    assert partitions._read_lines(part, outlet=None, limits=cd.Limits()) is None
    path.unlink()
    assert partitions._read_lines(part, outlet=None, limits=cd.Limits()) is None
