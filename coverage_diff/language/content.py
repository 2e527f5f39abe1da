"""What a sentence says, word by word, in the form that comparisons read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from coverage_diff.language.alternation import may_hold, openings
from coverage_diff.language.figures import number_words, read_figure
from coverage_diff.language.lemmas import is_content, lemma
from coverage_diff.language.rarity import idf
from coverage_diff.language.text import lower, plain
from coverage_diff.language.tokens import Token, tokenise

FIGURE = "#"
"""First character of a word that stands for a figure: "#200" for "200" and for "two hundred"."""
# A figure tells as much as a rare word: the idf of a lemma that 1 story in 400 uses.
_FIGURE_WEIGHT = 6.0
_NEGATIONS = frozenset(
    {"not", "no", "never", "n't", "cannot", "without", "nor", "neither", "none", "nobody", "nothing"}
)
_DENIALS = frozenset({"refuse", "deny", "fail", "decline", "avoid"})
# A denied word follows its negation at most so many words later: "did not ever again go".
_SCOPE = 4


class Content(NamedTuple):
    """The content of a sentence, prepared once for many comparisons.

    Attributes:
        norms: All its words in order, in lower case; figures as `FIGURE` and value.
        letters: Its words in alphabetical order, as one string.
        weights: Each distinct content word or figure, with its idf in nats.
        printed: The same words as they were printed first.
        total: Sum of the weights.
        figures: The values of its figures.
        negated: Whether it holds a negation.
        denied: The content word after each negation or denial: "go" in "did not go" and "refused to go".
    """

    norms: tuple[str, ...]
    letters: str
    weights: dict[str, float]
    printed: dict[str, str]
    total: float
    figures: frozenset[float]
    negated: bool
    denied: frozenset[str]


def content_of(text: str, tokens: Sequence[Token] | None = None, offset: int = 0) -> Content:
    """Prepare a sentence or paragraph.

    Args:
        text: The sentence.
        tokens: Its tokens, where they are known.
        offset: Where the text begins in the field that the tokens' offsets count in.
    """
    text = plain(text)
    low = lower(text)
    words = number_words()
    norms: list[str] = []
    weights: dict[str, float] = {}
    printed: dict[str, str] = {}
    figures: set[float] = set()
    negated = False
    done = -1
    for token in tokenise(text, offset) if tokens is None else tokens:
        start = token.start - offset
        if token.kind == "mark" or start < done:
            continue
        norm = token.norm
        if token.kind == "number" or norm in words or ("-" in norm and norm[: norm.index("-")] in words):
            figure = read_figure(low, start) if is_content(norm) or token.kind == "number" else None
            if figure is not None:
                name = f"{FIGURE}{figure.value:.12g}"
                norms.append(name)
                weights[name] = _FIGURE_WEIGHT
                printed.setdefault(name, text[figure.start : figure.end])
                figures.add(figure.value)
                done = figure.end
                if done < token.end - offset:  # "16-year-old": the rest is a word of its own
                    norm = norm[done - start :].lstrip("-")
                    if is_content(norm):
                        norms.append(norm)
                        weights.setdefault(norm, idf(norm))
                        printed.setdefault(norm, norm)
                    done = token.end - offset
                continue
        negated = negated or norm in _NEGATIONS or norm.endswith("n't")
        norms.append(norm)
        if is_content(norm):
            word = lemma(norm)
            if word not in weights:
                weights[word] = idf(word)
                printed[word] = token.text
    return _made(norms, weights, printed, figures, _denied(norms), negated=negated)


def figures_of(text: str) -> frozenset[float]:
    """The values of the figures of a sentence, as its content has them."""
    return content_of(text).figures if may_hold(lower(plain(text)), _number_openings()) else frozenset()


@cache
def _number_openings() -> frozenset[str]:
    return openings(number_words())


def joined(contents: Iterable[Content]) -> Content:
    """What sentences that follow one another say together."""
    norms: list[str] = []
    weights: dict[str, float] = {}
    printed: dict[str, str] = {}
    figures: set[float] = set()
    denied: set[str] = set()
    negated = False
    for content in contents:
        norms += content.norms
        weights |= content.weights
        printed |= {word: text for word, text in content.printed.items() if word not in printed}
        figures |= content.figures
        denied |= content.denied
        negated = negated or content.negated
    return _made(norms, weights, printed, figures, denied, negated=negated)


def _made(
    norms: Sequence[str],
    weights: dict[str, float],
    printed: dict[str, str],
    figures: Iterable[float],
    denied: Iterable[str],
    *,
    negated: bool,
) -> Content:
    return Content(
        tuple(norms),
        " ".join(sorted(norms)),
        weights,
        printed,
        sum(weights.values()),
        frozenset(figures),
        negated,
        frozenset(denied),
    )


def _denied(norms: Sequence[str]) -> frozenset[str]:
    denied: set[str] = set()
    for at, norm in enumerate(norms):
        if _denies(norm):
            following = (w for w in norms[at + 1 : at + 1 + _SCOPE] if is_content(w))
            denied.update(lemma(w) for w in islice(following, 1))
    return frozenset(denied)


@lru_cache(maxsize=1 << 14)
def _denies(norm: str) -> bool:
    """Whether a word denies what follows it."""
    return norm in _NEGATIONS or norm.endswith("n't") or lemma(norm) in _DENIALS
