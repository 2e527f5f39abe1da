"""Web archives (WARC), read record by record."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from coverage_diff.errors import InputError, MissingExtraError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.compressed import FLOOR, opened
from coverage_diff.reading.html import article_from_html, decode_page
from coverage_diff.reading.limits import Limits, raised
from coverage_diff.reading.source import Source, from_bytes


def read_warc(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The HTML pages of an archive's responses; everything else in it is passed over.

    Yields:
        An article, or the error that tells why a record or the rest of the archive cannot be used.
    """
    try:
        archive = import_module("warcio.archiveiterator")
    except ImportError as error:
        raise MissingExtraError("warcio", extra="html", purpose="Reading web archives") from error
    number = pages = 0
    with opened(source, limits) as stream:
        try:
            for number, record in enumerate(archive.ArchiveIterator(stream), 1):
                if not _is_page(record):
                    continue
                pages += 1
                try:
                    yield _article(record, source, number, outlet, limits)
                except InputError as error:
                    yield error
        except InputError:
            raise
        except Exception as error:  # warcio's own errors have no common root; what was read so far is kept
            raise UnreadableInputError(f"is damaged after record {number} ({error})", source=str(source)) from error
    if not pages:
        yield UnreadableInputError(f"holds no page among its {number} records", source=str(source))


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
    most = min(limits.file_bytes, max(FLOOR, stored * limits.ratio))
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
