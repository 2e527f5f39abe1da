"""Clauses of a sentence: the smallest stretches that assert something.

A full parse is not needed to cut a news sentence into its assertions: most of them stand between a comma, semicolon or
dash and a conjunction, relative pronoun or participle, and each has a verb of its own. A cut is made only where both
sides keep a verb and enough words to be understood; otherwise the sentence stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.language import lexicon
from coverage_diff.language.tokens import Token

_AUXILIARIES = frozenset(
    "am is are was were be been being has have had do does did will would shall should can could may might must "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot "
    "couldn't".split()
)
_OPENERS = frozenset(
    "while whereas although though because as after before since when where which who whose whom that until "
    "unless if so yet amid despite saying adding noting citing calling according".split()
)
_SUBJECTS = frozenset("i he she it they we you this these the there".split())
_COORDINATORS = frozenset({"and", "but", "or"})
_DASHES = frozenset({"—", "–", ";", "--"})
# A piece of fewer words is no assertion of its own: chosen on 18 annotated articles, where it left 3 of 369 marked
# claims divided.
_LEAST_WORDS = 6


def is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is used as a verb, judged by its form, the lexicon and its neighbours."""
    token = tokens[index]
    if token.kind != "word":
        return False
    if token.norm in _AUXILIARIES:
        return True
    if token.capitalised and index > 0:
        return False
    before = tokens[index - 1].norm if index else ""
    share = lexicon.share(token.lemma, "v")
    if before in (
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "not",
        "he",
        "she",
        "they",
        "who",
    ):
        return share > 0
    if before in ("the", "a", "an", "this", "that", "its", "his", "her", "their", "of", "in", "for", "by", "with"):
        return token.norm.endswith("ing") and share >= 0.5
    if token.norm != token.lemma:
        return share >= (0.2 if token.norm.endswith("ed") else 0.5)
    return share >= 0.8


def split_clauses(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The clauses of a sentence as half-open offsets, in order, without the punctuation between them.

    Args:
        tokens: The sentence's tokens.
    """
    cuts = [0]
    verbs = [is_verb(tokens, i) for i in range(len(tokens))]
    for index in range(1, len(tokens)):
        if (
            _may_open(tokens, verbs, index)
            and _is_clause(tokens, verbs, cuts[-1], index)
            and _is_clause(tokens, verbs, index, len(tokens))
        ):
            cuts.append(index)
    return [_edges(tokens, a, b) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]


def _is_clause(tokens: Sequence[Token], verbs: Sequence[bool], start: int, end: int) -> bool:
    return any(verbs[start:end]) and sum(t.kind != "mark" for t in tokens[start:end]) >= _LEAST_WORDS


def _may_open(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a clause may begin at a token: after a dash, or after a comma or coordinator with an opener or a verb."""
    token, before = tokens[index], tokens[index - 1]
    if before.text in _DASHES:
        return True
    if token.norm in _COORDINATORS and index + 1 < len(tokens):
        subject = before.text == "," and tokens[index + 1].norm in _SUBJECTS
        return subject or (verbs[index + 1] and not verbs[index - 1])
    if before.text == ",":
        return token.norm in _OPENERS or token.norm in _SUBJECTS or _is_participle(tokens, verbs, index)
    return token.norm in ("while", "because", "although", "whereas", "after", "when", "but") and before.text != ","


def _is_participle(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a token is a participle with words after it ("urging action"), not an item of a list ("hacking, ")."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        verbs[index]
        and tokens[index].norm.endswith("ing")
        and after is not None
        and (after.kind != "mark" and after.norm not in _COORDINATORS)
    )


def _edges(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The offsets of tokens[start:end] without marks at the end and commas, dashes or coordinators at the start."""
    while end - start > 1 and tokens[end - 1].text in (",", ";", ":", "—", "–", "-"):
        end -= 1
    while end - start > 1 and (tokens[start].text in (",", ";", "—", "–", "-") or tokens[start].norm in _COORDINATORS):
        start += 1
    return tokens[start].start, tokens[end - 1].end
