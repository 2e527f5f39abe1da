"""How much a reader takes in before it refuses: no input may fill the memory or the disk."""

from __future__ import annotations

from coverage_diff.config import Limits

__all__ = ["DEFAULT", "Limits", "raised"]

DEFAULT = Limits()
"""The bounds that hold where none are given."""


def raised(name: str) -> str:
    """How to take in more, for messages.

    Args:
        name: The limit.
    """
    return f"raise it with Limits({name}=...), --limit {name}=NUMBER, or {name} under [limits] in the --config file"
