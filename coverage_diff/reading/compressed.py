"""Plain and compressed files as streams of bytes that cannot explode."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, cast

from coverage_diff.errors import MissingExtraError, MissingInputError, UnreadableInputError
from coverage_diff.reading.limits import Limits

SUFFIXES = (".gz", ".zst")
"""What a compressed file's name ends with; the suffix before it tells what is inside."""

_FLOOR = 1_000_000  # bytes that any compressed file may hold, however small it is itself


def kind(path: Path) -> str:
    """The suffix that tells what a file holds, in lower case: that before .gz or .zst."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in SUFFIXES else suffix


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[IO[bytes]]:
    """A file's bytes, decompressed where its name says so.

    Raises:
        MissingInputError: There is no such file.
        UnreadableInputError: The system refuses to read it, it is damaged, or it holds more than the limit allows.
        MissingExtraError: A .zst file needs the package zstandard.
    """
    try:
        with path.open("rb") as raw:
            yield _decompressed(path, raw, limits)
    except FileNotFoundError as error:
        raise MissingInputError("there is no such file; check the path", source=str(path)) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        problem = f"is a damaged archive ({error}); get the file again"
        raise UnreadableInputError(problem, source=str(path)) from error
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error}); check its permissions"
        raise UnreadableInputError(problem, source=str(path)) from error


def _decompressed(path: Path, raw: IO[bytes], limits: Limits) -> IO[bytes]:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        return raw
    most = max(_FLOOR, path.stat().st_size * limits.ratio)
    if suffix == ".gz":
        return _bounded(cast("IO[bytes]", gzip.GzipFile(fileobj=raw)), most, path)
    try:
        zstandard = import_module("zstandard")
    except ImportError as error:
        raise MissingExtraError("zstandard", extra="archives", purpose="Reading .zst files") from error
    return _bounded(zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True), most, path)


def _bounded(stream: IO[bytes], most: int, path: Path) -> IO[bytes]:
    return io.BufferedReader(_Bounded(stream, most, path), 1 << 16)  # type: ignore[type-var]


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than so many bytes.

    Args:
        stream: Where the bytes come from.
        most: How many there may be.
        path: The file, for the message.
    """

    def __init__(self, stream: IO[bytes], most: int, path: Path) -> None:
        self._stream = stream
        self._left = most
        self._most = most
        self._path = path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error):
            raise
        except Exception as error:  # zstandard has an error of its own, which is only known where it is installed
            problem = f"is a damaged archive ({error}); get the file again"
            raise UnreadableInputError(problem, source=str(self._path)) from error
        self._left -= len(data)
        if self._left < 0:
            problem = (
                f"holds more than {self._most:,} bytes when unpacked, which no text does; "
                "raise Limits(ratio=...) if it is meant"
            )
            raise UnreadableInputError(problem, source=str(self._path))
        buffer[: len(data)] = data
        return len(data)
