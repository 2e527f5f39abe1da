"""Clauses of a sentence: the smallest stretches that assert something.

A full parse is not needed to cut a news sentence into its assertions: most of them begin at a semicolon or dash, at a
relative pronoun, at a subordinator or coordinator with a verb behind it, or at a participle behind a comma. A cut is
made only where both sides keep enough words to be understood; otherwise the sentence stays whole.
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
# After these a word that can be a verb at all is one; after those only a participle is.
_VERB_FOLLOWS = frozenset("to will would can could may might must should not he she they who".split())
_NOUN_FOLLOWS = frozenset("the a an this that its his her their of in for by with".split())
_RELATIVES = frozenset("who which whose whom".split())
_SUBORDINATORS = frozenset(
    "while whereas although though because after before since when where until unless as".split()
)
# These open a phrase without a verb that still says that something happened: "following days of clashes".
_EVENT_OPENERS = frozenset("after following amid despite including".split())
_COMMA_OPENERS = frozenset("that if so yet and but saying adding noting citing calling according including".split())
_SUBJECTS = frozenset("i he she it they we you this these the there".split())
_AFTER_PARTICIPLE = frozenset("by in to at as with from on for of into".split())
_COORDINATORS = frozenset({"and", "but", "or"})
_DASHES = frozenset({"—", "–", ";", "--"})
_STOPS = frozenset({",", ";", ":", "—", "–", "-", "--"})
# A piece of fewer words is no assertion of its own: chosen on 18 annotated articles, see tests/benchmarks.
_LEAST_WORDS = 4
# So far behind an opener its verb may stand: "as the department's own inspectors had said".
_REACH = 7


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
    if before in _VERB_FOLLOWS:
        return share > 0
    if before in _NOUN_FOLLOWS:
        return token.norm.endswith("ing") and share >= 0.5
    if token.norm != token.lemma:
        return share >= (0.2 if token.norm.endswith("ed") else 0.5)
    return share >= 0.8


def split_clauses(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The clauses of a sentence as half-open offsets, in order, without the punctuation between them.

    Args:
        tokens: The sentence's tokens.
    """
    verbs = [is_verb(tokens, i) for i in range(len(tokens))]
    words = [0]
    for token in tokens:
        words.append(words[-1] + (token.kind != "mark"))
    cuts = [0]
    kinds = [""]
    for index in range(1, len(tokens)):
        kind = _opening(tokens, verbs, index, relative=kinds[-1] == "relative")
        if (
            kind
            and words[index] - words[cuts[-1]] >= _LEAST_WORDS
            and words[-1] - words[index] >= _LEAST_WORDS
            and (kinds[-1] == "event" or any(verbs[cuts[-1] : index]))
            and (kind == "event" or any(verbs[index:]))
        ):
            cuts.append(index)
            kinds.append(kind)
    return [_edges(tokens, a, b) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]


def _opening(tokens: Sequence[Token], verbs: Sequence[bool], index: int, *, relative: bool) -> str:
    """What kind of clause may begin at a token; "" where none does."""
    token, before = tokens[index], tokens[index - 1]
    if token.kind == "mark":
        return ""
    comma = before.text == ","
    if before.text in _DASHES:
        return "dash"
    if token.norm in _RELATIVES:
        return "relative" if any(verbs[index + 1 : index + _REACH]) else ""
    if before.norm in _SUBORDINATORS or before.norm in _RELATIVES:
        return ""
    if token.norm in _SUBORDINATORS and _governs(tokens, verbs, index):
        return "subordinate"
    if token.norm in _EVENT_OPENERS and not _governs(tokens, verbs, index):
        return "event"
    if token.norm in _COORDINATORS and index + 1 < len(tokens):
        subject = comma and tokens[index + 1].norm in _SUBJECTS
        return "coordinate" if subject or (verbs[index + 1] and not verbs[index - 1]) else ""
    if comma and (token.norm in _COMMA_OPENERS or token.norm in _SUBJECTS or _is_participle(tokens, verbs, index)):
        return "comma"
    if comma and relative and verbs[index]:
        return "resumed"
    if _is_reduced(tokens, verbs, index):
        return "reduced"
    return ""


def _governs(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a subordinator has a subject and a verb behind it: "as officials said", not "as a part"."""
    for place in range(index + 1, min(len(tokens), index + _REACH)):
        if tokens[place].text in _STOPS:
            return False
        if verbs[place]:
            return place > index + 1
    return False


def _is_participle(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a token is a participle with words after it ("urging action"), not an item of a list ("hacking, ")."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        verbs[index]
        and tokens[index].norm.endswith("ing")
        and after is not None
        and (after.kind != "mark" and after.norm not in _COORDINATORS)
    )


def _is_reduced(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a token opens a relative clause without its pronoun: "plants (that were) raided by agents"."""
    token, before = tokens[index], tokens[index - 1]
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].norm in _AFTER_PARTICIPLE
        and token.norm != token.lemma
        and not token.norm.endswith(("s", "ing"))
        and not token.capitalised
        and lexicon.share(token.lemma, "v") >= 0.5
        and not verbs[index - 1]
        and before.norm not in _NOUN_FOLLOWS
        and before.norm not in _SUBJECTS
        and (before.text == "," or lexicon.share(before.lemma, "n") >= 0.5 or before.capitalised)
    )


def _edges(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The offsets of tokens[start:end] without marks at the end and commas, dashes or coordinators at the start."""
    while end - start > 1 and tokens[end - 1].text in _STOPS:
        end -= 1
    while end - start > 1 and (tokens[start].text in _STOPS or tokens[start].norm in _COORDINATORS):
        start += 1
    return tokens[start].start, tokens[end - 1].end
