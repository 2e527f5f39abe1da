"""What a clause asserts: of whom, with which verb, whether it is so, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from coverage_diff.language import tables
from coverage_diff.language.lemmas import lemma
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import Token
from coverage_diff.model import Assertion, Modality

_TABLE = "modality.tsv"
_NEGATION = "negation"
_NOTHING: frozenset[str] = frozenset()
# Where a verb group has marks of several, the first of these tells how far it is from plain fact.
_ORDER = (Modality.POSSIBLE, Modality.WANTED, Modality.PLANNED)
# Between the words of one verb group: "has not yet been closed".
_INSIDE = frozenset("not to yet also never already still now just".split())


def is_negated(tokens: Iterable[Token]) -> bool:
    """Whether a clause says that something is not so, or that somebody denies or refuses it."""
    return _NEGATION in _marks([token.norm for token in tokens])


def _marks(norms: Iterable[str]) -> frozenset[str]:
    """What some words say of their clause."""
    return _NOTHING.union(*map(_marks_of, norms))


@lru_cache(maxsize=1 << 14)
def _marks_of(norm: str) -> frozenset[str]:
    """What a word or its dictionary form says of its clause; nothing for nearly all words."""
    table = tables.mapping(_TABLE)
    mark = table.get(norm) or table.get(lemma(norm))
    return _NOTHING.union([mark] if mark else (), [_NEGATION] if norm.endswith("n't") else ())


def subject(tokens: Sequence[Token], verbs: Sequence[bool]) -> Sequence[Token]:
    """A clause up to its first verb; nothing of it where it has none.

    Args:
        tokens: The clause's tokens.
        verbs: Which of them are verbs, as `clauses.find_verbs` tells.
    """
    return tokens[: verbs.index(True) if True in verbs else 0]


def read_assertion(text: str, tokens: Sequence[Token], verbs: Sequence[bool]) -> Assertion | None:
    """What a clause asserts; None where it has no verb.

    Args:
        text: The field that the tokens' offsets count in.
        tokens: The clause's tokens.
        verbs: Which of them are verbs, as `clauses.find_verbs` tells.
    """
    if True not in verbs:
        return None
    norms = [token.norm for token in tokens]
    marks = _marks(norms)
    first = last = verbs.index(True)
    for place in range(first + 1, len(tokens)):
        if verbs[place]:
            last = place
        elif norms[place] not in _INSIDE and not norms[place].endswith("ly"):
            break
    modality = Modality.ACTUAL
    if marks:
        modality = Modality.ALLEGED if Modality.ALLEGED in marks else _modality(norms[first : last + 1])
    return Assertion(
        subject=_subject(text, tokens[:first]),
        verb=squeeze(text[tokens[first].start : tokens[last].end]),
        negated=_NEGATION in marks,
        modality=modality,
    )


def _subject(text: str, tokens: Sequence[Token]) -> str | None:
    """The words before the verb, without what joins the clause to another and without adverbs; None where none stay."""
    start, end = 0, next((i for i in range(1, len(tokens)) if tokens[i].text in (",", ";")), len(tokens))
    while start < end and (tokens[start].kind == "mark" or _is_joint(tokens[start])):
        start += 1
    while start < end and _is_joint(tokens[end - 1]):
        end -= 1
    return squeeze(text[tokens[start].start : tokens[end - 1].end]) if end > start else None


def _is_joint(token: Token) -> bool:
    return "joint" in _marks_of(token.norm) or token.norm in _INSIDE or token.norm.endswith("ly")


def _modality(verb: Iterable[str]) -> Modality:
    """How the words of a verb group make a clause stand to the facts, alleged apart, which any word can make it."""
    here = _marks(verb)
    return next((modality for modality in _ORDER if modality in here), Modality.ACTUAL)
