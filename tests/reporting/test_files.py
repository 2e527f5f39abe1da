"""Reports on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff.reporting import files


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("r.json", "{"),
        ("r.md", "# What each outlet"),
        ("r.markdown", "# What"),
        ("R.CSV", "event,event_title"),
        ("r.html", "<!doctype html>"),
        ("r.txt", "\n╭"),
    ],
)
def test_suffix_names_the_format(report: cd.Report, tmp_path: Path, name: str, beginning: str) -> None:
    """`save` writes the format of the suffix and returns the path."""
    path = report.save(tmp_path / name)
    assert path == tmp_path / name
    assert path.read_text(encoding="utf-8").lower().startswith(beginning.lower())


def test_saved_table_is_complete(seed_report: cd.Report) -> None:
    """A table in a file holds every fact: nobody can type --all at a file."""
    text = files.render(seed_report, files.Format.TABLE)
    assert f" {len(seed_report.events[0].facts)} " in text
    assert "--all" not in text


def test_unknown_suffix_is_told(report: cd.Report, tmp_path: Path) -> None:
    """The message names the suffixes that can be written."""
    with pytest.raises(cd.ReportError, match=r"r\.doc.*\.html.*\.json"):
        report.save(tmp_path / "r.doc")


def test_folders_are_made_and_nothing_is_left_over(report: cd.Report, tmp_path: Path) -> None:
    """The folder of a report is made where it is missing; no temporary file stays."""
    report.save(tmp_path / "new" / "folder" / "r.json")
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["r.json"]


def test_place_that_cannot_be_written_is_told(report: cd.Report, tmp_path: Path) -> None:
    """A refusal of the system is an error that names the file, and leaves none behind."""
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(cd.ReportError, match=r"folder\.json: cannot be written"):
        report.save(tmp_path / "folder.json")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(cd.ReportError, match="cannot be written"):
        report.save(tmp_path / "file" / "r.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.json"]


def test_earlier_report_survives_a_failure(report: cd.Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is replaced as a whole or not at all."""
    path = report.save(tmp_path / "r.json")
    before = path.read_text(encoding="utf-8")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, f"no {self} to {target}")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(cd.ReportError):
        files.write(path, "half")
    assert path.read_text(encoding="utf-8") == before
