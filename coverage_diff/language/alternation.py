"""Word lists as regular expressions that share their prefixes, so that a scan over news stays fast."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches exactly these strings, longest first.

    The words are put into a trie: at each character the matcher has one way to go, so the time does not grow with the
    number of words.
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [re.escape(letter) + _pattern(rest) for letter, rest in sorted(node.items()) if letter]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined


_PIECE = re.compile(r"[a-z]+|[0-9¼½¾⅓⅔⅛⅜⅝⅞]")


def openings(words: Iterable[str]) -> frozenset[str]:
    """The letters that these words begin with, up to their first other sign; the digits and fractions besides."""
    return frozenset("0123456789¼½¾⅓⅔⅛⅜⅝⅞") | {found[0] for word in words if (found := _PIECE.match(word))}


def may_hold(text: str, first: frozenset[str]) -> bool:
    """Whether a `scanner` of the words that `openings` were made of can find anything: far cheaper than to scan."""
    return not first.isdisjoint(_PIECE.findall(text))


def scanner(words: Iterable[str]) -> str:
    """Alternatives, each with a literal first letter, that match these words where they are not part of a longer one.

    `re` looks only at places that hold one of the first letters, as long as every alternative of a pattern begins
    with a letter and the test for "no letter before" comes after it.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"{re.escape(first)}(?<![a-z]{re.escape(first)}){alternation(rest)}(?![a-z])"
        for first, rest in sorted(by_letter.items())
    )
