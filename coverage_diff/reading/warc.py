"""Web archives (WARC), read record by record."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from coverage_diff.errors import InputError, MissingExtraError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.compressed import opened
from coverage_diff.reading.decoding import decode
from coverage_diff.reading.html import article_from_html
from coverage_diff.reading.limits import Limits


def read_warc(path: Path, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The HTML pages of an archive's responses; everything else in it is passed over.

    Yields:
        An article, or the error that tells why a record or the rest of the archive cannot be used.
    """
    try:
        archive = import_module("warcio.archiveiterator")
    except ImportError as error:
        raise MissingExtraError("warcio", extra="html", purpose="Reading web archives") from error
    try:
        with opened(path, limits) as stream:
            for number, record in enumerate(archive.ArchiveIterator(stream), 1):
                headers = record.http_headers
                if record.rec_type != "response" or headers is None:
                    continue
                if "html" not in (headers.get_header("Content-Type") or "") or headers.get_statuscode() != "200":
                    continue
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                source = f"{path}, record {number} ({address})"
                data = record.content_stream().read(limits.file_bytes + 1)
                try:
                    if len(data) > limits.file_bytes:
                        raise UnreadableInputError(f"is larger than {limits.file_bytes:,} bytes", source=source)
                    name = record.rec_headers.get_header("WARC-Record-ID") or f"{path.as_posix()}#{number}"
                    yield article_from_html(
                        decode(data, source), source=source, id=address or name, outlet=outlet, url=address or None
                    )
                except InputError as error:
                    yield error
    except InputError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - warcio's own errors have no common root; what was read so far is kept
        yield UnreadableInputError(f"is damaged from here on ({error})", source=str(path))
