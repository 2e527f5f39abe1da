"""Whether the words around a span mark it as uncertain."""

from __future__ import annotations

from coverage_diff.language.document import Document


def is_hedged(document: Document, field: str, start: int, end: int) -> bool:
    """Whether the words are marked as uncertain in their own clause ("reportedly", "may have")."""
    return False
