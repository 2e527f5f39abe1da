"""Records of an export (JSON, JSON Lines) into articles."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from coverage_diff.errors import InputError, InvalidArticleError, UnreadableInputError
from coverage_diff.language.text import digest, has_words
from coverage_diff.model import Article
from coverage_diff.reading.compressed import opened
from coverage_diff.reading.decoding import read_lines, read_text
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.source import Source

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
        stamp: None, "", a date, a datetime, or text in ISO 8601 or as in mails ("Tue, 3 Mar 2026 10:00:00 GMT").

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
    if text[:3].isalpha():
        try:
            return parsedate_to_datetime(text)
        except (TypeError, IndexError, OverflowError) as error:  # what it does with broken ones differs by version
            raise ValueError(stamp) from error
    return dt.date.fromisoformat(text) if len(text) <= 10 else dt.datetime.fromisoformat(text)


def read_json(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The articles of a JSON file: one object, an array of objects, or an object with an array `articles`.

    Yields:
        An article, or the error that tells why a record cannot be used.
    """
    content = parse_json(read_text(source, limits), str(source))
    if isinstance(content, Mapping) and isinstance(content.get("articles"), list):
        content = content["articles"]
    records = content if isinstance(content, list) else [content]
    if not records:
        yield UnreadableInputError("holds no article; the list is empty", source=str(source))
    for number, record in enumerate(records, 1):
        yield _try(record, str(source), number, outlet)


def parse_json(text: str, source: str, line: int | None = None) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A value from JSON.

    Raises:
        UnreadableInputError: It is no JSON, or JSON that no export of articles would hold.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"is not JSON: {error.msg}"
        raise UnreadableInputError(problem, source=source, line=line or error.lineno) from error
    except RecursionError:
        raise UnreadableInputError("is nested too deeply to hold articles", source=source, line=line) from None
    except ValueError as error:  # a number of more digits than Python reads
        raise UnreadableInputError(f"holds an impossible number: {error}", source=source, line=line) from error


def read_json_lines(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The articles of a JSON Lines file, one object a line; blank lines are skipped.

    Yields:
        An article, or the error that tells why a line cannot be used.
    """
    with opened(source, limits) as stream:
        for number, line in read_lines(source, stream, limits):
            if isinstance(line, InputError):
                yield line
            elif line.strip():
                yield read_json_line(line, str(source), number, outlet)


def read_json_line(line: str, source: str, number: int, outlet: str | None) -> Article | InputError:
    """The article of a line, or the error that tells why it cannot be used."""
    try:
        record = parse_json(line, source, number)
    except InputError as error:
        return error
    return _try(record, source, number, outlet)


def _try(record: object, source: str, number: int, outlet: str | None) -> Article | InputError:
    try:
        return article_from_record(record, source=source, line=number, outlet=outlet)
    except InputError as error:
        return error
