"""A web archive cut into its records, past whatever is damaged in it.

A record says how long it is. Where the next one does not begin there, or a compressed part of the archive cannot be
unpacked, that record is given up and the archive is read on at the next line that begins one.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from coverage_diff.reading.compressed import Budget

_HEADER_END = re.compile(rb"\r?\n\r?\n|\nWARC/1\.\d\r?\n")
_LENGTH = re.compile(rb"\nContent-Length:[ \t]{0,9}(\d{1,15})[ \t]{0,9}\r?\n", re.IGNORECASE)
_BEGIN = re.compile(rb"\nWARC/1\.\d\r?\n")
_BLANK = b"\r\n"
_BLANKS = 4  # bytes of blank lines that a record may end with itself
_LENGTH_WRONG = "it is not as long as it says"
_MOST_HEADER = 1 << 16  # bytes of a record's own header; those of crawlers have 600
_SHOWN = 1 << 16  # bytes of a record too large to be read, from which it can be told whether it is a page
_CHUNK = 1 << 16
_MAGIC = b"\x1f\x8b\x08"  # with which a compressed part begins
_OVERRUN = 1 << 18  # bytes back from where a damage shows in which the next part is looked for
_BETWEEN = b"\r\n\r\n"  # what stands between two records
_PROBE = 512  # bytes of it that show whether a record does


class RawRecord(NamedTuple):
    """One record, or what is left of it.

    Attributes:
        number: Its number in the archive, from 1; damaged ones count.
        position: Where it begins, in bytes of the archive when unpacked.
        data: The record with its header; the beginning of one that is too large.
        problem: What is damaged; "" where it is whole.
        size: Bytes of its content, as it says itself.
    """

    number: int
    position: int
    data: bytes
    problem: str
    size: int = 0


def raw_records(stream: IO[bytes], most: int) -> Iterator[RawRecord]:
    """The records of an archive in their order, damaged ones among them.

    Args:
        stream: The archive, unpacked; a `Members` tells what of it could not be.
        most: Bytes that a record may have; of a larger one only the beginning is kept.
    """
    window = _Window(stream)
    number = 0
    going = True
    while going:
        going = window.skip_blank()
        for problem in window.damages_behind():
            number += 1
            yield RawRecord(number, window.position, b"", problem)
        if going:
            number += 1
            yield _record(window, number, most)


def _record(window: _Window, number: int, most: int) -> RawRecord:
    """The next record; what follows it is a record or nothing."""
    position = window.position
    window.fill(_MOST_HEADER)
    if not window.starts(b"WARC/"):
        window.skip_to_record()
        return RawRecord(number, position, b"", window.damage_to_here() or "no record begins here")
    head = window.find(_HEADER_END, 1, _MOST_HEADER)
    length = None if head is None else _LENGTH.search(window.part(0, head.end))
    if head is None or length is None:
        window.skip_to_record()
        return RawRecord(number, position, b"", window.damage_to_here() or "its header does not say how long it is")
    size = int(length[1])
    end = head.end + size
    if size > most:
        data = window.part(0, min(end, head.end + _SHOWN))
        behind = window.skip_to_record() - end
        whole = -_BLANKS <= behind <= 0
        return RawRecord(number, position, data, window.damage_to_here() or ("" if whole else _LENGTH_WRONG), size)
    window.fill(end + _CHUNK)
    harm = window.damage_to(end + _BLANKS)
    if not harm and window.goes_on_at(end):
        return RawRecord(number, position, window.take(end), "", size)
    window.skip_to_record()
    return RawRecord(number, position, b"", harm or window.damage_to_here() or _LENGTH_WRONG, size)


class _Found(NamedTuple):
    """Where something stands, from the beginning of the window."""

    start: int
    end: int


class Damage(NamedTuple):
    """A compressed part that could not be unpacked to its end.

    Attributes:
        begin: Where what came out of it begins, in bytes of the archive when unpacked.
        end: Where that ends.
        problem: What is damaged, and where in the file.
    """

    begin: int
    end: int
    problem: str


class _Window:
    """What has been read of a stream and not been used yet.

    Args:
        stream: Where the bytes come from.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._held = bytearray()
        self._first = 0  # of the bytes held, the first that is not used; they are let go now and then
        self._ended = False
        self._told = 0
        self.position = 0

    def damage_to(self, end: int) -> str:
        """What is damaged from here to so many bytes on; "" where nothing is. It is told once."""
        harmed = [d for d in self._damages() if d.begin <= self.position and d.end <= self.position + end]
        self._told += len(harmed)
        return harmed[0].problem if harmed else ""

    def damage_to_here(self) -> str:
        """What of the bytes that were just left behind is damaged; "" where nothing is. It is told once."""
        return next(iter(self.damages_behind()), "")

    def damages_behind(self) -> list[str]:
        """All damages that lie behind and were not told yet; they are told once."""
        harmed = [d for d in self._damages() if d.begin < self.position or d.end <= self.position]
        self._told += len(harmed)
        return [d.problem for d in harmed]

    def _damages(self) -> list[Damage]:
        """The damages of the stream that were not told yet."""
        return self._stream.damages[self._told :] if isinstance(self._stream, Members) else []

    def fill(self, count: int) -> int:
        """Hold at least so many bytes if there are; gives how many are held."""
        while not self._ended and len(self._held) - self._first < count:
            data = self._stream.read(max(_CHUNK, min(count, 1 << 20)))
            self._ended = not data
            self._held += data
        return len(self._held) - self._first

    def starts(self, beginning: bytes) -> bool:
        """Whether the window begins so."""
        return self._held.startswith(beginning, self._first)

    def part(self, start: int, end: int) -> bytes:
        """Some of the bytes held."""
        return bytes(self._held[self._first + start : self._first + end])

    def find(self, pattern: re.Pattern[bytes], start: int, end: int) -> _Found | None:
        """The first match among the bytes held."""
        match = pattern.search(self._held, self._first + start, self._first + end)
        return None if match is None else _Found(match.start() - self._first, match.end() - self._first)

    def take(self, count: int) -> bytes:
        """The first bytes, which are used with that."""
        data = self.part(0, count)
        self._use(len(data))
        return data

    def _use(self, count: int) -> None:
        self._first += count
        self.position += count
        if self._first > _CHUNK and 2 * self._first > len(self._held):
            del self._held[: self._first]
            self._first = 0

    def skip_blank(self) -> bool:
        """Leave line ends behind; whether anything follows."""
        while self.fill(1):
            held = self.part(0, _CHUNK)
            blank = len(held) - len(held.lstrip(_BLANK))
            self._use(blank)
            if blank < len(held):
                return True
        return False

    def goes_on_at(self, end: int) -> bool:
        """Whether a blank line, a record or nothing follows after so many bytes."""
        held = self.fill(end + _CHUNK)
        rest = self.part(end, end + _CHUNK)
        bare = rest.lstrip(_BLANK)
        return held >= end and (rest.startswith(b"\r\n\r\n") or bare.startswith(b"WARC/") or not bare)

    def skip_to_record(self) -> int:
        """Leave everything behind up to the next line that begins a record; gives how many bytes, blank lines aside."""
        start, behind = self.position, b""
        while True:
            held = self.fill(2 * _CHUNK)
            found = self.find(_BEGIN, 1, held)
            if found is not None:
                behind = self.part(max(0, found.start - 4), found.start + 1)
                self._use(found.start + 1)
                break
            if self._ended:
                behind = self.part(max(0, held - 4), held)
                self._use(held)
                break
            self._use(held - _CHUNK)
        return self.position - start - (len(behind) - len(behind.rstrip(_BLANK)))


class Members(io.RawIOBase):
    """The content of a .gz file whose parts were compressed each by itself, past those that are damaged.

    What comes out of a damaged part before the damage is given, with a blank line behind it.

    Args:
        stream: The compressed file.
        budget: How many bytes may come out.
        name: The source, for messages.

    Attributes:
        damages: What could not be unpacked, in the order of the file.
    """

    def __init__(self, stream: IO[bytes], budget: Budget, name: str) -> None:
        self._stream = stream
        self._budget = budget
        self._name = name
        self._packed = b""  # read and not unpacked yet
        self._last = b""  # unpacked just before, in which the next part may have begun unnoticed
        self._position = 0  # of the first byte of `_packed` in the file
        self._member = zlib.decompressobj(31)
        self._begun = False
        self._given = self._begin = 0  # bytes that came out, and came out before this part
        self.damages: list[Damage] = []

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """As of every raw stream: some bytes, none at the end."""
        data = self._unpacked(len(buffer))
        self._given += len(data)
        self._budget.spend(len(data), self._name)
        buffer[: len(data)] = data
        return len(data)

    def _unpacked(self, most: int) -> bytes:
        while True:
            if not self._packed:
                self._packed = self._stream.read(_CHUNK)
            if not self._packed:
                # A damaged part may have run on over those behind it.
                return self._past_harm("its end is missing") if self._begun else b""
            packed = self._packed
            try:
                data = self._member.decompress(packed, max(most, 8))
            except zlib.error as error:
                return self._past_harm(str(error))
            self._begun = True
            left = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            self._position += len(packed) - len(left)
            self._last = (self._last + packed[: len(packed) - len(left)])[-_OVERRUN:]
            self._packed = left
            if self._member.eof:
                self._packed = self._packed.lstrip(b"\0")  # some archives are filled up with these
                self._position += len(left) - len(self._packed)
                self._member, self._begun, self._last = zlib.decompressobj(31), False, b""
                self._begin = self._given + len(data)
            if data:
                return data

    def _past_harm(self, problem: str) -> bytes:
        """Take down a damage and how much of the file is lost behind it; go on there, after a blank line."""
        shown = self._position
        self._resume()
        told = f"what is compressed up to byte {shown:,} of the file cannot be unpacked ({problem})"
        if self._position > shown:
            told += f"; {self._position - shown:,} bytes behind it are not read"
        self.damages.append(Damage(self._begin, self._given, told))
        self._begin = self._given + len(_BETWEEN)
        return _BETWEEN

    def _resume(self) -> None:
        """Go to the next compressed part that begins a record; to the end of the file where there is none."""
        packed, start = self._last + self._packed, self._position - len(self._last)
        at, ended = 1, False
        while True:
            at = packed.find(_MAGIC, at)
            if at >= 0 and (ended or len(packed) - at >= _PROBE):
                if _begins_record(packed[at : at + _PROBE]):
                    break
                at += 1
            elif ended:
                at = len(packed)
                break
            else:
                more = self._stream.read(_CHUNK)
                ended = not more
                kept = at if at >= 0 else max(0, len(packed) - len(_MAGIC) + 1)
                packed, start, at = packed[kept:] + more, start + kept, 0
        self._packed, self._position, self._last = packed[at:], start + at, b""
        self._member, self._begun = zlib.decompressobj(31), False


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, 16).startswith(b"WARC/")
    except zlib.error:
        return False
