"""Names in headlines and in lines set in capitals, where a capital letter tells nothing.

Only what the story itself names in running text, and what the tables know for certain, is taken for a name there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coverage_diff.language import gazetteer
from coverage_diff.language.tokens import Token

_LONGEST = 8  # words of the longest name that is looked for


class Found(NamedTuple):
    """A name in a headline.

    Attributes:
        start: First code point, in the field.
        end: One past the last.
        key: The key under which the story or the tables know it.
    """

    start: int
    end: int
    key: str


def index(names: Iterable[tuple[str, str]]) -> dict[str, dict[tuple[str, ...], str]]:
    """Names by their first word, in lower case, for `find_in_headline`.

    Args:
        names: What may stand in a headline, and the key under which the story knows it.
    """
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for name, key in sorted(names):
        words = tuple(name.casefold().split(" "))
        if len(words) <= _LONGEST:
            found.setdefault(words[0], {}).setdefault(words, key)
    return found


def find_in_headline(tokens: Sequence[Token], names: Mapping[str, Mapping[tuple[str, ...], str]]) -> list[Found]:
    """The names of a headline, longest first at each place, not overlapping.

    Args:
        tokens: The headline's tokens.
        names: What `index` made of the story's names.
    """
    words = [t for t in tokens if t.kind == "word" or t.text == "&"]
    norms = [t.norm.replace(".", "") for t in words]
    upper = all(t.text.isupper() for t in words if len(t.text) > 3)
    found = []
    i = 0
    while i < len(words):
        hit = _match(i, words, norms, names) or _known(i, words, upper=upper)
        if hit is None:
            i += 1
            continue
        size, name = hit
        last = words[i + size - 1]
        end = last.end
        if last.text.endswith(("'s", "'")) and last.norm != last.text.lower():
            end -= len(last.text) - len(last.norm)
        found.append(Found(words[i].start, end, name))
        i += size
    return found


def _match(
    i: int, words: Sequence[Token], norms: Sequence[str], names: Mapping[str, Mapping[tuple[str, ...], str]]
) -> tuple[int, str] | None:
    """How many words a name of the story takes up here, and its key."""
    candidates = names.get(norms[i])
    if not candidates or not words[i].capitalised:
        return None
    for size in range(min(_LONGEST, len(words) - i), 0, -1):
        name = candidates.get(tuple(norms[i : i + size]))
        if name is not None:
            return size, name
    return None


def _known(i: int, words: Sequence[Token], *, upper: bool) -> tuple[int, str] | None:
    """The same for a country, state, city or organisation that is no word of everyday English."""
    if not words[i].capitalised:
        return None
    classes, longest = gazetteer.classes(), gazetteer.longest()
    texts = []
    for token in words[i : i + 5]:
        text = token.text.replace(".", "").removesuffix("'s")
        texts.append(text.capitalize() if upper and len(text) > 3 else text)
    for size in range(min(longest.get(texts[0], 1), len(texts)), 0, -1):
        name = " ".join(texts[:size])
        bits = classes.get(name, 0)
        if size == 1 and (gazetteer.is_common(name) and not (name.isupper() and len(name) > 1)):
            continue
        if size == 1 and upper and len(name) <= 3:
            continue
        if bits & gazetteer.STATE or (bits and not bits & ~gazetteer.KNOWN):
            return size, name
    return None
