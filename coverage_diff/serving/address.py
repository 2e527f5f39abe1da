"""Where the page is reached: from this machine, and from no other."""

from __future__ import annotations

ADDRESS = "127.0.0.1"
"""This machine as it reaches itself; no other machine can."""


def hosts(port: int) -> frozenset[str]:
    """The names under which a browser on this machine asks for the page."""
    return frozenset({f"{ADDRESS}:{port}", f"localhost:{port}"})
