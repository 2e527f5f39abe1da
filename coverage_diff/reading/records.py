"""Records of an export (JSON, JSON Lines) into articles."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from coverage_diff.errors import InputError, InvalidArticleError, UnreadableInputError
from coverage_diff.language.text import digest
from coverage_diff.model import Article
from coverage_diff.reading.compressed import opened
from coverage_diff.reading.decoding import decode, has_words, read_text
from coverage_diff.reading.limits import DEFAULT, Limits

_FIELDS = "id, outlet, title, text, published, url"


def article_from_record(record: object, *, source: str, line: int | None = None, outlet: str | None = None) -> Article:
    """An article from a mapping with the fields of `Article`.

    `text` must be there, and `outlet` unless it is given; `published` may be called `date`; a record without `id` is
    named by its content.

    Args:
        record: The mapping.
        source: The file that it comes from, for messages.
        line: Its line (JSON Lines) or its number (JSON array), from 1.
        outlet: Overrides the record's outlet.

    Raises:
        InvalidArticleError: A field is missing or of the wrong type; names file, line and field.
    """
    if not isinstance(record, Mapping):
        problem = f"must be an object with the fields {_FIELDS}, not {type(record).__name__}"
        raise InvalidArticleError(problem, source=source, line=line)

    def text_of(field: str, default: str | None = None) -> str:
        value = record.get(field)
        if value is None:
            if default is None:
                raise InvalidArticleError("is missing; every record needs it", source=source, line=line, field=field)
            return default
        if not isinstance(value, str):
            raise InvalidArticleError(
                f"must be text, not {type(value).__name__}", source=source, line=line, field=field
            )
        return value

    text = text_of("text")
    if not has_words(text):
        raise InvalidArticleError("holds no words", source=source, line=line, field="text")
    name = outlet if outlet is not None else text_of("outlet")
    title = text_of("title", "")
    stamp = record.get("published", record.get("date"))
    notes = record.get("notes") or ()
    raw_id = record.get("id")
    try:
        return Article(
            id=str(raw_id) if raw_id not in (None, "") else digest((name, title, text)),
            outlet=name,
            title=title,
            text=text,
            published=parse_day(stamp),
            url=record.get("url"),
            notes=tuple(str(note) for note in notes) if isinstance(notes, (list, tuple)) else (),
        )
    except InvalidArticleError as error:
        raise InvalidArticleError(error.problem, source=source, line=line, field=error.field) from error
    except ValueError as error:
        problem = f"must be a date such as 2025-07-25, not {stamp!r}"
        raise InvalidArticleError(problem, source=source, line=line, field="published") from error


def parse_day(stamp: object) -> dt.date | None:
    """A date or date and time from a record.

    Args:
        stamp: None, "", a date, a datetime, or text in ISO 8601.

    Raises:
        ValueError: It is none of these.
    """
    if stamp is None or stamp == "":
        return None
    if isinstance(stamp, dt.date):
        return stamp
    if not isinstance(stamp, str):
        raise ValueError(stamp)  # noqa: TRY004 - one kind of error for all that is no date
    text = stamp.strip()
    return dt.date.fromisoformat(text) if len(text) <= 10 else dt.datetime.fromisoformat(text)


def read_json(path: Path, outlet: str | None, limits: Limits = DEFAULT) -> Iterator[Article | InputError]:
    """The articles of a JSON file: one object, an array of objects, or an object with an array `articles`.

    Yields:
        An article, or the error that tells why a record cannot be used.
    """
    try:
        content: Any = json.loads(read_text(path, limits))
    except json.JSONDecodeError as error:
        yield UnreadableInputError(f"is not JSON: {error.msg}", source=str(path), line=error.lineno)
        return
    except RecursionError:
        yield UnreadableInputError("is nested too deeply to be a list of articles", source=str(path))
        return
    if isinstance(content, Mapping) and isinstance(content.get("articles"), list):
        content = content["articles"]
    records = content if isinstance(content, list) else [content]
    if not records:
        yield UnreadableInputError("holds no article; the list is empty", source=str(path))
    for number, record in enumerate(records, 1):
        yield _try(record, path, number, outlet)


def read_json_lines(path: Path, outlet: str | None, limits: Limits = DEFAULT) -> Iterator[Article | InputError]:
    """The articles of a JSON Lines file, one object a line; blank lines are skipped.

    Yields:
        An article, or the error that tells why a line cannot be used.
    """
    try:
        with opened(path, limits) as stream:
            for number, line in _lines(path, stream, limits):
                yield _from_line(line, path, number, outlet)
    except InputError as error:
        yield error


def _lines(path: Path, stream: IO[bytes], limits: Limits) -> Iterator[tuple[int, str]]:
    """The lines that hold anything, with their numbers; a file that is not UTF-8 is read as a whole.

    Lines end at the line feed alone: a text may hold U+2028, which JSON allows inside a string.
    """
    longest = 6 * limits.article_chars  # "\\u00e9" takes six bytes
    number = 0
    while line := stream.readline(longest):
        number += 1
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            rest = read_text(path, limits).split("\n")[number - 1 :]
            yield from ((n, part) for n, part in enumerate(rest, number) if part.strip())
            return
        if number == 1 and "\0" in text:
            decode(line, str(path))  # says what the file is instead
        if text.strip():
            yield number, text
    if number == 0:
        raise UnreadableInputError("the file is empty", source=str(path))


def _from_line(line: str, path: Path, number: int, outlet: str | None) -> Article | InputError:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return UnreadableInputError(f"is not JSON: {error.msg}", source=str(path), line=number)
    except RecursionError:
        return UnreadableInputError("is nested too deeply to be an article", source=str(path), line=number)
    return _try(record, path, number, outlet)


def _try(record: object, path: Path, number: int, outlet: str | None) -> Article | InputError:
    try:
        return article_from_record(record, source=str(path), line=number, outlet=outlet)
    except InputError as error:
        return error
