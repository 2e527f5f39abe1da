"""The terms of a link as a story prints them: detection counts dictionary forms, a reader wants words."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.language.lemmas import is_content
from coverage_diff.language.text import plain, squeeze
from coverage_diff.language.tokens import Token, tokenise
from coverage_diff.model import Link, Segment

_GAP = 3  # function words between the two words of a phrase: "walk off the job"


class PrintedTerms:
    """Stories, each read once, that are asked how they print a term."""

    def __init__(self) -> None:
        self._stories: dict[tuple[str, int], _Story] = {}

    def of(self, link: Link) -> tuple[str, ...]:
        """What both stories have, in the words of the first or else the second, or as it is counted."""
        found = []
        for term in link.shared:
            forms = (self._story(segment).form(term) for segment in (link.a, link.b))
            found.append(next((form for form in forms if form), term))
        return tuple(dict.fromkeys(found))

    def _story(self, segment: Segment) -> _Story:
        key = segment.article_id, segment.start
        if key not in self._stories:
            self._stories[key] = _Story(segment)
        return self._stories[key]


class _Story:
    def __init__(self, segment: Segment) -> None:
        self._text = plain("\n".join(segment.texts))
        self._tokens = tokenise(self._text)
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(self._tokens):
            for form in {token.norm, token.lemma}:
                self._places.setdefault(form, []).append(place)

    def form(self, term: str) -> str | None:
        """The term as the story prints it, with the fewest capitals where it prints it in several ways."""
        found = [self._cut(self._tokens[first], self._tokens[last]) for first, last in self._runs(term.split())]
        return min(found, key=lambda form: (sum(map(str.isupper, form)), form), default=None)

    def _runs(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """First and last token wherever the words follow one another with nothing but function words between."""
        runs = [(place, place) for place in self._places.get(words[0], ())]
        for word in words[1:]:
            places = set(self._places.get(word, ()))
            runs = [(first, after) for first, last in runs for after in self._followers(last) if after in places]
        return runs

    def _followers(self, place: int) -> list[int]:
        """The tokens that follow one with nothing but function words between."""
        found = []
        for after in range(place + 1, min(place + _GAP + 2, len(self._tokens))):
            found.append(after)
            if self._tokens[after].kind != "word" or is_content(self._tokens[after].norm):
                break
        return found

    def _cut(self, first: Token, last: Token) -> str:
        words = squeeze(self._text[first.start : last.end])
        return words.removesuffix("'s") if last.norm != last.text.casefold() else words
