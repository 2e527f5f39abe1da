"""How the page names things."""

from __future__ import annotations

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
