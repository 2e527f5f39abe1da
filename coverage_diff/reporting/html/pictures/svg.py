"""Elements of SVG with every attribute and text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape


def element(name: str, *content: str | Markup, **attributes: str | float | None) -> Markup:
    """An element; `class_` stands for class, `_` in a name for `-`, None for an attribute left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else _number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join([escape(part) for part in content])
    return Markup(f"<{name}{written}>{inside}</{name}>")  # noqa: S704 - every part is escaped or a name of this package


def text(x: float, y: float, words: str, **attributes: str | float | None) -> Markup:
    """Words at a place."""
    return element("text", words, x=x, y=y, **attributes)


def rect(x: float, y: float, width: float, height: float, **attributes: str | float | None) -> Markup:
    """A rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str | float | None) -> Markup:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def picture(width: float, height: float, title: str, description: str, content: Iterable[Markup]) -> Markup:
    """A whole picture, named and described for those who do not see it."""
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        *content,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=width,
        height=height,
        role="img",
    )


NAME = 28
"""Longest name of an outlet in a picture, in characters."""


def margin(names: Iterable[str]) -> int:
    """Room for the names at the left of a picture, at most `NAME` characters of 7 units each."""
    return 24 + 7 * min(NAME, max(map(len, names), default=0))


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels, in the order given, as near to the wanted ones as a gap between them allows.

    Args:
        wanted: Where each label would stand, ascending.
        gap: The least distance between two labels.
        low: The first place allowed.
        high: The last place allowed, which gives way where there are too many labels.
    """
    placed: list[float] = []
    for place in wanted:
        placed.append(max(place, placed[-1] + gap if placed else low))
    limit = high
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = max(min(placed[index], limit), low + index * gap)
        limit = placed[index] - gap
    return placed


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
