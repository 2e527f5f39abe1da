"""How much the page takes on at once."""

from __future__ import annotations

from dataclasses import dataclass

from coverage_diff.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class ServingLimits:
    """Bounds on what is taken in, worked on and kept; beyond each one stands a page that says so.

    Attributes:
        body_bytes: Bytes of one request. Saved web pages have up to 5 MB each, and a form takes four of them.
        article_chars: Characters of one article's text; a long feature has 30,000.
        articles: Articles of one comparison. More are work for the command, which shows how far it is.
        running: Comparisons at once; more than processors would only slow each other down.
        waiting: Comparisons that may wait for their turn; the rest are asked to come back.
        seconds: How long one comparison may take before it is stopped; four long stories take one or two.
        works: Results that are kept; the one that was looked at least recently goes first.
    """

    body_bytes: int = 20_000_000
    article_chars: int = 200_000
    articles: int = 40
    running: int = 2
    waiting: int = 16
    seconds: int = 120
    works: int = 24

    def __post_init__(self) -> None:
        for name in ("body_bytes", "article_chars", "articles", "running", "seconds", "works"):
            if getattr(self, name) < 1:
                raise ConfigError(f"{name} must be at least 1, not {getattr(self, name)!r}")
        if self.waiting < 0:
            raise ConfigError(f"waiting must be at least 0, not {self.waiting!r}")
