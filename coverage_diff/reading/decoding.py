"""Bytes of unknown origin into text."""

from __future__ import annotations

import codecs
from pathlib import Path

from coverage_diff.errors import UnreadableInputError
from coverage_diff.reading.compressed import opened
from coverage_diff.reading.limits import DEFAULT, Limits

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


def read_bytes(path: Path, limits: Limits = DEFAULT) -> bytes:
    """The file's bytes, decompressed where its name says so.

    Raises:
        MissingInputError: There is no such file.
        UnreadableInputError: The system refuses to read it, or it is larger than the limits allow.
    """
    with opened(path, limits) as stream:
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        problem = f"is larger than {limits.file_bytes:,} bytes; raise Limits(file_bytes=...) if it is meant"
        raise UnreadableInputError(problem, source=str(path))
    return data


def decode(data: bytes, source: str) -> str:
    """Text from bytes: by its byte order mark, as UTF-8, else by charset-normalizer's best guess.

    Args:
        data: The file's bytes.
        source: The file's name, for messages.

    Raises:
        UnreadableInputError: There are no bytes, or they are no text.
    """
    if not data.strip():
        raise UnreadableInputError("the file is empty", source=source)
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableInputError(f"is {what}, not text; give the page as text", source=source)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files that are not UTF-8

        best = from_bytes(data).best()
        if best is None:
            problem = "is not text in any encoding that could be recognised; save it as UTF-8"
            raise UnreadableInputError(problem, source=source) from None
        text = str(best)
    if "\0" in text:
        raise UnreadableInputError("holds NUL characters, so it is no text; save it as UTF-8", source=source)
    return text


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in a text; blanks, marks and invisible signs are nothing to compare."""
    return any(sign.isalnum() for sign in text)


def read_text(path: Path, limits: Limits = DEFAULT) -> str:
    """The text of a file, decompressed where its name says so.

    Raises:
        MissingInputError: There is no such file.
        UnreadableInputError: It is empty, or no text.
    """
    return decode(read_bytes(path, limits), str(path))
