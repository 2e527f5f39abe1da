"""Noun phrases read from one of their ends, by the kinds of their words."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.extraction.attributions.units import QUOTE
from coverage_diff.extraction.attributions.words import closed
from coverage_diff.language import gazetteer, lexicon, tables
from coverage_diff.language.tokens import Token

Phrase = tuple[int, int]
"""Index of the first and of the last item of a noun phrase."""

_LONGEST = 18  # tokens; 1 in 100 subjects of reporting verbs is longer (first half of PolNeAR)
_LINKS = frozenset("of for in at from with on to by against near like".split())
# To the right of a cue "in", "on" and "to" begin a circumstance ("said Malik in Lahore"), not a part of the name.
_RIGHT_LINKS = frozenset("of for from at with".split())
_ABBREVIATED = frozenset(
    "mr mrs ms dr gov sen rep reps sens gen lt col sgt capt st jr sr prof pres rev hon maj adm cmdr dept sec".split()
)
_INNER_MARKS = frozenset("-/&'")


def pronoun_of(token: Token) -> str | None:
    """The pronoun that a token is, "He's" and "they've" included; None where it is none."""
    norm = token.norm
    if _is_acronym(token):
        return None
    if norm in closed("pronoun"):
        return norm
    head, mark, _ = norm.partition("'")
    return head if mark and head in closed("pronoun") else None


def _is_acronym(token: Token) -> bool:
    """Whether a word in capitals is a name although English has it as a pronoun: "US", "WHO", "IT"."""
    return len(token.text) > 1 and token.text.isupper()


def is_adverb(token: Token) -> bool:
    """Whether a token only says how or when ("also", "flatly")."""
    norm = token.norm
    if norm in closed("adverb"):
        return True
    if token.kind != "word" or token.capitalised or norm in closed("stand_in") or norm in closed("conjunction"):
        return False
    return lexicon.share(norm, "r") >= 0.6 or (norm.endswith("ly") and len(norm) > 4 and lexicon.share(norm, "n") < 0.3)


def is_nominal(token: Token) -> bool:
    """Whether a token can be part of a noun phrase without being a determiner, pronoun or preposition."""
    if token.kind == "number":
        return True
    if token.kind != "word":
        return False
    norm = token.norm
    if norm in closed("stand_in") or norm in closed("modifier") or _is_acronym(token):
        return True
    if norm in tables.words("function_words.txt") or norm in closed("auxiliary") or norm in closed("preposition"):
        return False
    if token.capitalised:
        return True
    if is_adverb(token):
        return False
    share = lexicon.share(token.lemma, "v")
    return share < 0.7 or (norm != token.lemma and norm.endswith("s") and share < 0.85)


def phrase_before(items: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase that ends with items[last]."""
    if last >= 0 and pronoun_of(items[last]):
        return last, last
    first = last + 1
    i = last
    while i >= 0 and last - i < _LONGEST:
        token = items[i]
        norm = token.norm
        if token.kind == QUOTE:
            break
        if token.kind == "mark":
            width = _mark_before(items, i)
            if not width:
                break
            if width > 1:
                first = i - width + 1
            i -= width
            continue
        if norm == "that":
            break  # nearly always the "that" of a clause
        if norm in closed("determiner") or (norm in closed("quantifier") and i < last):
            first = i
            inside_name = token.capitalised and i > 0 and items[i - 1].capitalised and i < last
            if not inside_name and (not i or items[i - 1].norm not in _LINKS | {"all", "both", "and"}):
                break
        elif norm in _LINKS:
            if i == last or not i or not (_is_head(items, i - 1) or items[i - 1].text == ")"):
                break
        elif norm in ("and", "or", "&"):
            if not i or i == last or not _joins(items, i):
                break
        elif (
            is_nominal(token)
            or (i == last and _is_gerund(items, i))
            or (i < last and (_is_modifier(items, i) or _is_abbreviation(token) or _is_given_name(items, i)))
        ):
            first = i
        else:
            break
        i -= 1
    return _trimmed(items, first, last)


def phrase_after(items: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that begins with items[first], without what "in", "on" or "to" add to it."""
    if first < len(items) and pronoun_of(items[first]):
        return first, first
    last = first - 1
    i = first
    while i < len(items) and i - first < _LONGEST:
        token = items[i]
        norm = token.norm
        if token.kind == QUOTE:
            break
        if token.kind == "mark":
            if not _mark_after(items, i):
                break
        elif norm in closed("determiner"):
            if i != first and items[i - 1].norm not in _RIGHT_LINKS | {"and", "all", "both"}:
                break
            if norm in closed("stand_in"):
                last = i
        elif norm in _RIGHT_LINKS:
            if i == first or i + 1 >= len(items) or not _may_begin(items[i + 1]):
                break
        elif norm in ("and", "&"):
            if i == first or not _joins(items, i):
                break
        elif (
            _is_abbreviation(token)
            or _is_given_name(items, i)
            or (is_nominal(token) and not (norm in closed("time") and i > first))
        ):
            last = i
        elif not (i + 1 < len(items) and is_nominal(items[i + 1]) and (i == first or _is_modifier(items, i))) or (
            i == first and token.norm in tables.words("function_words.txt")
        ):
            break
        i += 1
    return (first, last) if last >= first else None


def _may_begin(token: Token) -> bool:
    return is_nominal(token) or token.norm in closed("determiner")


def _is_head(items: Sequence[Token], i: int) -> bool:
    """Whether an item can be the noun that a preposition ties something to."""
    return is_nominal(items[i]) and items[i].norm not in closed("time")


def _is_modifier(items: Sequence[Token], i: int) -> bool:
    """Whether a form that is usually a verb stands inside a noun phrase: "White House press secretary"."""
    token = items[i]
    if token.kind != "word" or not i or not lexicon.share(token.lemma, "v"):
        return False
    before = items[i - 1]
    if token.norm == token.lemma:
        plural = before.norm.endswith("s") and not before.capitalised
        return not plural and (is_nominal(before) or before.norm in closed("determiner"))
    return before.norm in closed("determiner") or (token.norm.endswith("ing") and is_nominal(before))


def _is_gerund(items: Sequence[Token], i: int) -> bool:
    """Whether a form in "-ing" is a noun: "another ranking"."""
    return i > 0 and items[i].norm.endswith("ing") and items[i - 1].norm in closed("determiner")


def _is_given_name(items: Sequence[Token], i: int) -> bool:
    """Whether an auxiliary is a name: "said Will Doyle"."""
    token = items[i]
    behind = items[i + 1] if i + 1 < len(items) else None
    return (
        i > 0 and token.capitalised and token.norm in closed("auxiliary") and behind is not None and behind.capitalised
    )


def _joins(items: Sequence[Token], i: int) -> bool:
    """Whether "and" ties two parts of one noun phrase: both names, or both common nouns."""
    if i + 1 >= len(items) or not is_nominal(items[i - 1]):
        return False
    before, after = items[i - 1], items[i + 1]
    if after.norm in closed("determiner"):
        return before.capitalised
    alike = before.capitalised == after.capitalised or before.norm in gazetteer.role_nouns()
    return alike and is_nominal(after)


def _is_abbreviation(token: Token) -> bool:
    return token.capitalised and (token.norm in _ABBREVIATED or len(token.text) == 1)


def _mark_before(items: Sequence[Token], i: int) -> int:
    """How many items a mark inside a noun phrase takes up, read leftwards; 0 where it ends the phrase."""
    text = items[i].text
    if text == ".":
        return int(i > 0 and _is_abbreviation(items[i - 1]))
    if text == ")":
        return next((i - k + 1 for k in range(i - 1, max(-1, i - 9), -1) if items[k].text == "("), 0)
    return int(text in _INNER_MARKS)


def _mark_after(items: Sequence[Token], i: int) -> bool:
    """Whether a mark can stand inside a noun phrase read rightwards."""
    if items[i].text == ".":
        return i > 0 and _is_abbreviation(items[i - 1]) and i + 1 < len(items) and items[i + 1].capitalised
    return items[i].text in _INNER_MARKS


def _trimmed(items: Sequence[Token], first: int, last: int) -> Phrase | None:
    """Without adverbs, prepositions and times at the left ("Meanwhile", "On Tuesday"); None where nothing is left."""
    function = tables.words("function_words.txt")
    keep = closed("determiner") | closed("stand_in")
    while first <= last:
        token = items[first]
        norm = token.norm
        if token.kind == "mark" or (
            norm not in keep
            and not _is_abbreviation(token)
            and not (first < last and _is_given_name(items, first))
            and (norm in function or norm in closed("time") or norm in closed("adverb"))
        ):
            first += 1
        else:
            break
    return (first, last) if first <= last and any(_may_begin(t) for t in items[first : last + 1]) else None
