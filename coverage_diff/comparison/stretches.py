"""What stands over a place of a text, found without a walk over all that stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")

# Characters of a cell of the text: a figure, a name or a clause touches one or two.
_CELL = 256


class Stretches(Generic[Value]):
    """Values over stretches of texts.

    Time and memory for building are linear in the stretches and their lengths; what stands over a place is found among
    the stretches of its neighbourhood.

    Args:
        rows: Text (article and field), start, end and value of each stretch.
    """

    def __init__(self, rows: Iterable[tuple[tuple[str, str], int, int, Value]]) -> None:
        self._cells: dict[tuple[tuple[str, str], int], list[tuple[int, int, Value]]] = {}
        for text, start, end, value in rows:
            for cell in range(start // _CELL, (max(start + 1, end) - 1) // _CELL + 1):
                self._cells.setdefault((text, cell), []).append((start, end, value))

    def near(self, text: tuple[str, str], offset: int) -> Sequence[tuple[int, int, Value]]:
        """Start, end and value of the stretches around an offset, all that stand over it among them, in their order."""
        return self._cells.get((text, offset // _CELL), ())
