"""What a user sees of a stage that has parts."""

from __future__ import annotations

from coverage_diff.detection.stage import part


def test_a_part_goes_from_share_to_share() -> None:
    """Whatever a part counts, the whole is told in what the user counts."""
    told: list[tuple[int, int]] = []
    halfway = part(lambda *done: told.append(done), 0.5, 1, 200)
    for done in (0, 5, 10):
        halfway(done, 10)
    halfway(0, 0)
    assert told == [(100, 200), (150, 200), (200, 200), (100, 200)]
