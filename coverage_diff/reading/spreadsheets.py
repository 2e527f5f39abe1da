"""Tables of articles: CSV, TSV and Parquet, with the fields of `Article` as columns."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from coverage_diff.errors import InputError, InvalidArticleError, MissingExtraError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.compressed import kind, opened
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.records import article_from_record

# What exports of archives call the fields.
_ALIASES = {
    "headline": "title",
    "content": "text",
    "body": "text",
    "article": "text",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "site": "outlet",
    "date": "published",
    "publish_date": "published",
    "published_at": "published",
    "link": "url",
}
_BATCH = 1000  # rows of a Parquet file held at a time


def read_csv(path: Path, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The articles of a CSV or TSV file, one a row; the first row names the columns.

    Yields:
        An article, or the error that tells why a row or the rest of the file cannot be used.
    """
    csv.field_size_limit(min(sys.maxsize, limits.article_chars))
    try:
        with opened(path, limits) as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as lines:
            yield from _rows(path, lines, outlet)
    except InputError as error:
        yield error
    except (csv.Error, UnicodeDecodeError) as error:
        yield UnreadableInputError(f"is no table that can be read from here on ({error})", source=str(path))


def _rows(path: Path, lines: IO[str], outlet: str | None) -> Iterator[Article | InputError]:
    table = csv.DictReader(lines, delimiter="\t" if kind(path) == ".tsv" else ",", restval=None)
    columns = [_field(name) for name in table.fieldnames or ()]
    if "text" not in columns:
        known = ", ".join(str(name) for name in table.fieldnames or ()) or "none"
        problem = f"needs a column 'text' (and 'outlet', 'title', 'published'); its columns are: {known}"
        yield UnreadableInputError(problem, source=str(path), line=1)
        return
    for row in table:
        record = {
            _field(name): value for name, value in row.items() if isinstance(name, str) and value not in (None, "")
        }
        try:
            yield article_from_record(record, source=str(path), line=table.line_num, outlet=outlet)
        except InputError as error:
            yield error


def _field(name: object) -> str:
    plain = str(name or "").strip().lower().replace(" ", "_")
    return _ALIASES.get(plain, plain)


def read_parquet(path: Path, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:  # noqa: ARG001 - one shape for all readers
    """The articles of a Parquet file, one a row, a batch of rows in memory at a time.

    Yields:
        An article, or the error that tells why a row or the file cannot be used.
    """
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtraError("pyarrow", extra="frame", purpose="Reading Parquet files") from error
    number = 0
    try:
        for batch in parquet.ParquetFile(path).iter_batches(_BATCH):
            for row in batch.to_pylist():
                number += 1
                yield _parquet_row(row, path, number, outlet)
    except Exception as error:  # noqa: BLE001 - pyarrow's errors have several roots
        yield UnreadableInputError(f"is no Parquet file that can be read from here on ({error})", source=str(path))


def _parquet_row(row: Mapping[str, Any], path: Path, number: int, outlet: str | None) -> Article | InputError:
    record = {_field(name): value for name, value in row.items() if value is not None}
    stamp = record.get("published")
    if isinstance(stamp, dt.datetime) and stamp.time() == dt.time():
        record["published"] = stamp.date()
    try:
        return article_from_record(record, source=str(path), line=number, outlet=outlet)
    except InvalidArticleError as error:
        return error
