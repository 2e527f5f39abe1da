"""How much a reader takes in before it refuses: no input may fill the memory or the disk."""

from __future__ import annotations

from dataclasses import dataclass

from coverage_diff.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what is read; an input beyond one is left out with a message that names the bound.

    Attributes:
        article_chars: Characters of one article's text; a long feature has 30,000.
        file_bytes: Bytes of a file that has to be held in memory as a whole (pages, .json, mails, feeds). Streams
            (.jsonl, .csv, .warc) have no such bound.
        articles: Articles of one call of `read_articles`; `iter_articles` has no such bound.
        ratio: How many times larger than the compressed input its content may be; text rarely exceeds 20.
        depth: Levels of folders below the one that was named.

    Example:
        >>> import coverage_diff as cd
        >>> limits = cd.Limits(article_chars=3000)
        >>> left_out = []
        >>> articles = cd.read_articles("seeds", on_skip=left_out.append, limits=limits)
        >>> len(articles), len(left_out)
        (1, 1)
    """

    article_chars: int = 5_000_000
    file_bytes: int = 100_000_000
    articles: int = 1_000_000
    ratio: int = 200
    depth: int = 20

    def __post_init__(self) -> None:
        for name in ("article_chars", "file_bytes", "articles", "ratio", "depth"):
            if getattr(self, name) < 1:
                raise ConfigError(f"limits.{name} must be at least 1, not {getattr(self, name)!r}")


DEFAULT = Limits()
"""The bounds that hold where none are given."""
