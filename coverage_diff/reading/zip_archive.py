"""The files in a zip archive, which is never unpacked onto the disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO

from coverage_diff.errors import UnreadableInputError
from coverage_diff.reading.compressed import Budget, bounded, most_unpacked, opened
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.source import Source, stem


def members(source: Source, limits: Limits) -> Iterator[Source]:
    """The files of an archive, by name; each can be opened until the next is asked for.

    All of them together may hold as much as the limits allow for a file of the archive's size, so neither one large
    member nor many that share their bytes can fill the memory.

    Raises:
        UnreadableInputError: It is no zip archive, or is damaged.
    """
    budget = Budget(most_unpacked(source.size, limits))
    with opened(source, limits) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise UnreadableInputError(f"is no zip archive that can be read ({error})", source=str(source)) from error
        for info in sorted(archive.infolist(), key=lambda member: member.filename):
            name = info.filename
            parts = [part for part in name.split("/") if part]
            if info.is_dir() or not parts or any(map(_is_hidden, parts)):
                continue
            yield Source(
                name=f"{source.name}/{name}",
                size=info.compress_size,
                open=partial(_open, archive, info, budget, source.name),
                outlet=stem(parts[-1]),
            )


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, name: str) -> IO[bytes]:
    where = f"{name}/{info.filename}"
    try:
        return bounded(archive.open(info), budget, where)
    except (RuntimeError, NotImplementedError, ValueError) as error:  # a password, an unknown compression, a bad header
        raise UnreadableInputError(f"cannot be unpacked ({error})", source=where) from error


def _is_hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part != "..")
