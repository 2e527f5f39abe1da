"""Plain and compressed files as streams of bytes that cannot explode."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, cast

from coverage_diff.errors import MissingExtraError, MissingInputError, UnreadableInputError
from coverage_diff.reading.limits import Limits, raised
from coverage_diff.reading.source import COMPRESSED, Source

_FLOOR = 1_000_000  # bytes that any compressed file may hold, however small it is itself
_WINDOW = 1 << 27  # bytes of memory that a .zst file may ask for: what zstd itself grants without --long


def most_unpacked(size: int, limits: Limits) -> int:
    """Bytes that may come out of a packed file of so many bytes."""
    return max(_FLOOR, size * limits.ratio)


Unpack = Callable[[Source, IO[bytes], Limits], IO[bytes]]
"""Makes the content of a source of its bytes."""


def unpacked(source: Source, raw: IO[bytes], limits: Limits) -> IO[bytes]:
    """The content of a .gz or .zst file, of no more bytes than the limit allows; other bytes as they are."""
    if source.suffix not in COMPRESSED:
        return raw
    budget = Budget(most_unpacked(source.size, limits))
    if source.suffix == ".gz":
        return bounded(cast("IO[bytes]", gzip.GzipFile(fileobj=raw)), budget, source.name)
    try:
        zstandard = import_module("zstandard")
    except ImportError as error:
        raise MissingExtraError("zstandard", extra="archives", purpose="Reading .zst files") from error
    stream = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(raw, read_across_frames=True)
    return bounded(stream, budget, source.name)


@contextmanager
def opened(source: Source, limits: Limits, unpack: Unpack = unpacked) -> Iterator[IO[bytes]]:
    """A source's bytes, decompressed where its name says so.

    Args:
        source: What to open.
        limits: How much may come out.
        unpack: How it is unpacked.

    Raises:
        MissingInputError: There is no such file.
        UnreadableInputError: The system refuses to read it, it is damaged, or it holds more than the limit allows.
        MissingExtraError: A .zst file needs the package zstandard.
    """
    try:
        with source.open() as raw:
            yield unpack(source, raw, limits)
    except FileNotFoundError as error:
        raise MissingInputError("there is no such file; check the path", source=str(source)) from error
    except IsADirectoryError as error:
        raise UnreadableInputError("is a folder; name a file in it", source=str(source)) from error
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        problem = f"is a damaged archive ({error}); get the file again"
        raise UnreadableInputError(problem, source=str(source)) from error
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error}); check its permissions"
        raise UnreadableInputError(problem, source=str(source)) from error


class Budget:
    """How many bytes may still come out of an archive; shared by all its members.

    Args:
        most: How many there may be in all.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._left = most

    def spend(self, count: int, name: str) -> None:
        """Take so many bytes off.

        Raises:
            UnreadableInputError: There are none left.
        """
        self._left -= count
        if self._left < 0:
            problem = (
                f"holds more than {self.most:,} bytes when unpacked, which no text does; "
                f"if it is meant, {raised('ratio')}"
            )
            raise UnreadableInputError(problem, source=name)


def bounded(stream: IO[bytes], budget: Budget, name: str) -> IO[bytes]:
    """The stream, which ends in an error where it gives more than its budget."""
    return io.BufferedReader(_Bounded(stream, budget, name), 1 << 16)  # type: ignore[type-var]


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than its budget.

    Args:
        stream: Where the bytes come from.
        budget: How many there may be.
        name: The source, for the message.
    """

    def __init__(self, stream: IO[bytes], budget: Budget, name: str) -> None:
        self._stream = stream
        self._budget = budget
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error):
            raise
        except Exception as error:  # zstandard has an error of its own, which is only known where it is installed
            problem = f"is a damaged archive ({error}); get the file again"
            raise UnreadableInputError(problem, source=self._name) from error
        self._budget.spend(len(data), self._name)
        buffer[: len(data)] = data
        return len(data)
