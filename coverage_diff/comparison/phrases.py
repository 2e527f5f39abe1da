"""Different words in the same place of two sentences that answer each other: "acquitted of", "cleared of".

Two terms stand in the same place where the words beside them are the same and are joined to them in the same way. How
many such words are needed depends on how nearly the terms are known to say the same. All cuts were chosen by reading
the pairs of 157 events (seeds, the classroom's flood, written and annotated events, AllSides dev); of 154 pairs of 297
other AllSides events a reader took some 12 for different things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from coverage_diff.language import lexicon, tables
from coverage_diff.language.clauses import is_verb
from coverage_diff.language.document import Sentence
from coverage_diff.language.lemmas import is_content
from coverage_diff.language.relatedness import begin_alike, nearness
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import Token

_PLAIN = "plain_words.txt", "coverage_diff.comparison.data"

# Related terms need one word beside them that is the same, less nearly related ones two, all others three, on both
# sides. Nearness is that of `language.relatedness`.
_NEAR, _RELATED = 0.4, 0.3
_LONGEST_RUN = 3  # same words on one side that count
_LONGEST_GAP = 3  # function words between two neighbours
_LONGEST_TERM = 2  # words
_MOST_PLACES = 8  # of one word in a sentence are looked at; a sentence that repeats a word more often is no prose
# A term's part of speech must be one that its word has in this share of its uses.
_COMMON = 0.3

_DETERMINERS = frozenset("a an the this that these those his her its their our my your s".split())
_AUXILIARIES = frozenset("be been being is are was were has have had".split())
_STOPS = frozenset(".;:!?()")


class Term(NamedTuple):
    """One or two words that follow one another.

    Attributes:
        lemmas: Their dictionary forms.
        verb: Whether the last one is used as a verb.
    """

    lemmas: tuple[str, ...]
    verb: bool


class Choice(NamedTuple):
    """Two terms in the same place.

    Attributes:
        a: The term of one sentence.
        b: The term of the other.
        places: The place in each sentence, with "…" for the term.
    """

    a: Term
    b: Term
    places: tuple[str, str]


class Words:
    """A sentence as content words with what joins them.

    Args:
        sentence: Any sentence.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        kept = [(n, t) for n, t in enumerate(self.tokens) if t.kind == "number" or _is_word(t)]
        self.index = [n for n, _ in kept]
        self.lemmas = [t.lemma for _, t in kept]
        self.where: dict[str, list[int]] = {}
        for at, lemma in enumerate(self.lemmas):
            self.where.setdefault(lemma, []).append(at)
        plain = tables.words(*_PLAIN)
        self.telling = [lemma not in plain for lemma in self.lemmas]
        # Names, figures and words of no known kind are no choice.
        self.usable = [
            telling and t.kind == "word" and not t.capitalised and bool(lexicon.parts(lemma))
            for telling, lemma, (_, t) in zip(self.telling, self.lemmas, kept, strict=True)
        ]
        self._inflected = [t.norm.endswith(("ing", "ed")) for _, t in kept]

    def term(self, first: int, last: int) -> Term:
        """The term of these words."""
        return Term(tuple(self.lemmas[first : last + 1]), is_verb(self.tokens, self.index[last]))

    def is_noun(self, first: int, last: int) -> bool:
        """Whether these words can be nothing but nouns and what stands before a noun."""
        return not any(self._inflected[first : last + 1]) and not is_verb(self.tokens, self.index[last])

    def joint(self, one: int, two: int) -> tuple[bool, list[str]]:
        """What stands between two neighbours: whether a mark that parts them does, and the function words."""
        between = self.tokens[self.index[one] + 1 : self.index[two]]
        marked = any(t.text in _STOPS for t in between)
        return marked, [t.norm for t in between if t.kind != "mark" and t.norm not in _DETERMINERS]

    def place(self, first: int, last: int, before: int, after: int) -> str:
        """The words from so many before the term to so many after it, with "…" in its place."""
        start = self.tokens[self.index[first - before]].start if before else self.tokens[self.index[first]].start
        end = self.tokens[self.index[last + after]].end if after else self.tokens[self.index[last]].end
        text, offset = self.sentence.text, self.sentence.start
        left = text[start - offset : self.tokens[self.index[first]].start - offset]
        right = text[self.tokens[self.index[last]].end - offset : end - offset]
        return squeeze(f"{left}…{right}")


def _is_word(token: Token) -> bool:
    return token.kind == "word" and is_content(token.norm)


def pairs(a: Words, b: Words) -> Iterator[Choice]:
    """The pairs of terms that stand in the same place of two sentences, each place once.

    Args:
        a: A sentence.
        b: One that answers it.
    """
    for first, last, begin, end in sorted(_candidates(a, b)):
        one, two = a.term(first, last), b.term(begin, end)
        if one.verb is not two.verb or _is_variant(one.lemmas[-1], two.lemmas[-1]):
            continue
        near = nearness(one.lemmas[-1], two.lemmas[-1])
        before = _run(a, first, b, begin, -1, strict=near < _RELATED)
        after = _run(a, last, b, end, 1, strict=near < _RELATED)
        nouns = a.is_noun(first, last) and b.is_noun(begin, end)
        if _is_choice(one, two, near, (before.telling, after.telling), nouns=nouns):
            mine = a.place(first, last, before.words, after.words)
            yield Choice(one, two, (mine, b.place(begin, end, before.words, after.words)))


def _candidates(a: Words, b: Words) -> set[tuple[int, int, int, int]]:
    """First and last word of a term in each sentence, where a word beside both terms is the same."""
    found = set()
    free_a, free_b = _free(a, b), _free(b, a)
    lengths = tuple(product(range(_LONGEST_TERM), repeat=2))
    for lemma in a.where.keys() & b.where.keys():
        for x, y in product(a.where[lemma][:_MOST_PLACES], b.where[lemma][:_MOST_PLACES]):
            for more, too in lengths:
                for span in ((x + 1, x + 1 + more, y + 1, y + 1 + too), (x - 1 - more, x - 1, y - 1 - too, y - 1)):
                    if _is_term(a, span[0], span[1], free_a) and _is_term(b, span[2], span[3], free_b):
                        found.add(span)
    return found


def _free(words: Words, other: Words) -> list[bool]:
    """Which words can be of a term that the other sentence has no part of."""
    pairs = zip(words.usable, words.lemmas, strict=True)
    return [usable and lemma not in other.where for usable, lemma in pairs]


def _is_term(words: Words, first: int, last: int, free: Sequence[bool]) -> bool:
    """Whether these words follow one another and are all free."""
    if first < 0 or last >= len(free) or not (free[first] and free[last]):
        return False
    return words.index[last] - words.index[first] == last - first and all(free[first : last + 1])


def _is_variant(a: str, b: str) -> bool:
    """Whether two words are forms of one, or made of one."""
    return a in b or b in a or begin_alike(a, b)


class _Run(NamedTuple):
    """Same words on one side of two terms.

    Attributes:
        telling: How many tell something.
        words: How many there are up to the nearest of those.
    """

    telling: int
    words: int


def _run(a: Words, x: int, b: Words, y: int, step: int, *, strict: bool) -> _Run:
    """The same words that follow one another from two terms on, joined to them alike.

    Args:
        a: One sentence.
        x: The last word of the term on that side.
        b: The other sentence.
        y: The last word of its term.
        step: 1 for the words after, -1 for those before.
        strict: Whether auxiliary verbs between them count ("was killed", "died").
    """
    count = words = 0
    for n in range(1, _LONGEST_RUN + 1):
        here, there = x + step * n, y + step * n
        if not (0 <= here < len(a.lemmas) and 0 <= there < len(b.lemmas)) or a.lemmas[here] != b.lemmas[there]:
            break
        one = a.joint(*sorted((here, here - step)))
        two = b.joint(*sorted((there, there - step)))
        if not strict:
            one, two = _without_auxiliaries(one), _without_auxiliaries(two)
        if one != two or len(one[1]) > _LONGEST_GAP:
            break
        if a.telling[here]:
            count += 1
            words = words or n
    return _Run(count, words)


def _without_auxiliaries(joint: tuple[bool, list[str]]) -> tuple[bool, list[str]]:
    return joint[0], [word for word in joint[1] if word not in _AUXILIARIES]


def _is_choice(one: Term, two: Term, near: float, same: tuple[int, int], *, nouns: bool) -> bool:
    """Whether two terms name the same thing.

    Args:
        one: A term.
        two: The term in its place.
        near: How nearly their last words are known to say the same, in [0, 1].
        same: How many same words stand before them and after them.
        nouns: Whether both can be nothing but nouns.
    """
    kinds = [kind for kind in "nva" if all(lexicon.share(t.lemmas[-1], kind) >= _COMMON for t in (one, two))]
    count = sum(same)
    single = len(one.lemmas) + len(two.lemmas) == 2
    if not kinds or not count:
        return False
    if single and (near >= _NEAR or (near >= _RELATED and count > 1)):
        return True
    fits = "v" in kinds if one.verb else (nouns and "n" in kinds) or (single and "a" in kinds)
    return fits and (single or nouns) and min(same) > 0 and count > 2


def find(words: Words, terms: Mapping[str, Sequence[Term]]) -> Iterator[tuple[int, Term]]:
    """Every use of some terms in a sentence, in reading order: the offset of its first word, and the term.

    Args:
        words: The sentence.
        terms: The terms by their first lemmas.
    """
    for first, lemma in enumerate(words.lemmas):
        for term in terms.get(lemma, ()):
            last = first + len(term.lemmas) - 1
            if (
                tuple(words.lemmas[first : last + 1]) == term.lemmas
                and words.index[last] - words.index[first] == last - first
                and is_verb(words.tokens, words.index[last]) is term.verb
            ):
                yield words.tokens[words.index[first]].start, term
