"""Words that need the rest of their sentence carry it before them in brackets: "[The minister] left the room"."""

from __future__ import annotations


def bracketed(context: str, words: str) -> str:
    """Words with the context that they need."""
    return f"[{context}] {words}"


def is_bracketed(label: str) -> bool:
    """Whether a label begins with context in brackets."""
    return label.startswith("[")


def unbracketed(label: str) -> str:
    """The words of a label without their context."""
    return label.rpartition("] ")[2]
