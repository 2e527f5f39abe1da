"""Large files of records in parts, which an engine's workers read: paths go there, articles come back.

A part of a JSON Lines file is a stretch of its bytes, as in MapReduce (Dean and Ghemawat, 2004): the lines that begin
in it. A part of a Parquet file is a run of its row groups. What comes out is what `read_json_lines` and `read_parquet`
yield, to the number of the line in every error; wherever a part is not plain (damaged UTF-8, a worker that does not see
the file), this process reads the rest of the file as if there were no parts.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from coverage_diff.engines import Engine, SerialEngine
from coverage_diff.errors import InputError
from coverage_diff.model import Article
from coverage_diff.reading.cleaning import inspected
from coverage_diff.reading.compressed import most_unpacked
from coverage_diff.reading.decoding import BYTE_ORDER_MARKS, longest_line
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.records import read_json_line, read_json_lines
from coverage_diff.reading.source import Source
from coverage_diff.reading.spreadsheets import read_parquet, read_rows

Reader = Callable[[Source, str | None, Limits], Iterator[Article | InputError]]
"""Reads one kind of file: the articles in it, or why some cannot be used; the outlet overrides the file's own."""

# Some thousand articles, a second of work; a worker holds two of them and what it made of one.
_PART_BYTES = 4_000_000
# A row group that unpacks to more is too much for a worker to hold; most programs write a million rows into one.
_LARGEST_GROUP = 64_000_000


class Inspected(NamedTuple):
    """An article that a worker has looked over already (`cleaning.inspected`)."""

    article: Article


class Part(NamedTuple):
    """A part of a file.

    Attributes:
        name: What the user calls the file.
        path: Where it lies, from the root.
        version: Its size and time of change: a worker must see the same file there.
        first: First byte, or row group.
        last: One past the last.
    """

    name: str
    path: str
    version: tuple[int, int]
    first: int
    last: int


class Content(NamedTuple):
    """What a part holds.

    Attributes:
        results: Articles and errors, whose lines are counted from the part's first.
        lines: Its lines or rows.
        unpacked: Bytes that came out where it was packed.
    """

    results: list[Inspected | Article | InputError]
    lines: int
    unpacked: int = 0


def read_in_parts(
    reader: Reader, source: Source, outlet: str | None, limits: Limits, engine: Engine
) -> Iterator[Inspected | Article | InputError]:
    """What a reader makes of a file, by the workers of an engine where the file is large and can be cut.

    Yields:
        What `reader(source, outlet, limits)` yields, in the same order.

    Raises:
        InputError: As `reader` does.
        EngineError: The engine failed.
    """
    given = before = unpacked = 0
    parts = [] if isinstance(engine, SerialEngine) else _parts(reader, source)
    if len(parts) > 1:
        read = partial(_read_lines if reader is read_json_lines else _read_groups, outlet=outlet, limits=limits)
        for content in engine.map(read, parts, together=1):
            unpacked += content.unpacked if content else 0
            if content is None or unpacked > most_unpacked(source.size, limits):
                break
            for result in content.results:
                given += 1
                yield _moved(result, before) if isinstance(result, InputError) else result
            before += content.lines
        else:
            return
    yield from islice(reader(source, outlet, limits), given, None)


def _parts(reader: Reader, source: Source) -> list[Part]:
    """The parts of a file; none where it cannot be cut."""
    if source.path is None:
        return []
    try:
        path = source.path.resolve()
        version = _version(path)
        if reader is read_json_lines and source.kind == source.suffix:
            size = version[0]
            edges = [*range(0, size, _PART_BYTES), size]
        elif reader is read_parquet and source.kind == source.suffix:
            edges = _group_edges(path)
        else:
            return []
    except Exception:  # noqa: BLE001 - the reader meets it again, and says what is wrong
        return []
    return [Part(source.name, str(path), version, first, last) for first, last in pairwise(edges)]


def _group_edges(path: Path) -> list[int]:
    """Where the parts of a Parquet file begin, in row groups, and the number of groups; nothing where one is large."""
    metadata = import_module("pyarrow.parquet").ParquetFile(path).metadata
    sizes = [metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)]
    if max(sizes, default=0) > _LARGEST_GROUP:
        return []
    edges, size = [0], 0
    for number, group in enumerate(sizes):
        if size and size + group > _PART_BYTES:
            edges.append(number)
            size = 0
        size += group
    return [*edges, len(sizes)]


def _version(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _read_lines(part: Part, *, outlet: str | None, limits: Limits) -> Content | None:
    """The records of the lines that begin in a part, at a worker; None where only `read_json_lines` can read them."""
    try:
        if _version(Path(part.path)) != part.version:
            return None
        with Path(part.path).open("rb") as stream:
            if part.first:
                stream.seek(part.first - 1)
                stream.readline()  # the line that began before
            begin = stream.tell()
            data = stream.read(max(0, part.last - begin))
            if data and not data.endswith(b"\n"):
                data += stream.readline()
    except OSError:
        return None
    if part.first == 0:
        data = data.removeprefix(codecs.BOM_UTF8)
        if data.startswith(BYTE_ORDER_MARKS) or b"\0" in data:
            return None
    lines = io.BytesIO(data).readlines()
    if max(map(len, lines), default=0) >= longest_line(limits) - 1:
        return None
    results: list[Inspected | Article | InputError] = []
    try:
        for number, line in enumerate(lines, 1):
            text = line.decode("utf-8")
            if text.strip():
                results.append(_looked_over(read_json_line(text, part.name, number, outlet), limits))
    except UnicodeDecodeError:
        return None
    return Content(results, len(lines))


def _read_groups(part: Part, *, outlet: str | None, limits: Limits) -> Content | None:
    """The records of some row groups, at a worker; None where they cannot be read there."""
    results: list[Inspected | Article | InputError] = []
    rows = unpacked = 0
    try:
        if _version(Path(part.path)) != part.version:
            return None
        opened = import_module("pyarrow.parquet").ParquetFile(part.path)
        for batch, found in read_rows(opened, part.name, outlet, row_groups=list(range(part.first, part.last))):
            rows += len(found)
            unpacked += batch
            if unpacked > most_unpacked(part.version[0], limits):
                return None
            results += [_looked_over(result, limits) for result in found]
    except Exception:  # noqa: BLE001 - `read_parquet` meets it again, and says what is wrong
        return None
    return Content(results, rows, unpacked)


def _looked_over(result: Article | InputError, limits: Limits) -> Inspected | Article | InputError:
    """The article with notes on its text, but for one that is too long: that will be left out."""
    if isinstance(result, Article) and len(result.text) <= limits.article_chars:
        return Inspected(inspected(result))
    return result


def _moved(error: InputError, lines: int) -> InputError:
    """An error with its line counted from the start of the file."""
    line = None if error.line is None else error.line + lines
    return type(error)(error.problem, source=error.source, line=line, field=error.field)
