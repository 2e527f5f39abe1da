"""What the fuzzers found once stays mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from targets import TARGETS, run

FOUND = sorted((Path(__file__).parent / "found").glob("*.bin"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_found_input_keeps_the_promises(path: Path) -> None:
    """An input that once broke a promise of its target keeps it."""
    name = max((target for target in TARGETS if path.name.startswith(f"{target}-")), key=len)
    run(name, path.read_bytes(), patience=3)
