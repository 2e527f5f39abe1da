"""The subject of a reporting verb: before it, over an apposition, behind it, or shared with another verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coverage_diff.extraction.attributions.phrases import (
    Phrase,
    is_adverb,
    is_nominal,
    phrase_after,
    phrase_before,
    pronoun_of,
)
from coverage_diff.extraction.attributions.units import QUOTE
from coverage_diff.extraction.attributions.words import Verb, closed
from coverage_diff.language import lexicon
from coverage_diff.language.clauses import is_verb
from coverage_diff.language.tokens import Token

_APPOSITION = 30  # tokens that may stand between a source and its verb, between commas or dashes
_PLURAL = frozenset("others some many most several both few all two three".split())
_SPOKEN_OF = frozenset("who which whose whom where that".split())
BREAKS = frozenset({",", "—", "–", "-"})


class Subject(NamedTuple):
    """Where a subject was found.

    Attributes:
        phrase: Its words; None where there are none.
        shared: Whether it is the subject of another verb too.
        opens: First item of subject and verb together.
    """

    phrase: Phrase | None
    shared: bool
    opens: int


def has_verb(items: Sequence[Token], start: int, end: int) -> bool:
    """Whether a stretch says something: it has a verb, or a quotation."""
    return any(
        items[k].kind == QUOTE or (items[k].kind == "word" and is_verb(items, k))
        for k in range(start, min(end, len(items)))
    )


def before_group(items: Sequence[Token], i: int) -> tuple[int, bool]:
    """The last item before the verb group that ends with items[i], and whether the group is passive.

    Auxiliaries, adverbs and times between subject and verb belong to the group ("Malik on Tuesday also said").
    """
    j = i - 1
    passive = False
    plain = True
    while j >= 0:
        token = items[j]
        norm = token.norm
        if norm in closed("auxiliary"):
            passive = passive or (plain and norm in closed("be"))
            plain = False
        elif norm in closed("time") and j:
            while j and (items[j].norm in closed("time") or items[j].norm in ("on", "in", "late", "early", "the")):
                j -= 1
            if not is_nominal(items[j]) and pronoun_of(items[j]) is None and items[j].text != ",":
                break
            continue
        elif not is_adverb(token):
            break
        j -= 1
    return j, passive


def subject_of(items: Sequence[Token], i: int, verb: Verb, named: frozenset[int]) -> Subject:
    """The subject of the verb at items[i] by the words to its left.

    Args:
        items: The items of the unit.
        i: Where the verb stands.
        verb: Its reading.
        named: Offsets inside the names of people and bodies.
    """
    j, _ = before_group(items, i)
    if j < 0:
        return Subject(None, verb.form == "ing", i)
    token = items[j]
    norm = token.norm
    participle = verb.form == "ing" and (i == 0 or items[i - 1].norm not in closed("be"))
    if participle or norm in ("and", "but", "or", "then", "&") or (verb.form == "base" and norm == "to"):
        return Subject(None, True, j if norm in ("and", "but", "or", "then", "to") else i)
    if norm == "who":
        return Subject((j, j), False, j)
    if token.text in BREAKS and not (token.text == "-" and token.end == items[j + 1].start):
        phrase = over_apposition(items, j, named)
    elif token.kind in ("word", "number") or token.text in (")", "'", "."):
        reduced = j > 1 and norm.endswith("ed") and lexicon.share(token.lemma, "v") > 0.3 and is_nominal(items[j - 1])
        phrase = phrase_before(items, j - 1 if reduced else j)  # "a poll released Wednesday found"
    else:
        phrase = None
    if phrase is not None and verb.form == "base" and j == i - 1 and not _is_plural(items, phrase):
        phrase = None
    if phrase is not None and verb.form in ("base", "third") and _is_modified_noun(items, phrase, verb):
        phrase = None
    return Subject(phrase, False, phrase[0] if phrase else i)


def over_apposition(items: Sequence[Token], comma: int, named: frozenset[int]) -> Phrase | None:
    """The subject before ", the minister, said" or ", who chairs the board, said"; one with a name is preferred."""
    best: Phrase | None = None
    right = comma
    for c in range(comma - 1, max(0, comma - _APPOSITION), -1):
        token = items[c]
        if token.kind == QUOTE and token.end - token.start > 60:
            break
        if token.text not in BREAKS or (token.text == "-" and token.end == items[c + 1].start):
            continue
        if not _is_apposition(items, c + 1, right):
            break
        phrase = phrase_before(items, c - 1)
        if phrase is None:
            break
        if best is None or any(t.start in named for t in items[phrase[0] : phrase[1] + 1]):
            best = phrase
        right = c
    return best


def _is_apposition(items: Sequence[Token], start: int, end: int) -> bool:
    if start >= end:
        return False
    if items[start].norm in _SPOKEN_OF:
        return True
    if any(items[k].norm in _SPOKEN_OF for k in range(start, end)):
        return items[start].norm in closed("determiner") or is_nominal(items[start])
    return not any(items[k].norm in closed("auxiliary") or pronoun_of(items[k]) for k in range(start, end))


def _is_plural(items: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase can be the subject of a verb without an ending."""
    pronoun = pronoun_of(items[phrase[1]])
    if pronoun:
        return pronoun in ("i", "they", "we", "you", "who")
    return any(
        t.norm.endswith("s") or t.norm in ("and", "people", "police", "men", "women") or t.norm in closed("stand_in")
        for t in items[phrase[0] : phrase[1] + 1]
    )


def _is_modified_noun(items: Sequence[Token], phrase: Phrase, verb: Verb) -> bool:
    """Whether phrase and "verb" are one noun phrase ("Malik's latest comments", "eight claims")."""
    last = items[phrase[1]]
    if verb.form == "third" and (last.kind == "number" or last.norm in _PLURAL):
        return True
    if last.capitalised or last.norm in closed("stand_in") or pronoun_of(last):
        return last.text.endswith(("'s", "s'")) and not pronoun_of(last)
    if verb.form == "third" and lexicon.share(last.norm, "a") >= 0.7:
        return True
    if lexicon.share(verb.lemma, "n") < 0.2:
        return False
    if last.text.endswith(("'s", "s'")) or last.kind == "number":
        return True
    bare = not any(t.capitalised or t.norm in closed("determiner") for t in items[phrase[0] : phrase[1] + 1])
    return lexicon.share(last.norm, "a") >= 0.5 or (bare and verb.form == "third")


def inverted_subject(items: Sequence[Token], end: int, *, after_quote: bool) -> Phrase | None:
    """The subject behind its verb ("said Malik"); None where what stands there is what is said.

    Args:
        items: The items of the unit.
        end: One past the verb.
        after_quote: Whether a quotation ends before the verb, so that a subject must follow.
    """
    phrase = phrase_after(items, end)
    if phrase is None or pronoun_of(items[end]) in ("i", "you", "it", "who"):
        return None
    behind = phrase[1] + 1
    while behind < len(items) and is_adverb(items[behind]):
        behind += 1
    if behind < len(items) and not after_quote:
        token = items[behind]
        if token.norm in ("that", "to") or (token.kind == "word" and is_verb(items, behind)):
            return None
    return phrase


def main_subject(items: Sequence[Token], before: int, named: frozenset[int]) -> Phrase | None:
    """The subject of the first finite verb of a unit, left of items[before]; a name at its start where none is seen."""
    relative = False
    for v in range(1, before):
        token = items[v]
        if token.norm in _SPOKEN_OF and items[v - 1].text == ",":
            relative = True
        elif token.text in BREAKS:
            relative = False
        if token.kind != "word" or relative or not _is_finite(items, v):
            continue
        j, _ = before_group(items, v)
        if j < 0 or items[j].kind == QUOTE:
            continue
        phrase = over_apposition(items, j, named) if items[j].text in BREAKS else phrase_before(items, j)
        if phrase is not None and not _is_subordinate(items, phrase[0]):
            return phrase
    first = next((k for k in range(before) if items[k].kind == "word"), None)
    phrase = phrase_after(items, first) if first is not None else None
    return phrase if phrase is not None and items[phrase[0]].start in named and phrase[1] < before else None


def _is_finite(items: Sequence[Token], i: int) -> bool:
    token = items[i]
    if token.norm in closed("auxiliary"):
        return token.norm not in ("be", "been", "being", "having")
    return is_verb(items, i) and not token.norm.endswith("ing") and items[i - 1].norm != "to"


def _is_subordinate(items: Sequence[Token], first: int) -> bool:
    """Whether a subject follows a word that makes its clause a part of another one ("when Malik spoke")."""
    opener = items[first - 1].norm if first else ""
    return opener in ("when", "while", "if", "because", "although", "though", "as", "after", "before", "since", "that")
