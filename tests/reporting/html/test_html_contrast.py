"""Contrast of the page's colours: axe-core cannot judge text on patterns, so every pair is computed here."""

from __future__ import annotations

import re
from importlib import resources

import pytest

_BASE = (resources.files("coverage_diff.reporting.html") / "style" / "base.css").read_text(encoding="utf-8")
_SCHEMES = re.findall(r":root \{([^}]*)\}", _BASE)

_TEXT = [
    ("ink", ("paper", "surface", "faint", "told-soft", "differs-soft", "mark")),
    ("soft", ("paper", "surface", "faint", "told-soft", "differs-soft", "mark")),
    ("accent", ("paper", "surface", "faint")),
    ("differs", ("paper", "surface", "differs-soft")),
    ("told", ("paper", "surface", "told-soft")),
]
"""Colours of words and signs, with every ground that they stand on."""

_SHAPES = [("told", "paper"), ("differs-line", "paper"), ("grey", "paper"), ("grey", "surface"), ("soft", "paper")]
"""Colours of lines and shapes that carry meaning, with their ground."""


def _colours(scheme: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", scheme))


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2: (lighter + 0.05) / (darker + 0.05) of relative luminance."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", _SCHEMES, ids=["light", "dark"])
def test_words_reach_aa(scheme: str):
    """Words and signs have at least 4.5:1 on every ground they stand on."""
    colours = _colours(scheme)
    weak = {
        (words, ground): round(_contrast(colours[words], colours[ground]), 2)
        for words, grounds in _TEXT
        for ground in grounds
        if _contrast(colours[words], colours[ground]) < 4.5
    }

    assert weak == {}


@pytest.mark.parametrize("scheme", _SCHEMES, ids=["light", "dark"])
def test_shapes_reach_aa(scheme: str):
    """Lines and shapes that carry meaning have at least 3:1."""
    colours = _colours(scheme)
    weak = {pair: _contrast(*(colours[name] for name in pair)) for pair in _SHAPES}

    assert {pair: value for pair, value in weak.items() if value < 3} == {}
