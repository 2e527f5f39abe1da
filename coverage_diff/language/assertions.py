"""What a clause asserts: of whom, with which verb, whether it is so, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from coverage_diff.language import tables
from coverage_diff.language.clauses import find_verbs, is_verb
from coverage_diff.language.lemmas import lemma
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import Token
from coverage_diff.model import Assertion, Modality

_TABLE = "modality.tsv"
_NEGATION = "negation"
# Where a verb group has marks of several, the first of these tells how far it is from plain fact.
_ORDER = (Modality.POSSIBLE, Modality.WANTED, Modality.PLANNED)
# Between the words of one verb group: "has not yet been closed".
_INSIDE = frozenset("not to yet also never already still now just".split())


def is_negated(tokens: Iterable[Token]) -> bool:
    """Whether a clause says that something is not so, or that somebody denies or refuses it."""
    return any(map(_negates, [token.norm for token in tokens]))


@lru_cache(maxsize=1 << 14)
def _negates(norm: str) -> bool:
    return _mark(norm) == _NEGATION or norm.endswith("n't")


@lru_cache(maxsize=1 << 14)
def _mark(norm: str) -> str:
    """What a word or its dictionary form says of its clause; "" for nearly all words."""
    marks = tables.mapping(_TABLE)
    return marks.get(norm) or marks.get(lemma(norm), "")


def predicate(tokens: Sequence[Token]) -> Sequence[Token]:
    """A clause from its first verb on; all of it where it has none."""
    return tokens[next((i for i in range(len(tokens)) if is_verb(tokens, i)), 0) :]


def read_assertion(text: str, tokens: Sequence[Token]) -> Assertion | None:
    """What a clause asserts; None where it has no verb.

    Args:
        text: The field that the tokens' offsets count in.
        tokens: The clause's tokens.
    """
    verbs = find_verbs(tokens)
    if True not in verbs:
        return None
    first = last = verbs.index(True)
    for place in range(first + 1, len(tokens)):
        if verbs[place]:
            last = place
        elif tokens[place].norm not in _INSIDE and not tokens[place].norm.endswith("ly"):
            break
    return Assertion(
        subject=_subject(text, tokens[:first]),
        verb=squeeze(text[tokens[first].start : tokens[last].end]),
        negated=is_negated(tokens),
        modality=_modality(tokens, tokens[first : last + 1]),
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
    return _mark(token.norm) == "joint" or token.norm in _INSIDE or token.norm.endswith("ly")


def _modality(tokens: Sequence[Token], verb: Sequence[Token]) -> Modality:
    """Alleged by any word of the clause; anything else by the verb group alone."""
    if Modality.ALLEGED in map(_mark, [token.norm for token in tokens]):
        return Modality.ALLEGED
    here = {_mark(token.norm) for token in verb}
    return next((modality for modality in _ORDER if modality in here), Modality.ACTUAL)
