"""What was found out about texts, kept within a bound that counts their characters."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class TextCache(Generic[T]):
    """A function of several texts that remembers its last answers; a number of answers would bound no memory.

    Args:
        make: The function.
        most: Characters of the texts whose answers are kept; the oldest go first, and the last one always stays.
    """

    def __init__(self, make: Callable[[tuple[str, ...]], T], most: int) -> None:
        self._make = make
        self._most = most
        self._held: dict[tuple[str, ...], T] = {}
        self._length = 0
        self._lock = Lock()

    def __call__(self, texts: tuple[str, ...]) -> T:
        """The answer for these texts."""
        known = self._held.get(texts)
        if known is not None:
            return known
        answer = self._make(texts)
        with self._lock:
            if texts not in self._held:
                self._length += sum(map(len, texts))
                while self._held and self._length > self._most:
                    oldest = next(iter(self._held))
                    del self._held[oldest]
                    self._length -= sum(map(len, oldest))
                self._held[texts] = answer
        return answer
