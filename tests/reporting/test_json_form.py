"""The report as JSON: its form, its schema, and the way back."""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import coverage_diff as cd
from coverage_diff import model
from coverage_diff.reporting import json_form

# Design's JSON form, key by key; more may be added.
PROMISED = {
    "": ["schema_version", "library", "config", "articles", "events", "unmatched"],
    "articles": ["id", "outlet", "title", "text", "published", "url", "segments", "notes"],
    "articles.segments": ["start", "end", "title", "paragraphs"],
    "events": ["id", "title", "outlets", "segments", "facts", "alignments", "word_choice", "sources"],
    "events.facts": [
        *("id", "kind", "label", "relation", "quantity", "date", "speaker", "speaker_text", "mentions", "coverage"),
    ],
    "events.facts.mentions": [
        *("article", "field", "start", "end", "text", "voice", "position", "hedged", "quantity", "date"),
        *("speaker", "speaker_text"),
    ],
    "events.alignments": ["a", "b", "type", "score"],
}


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with no key allowed that it does not name."""
    closed = copy.deepcopy(schema)
    for part in (closed, *closed["$defs"].values(), closed["properties"]["library"]):
        if part.get("type") == "object" and "additionalProperties" not in part and part.get("properties"):
            part["additionalProperties"] = False
    return closed


def objects(data: dict[str, Any], path: str) -> list[dict[str, Any]]:
    """All objects at a dotted path, through lists."""
    found = [data]
    for name in filter(None, path.split(".")):
        found = [row for one in found for row in one[name]]
    return found


@pytest.mark.parametrize("path", PROMISED)
def test_keys_of_the_design_are_there(seed_report: cd.Report, path: str) -> None:
    """Every object of the form has the keys that the design promises."""
    rows = objects(json.loads(seed_report.to_json()), path)
    assert rows
    for row in rows:
        assert set(PROMISED[path]) <= set(row)


def test_cells_and_places_have_the_form_of_the_design(report: cd.Report) -> None:
    """A cell has its five keys; segments of an event and unmatched ones are pairs of article id and number."""
    data = json.loads(report.to_json())
    [event] = data["events"]
    for fact in event["facts"]:
        for cell in fact["coverage"].values():
            assert set(cell) == {"status", "score", "rule", "mentions", "nearest"}
    assert event["segments"] == [["pages/a.txt", 0], ["pages/b.txt", 0]]
    assert data["unmatched"] == [["pages/c.txt", 0]]
    assert data["schema_version"] == "1"


def test_open_ends_are_null(report: cd.Report) -> None:
    """JSON knows no infinity: an open end of a quantity is null, and comes back as infinity."""
    mention = json.loads(report.to_json())["events"][0]["facts"][0]["mentions"][0]
    assert (mention["quantity"]["low"], mention["quantity"]["high"]) == (12, None)
    assert "Infinity" not in report.to_json()


@pytest.mark.parametrize("indent", [None, 1])
def test_round_trip_by_hand(report: cd.Report, indent: int | None) -> None:
    """A report with every kind of value is equal after the way to JSON and back, links and their reasons included."""
    back = cd.Report.from_json(report.to_json(indent=indent))
    assert back == report
    assert back.events[0].links[0].why == (("names", 1.5), ("days", -0.25))


def test_round_trip_of_the_seeds(seed_report: cd.Report) -> None:
    """The seeds' report is equal after the way to JSON and back, and its JSON is the same text again."""
    text = seed_report.to_json()
    assert cd.Report.from_json(text) == seed_report
    assert cd.Report.from_json(text).to_json() == text


def test_round_trip_of_broken_characters(make_report: Callable[..., cd.Report], tmp_path: Path) -> None:
    """A lone surrogate, which UTF-8 cannot hold, survives on disk."""
    odd = make_report(extra="half \ud83d a pair")
    path = odd.save(tmp_path / "report.json")
    assert cd.Report.from_json(path.read_text(encoding="utf-8")) == odd


def test_equal_segments_need_not_be_identical(report: cd.Report) -> None:
    """A report whose event holds copies of its segments is written like one that shares them."""
    event = report.events[0]
    copied = dataclasses.replace(event, segments=tuple(copy.copy(s) for s in event.segments))
    assert dataclasses.replace(report, events=(copied,)).to_json() == report.to_json()


def test_schema_is_a_schema() -> None:
    """The file in the package is valid JSON Schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(json_form.schema())


def test_reports_follow_the_schema_strictly(report: cd.Report, seed_report: cd.Report) -> None:
    """What is written has every key of the schema that it needs, and none that the schema does not name."""
    validator = jsonschema.Draft202012Validator(strict(json_form.schema()))
    for made in (report, seed_report):
        assert [e.message for e in validator.iter_errors(json.loads(made.to_json()))] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), "2"),
        (("events", 0, "facts", 0, "kind"), "rumour"),
        (("events", 0, "facts", 0, "coverage", "Herald", "score"), 1.5),
        (("articles", 0, "outlet"), None),
        (("unmatched", 0), ["pages/c.txt"]),
    ],
)
def test_schema_refuses_what_is_wrong(report: cd.Report, path: tuple[str | int, ...], value: object) -> None:
    """The schema is no empty promise: wrong values are found."""
    data = json.loads(report.to_json())
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(jsonschema.Draft202012Validator(json_form.schema()).iter_errors(data))


@pytest.mark.parametrize(
    ("value", "name", "renamed"),
    [
        (model.Mention, "mention", {"article_id": "article"}),
        (model.Coverage, "coverage", {}),
        (model.Fact, "fact", {}),
        (model.Quantity, "quantity", {}),
        (model.Date, "date", {}),
        (model.Alignment, "alignment", {}),
        (model.Link, "link", {}),
        (model.WordChoice, "word_choice", {}),
        (model.Source, "source", {}),
        (model.Article, "article", {}),
        (model.EventReport, "event", {}),
    ],
)
def test_no_field_of_the_model_is_forgotten(value: type, name: str, renamed: dict[str, str]) -> None:
    """Every field of a value has its key in the form, so that nothing is lost on the way through a file."""
    fields = {renamed.get(field.name, field.name) for field in dataclasses.fields(value)}
    assert fields <= set(json_form.schema()["$defs"][name]["properties"])


def test_keys_of_later_versions_are_passed_over(report: cd.Report) -> None:
    """A key that this version does not know does not keep a report from being loaded."""
    data = json.loads(report.to_json())
    data["added"] = data["events"][0]["added"] = data["events"][0]["facts"][0]["added"] = 1
    assert cd.Report.from_json(json.dumps(data)) == report


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a report"),
        ("{", "not a report"),
        ("[]", "no schema_version"),
        ("{}", "no schema_version"),
        ('{"schema_version": "9"}', "schema 1, not '9'"),
        ('{"schema_version": "1"}', "damaged"),
        ("[" * 100_000, "not a report"),
    ],
)
def test_what_is_no_report_is_told(text: str, words: str) -> None:
    """Text that is no report, or one of another schema, or damaged, is an error that says so."""
    with pytest.raises(cd.ReportError, match=words):
        cd.Report.from_json(text)


@pytest.mark.parametrize("key", ["articles", "events", "unmatched", "config"])
@pytest.mark.parametrize("value", [None, 7, "x", [7], [[]], {"a": 7}])
def test_damaged_reports_are_told(report: cd.Report, key: str, value: object) -> None:
    """A value of the wrong shape anywhere at the top is told as damage, never a traceback of another kind."""
    data = json.loads(report.to_json())
    data[key] = value
    with pytest.raises(cd.ReportError, match=r"damaged"):
        cd.Report.from_json(json.dumps(data))
