"""The noun phrase that names a source, read from the word next to the cue."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.extraction.attributions import words
from coverage_diff.extraction.attributions.units import QUOTE
from coverage_diff.language import lexicon, tables
from coverage_diff.language.tokens import Token

_LONGEST = 18  # tokens; longer subjects of reporting verbs were 1 in 100 in PolNeAR's first half
_LINKS = frozenset("of for in at from with on to by against near".split())
_RIGHT_LINKS = frozenset("of for from at with".split())
_ABBREVIATED = frozenset(
    "mr mrs ms dr gov sen rep gen lt col sgt capt st jr sr prof pres rev hon maj adm cmdr dept sec".split()
)


def pronoun_of(token: Token) -> str | None:
    """The pronoun that a token is, "He's" and "they've" included; None where it is none."""
    norm = token.norm
    if norm in words.PRONOUNS:
        return norm
    head, mark, _ = norm.partition("'")
    return head if mark and head in words.PRONOUNS else None


def is_nominal(token: Token) -> bool:
    """Whether a token can be part of a noun phrase without being a determiner, pronoun or preposition."""
    if token.kind == "number":
        return True
    if token.kind != "word":
        return False
    norm = token.norm
    if norm in words.STAND_INS:
        return True
    if norm in tables.words("function_words.txt") or norm in words.AUXILIARIES:
        return False
    if token.capitalised:
        return True
    if norm in words.ADVERBS or norm in words.PREPOSITIONS:
        return False
    share = lexicon.share(token.lemma, "v")
    return share < 0.7 or (norm != token.lemma and norm.endswith("s") and share < 0.8)


def phrase_before(items: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The noun phrase that ends with items[last], as inclusive indexes."""
    first = last + 1
    i = last
    while i >= 0 and last - i < _LONGEST:
        token = items[i]
        norm = token.norm
        if token.kind == QUOTE:
            break
        if token.kind == "mark":
            step = _mark_before(items, i)
            if not step:
                break
            i -= step
            if step > 1:
                first = i + 1
            continue
        if pronoun_of(token):
            if i == last:
                return i, i
            break
        if norm in words.DETERMINERS:
            first = i
            before = items[i - 1].norm if i else ""
            if before not in _LINKS and before not in ("all", "both", "and"):
                break
        elif norm in _LINKS:
            if i == last or not i or not (is_nominal(items[i - 1]) or items[i - 1].text == ")"):
                break
        elif norm in ("and", "or", "&"):
            if not i or i == last or not _joins(items, i):
                break
        elif is_nominal(token):
            first = i
        else:
            break
        i -= 1
    return _trimmed(items, first, last)


def phrase_after(items: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The noun phrase that begins with items[first], as inclusive indexes; later modifiers with "in" are left out."""
    last = first - 1
    i = first
    while i < len(items) and i - first < _LONGEST:
        token = items[i]
        norm = token.norm
        if token.kind == QUOTE:
            break
        if token.kind == "mark":
            step = _mark_after(items, i)
            if not step:
                break
            i += step
            continue
        if pronoun_of(token):
            if i == first:
                return i, i
            break
        if norm in words.DETERMINERS:
            if i != first and items[i - 1].norm not in _RIGHT_LINKS and items[i - 1].norm not in ("and", "all", "both"):
                break
        elif norm in _RIGHT_LINKS:
            if (
                i == first
                or i + 1 >= len(items)
                or not (is_nominal(items[i + 1]) or items[i + 1].norm in words.DETERMINERS)
            ):
                break
        elif norm in ("and", "&"):
            if i == first or i + 1 >= len(items) or not _joins(items, i):
                break
        elif is_nominal(token) and not (norm in words.TIME_WORDS and i > first):
            last = i
        else:
            break
        i += 1
    return (first, last) if last >= first and any(is_nominal(t) for t in items[first : last + 1]) else None


def _joins(items: Sequence[Token], i: int) -> bool:
    """Whether "and" ties two parts of one noun phrase: both names, or both common nouns."""
    before = items[i - 1]
    if i + 1 >= len(items):
        return False
    after = items[i + 1]
    if not is_nominal(before):
        return False
    if after.norm in words.DETERMINERS:
        return before.capitalised
    return is_nominal(after) and before.capitalised == after.capitalised


def _mark_before(items: Sequence[Token], i: int) -> int:
    """How many items a mark inside a noun phrase takes up, read leftwards; 0 where it ends the phrase."""
    text = items[i].text
    if text == ".":
        inside = (
            i and items[i - 1].capitalised and (items[i - 1].norm in words_abbreviated() or len(items[i - 1].text) == 1)
        )
        return 1 if inside else 0
    if text == ")":
        for back in range(1, 9):
            if i - back < 0:
                return 0
            if items[i - back].text == "(":
                return back + 1
        return 0
    return 1 if text in ("-", "/", "&", "'") else 0


def _mark_after(items: Sequence[Token], i: int) -> int:
    text = items[i].text
    if text == ".":
        inside = (
            i and items[i - 1].capitalised and (items[i - 1].norm in words_abbreviated() or len(items[i - 1].text) == 1)
        )
        return 1 if inside and i + 1 < len(items) and items[i + 1].capitalised else 0
    return 1 if text in ("-", "/", "&", "'") else 0


def words_abbreviated() -> frozenset[str]:
    """Titles that are written with a full stop."""
    return _ABBREVIATED


def _trimmed(items: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Without adverbs, prepositions and times at the left ("Meanwhile", "On Tuesday"); None where nothing is left."""
    function = tables.words("function_words.txt")
    while first <= last:
        token = items[first]
        if token.kind == "mark" or (
            token.norm not in words.DETERMINERS
            and token.norm not in words.STAND_INS
            and (token.norm in function or token.norm in words.TIME_WORDS or token.norm in words.ADVERBS)
        ):
            first += 1
        else:
            break
    if first > last or not any(is_nominal(t) or t.norm in words.DETERMINERS for t in items[first : last + 1]):
        return None
    return first, last
