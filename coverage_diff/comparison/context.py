"""The stories of one event, ready to be asked how near two of their sentences are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeVar

from coverage_diff.comparison.clause_index import ClauseIndex
from coverage_diff.language.calendar import find_dates
from coverage_diff.language.document import Document, Role, Sentence
from coverage_diff.language.lemmas import is_content, lemma
from coverage_diff.language.rarity import idf
from coverage_diff.language.tokens import Token, count_before, first_behind
from coverage_diff.model import Date, Mention

T = TypeVar("T")

# A story tells what happened in its headline and in so many sentences.
_OPENING = 2

# So much may a sum of weights be off by the order of its terms, against their number.
ROUNDING = 1e-9

# Words looked at on either side of a mention, to tell its role in the sentence.
_REACH = 6


class Profile(NamedTuple):
    """The content of a sentence without its figures.

    Attributes:
        words: Lemmas of content words -> how much each tells (idf in news).
        total: Sum of the weights.
    """

    words: dict[str, float]
    total: float


_EMPTY = Profile({}, 0.0)


class EventContext:
    """The prepared segments of one event.

    Args:
        documents: One for each segment.
        partial: Outlets that have more on the event than these segments.
    """

    def __init__(self, documents: Sequence[Document], partial: Collection[str] = ()) -> None:
        self.documents = tuple(documents)
        self.partial = frozenset(partial)
        self.outlets = tuple(dict.fromkeys(d.segment.outlet for d in documents))
        self.days = tuple(sorted({d.segment.day for d in documents if d.segment.day is not None}))
        self._by_article: dict[str, list[Document]] = {}
        for document in documents:
            self._by_article.setdefault(document.segment.article_id, []).append(document)
        self._sentences: dict[tuple[str, str, int], Sentence | None] = {}
        self._profiles: dict[tuple[str, str, int], Profile] = {}
        self._memory: dict[tuple[object, int], tuple[Mention, object]] = {}

    def outlet(self, article_id: str) -> str:
        """The outlet of an article of the event."""
        return self._by_article[article_id][0].segment.outlet

    def of_outlet(self, outlet: str) -> tuple[Document, ...]:
        """The documents that an outlet has on the event."""
        return tuple(d for d in self.documents if d.segment.outlet == outlet)

    @cached_property
    def openings(self) -> tuple[tuple[Date, ...], ...]:
        """For each story the dates of its headline and first sentences."""
        return tuple(_opening_dates(document) for document in self.documents)

    def opens(self, mention: Mention) -> bool:
        """Whether a mention stands in the headline or the first sentences of its story."""
        sentence = self.sentence(mention)
        return any(sentence is opening for opening in _opening(self.document(mention)))

    @cached_property
    def clauses(self) -> ClauseIndex:
        """All clauses of the event, and how surely each two say the same."""
        return ClauseIndex(self.documents)

    def document(self, mention: Mention) -> Document:
        """The segment in which a mention stands."""
        held = self._by_article[mention.article_id]
        inside = (d for d in held if mention.field == "text" and d.segment.start <= mention.start < d.segment.end)
        return next(inside, held[0])

    def remember(self, make: Callable[[Mention, EventContext], T], mention: Mention) -> T:
        """What `make` finds out about a mention, worked out once for each mention of the event."""
        key = (make, id(mention))
        if key not in self._memory:
            self._memory[key] = mention, make(mention, self)  # beside the mention itself, which keeps its id taken
        return self._memory[key][1]  # type: ignore[return-value]

    def sentence(self, mention: Mention) -> Sentence | None:
        """The sentence in which a mention begins."""
        place = (mention.article_id, mention.field, mention.start)
        if place not in self._sentences:
            document = self.document(mention)
            index = document.sentence_at(mention.field, mention.start)
            self._sentences[place] = None if index is None else document.sentences[index]
        return self._sentences[place]

    def figures(self, mention: Mention) -> frozenset[float]:
        """The values of all figures of the sentence in which a mention begins."""
        document = self.document(mention)
        index = document.sentence_at(mention.field, mention.start)
        return frozenset() if index is None else document.sentence_set.contents[index].figures

    def profile(self, mention: Mention) -> Profile:
        """The content of the sentence in which a mention begins."""
        place = (mention.article_id, mention.field, mention.start)
        known = self._profiles.get(place)
        if known is None:
            sentence = self.sentence(mention)
            known = self._profiles[place] = self._profile_of(mention.article_id, sentence) if sentence else _EMPTY
        return known

    def _profile_of(self, article_id: str, sentence: Sentence) -> Profile:
        place = (article_id, sentence.field, sentence.start)
        if place not in self._profiles:
            self._profiles[place] = profile_of(sentence)
        return self._profiles[place]

    def nearness(self, a: Mention, b: Mention) -> float:
        """How much content the sentences of two mentions share, in [0, 1], figures left out.

        Dice's coefficient of the lemmas, each weighted by its idf in news.
        """
        return overlap(self.profile(a), self.profile(b))

    def alike(self, a: Mention, b: Mention, least: float) -> bool:
        """Whether the nearness of two mentions reaches this; most pairs are told apart by the size of their sentences.

        Args:
            a: A mention.
            b: Another.
            least: The nearness, in (0, 1].
        """
        one, two = self.profile(a), self.profile(b)
        most = 2 * min(one.total, two.total)  # that they can share, in either
        return most >= (least - ROUNDING) * (one.total + two.total) and overlap(one, two) >= least

    def window(self, mention: Mention) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words before and after a mention in its sentence, nearest first, as norms: its role there."""
        return self.remember(_window, mention)


def _opening(document: Document) -> list[Sentence]:
    """The headline and first sentences of a story."""
    told = [s for s in document.sentences if s.role is Role.PARAGRAPH][:_OPENING]
    return [s for s in document.sentences if s.role is Role.HEADLINE] + told


def _opening_dates(document: Document) -> tuple[Date, ...]:
    return tuple(found.date for s in _opening(document) for found in find_dates(s.text, document.segment.day))


def _window(mention: Mention, context: EventContext) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sentence = context.sentence(mention)
    if sentence is None:
        return (), ()
    tokens = sentence.tokens
    behind, ahead = count_before(tokens, mention.start), first_behind(tokens, mention.end)
    before, after = (tokens[n] for n in range(behind - 1, -1, -1)), islice(tokens, ahead, None)
    return _first_words(before), _first_words(after)


def _first_words(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(islice((token.norm for token in tokens if token.kind != "mark"), _REACH))


def profile_of(sentence: Sentence) -> Profile:
    """The content of a sentence without its figures."""
    return profile_of_words(t.norm for t in sentence.tokens if t.kind == "word")


def profile_of_words(norms: Iterable[str]) -> Profile:
    """The content of some lower-cased words; figures must have been left out."""
    words = {known: idf(known) for known in map(lemma, filter(is_content, norms))}
    return Profile(words, sum(words.values()))


def overlap(a: Profile, b: Profile) -> float:
    """Weighted Dice of two profiles, in [0, 1]."""
    return 2 * _shared(a, b) / (a.total + b.total) if a.total and b.total else 0.0


def containment(part: Profile, whole: Profile) -> float:
    """Share of the content of one profile that another has too, in [0, 1]."""
    return _shared(part, whole) / part.total if part.total else 0.0


def _shared(a: Profile, b: Profile) -> float:
    small, large = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    if small.keys().isdisjoint(large):  # most sentences of two stories
        return 0.0
    return sum([weight for word, weight in small.items() if word in large])
