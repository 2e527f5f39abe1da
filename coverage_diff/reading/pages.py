"""A page saved as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coverage_diff.errors import InputError, UnreadableInputError
from coverage_diff.language.lines import LineKind, split_lines
from coverage_diff.model import Article
from coverage_diff.reading import listing
from coverage_diff.reading.decoding import has_words, read_text
from coverage_diff.reading.limits import DEFAULT, Limits


def masthead(text: str) -> str | None:
    """The outlet's name as the page prints it: a first line of one to five words with the headline still to come."""
    lines = split_lines(text)[:12]
    if not lines or lines[0].kind is not LineKind.SHORT or not 1 <= lines[0].words <= 5:
        return None
    above = []
    for line in lines[1:]:
        if line.kind is LineKind.BODY and line.words >= 12:
            break
        above.append(line)
    headline = any(line.kind is LineKind.SHORT and line.words >= 4 and line.words > lines[0].words for line in above)
    return lines[0].text if headline else None


def read_page(path: Path, outlet: str | None, limits: Limits = DEFAULT) -> Iterator[Article | InputError]:
    """The article of a text file.

    Its outlet is the one given, else that of a list beside the file which names it, else its masthead, else its stem.

    Yields:
        The error of a list beside the file that cannot be read; then the article, or the error that tells why it
        cannot be used.
    """
    entry: Mapping[str, Any] | None = None
    for beside in sorted(path.parent.glob("*.toml")):
        try:
            listed = listing.entries(beside) if listing.is_listing(beside) else {}
        except InputError as error:
            yield error
            continue
        entry = entry or listed.get(path.resolve())
    try:
        if entry is not None:
            yield listing.page_from_entry(path, entry, source=str(path), outlet=outlet)
            return
        text = read_text(path, limits)
        if not has_words(text):
            raise UnreadableInputError("the file holds no words", source=str(path))
        name = outlet or masthead(text) or path.stem
        yield Article(id=path.as_posix(), outlet=name, title="", text=text)
    except InputError as error:
        yield error
