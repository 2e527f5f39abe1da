"""Where bytes come from: a file, a member of a zip archive, standard input."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO

COMPRESSED = (".gz", ".zst")
"""What a compressed file's name ends with; the suffix before it tells what is inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read: all that a reader knows of it. Nothing is ever written to it or beside it.

    Attributes:
        name: What the user calls it, in messages and ids, with forward slashes.
        size: Its bytes as they are stored, which bound what may come out when it is unpacked.
        open: Opens it; the bytes may still be compressed.
        outlet: The outlet of a page that names none: the name of its folder where each outlet has one, else the file's.
        path: Where it lies, if it is a file by itself.
    """

    name: str
    size: int
    open: Callable[[], IO[bytes]]
    outlet: str
    path: Path | None = None

    def __str__(self) -> str:
        return self.name

    @property
    def suffix(self) -> str:
        """The last suffix of the name, in lower case."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def kind(self) -> str:
        """The suffix that tells what it holds, in lower case: that before .gz or .zst."""
        path = PurePosixPath(self.name)
        return PurePosixPath(path.stem).suffix.lower() if self.suffix in COMPRESSED else self.suffix

    def of_outlet(self, outlet: str | None) -> Source:
        """The same source with another outlet for pages that name none."""
        return replace(self, outlet=outlet) if outlet else self


def from_path(path: Path) -> Source:
    """A file as a source; whether it can be read shows when it is opened."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0
    return Source(name=path.as_posix(), size=size, open=lambda: path.open("rb"), outlet=stem(path.name), path=path)


def from_bytes(data: bytes, name: str) -> Source:
    """Bytes that are there already."""
    return Source(name=name, size=len(data), open=lambda: io.BytesIO(data), outlet=stem(name))


def stem(name: str) -> str:
    """A file's name without its suffix, and without that of its compression; never blank."""
    path = PurePosixPath(name)
    if path.suffix.lower() in COMPRESSED:
        path = PurePosixPath(path.stem)
    return path.stem.strip() or name.strip() or "unnamed"
