"""Web archives (WARC), read record by record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any, cast

from coverage_diff.errors import InputError, MissingExtraError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.compressed import Budget, most_unpacked, opened, unpacked
from coverage_diff.reading.decoding import Again
from coverage_diff.reading.html import article_from_html, decode_page
from coverage_diff.reading.limits import Limits, raised
from coverage_diff.reading.source import COMPRESSED, Source, from_bytes
from coverage_diff.reading.warc_records import Members, raw_records


def read_warc(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The HTML pages of an archive's responses; everything else in it is passed over.

    Yields:
        An article, or the error that tells why a record cannot be used and where it stands.
    """
    try:
        archive = import_module("warcio.archiveiterator")
    except ImportError as error:
        raise MissingExtraError("warcio", extra="html", purpose="Reading web archives") from error
    number = told = 0
    with opened(source, limits, _unpacked) as stream:
        for raw in raw_records(stream, limits.file_bytes):
            number = raw.number
            where = f"{source}, record {number} at byte {raw.position:,}"
            if raw.problem:
                told += 1
                yield UnreadableInputError(f"is damaged, and was left out: {raw.problem}", source=where)
                continue
            try:
                record = next(iter(archive.ArchiveIterator(io.BytesIO(raw.data + b"\r\n\r\n"))), None)
                if record is None or not _is_page(record):
                    continue
                told += 1
                if raw.size > limits.file_bytes:
                    problem = f"has more than {limits.file_bytes:,} bytes; if it is meant, {raised('file_bytes')}"
                    yield UnreadableInputError(problem, source=where)
                    continue
                yield _article(record, source, number, outlet, limits)
            except InputError as error:
                yield error
            except Exception as error:  # noqa: BLE001 - warcio's own errors have no common root
                told += 1
                yield UnreadableInputError(f"is damaged, and was left out: {error}", source=where)
    if not told:
        yield UnreadableInputError(f"holds no page among its {number} records", source=str(source))


def _unpacked(source: Source, raw: IO[bytes], limits: Limits) -> IO[bytes]:
    """The archive, unpacked part by part where it is a .gz file, whatever it is called."""
    if source.suffix in COMPRESSED and source.suffix != ".gz":
        return unpacked(source, raw, limits)
    again = io.BufferedReader(Again(raw.read(2), raw))  # type: ignore[type-var]
    if again.peek(2)[:2] != b"\x1f\x8b":
        return again
    return cast("IO[bytes]", Members(again, Budget(most_unpacked(source.size, limits)), source.name))


def _is_page(record: Any) -> bool:  # noqa: ANN401 - a record of warcio, which has no types
    headers = record.http_headers
    if record.rec_type == "resource":  # a page as a browser held it, without the answer around it
        return "html" in (record.content_type or "")
    if record.rec_type != "response" or headers is None:
        return False
    return "html" in (headers.get_header("Content-Type") or "") and headers.get_statuscode() == "200"


def _article(record: Any, source: Source, number: int, outlet: str | None, limits: Limits) -> Article:  # noqa: ANN401 - as above
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    name = f"{source}, record {number} ({address})"
    # The answer inside may be compressed once more.
    stored = record.length if isinstance(record.length, int) else 0
    most = min(limits.file_bytes, most_unpacked(stored, limits))
    limit = "file_bytes" if most == limits.file_bytes else "ratio"
    try:
        data = record.content_stream().read(most + 1)
    except Exception as error:  # a broken compression of this one answer
        raise UnreadableInputError(f"cannot be unpacked ({error})", source=name) from error
    if len(data) > most:
        raise UnreadableInputError(
            f"holds more than {most:,} bytes, which no page does; if it is meant, {raised(limit)}", source=name
        )
    sent = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
    declared = sent.lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return article_from_html(
        decode_page(data, name, declared),
        source=from_bytes(b"", name).of_outlet(source.outlet),
        id=address or f"{source.name}#{number}",
        outlet=outlet,
        url=address or None,
    )
