"""Tables of articles: CSV, TSV and Parquet, with the fields of `Article` as columns."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from coverage_diff.errors import InputError, InvalidArticleError, MissingExtraError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.compressed import Budget, most_unpacked, opened
from coverage_diff.reading.decoding import read_lines
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.records import article_from_record
from coverage_diff.reading.source import Source

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
_BATCH = 64  # rows of a Parquet file held at a time
_READ_AGAIN = 20_000_000  # characters that may be read a second time behind open quotation marks: a fifth of a second


def read_csv(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The articles of a CSV or TSV file, one a row; the first row names the columns.

    Yields:
        An article, or the error that tells why a row cannot be used. A row whose quotation mark is never closed does
        not swallow those after it.
    """
    # A limit of the whole process: only ever raised, so that nobody else's tables are cut.
    csv.field_size_limit(max(csv.field_size_limit(), min(sys.maxsize, 2 * limits.article_chars)))
    with opened(source, limits) as stream:
        rows = _Rows(read_lines(source, stream, limits), source, limits)
        columns = [_field(name) for name in rows.header]
        if "text" not in columns:
            known = ", ".join(rows.header) or "none"
            problem = f"needs a column 'text' (and 'outlet', 'title', 'published'); its columns are: {known}"
            yield UnreadableInputError(problem, source=str(source), line=1)
            return
        for line, row in rows:
            if isinstance(row, InputError):
                yield row
                continue
            record = {field: value for field, value in zip(columns, row, strict=False) if value}
            try:
                yield article_from_record(record, source=str(source), line=line, outlet=outlet)
            except InputError as error:
                yield error


class _Rows:
    """The rows of a table, each with the line that it begins in.

    A quotation mark that is opened and never closed makes everything after it one cell. Such a row has the wrong number
    of cells, a quotation mark in mid-cell, or no end; it is an error, and reading goes on with its second line.

    Args:
        lines: The table's lines.
        source: Its source, for messages.
        limits: How long a row may be.
    """

    def __init__(self, lines: Iterator[tuple[int, str | UnreadableInputError]], source: Source, limits: Limits) -> None:
        self._lines = lines
        self._again: deque[tuple[int, str | UnreadableInputError]] = deque()
        self._left = _READ_AGAIN
        self._asked = False
        self._source = source
        self._longest = 2 * limits.article_chars
        first = next(lines, None)
        if first is not None and isinstance(first[1], InputError):
            raise first[1]
        if first is not None:
            self._again.append(first)
        self._delimiter = "\t" if source.kind == ".tsv" else _delimiter(str(first[1]) if first else "")
        self.header: Sequence[str] = ()
        _, header = next(self, (0, ()))
        if isinstance(header, InputError):
            raise header
        self.header = tuple(header)

    def __iter__(self) -> Iterator[tuple[int, list[str] | InputError]]:
        return self

    def __next__(self) -> tuple[int, list[str] | InputError]:
        while True:
            if self._again:
                number, line = self._again.popleft()
            else:
                number, line = next(self._lines)
            if isinstance(line, InputError):
                return number, line
            if line.strip():
                return self._row(number, line)

    def _row(self, number: int, first: str) -> tuple[int, list[str] | InputError]:
        """The row that begins with a line."""
        taken: list[tuple[int, str]] = [(number, first)]
        self._asked = False
        try:
            row = next(csv.reader(self._from(taken), delimiter=self._delimiter, strict=True))
        except csv.Error as error:
            row, problem = [], str(error)
            if not self._asked:  # a stray quotation mark in one line does no harm
                with contextlib.suppress(csv.Error):  # a carriage return in mid-cell does
                    row = next(csv.reader([first], delimiter=self._delimiter), [])
        else:
            problem = ""
        most = len(self.header) or len(row)
        if row and len(row) <= most:
            return number, row
        if len(row) > most and not any(cell.strip() for cell in row[most:]):
            return number, row[:most]
        if row:
            problem = f"has {len(row)} cells where the header has {most}"
        again = taken[1:]
        self._left -= sum(len(line) for _, line in again)
        if self._left >= 0:
            self._again.extendleft(reversed(again))
        elif again:
            problem += f"; lines {number} to {taken[-1][0]} are left out"
        return number, InvalidArticleError(
            f"is no row of this table ({problem}); is a quotation mark missing?", source=str(self._source), line=number
        )

    def _from(self, taken: list[tuple[int, str]]) -> Iterator[str]:
        """The line taken, and those after it as far as the row reaches."""
        length = len(taken[0][1])
        yield taken[0][1]
        self._asked = True
        while length <= self._longest:
            numbered = self._again.popleft() if self._again else next(self._lines, None)
            if numbered is None:
                return
            number, line = numbered
            if isinstance(line, InputError):
                self._again.appendleft(numbered)
                return
            taken.append((number, line))
            length += len(line)
            yield line


def _delimiter(header: str) -> str:
    """What divides the names of the columns: a comma, or what else programs write into .csv files."""
    return max(",;\t|", key=header.count)


def _field(name: object) -> str:
    plain = str(name or "").strip().lower().replace(" ", "_")
    return _ALIASES.get(plain, plain)


def read_parquet(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The articles of a Parquet file, one a row, a few rows in memory at a time.

    Yields:
        An article, or the error that tells why a row or the file cannot be used.
    """
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtraError("pyarrow", extra="frame", purpose="Reading Parquet files") from error
    budget = Budget(most_unpacked(source.size, limits))
    number = 0
    with opened(source, limits) as stream:
        try:
            for size, found in read_rows(parquet.ParquetFile(stream), str(source), outlet):
                budget.spend(size, str(source))
                number += len(found)
                yield from found
        except InputError:
            raise
        except Exception as error:  # pyarrow's errors have several roots
            problem = f"is no Parquet file that can be read from row {number + 1} on ({error})"
            raise UnreadableInputError(problem, source=str(source)) from error


def read_rows(
    file: Any,  # noqa: ANN401 - pyarrow has no types
    source: str,
    outlet: str | None,
    row_groups: Sequence[int] | None = None,
) -> Iterator[tuple[int, list[Article | InputError]]]:
    """The rows of an opened Parquet file, a few at a time.

    Args:
        file: A `pyarrow.parquet.ParquetFile`.
        source: Its name, for messages.
        outlet: Overrides the rows' outlet.
        row_groups: Only these, and rows are counted from the first of them.

    Yields:
        The bytes that some rows take, and the articles in them.
    """
    number = 0
    for batch in file.iter_batches(_BATCH, row_groups=row_groups):
        rows = batch.to_pylist()
        yield batch.nbytes, [_parquet_row(row, source, n, outlet) for n, row in enumerate(rows, number + 1)]
        number += len(rows)


def _parquet_row(row: Mapping[str, Any], source: str, number: int, outlet: str | None) -> Article | InputError:
    record = {_field(name): value for name, value in row.items() if value is not None and value == value}  # noqa: PLR0124 - NaN is how pandas writes nothing
    stamp = record.get("published")
    if isinstance(stamp, dt.datetime) and stamp.time() == dt.time():
        record["published"] = stamp.date()
    try:
        return article_from_record(record, source=source, line=number, outlet=outlet)
    except InvalidArticleError as error:
        return error
