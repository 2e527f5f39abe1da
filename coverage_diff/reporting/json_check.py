"""Whether loaded JSON has the form that the shipped JSON Schema describes.

Only the words of JSON Schema that our schema uses are known; the package jsonschema knows all of them, and the tests
hold both against each other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from coverage_diff.errors import ReportError
from coverage_diff.model import Report

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_LARGEST = 2**53  # beyond it, whole numbers are not the same in every reader of JSON


def check(value: Any, schema: Mapping[str, Any]) -> None:  # noqa: ANN401 - whatever JSON holds
    """Compare a value with a schema. Time is linear in the value's size.

    Raises:
        ReportError: It has another form; the message says where and what was expected.
    """
    _check(value, schema, schema.get("$defs", {}), "")


def check_places(report: Report) -> None:
    """Look whether every place that a report points to is there, with the words that it says.

    Raises:
        ReportError: A fact, a cell or a row of the alignment points to nothing, or to other words.
    """
    texts = {article.id: article.text for article in report.articles}
    for event in report.events:
        outlets = set(event.outlets)
        for fact in event.facts:
            nearest = [cell.nearest for cell in fact.coverage.values() if cell.nearest is not None]
            for mention in (*fact.mentions, *nearest):
                text = texts.get(mention.article_id)
                if text is None or (mention.field == "text" and text[mention.start : mention.end] != mention.text):
                    raise ReportError(f"the report is damaged: fact {fact.id} cites words that no article holds")
            if any(index >= len(fact.mentions) for cell in fact.coverage.values() for index in cell.mentions):
                raise ReportError(f"the report is damaged: fact {fact.id} cites a mention that is not there")
            if outlets != set(fact.coverage):
                raise ReportError(f"the report is damaged: fact {fact.id} needs one cell for each of {sorted(outlets)}")
        rows = [part for row in event.alignments for part in (row, *row.sentences)]
        for span in (span for row in rows for span in (*row.a, *row.b)):
            if span.article_id not in texts or span.end > len(texts[span.article_id]):
                raise ReportError(f"the report is damaged: event {event.id} aligns words that no article holds")
        if any(index >= len(event.segments) for group in event.origins for index in group):
            raise ReportError(f"the report is damaged: event {event.id} has a copy of a story that is not there")
    for segment in report.segments:
        spans = (segment, *segment.paragraphs, *segment.captions, *((segment.headline,) if segment.headline else ()))
        if any(not 0 <= span.start <= span.end <= len(segment.article.text) for span in spans):
            raise ReportError(f"the report is damaged: a story of {segment.article_id} lies beyond its text")


def _check(value: Any, schema: Mapping[str, Any], known: Mapping[str, Any], place: str) -> None:  # noqa: ANN401 - as above
    if "$ref" in schema:
        schema = known[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        _check_any(value, schema["anyOf"], known, place)
    wanted = schema.get("type")
    if wanted is not None and not any(_is(value, name) for name in ([wanted] if isinstance(wanted, str) else wanted)):
        raise _error(place, f"must be {wanted if isinstance(wanted, str) else ' or '.join(wanted)}", value)
    if "const" in schema and value != schema["const"]:
        raise _error(place, f"must be {schema['const']!r}", value)
    if "enum" in schema and (isinstance(value, (list, dict)) or value not in schema["enum"]):
        raise _error(place, f"must be one of {', '.join(map(str, schema['enum']))}", value)
    if isinstance(value, dict):
        _check_object(value, schema, known, place)
    elif isinstance(value, list):
        _check_array(value, schema, known, place)
    elif isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            raise _error(place, "must not be empty", value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        low, high = schema.get("minimum", -math.inf), schema.get("maximum", math.inf)
        if not low <= value <= high or (isinstance(value, int) and abs(value) > _LARGEST):
            raise _error(place, f"must be a number from {low} to {min(high, _LARGEST)}", value)


def _check_any(value: Any, choices: list[Mapping[str, Any]], known: Mapping[str, Any], place: str) -> None:  # noqa: ANN401 - as above
    told: list[ReportError] = []
    for choice in choices:
        try:
            _check(value, choice, known, place)
        except ReportError as error:
            told.append(error)
        else:
            return
    raise told[0]


def _check_object(value: dict[str, Any], schema: Mapping[str, Any], known: Mapping[str, Any], place: str) -> None:
    for key in schema.get("required", ()):
        if key not in value:
            raise ReportError(f"the report is damaged: {place or 'it'} has no {key!r}")
    described = schema.get("properties", {})
    others = schema.get("additionalProperties")
    for key, inner in value.items():
        if key in described:
            _check(inner, described[key], known, f"{place}.{key}" if place else key)
        elif isinstance(others, Mapping):
            _check(inner, others, known, f"{place}[{key!r:.60}]")


def _check_array(value: list[Any], schema: Mapping[str, Any], known: Mapping[str, Any], place: str) -> None:
    first = schema.get("prefixItems", ())
    if len(value) < schema.get("minItems", 0) or (schema.get("items") is False and len(value) > len(first)):
        raise _error(place, f"must have {max(len(first), schema.get('minItems', 0))} items", value)
    if schema.get("uniqueItems") and len({str(inner) for inner in value}) < len(value):
        raise _error(place, "must not hold the same twice", value)
    rest = schema.get("items")
    for number, inner in enumerate(value):
        form = first[number] if number < len(first) else rest
        if isinstance(form, Mapping):
            _check(inner, form, known, f"{place}[{number}]")


def _is(value: object, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if isinstance(value, float) and (name == "integer" or not math.isfinite(value)):
        return False
    return isinstance(value, _TYPES[name])


def _error(place: str, problem: str, value: object) -> ReportError:
    return ReportError(f"the report is damaged: {place or 'it'} {problem}, not {value!r:.60}")
