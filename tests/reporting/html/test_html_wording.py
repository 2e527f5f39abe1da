"""How the page names things."""

from __future__ import annotations

import re
from pathlib import Path

import coverage_diff
import coverage_diff as cd
from coverage_diff.reporting.html import wording


def test_every_value_has_a_name():
    """No kind, status, voice or type of match reaches a reader unnamed."""
    assert set(wording.STATUSES) == set(cd.Status)
    assert set(wording.KINDS) == set(wording.KIND) == set(cd.Kind)
    assert set(wording.VOICES) == set(cd.Voice)
    assert set(wording.MATCHES) == set(cd.AlignmentType)
    assert len({name.code for name in wording.STATUSES.values()}) == len(cd.Status)
    assert len({name.glyph for name in wording.STATUSES.values()}) == len(cd.Status)


def test_every_rule_of_the_comparison_is_explained():
    """Whatever rule the comparison writes, the report says in a sentence what it means."""
    folder = Path(coverage_diff.__file__).parent / "comparison"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    rules = {
        rule.replace("{fact.kind}", "date").replace("{kind}", "date")
        for rule in re.findall(r'rule=f?"([^"]+)"', source)
    }

    assert rules
    assert {rule for rule in rules if not wording.explain(rule)} == set()


def test_rules_of_a_kind_share_a_sentence():
    """What was read is explained alike for all kinds; an unknown rule has no sentence."""
    assert wording.explain("law-read") == wording.explain("date-read") == "Read in the outlet’s own text."
    assert wording.explain("no-such-rule") == ""
