"""Whether two quotations are of one utterance, and which of their words differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.stretches import Stretches
from coverage_diff.language.lemmas import is_content, lemma
from coverage_diff.language.text import squeeze
from coverage_diff.language.text_cache import TextCache
from coverage_diff.language.tokens import tokenise
from coverage_diff.model import Fact, Kind, Mention, Relation

# A quotation of fewer words is no row of the matrix: a cry, a slogan, a single phrase. Annotators of seven events were
# told to leave out quotations of one to three words.
_ROW_WORDS = 4
# A claim that shares so much of its span with a quotation's says the same twice.
_REPEATED = 0.85

# A run of this many words that two quotations share is one utterance: seven words in a row are hardly said twice.
# At least _RUN_CONTENT of them must carry content ("I don't want to be the one who").
_RUN, _RUN_CONTENT = 6, 2
# Quotations of fewer words must be contained word for word.
_SHORT = 4
_ECHO = 2  # of fewer words nobody knows the utterance again
_ECHOED = 0.5  # less than two unlike quotations of two articles say against one another, so that it joins no two
# Quotations of fewer words are never one utterance with any.
LEAST_WORDS = _ECHO
# Likeness (of rapidfuzz, letters) of the shorter one's parts with the best stretches of the longer one from which two
# quotations are one. Chosen on three annotated events: the next lower pairs are of two utterances on one matter.
_LIKE = 0.8
# Letters of a text that is likened to the best stretch of another: to find that takes time that grows with their cube,
# 1 ms for so many. What is longer and of one utterance shares a run of words.
LONGEST_LIKENED = 400

# Characters of quotations whose words are kept, three times those of the largest event: some 50 MB.
_REMEMBERED = 1_000_000

# Likeness (of letters, 0 to 100) from which two stretches of words are two spellings of one ("non partisan").
_SPELLING = 80

_ELISION = re.compile(r"\.\.\.|…|\[[^\]]{0,80}\]")
# Ways of writing that change no word of an utterance.
_WRITTEN = {"&": "and", "percent": "%", "ok": "okay"}


# Contractions: letters that each holds, its pattern, and its words; the first ones that fit are taken.
_CONTRACTIONS = tuple(
    (letters, re.compile(short), long)
    for letters, short, long in (
        ("won't", r"\bwon't\b", "will not"),
        ("can't", r"\bcan't\b", "can not"),
        ("cannot", r"\bcannot\b", "can not"),
        ("n't", r"n't\b", " not"),
        ("'s", r"\b(it|that|there|he|she|what|who|here|let)'s\b", r"\1 is"),
        ("'re", r"'re\b", " are"),
        ("'ve", r"'ve\b", " have"),
        ("'ll", r"'ll\b", " will"),
        ("i'm", r"\bi'm\b", "i am"),
        ("going to", r"\bgoing to\b", "gonna"),
    )
)


class Words(NamedTuple):
    """A quotation in words.

    Attributes:
        parts: The words of each part that stands between elisions or interruptions.
        all: All words in order.
        runs: Every run of `_RUN` words.
        line: All words as one line, each with a space on either side.
    """

    parts: tuple[tuple[str, ...], ...]
    all: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]
    line: str


def _read(texts: tuple[str, ...]) -> Words:
    pieces = [piece for text in texts for piece in _ELISION.split(squeeze(text))]
    parts = tuple(part for piece in pieces if (part := words_of(piece)))
    runs = frozenset(
        run
        for part in parts
        for n in range(len(part) - _RUN + 1)
        if sum(map(is_content, run := part[n : n + _RUN])) >= _RUN_CONTENT
    )
    words = tuple(chain(*parts))
    return Words(parts, words, runs, f" {' '.join(words)} ")


_words = TextCache(_read, _REMEMBERED)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, lower-cased, without marks, each in one way of writing."""
    tokens = tokenise(_spelt_out(squeeze(text).lower()))
    norms = (t.text for t in tokens if t.kind != "mark" or t.text == "&")
    return tuple(_WRITTEN.get(norm, norm.replace(".", "") if norm[0].isalpha() else norm) for norm in norms)


def _spelt_out(text: str) -> str:
    """Contractions as two words: "it's" and "it is" are one utterance."""
    for letters, short, long in _CONTRACTIONS:
        if letters in text:
            text = short.sub(long, text)
    return text


def quotation(fact: Fact, article_id: str | None = None) -> Words:
    """The words of a quotation; those that one article prints of it, where an article is given."""
    first = article_id or fact.mentions[0].article_id
    return _words(tuple(m.text for m in fact.mentions if m.article_id == first))


def score_quotes(a: Fact, b: Fact, context: EventContext) -> float:  # noqa: ARG001 - one shape for all scorers
    """Quotations are one utterance when they share a run of words, or the one stands in the other but for a slip.

    Two or three words are an echo of a longer one where one person says both; otherwise they tell nothing.
    """
    x, y = quotation(a), quotation(b)
    if a.mentions[0].article_id == b.mentions[0].article_id:
        # A third article may have both in one piece; the same words once more are the same utterance.
        return 1.0 if _repeats(x, y) else 0.0
    if x.runs & y.runs:
        return 1.0
    if min(len(x.all), len(y.all)) < _SHORT:
        return _ECHOED if _is_echo(x, y) and _share_speaker(a, b) else 0.0
    return contained(x, y) - _LIKE


def _share_speaker(a: Fact, b: Fact) -> bool:
    """Whether the names of the two speakers end in the same word, as a person's name does alone and in full."""
    one, two = (words_of(fact.speaker or "")[-1:] for fact in (a, b))
    return bool(one) and one == two


def _is_echo(a: Words, b: Words) -> bool:
    """Whether two or three words, two of them with content, stand in the other quotation ("walk the walk")."""
    small, large = sorted((a, b), key=lambda words: (len(words.all), words.all))
    echo = _ECHO <= len(small.all) < _SHORT and sum(map(is_content, small.all)) >= _ECHO
    return echo and len(large.all) >= _SHORT and small.line in large.line


def _repeats(a: Words, b: Words) -> bool:
    """Whether the whole of one quotation, long enough for a row, stands word for word in the other."""
    small, large = (a, b) if len(a.all) <= len(b.all) else (b, a)
    return len(small.all) >= _ROW_WORDS and small.line in large.line


def contained(a: Words, b: Words) -> float:
    """How much of the shorter quotation stands in the longer one, in [0, 1]; 0 where it is too short to tell."""
    small, large = sorted((a, b), key=lambda words: (len(words.all), words.all))
    if len(small.all) < _SHORT:
        return 0.0
    whole = " ".join(large.all)
    weighed = [(len(part), _likeness(" ".join(part), whole)) for part in small.parts]
    return sum(n * like for n, like in weighed) / sum(n for n, _ in weighed)


def _likeness(part: str, whole: str) -> float:
    """How like a part of a quotation is the best stretch of another one, in [0, 1]; 0 for parts that are too long."""
    return fuzz.partial_ratio(part, whole) / 100 if len(part) <= LONGEST_LIKENED else 0.0


def quote_relation(a: Mention, b: Mention) -> Relation | None:
    """How two forms of one utterance agree; None where they share no run of words.

    `differs` where content words between those that they share are others; `rounded` where only small words or
    spellings are. Words before the first and after the last that they share are a matter of where each was cut.
    """
    inner = differing_words(a.text, b.text)
    if inner is None:
        return None
    if any(_says_else(*pair) for pair in inner):
        return Relation.DIFFERS
    return Relation.ROUNDED if inner else Relation.SAME


def _says_else(ours: str, theirs: str) -> bool:
    """Whether two stretches of words have other content: not "a", not "rumours" for "rumors"."""
    if fuzz.ratio(ours.replace(" ", ""), theirs.replace(" ", "")) >= _SPELLING:
        return False
    one, two = ({lemma(w) for w in side.split() if is_content(w)} for side in (ours, theirs))
    return one != two


def differing_words(a: str, b: str) -> tuple[tuple[str, str], ...] | None:
    """The words at which two forms of one utterance differ: ("false", "a false"); () where they agree.

    Args:
        a: One form.
        b: The other.

    Returns:
        Pairs of what stands in `a` and in `b`, one side of a pair may be empty; None where the two share no run of
        words. What only one form has before, after or at an elision is no difference.
    """
    x, y = _words((a,)), _words((b,))
    if not x.runs & y.runs and contained(x, y) < _LIKE:
        return None
    found = []
    for ours in x.parts:
        for theirs in y.parts:
            blocks = [op for op in Indel.opcodes(ours, theirs) if op.tag == "equal"]
            blocks = [op for op in blocks if op.src_end - op.src_start >= 2]
            for left, right in pairwise(blocks):
                pair = (ours[left.src_end : right.src_start], theirs[left.dest_end : right.dest_start])
                if max(map(len, pair)) <= _SHORT:
                    found.append((" ".join(pair[0]), " ".join(pair[1])))
    return tuple(found)


def is_row(fact: Fact) -> bool:
    """Whether a quotation is long enough, at the outlet that gives most of it, to be compared."""
    articles = {m.article_id for m in fact.mentions}
    return any(
        sum(len(m.text.split()) for m in fact.mentions if m.article_id == article) >= _ROW_WORDS for article in articles
    )


def quoted_places(facts: Iterable[Fact]) -> Stretches[None]:
    """Where quotations stand."""
    mentions = (m for fact in facts if fact.kind is Kind.QUOTE for m in fact.mentions)
    return Stretches(((m.article_id, m.field), m.start, m.end, None) for m in mentions)


def repeats_quotation(claim: Fact, quoted: Stretches[None]) -> bool:
    """Whether a claim says nothing but what quotations say that have rows of their own.

    It is so where it is the whole of a quotation at every outlet that tells it, or where one article alone tells it and
    only within its quotations: what others print of these is told by their rows, and one omission counts once.
    """
    alone = len({m.article_id for m in claim.mentions}) == 1
    return all(
        any(
            _is_same(m.start, m.end, start, end) or (alone and _is_within(m.start, m.end, start, end))
            for start, end, _ in quoted.near((m.article_id, m.field), (m.start + m.end) // 2)
        )
        for m in claim.mentions
    )


def _is_within(start: int, end: int, outer_start: int, outer_end: int) -> bool:
    """Whether a stretch lies in another one with its quotation marks."""
    return outer_start - 1 <= start and end <= outer_end + 1


def _is_same(start: int, end: int, other_start: int, other_end: int) -> bool:
    shared = min(end, other_end) - max(start, other_start)
    return shared >= _REPEATED * max(end - start, other_end - other_start)
