"""Reports on disk (first form)."""

from __future__ import annotations

from pathlib import Path

from coverage_diff.model import Report


def write(path: Path, text: str) -> None:
    """Write a whole file or none: to a temporary file beside it, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def save(report: Report, path: Path) -> Path:
    """Write the report in the format of the file's suffix."""
    write(path, report.to_json())
    return path
