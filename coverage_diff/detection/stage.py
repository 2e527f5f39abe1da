"""How a long stage tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how much of a stage is done, and how much there is."""


def silent(done: int, total: int) -> None:
    """The progress of a caller who does not want to know."""


def part(progress: Progress, first: float, last: float, whole: int) -> Progress:
    """The progress of a part of a stage, whatever the part counts.

    Args:
        progress: That of the whole.
        first: Share of the whole that was done before, in [0, 1].
        last: Share that is done when the part is.
        whole: What there is to do in the stage, as a user counts it.
    """

    def told(done: int, total: int) -> None:
        progress(round(whole * (first + (last - first) * done / max(1, total))), whole)

    return told
