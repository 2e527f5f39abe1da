"""What the rules of the comparison mean."""

from __future__ import annotations

import re
from pathlib import Path

import coverage_diff
from coverage_diff import corrections
from coverage_diff.language import tables
from coverage_diff.reporting import rules


def test_every_rule_of_the_comparison_is_explained() -> None:
    """Whatever rule a cell or a check gives, a report says in a sentence what it means."""
    folder = Path(coverage_diff.__file__).parent / "comparison"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    hyphened = re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)
    given = re.findall(r'rule=f?"([^"]+)"', source)
    found = {rule.replace("{fact.kind}", "date").replace("{kind}", "date") for rule in (*hyphened, *given)}
    assert {"claim-nearly", "claim-in-part", "claim-denied", "page-cut-short"} <= found
    assert {rule for rule in (*found, corrections.RULE) if not rules.explain(rule)} == set()


def test_every_meaning_is_a_sentence() -> None:
    """It begins with a capital and ends with a full stop, so that `because` can make a half-sentence of it."""
    meanings = tables.mapping("rules.tsv", "coverage_diff.reporting").values()
    assert [m for m in meanings if not re.fullmatch(r"[A-Z][a-z]* .*[^.]\.", m)] == []


def test_rules_of_a_kind_share_a_sentence() -> None:
    """What was read is explained alike for all kinds; an unknown rule has no sentence, and is told by its own name."""
    assert rules.explain("law-read") == rules.explain("date-read") == "Read in the outlet’s own text."
    assert rules.because("law-read") == "read in the outlet’s own text"
    assert rules.explain("no-such-rule") == rules.explain("no-read") == ""
    assert rules.because("no-such-rule") == "no such rule"
