"""What is new in a folder."""

from __future__ import annotations

import time
from pathlib import Path

from coverage_diff.errors import MissingInputError

SETTLED = 1.0
"""Seconds since the last change of a file, after which it counts as written to its end."""


class Folder:
    """A folder that is looked at again and again.

    Args:
        path: The folder.

    Raises:
        MissingInputError: There is no such folder.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise MissingInputError("there is no such folder to watch; check the path", source=str(path))
        self._path = path
        self._seen: dict[Path, tuple[int, int]] = {}

    def arrivals(self) -> list[Path]:
        """The files that are new or have changed since the last look, but for those that are still being written."""
        fresh = []
        latest = time.time() - SETTLED
        for path in sorted(self._path.rglob("*")):
            if any(part.startswith(".") for part in path.relative_to(self._path).parts) or not path.is_file():
                continue
            stat = path.stat()
            found = (stat.st_mtime_ns, stat.st_size)
            if self._seen.get(path) != found and stat.st_mtime <= latest:
                self._seen[path] = found
                fresh.append(path)
        return fresh
