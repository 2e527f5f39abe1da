"""A reader's own decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff import ConfigError, Corrections, Kind, Report, Status, correct
from coverage_diff.corrections import RULE

OVN, ARAB = "OpenVoiceNews Pakistan", "Arab News"


def quantity(report: Report) -> cd.Fact:
    """A figure that only one outlet prints."""
    return next(f for f in report.events[0].facts if "2,400" in f.label and f.kind is Kind.QUANTITY)


def test_a_cell_is_overridden_and_marked(seed_report: Report) -> None:
    """A reader's status wins, is marked by its rule, and told in the event's notes with name and reason."""
    fact = quantity(seed_report)
    made = Corrections.from_dict(
        {"cell": [{"fact": fact.id[:14], "outlet": ARAB, "status": "included", "note": "par. 9", "by": "A. Reader"}]}
    )
    report = correct(seed_report, made)
    cell = report.fact(fact.id).coverage[ARAB]
    assert (cell.status, cell.rule, cell.score) == (Status.INCLUDED, RULE, 1.0)
    assert any("A. Reader" in note and "par. 9" in note for note in report.events[0].notes)
    assert quantity(seed_report).coverage[ARAB].status is Status.OMITTED


def test_two_facts_become_one(seed_report: Report) -> None:
    """Joined rows keep all mentions and each outlet's strongest cell."""
    one = quantity(seed_report)
    other = next(f for f in seed_report.events[0].facts if "around 40" in f.label)
    report = correct(seed_report, Corrections.from_dict({"same": [{"facts": [one.id, other.id]}]}))
    joined = report.fact(one.id)
    assert set(joined.mentions) == {*one.mentions, *other.mentions}
    assert set(joined.carriers) == {OVN, ARAB}
    assert len(report.events[0].facts) == len(seed_report.events[0].facts) - 1


def test_a_dropped_fact_is_gone(seed_report: Report) -> None:
    """What a reader calls no fact leaves the report, and the notes say so."""
    fact = quantity(seed_report)
    report = correct(seed_report, Corrections.from_dict({"drop": [{"fact": fact.id}]}))
    assert fact.id not in {f.id for f in report.events[0].facts}
    assert any(fact.label in note for note in report.events[0].notes)


def test_corrections_survive_the_next_run(seed_articles: tuple[cd.Article, ...], seed_report: Report) -> None:
    """The same file corrects a report that is made anew, and one that was saved and loaded."""
    fact = quantity(seed_report)
    made = Corrections.from_dict({"cell": [{"fact": fact.id, "outlet": ARAB, "status": "unclear"}]})
    for report in (cd.compare(seed_articles), Report.from_json(seed_report.to_json())):
        assert correct(report, made).fact(fact.id).coverage[ARAB].status is Status.UNCLEAR


def test_corrections_can_be_applied_twice(seed_report: Report) -> None:
    """Applying a file again changes no cell."""
    made = Corrections.from_dict({"cell": [{"fact": quantity(seed_report).id, "outlet": ARAB, "status": "partial"}]})
    once = correct(seed_report, made)
    assert correct(once, made).events[0].facts == once.events[0].facts


def test_a_correction_without_its_fact_is_told(seed_report: Report) -> None:
    """A decision on a fact that this run did not find is a note, not an error."""
    made = Corrections.from_dict({"cell": [{"fact": "quantity-none", "outlet": ARAB, "status": "included"}]})
    assert any("quantity-none" in note for note in correct(seed_report, made).notes)


@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_files_of_both_kinds(tmp_path: Path, suffix: str) -> None:
    """TOML and JSON of the same shape say the same."""
    path = tmp_path / f"mine.{suffix}"
    if suffix == "json":
        path.write_text(json.dumps({"drop": [{"fact": "date-1"}]}), encoding="utf-8")
    else:
        path.write_text('[[drop]]\nfact = "date-1"\n', encoding="utf-8")
    assert Corrections.from_file(path) == Corrections.from_file(str(path)) == Corrections(drop=("date-1",))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[cells]]\n", "there is no"),
        ('[[cell]]\nfact = "a"\noutlet = "b"\nstatus = "maybe"\n', "maybe"),
        ('[[cell]]\nfact = "a"\n', "status"),
        ("not toml", "mine.toml"),
    ],
)
def test_wrong_files_say_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    """A broken file names itself and what is wrong in it."""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=problem) as caught:
        Corrections.from_file(path)
    assert "mine.toml" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(ConfigError, match=r"none\.toml"):
        Corrections.from_file(tmp_path / "none.toml")
