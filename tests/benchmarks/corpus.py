"""A seeded corpus of news-like articles whose relations are known, for measuring at any size.

Events have one to eight articles. The first is original; of the others 60 % are copies with 2 to 20 % of their words
altered, as wire copy is, and the rest are rewrites: they share three to eight sentences with the original, and the
event's names and figures otherwise. Words follow Zipf's law: English function words lead, then invented words of one to
four syllables. Articles have paragraphs, curly quotes and dashes, so their text is not ASCII (`ascii_only` straightens
them). What it lacks: real grammar and topics, boilerplate, and words that only one outlet would choose.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from coverage_diff.model import Article

FUNCTION_WORDS = (
    "the of to and a in that is was for on said it with as at be by he from are have has his but an not they were who "
    "will their its this had which been or would after about we more one new people also when government year she "
    "there than all two out up her could over last other if into what no first some time so can officials them before "
    "because he'd who's it's state during under where while against between police told through since many three "
    "years most"
).split()
SYLLABLES = (
    "an ar be ca con cor da de di en er es ex fa fer for ga gen ha in is ja ka la lan le li lo ma men mi mo na ne nor "
    "o par pe per po pre pro ra re ri ro sa sen si sta sti su ta te ter ti tion to tra tri u va ver vi"
).split()
VOCABULARY = 50_000
# Of the events, 30 % have one article, 50 % up to two, and so on up to eight.
SIZES = (0.30, 0.50, 0.65, 0.75, 0.84, 0.91, 0.96)
EPOCH = dt.date(2026, 1, 1)
PUNCTUATION = str.maketrans("“”‘’—", "\"\"''-")


@dataclass(frozen=True, slots=True)
class Story:
    """One article of the corpus.

    Attributes:
        event: Number of the event that it tells.
        relation: "original", "copy" or "rewrite".
        title: Eight words or so, with a name of the event.
        text: Paragraphs, separated by blank lines.
        published: Within two days of the event.
    """

    event: int
    relation: str
    title: str
    text: str
    published: dt.date


@functools.lru_cache(maxsize=1)
def _vocabulary() -> list[str]:
    """The words by rank."""
    random = np.random.default_rng(0)
    picks = random.integers(0, len(SYLLABLES), (3 * VOCABULARY, 4)).tolist()
    lengths = random.choice([1, 2, 3, 4], 3 * VOCABULARY, p=[0.15, 0.40, 0.30, 0.15]).tolist()
    invented = dict.fromkeys("".join(SYLLABLES[i] for i in pick[:n]) for pick, n in zip(picks, lengths, strict=True))
    return [*FUNCTION_WORDS, *itertools.islice(invented, VOCABULARY - len(FUNCTION_WORDS))]


class _Writer:
    """Draws words, names and sentences from one random stream."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.words = _vocabulary()
        self._ready: list[str] = []

    def draw(self, count: int) -> list[str]:
        """Words by Zipf's law: rank r with a probability of about 1 / r."""
        while len(self._ready) < count:
            ranks = np.exp(self.random.random(100_000) * np.log(len(self.words) + 1)).astype(np.int64) - 1
            self._ready += map(self.words.__getitem__, np.minimum(ranks, len(self.words) - 1).tolist())
        taken = self._ready[-count:] if count else []
        del self._ready[len(self._ready) - count :]
        return taken

    def names(self, count: int) -> list[str]:
        """Names of two rare words with capitals."""
        ranks = self.random.integers(len(self.words) // 10, len(self.words), 2 * count).tolist()
        words = [self.words[i].capitalize() for i in ranks]
        return [f"{first} {last}" for first, last in zip(words[::2], words[1::2], strict=True)]

    def sentences(self, count: int, names: list[str], figures: list[str]) -> list[list[str]]:
        """Sentences of 10 to 30 words, punctuation attached; most carry a name or a figure."""
        lengths = self.random.integers(10, 31, count).tolist()
        kinds = self.random.integers(0, 20, count).tolist()
        places = self.random.integers(2, 9, count).tolist()
        drawn = self.draw(sum(lengths))
        made, begin = [], 0
        for length, kind, place in zip(lengths, kinds, places, strict=True):
            words = drawn[begin : begin + length]
            begin += length
            if kind < 16:
                words[place] = names[kind % len(names)]
            if kind > 14:
                words[-place] = figures[kind % len(figures)]
            words[0] = words[0].capitalize()
            words[length // 2] += ","
            words[-1] += "."
            if kind in {10, 11, 12}:
                words[0], words[-1] = f"“{words[0]}", f"{words[-1][:-1]},” {names[0]} said."
            if kind in {2, 4, 6, 8, 13, 14}:
                words[place + 1] += "’s"
                words[place - 1] += " —"
            made.append(words)
        return made

    def edited(self, sentences: list[list[str]], share: float) -> list[list[str]]:
        """The sentences with a share of their words exchanged."""
        words = list(itertools.chain.from_iterable(sentences))
        changed = np.flatnonzero(self.random.random(len(words)) < share).tolist()
        for i, word in zip(changed, self.draw(len(changed)), strict=True):
            words[i] = word
        ends = list(itertools.accumulate(map(len, sentences)))
        return [words[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def stories(articles: int, *, seed: int = 1, words: int = 600, ascii_only: bool = False) -> Iterator[Story]:
    """The corpus, as a stream in random order of arrival within windows of some hundred events.

    Args:
        articles: How many.
        seed: Another seed is another corpus over the same vocabulary.
        words: Length of an original; copies and rewrites are of 70 to 130 % of it.
        ascii_only: Straight quotes and hyphens.
    """
    writer = _Writer(seed)
    window: list[Story] = []
    made = 0
    for event in itertools.count():
        group = _event(writer, event, words)[: articles - made]
        made += len(group)
        window += group
        if len(window) >= 1000 or made == articles:
            for i in writer.random.permutation(len(window)).tolist():
                story = window[i]
                if ascii_only:
                    plain = story.text.translate(PUNCTUATION)
                    story = Story(story.event, story.relation, story.title, plain, story.published)
                yield story
            window.clear()
        if made == articles:
            return


def news(articles: int, *, words: int = 500) -> list[Article]:
    """The corpus as pages of 300 outlets; an article's id is its number."""
    return [
        Article(id=str(i), outlet=f"Outlet {i % 300}", title=s.title, text=s.text, published=s.published)
        for i, s in enumerate(stories(articles, words=words))
    ]


def _event(writer: _Writer, event: int, words: int) -> list[Story]:
    random = writer.random
    names = writer.names(6)
    figures = [f"{n:,}" for n in random.integers(3, 90_000, 6).tolist()]
    day = EPOCH + dt.timedelta(days=int(random.integers(0, 365)))
    count = 1 + int(np.searchsorted(SIZES, random.random(), side="right"))
    length = max(4, words // 20)
    original = writer.sentences(length, names, figures)
    group = []
    for i, (relation, share, delay) in enumerate(random.random((count, 3)).tolist()):
        if not i:
            kind, sentences = "original", original
        elif relation < 0.6:
            kind = "copy"
            sentences = writer.edited(original[: int(length * (1 - 0.15 * relation))], 0.02 + 0.18 * share)
        else:
            kind = "rewrite"
            sentences = writer.sentences(int(length * (0.7 + 0.6 * share)), names, figures)
            for j in random.permutation(length)[: random.integers(3, 9)].tolist():
                sentences.insert(j % (len(sentences) + 1), original[j])
        title = " ".join([names[i % 3], *writer.draw(6)])
        group.append(Story(event, kind, title, _typeset(sentences, i), day + dt.timedelta(days=int(3 * delay))))
    return group


def _typeset(sentences: list[list[str]], article: int) -> str:
    """Sentences as paragraphs of two to four."""
    lines = [" ".join(words) for words in sentences]
    size = 2 + article % 3
    return "\n\n".join(" ".join(lines[i : i + size]) for i in range(0, len(lines), size))


def planted_pairs(events: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """All pairs of articles of one event, the smaller index first, sorted: int64[pairs, 2]."""
    order = np.argsort(events, kind="stable")
    _, sizes = np.unique(events, return_counts=True)
    pairs = [
        (i, j)
        for group in np.split(order, np.cumsum(sizes)[:-1])
        for i, j in itertools.combinations(sorted(group.tolist()), 2)
    ]
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
