"""How wordings depend on each other."""

from __future__ import annotations

import numpy as np
import pytest

from coverage_diff.detection.candidates import copy_signatures
from coverage_diff.detection.copies import KINDS, classify, origins
from coverage_diff.model import LinkKind

WORDS = [f"w{i}" for i in range(400)]


def changed(every: int) -> str:
    """The text with each so many-th word replaced."""
    return " ".join(f"x{i}" if i % every == every - 1 else word for i, word in enumerate(WORDS))


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (" ".join(WORDS), LinkKind.COPY),
        (changed(8), LinkKind.EDITED),
        (changed(4), LinkKind.REWRITE),
        (changed(1), LinkKind.INDEPENDENT),
        (" ".join(WORDS[:100]), LinkKind.COPY),
    ],
)
def test_kind_of_a_changed_text(other: str, kind: LinkKind) -> None:
    """The more words are changed, the less it is a copy; an excerpt is a copy of what it was taken from."""
    texts = [" ".join(WORDS), other]
    lengths = np.array([len(text.split()) for text in texts], np.int32)
    signed = copy_signatures(texts, 256, 1)
    found = classify(signed, lengths, np.array([0], np.int32), np.array([1], np.int32))
    assert KINDS[found[0]] is kind


def test_origins_are_connected_copies() -> None:
    """A copy of a copy has the same origin; a text without copies is an origin by itself."""
    assert origins(5, [(0, 3), (3, 4)]) == ((0, 3, 4), (1,), (2,))
