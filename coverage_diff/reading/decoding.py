"""Bytes of unknown origin into text."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from coverage_diff.errors import UnreadableInputError
from coverage_diff.reading.compressed import opened
from coverage_diff.reading.limits import DEFAULT, Limits, raised
from coverage_diff.reading.source import Source, from_path

# First bytes of files that are often renamed to .txt by mistake.
_SIGNATURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"RIFF": "a picture, sound or film",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
BYTE_ORDER_MARKS = tuple(_BOMS)
"""First bytes of files that tell their encoding."""
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_FOREIGN = re.compile(rb"[\x80-\xff]")
# Text in Latin letters has few bytes beyond ASCII: French 4 in 100, Vietnamese 25. Greek, Russian or Chinese text in an
# encoding of its own has more than half. Between them nothing was found, so the bound may lie anywhere.
_LATIN_SHARE = 0.3
_SAMPLE = 200_000  # bytes from which an encoding is guessed
_UNDECODABLE = "is not text in any encoding that could be recognised; save it as UTF-8"
_NUL = "holds NUL characters, so it is no text; save it as UTF-8"


def read_bytes(source: Source | Path, limits: Limits = DEFAULT) -> bytes:
    """The bytes of a source, decompressed where its name says so.

    Raises:
        MissingInputError: There is no such file.
        UnreadableInputError: The system refuses to read it, or it is larger than the limits allow.
    """
    source = from_path(source) if isinstance(source, Path) else source
    with opened(source, limits) as stream:
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        problem = f"is larger than {limits.file_bytes:,} bytes; if it is meant, {raised('file_bytes')}"
        raise UnreadableInputError(problem, source=str(source))
    return data


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """Text from bytes: by its byte order mark, as UTF-8, as declared, else by what its bytes speak for.

    Where a few bytes of a UTF-8 text are damaged, each becomes U+FFFD and the rest is kept.

    Args:
        data: The file's bytes.
        source: The file's name, for messages.
        declared: The encoding that a header or the page itself names; UTF-8 is tried before it.

    Raises:
        UnreadableInputError: There are no bytes, or they are no text.
    """
    if not data.strip():
        raise UnreadableInputError("the file is empty", source=source)
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return _without_nul(data.decode(encoding, errors="replace"), source)
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableInputError(f"is {what}, not text; give the page as text", source=source)
    try:
        return _without_nul(data.decode("utf-8"), source)
    except UnicodeDecodeError:
        encoding = known_encoding(declared) or encoding_of(data, source)
    return _without_nul(data.decode(encoding, errors="replace"), source)


def known_encoding(name: str | None) -> str | None:
    """The name of an encoding as Python knows it; None where it is no encoding of text."""
    try:
        found = codecs.lookup(name or "")
        return found.name if isinstance(b"a".decode(found.name, errors="replace"), str) else None
    except (LookupError, ValueError, UnicodeError):
        return None


def encoding_of(data: bytes, source: str) -> str:
    """The encoding of bytes that are no clean UTF-8.

    Raises:
        UnreadableInputError: None could be recognised.
    """
    sample = data[:_SAMPLE]
    foreign = len(_FOREIGN.findall(sample))
    valid = sum(map(len, _MULTIBYTE.findall(sample)))
    if 2 * valid > foreign:
        return "utf-8"  # damaged, or the fault lies beyond the sample
    if b"\0" in sample:
        raise UnreadableInputError(_NUL, source=source)
    if foreign <= _LATIN_SHARE * len(sample):
        # Windows-1252 holds Latin-1, and is what English text comes in where it is not UTF-8. charset-normalizer, asked
        # about a short text, takes é for ť.
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files that are not UTF-8

    best = from_bytes(sample).best()
    if best is None:
        raise UnreadableInputError(_UNDECODABLE, source=source)
    return best.encoding


def _without_nul(text: str, source: str) -> str:
    if "\0" in text:
        raise UnreadableInputError(_NUL, source=source)
    return text


def longest_line(limits: Limits) -> int:
    """Bytes that a line with an article may have: an escaped character takes six, and other fields take some."""
    return 6 * limits.article_chars + 100_000


def read_lines(source: Source, stream: IO[bytes], limits: Limits) -> Iterator[tuple[int, str | UnreadableInputError]]:
    """The lines of a table or of records, each decoded by itself, so that a damaged one harms no other.

    Lines end at the line feed alone: a text may hold U+2028, which JSON allows inside a string. A line that is longer
    than any article may be is one error; nothing of it is kept in memory.

    Yields:
        The number of the line, from 1; the line with its end, or why it is no text.

    Raises:
        UnreadableInputError: There are no bytes, or the first line shows that the file is no text at all.
    """
    longest = longest_line(limits)
    number, wide, guess = 0, None, None
    while line := stream.readline(longest):
        number += 1
        if number == 1:
            wide = next((e for bom, e in _BOMS.items() if line.startswith(bom) and bom != codecs.BOM_UTF8), None)
            if wide is not None:
                again = io.BufferedReader(Again(line, stream))  # type: ignore[type-var]
                with io.TextIOWrapper(again, encoding=wide, errors="replace", newline="\n") as text_stream:
                    yield from enumerate(iter(lambda: text_stream.readline(longest), ""), 1)
                return
        if len(line) >= longest and not line.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            problem = f"is longer than {longest:,} bytes, so it is no article; if it is one, {raised('article_chars')}"
            yield number, UnreadableInputError(problem, source=str(source), line=number)
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            try:
                if number == 1 or guess is None:
                    text = decode(line, str(source))
                    guess = encoding_of(line, str(source))
                else:
                    text = line.decode(guess if not _MULTIBYTE.search(line) else "utf-8", errors="replace")
            except UnreadableInputError as error:
                if number == 1:
                    raise
                yield number, UnreadableInputError(error.problem, source=str(source), line=number)
                continue
        if number == 1 and "\0" in text:
            decode(line, str(source))  # says what the file is instead
        yield number, text
    if number == 0:
        raise UnreadableInputError("the file is empty", source=str(source))


class Again(io.RawIOBase):
    """A stream whose first bytes have been read already.

    Args:
        head: Those bytes.
        stream: The rest.
    """

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """As of every raw stream: some bytes, none at the end."""
        data = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def read_text(source: Source | Path, limits: Limits = DEFAULT) -> str:
    """The text of a file, decompressed where its name says so.

    Raises:
        MissingInputError: There is no such file.
        UnreadableInputError: It is empty, or no text.
    """
    return decode(read_bytes(source, limits), str(source))
