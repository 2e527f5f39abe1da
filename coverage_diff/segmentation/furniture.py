"""Page furniture that an outlet repeats, learned from several of its pages."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from coverage_diff.language.lemmas import is_content
from coverage_diff.language.text import composed, plain, unusual
from coverage_diff.model import Article
from coverage_diff.segmentation.cohesion import cohesion, vector

LineHashes = NDArray[np.uint32]

# A line on pages of at least this many different stories is learned. Two pages of an outlet share a sentence of
# background often, three pages that have little else in common share only what the site prints on all of them: of the
# lines so learned on allsides (114 outlets, 1,551 pages) none belongs to a story.
LEAST_PAGES = 3
# Pages at least as cohesive as this tell one story, and count once: what they repeat is background, not furniture.
_SAME_STORY = 0.15
# A line longer than this is never learned.
_LONGEST = 600
# So many pages of an outlet are compared for one line; more add nothing.
_MOST_PAGES = 12
_DIGIT = re.compile(r"\d")
_ASCII_FOLDS = str.maketrans(
    {chr(c): chr(c).lower() for c in range(128)}
    | dict.fromkeys("0123456789", "0")
    | dict.fromkeys("\t\r\x0b\x0c\x1c\x1d\x1e\x1f", " ")
    | {"`": "'"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Lines that belong to an outlet's pages and not to its stories.

    Attributes:
        lines: For each outlet the lines, as `key` writes them.
    """

    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, outlet: str) -> frozenset[str]:
        """The lines of one outlet."""
        return self.lines.get(outlet, frozenset())


def key(line: str) -> str:
    """A line in a form in which its repetitions are equal: case, spaces and figures make no difference."""
    return " ".join(_folded(line).split())


def _folded(text: str) -> str:
    """A line or a whole page, line by line, without differences of case and figures."""
    if text.isascii():
        return text.translate(_ASCII_FOLDS)
    folded = plain(composed(text)).casefold()
    if _DIGIT.search(unusual(folded)):
        return _DIGIT.sub("0", folded)
    for digit in "123456789":
        folded = folded.replace(digit, "0")
    return folded


def learn_furniture(articles: Sequence[Article], hashes: Iterable[LineHashes] | None = None) -> Furniture:
    """Learn which lines an outlet prints on page after page, whatever the story.

    A line is learned where pages of at least three different stories of one outlet carry it and its own words hardly
    occur in the rest of these pages: a sentence of background is repeated as well, but speaks of what its pages speak
    of.

    Args:
        articles: The pages of a batch, in any order.
        hashes: The `line_hashes` of each, where they were made before.

    Returns:
        The lines of each outlet; no entry for an outlet with fewer than three pages. Linear in the text's length.
    """
    pages: defaultdict[str, list[tuple[Article, LineHashes]]] = defaultdict(list)
    for article, found in zip(articles, map(line_hashes, articles) if hashes is None else hashes, strict=True):
        pages[article.outlet].append((article, found))
    learned = {outlet: _learn(sorted(own, key=lambda page: page[0].id)) for outlet, own in sorted(pages.items())}
    return Furniture(lines={outlet: lines for outlet, lines in learned.items() if lines})


def line_keys(article: Article) -> set[str]:
    """The keys of the lines of a page that could be learned, each once."""
    text = _folded(article.text)
    lines = [line for line in text.split("\n") if len(line) <= _LONGEST and line and not line.isspace()]
    if "  " in text or "\x1f" in text:  # else all white space within lines is single spaces
        return {" ".join(line.split()) for line in lines}
    return set(map(str.strip, lines))


def line_hashes(article: Article) -> LineHashes:
    """Hashes of the `line_keys` of a page, the same in every process: equal lines have equal ones."""
    return np.array([_hash(line) for line in line_keys(article)], np.uint32)


def _hash(line: str) -> int:
    return zlib.crc32(line.encode("utf-8", "surrogatepass"))


def _lines(article: Article) -> dict[str, str]:
    """The lines of a page by their keys."""
    lines = plain(article.text).split("\n")
    return {key(line): line.strip() for line in lines if len(line) <= _LONGEST and line.strip()}


def _learn(read: Sequence[tuple[Article, LineHashes]]) -> frozenset[str]:
    if len(read) < LEAST_PAGES:
        return frozenset()
    pages = [page for page, _ in read]
    hashes = [found for _, found in read]
    values, counts = np.unique(np.concatenate(hashes), return_counts=True)
    repeated = set(values[counts >= LEAST_PAGES].tolist())
    carriers: defaultdict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(hashes):
        if repeated.isdisjoint(found.tolist()):
            continue
        for line in sorted(line_keys(pages[index])):
            if _hash(line) in repeated and len(carriers[line]) < _MOST_PAGES:
                carriers[line].append(index)
    candidates = {line: indexes for line, indexes in carriers.items() if len(indexes) >= LEAST_PAGES}
    own = {
        i: _vector_without(pages[i], candidates) for i in sorted({i for found in candidates.values() for i in found})
    }
    return frozenset(line for line, found in candidates.items() if _is_furniture(line, [own[i] for i in found]))


def _vector_without(page: Article, candidates: Mapping[str, object]) -> Mapping[str, float]:
    return vector(" ".join(text for line, text in _lines(page).items() if line not in candidates))


def _is_furniture(line: str, pages: Sequence[Mapping[str, float]]) -> bool:
    different: list[Mapping[str, float]] = []
    for page in pages:
        if all(cohesion(page, other) < _SAME_STORY for other in different):
            different.append(page)
    if len(different) < LEAST_PAGES:
        return False
    words = [word for word in vector(line) if is_content(word) and not word.isdigit()]
    return sum(sum(word in page for word in words) for page in different) <= 0.25 * len(words) * len(different)
