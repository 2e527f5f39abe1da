"""What the words around a name tell about its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from coverage_diff.language import gazetteer, tables
from coverage_diff.language.name_kinds import Name
from coverage_diff.language.tokens import Token
from coverage_diff.model import Kind

DATA = "coverage_diff.extraction.entities.data"

Votes = dict[Kind, float]
_LITTLE = 0.4  # what the words around tell, where the name itself tells nearly all
_SHARED = 1.0  # "said" tells 0.7 for a person, and companies say things too
_APPOSITION = 7  # tokens between the comma and the noun of ", a senior fellow at": further off it is another phrase


@cache
def _cues(side: str) -> dict[str, tuple[tuple[Kind, float], ...]]:
    found: dict[str, tuple[tuple[Kind, float], ...]] = {}
    for word, where, kind, weight in tables.rows("kind_cues.tsv", DATA):
        if where == side:
            found[word] = (*found.get(word, ()), (Kind(kind), float(weight)))
    return found


def vote(votes: Votes, name: Name, tokens: Sequence[Token]) -> None:
    """Add what one mention tells: its own form, the word before it and the words behind it."""
    if name.kind is not None:
        votes[name.kind] += 2 * name.weight
    before, behind = _cues("before"), _cues("behind")
    trust = _LITTLE if name.weight >= 0.8 else 1.0
    for cue in _before(name, tokens):
        for kind, weight in before.get(cue, ()):
            votes[kind] += trust * weight
    for cue in _behind(name, tokens):
        for kind, weight in behind.get(cue, ()):
            votes[kind] += trust * weight


def _before(name: Name, tokens: Sequence[Token]) -> Iterable[str]:
    if not name.first or tokens[name.first].start < name.start:
        return ()  # "the pro-Holm league": what stands before is the noun's
    token = tokens[name.first - 1]
    norm = token.norm
    if (
        norm == "of"
        and name.first > 1
        and tokens[name.first - 2].norm in ("city", "town", "village", "state", "province")
    ):
        return ("<cityof>",)
    if norm in gazetteer.role_nouns() and not token.capitalised:
        return ("<role>",)
    if norm == "the" and name.last + 1 < len(tokens):
        behind = tokens[name.last + 1]
        plain = behind.text.removesuffix("'s") == behind.norm
        if behind.kind == "word" and plain and gazetteer.is_noun_like(behind.norm):
            return ()  # "the Trump campaign", "the Trump campaign's": the article is the noun's
    return (norm,)


def _behind(name: Name, tokens: Sequence[Token]) -> Iterable[str]:
    i = name.last + 1
    if i >= len(tokens):
        return ()
    norm = tokens[i].norm
    if norm in _PLURAL_VERBS and name.first and tokens[name.first - 1].norm in (",", "and"):
        return ()  # two of them: "Ann and George Holm have"
    if norm in (",", "and") and _plural_behind_list(tokens, i):
        return ("counties",)
    if norm != ",":
        if tokens[i].kind != "word":
            return ()
        noun = tokens[i].text == norm and norm not in _cues("behind") and gazetteer.is_noun_like(norm)
        return ("<noun>",) if noun and not tokens[i - 1].text.endswith("'s") else (norm,)
    ahead = tokens[i + 1 : i + 2 + _APPOSITION]
    if not ahead:
        return ()
    first = ahead[0]
    if first.kind == "number":
        return ("<age>",) if len(first.text) <= 3 and len(ahead) > 1 and ahead[1].text in (",", ".", ")") else ()
    if first.norm in _RELATIVE:
        return (_RELATIVE[first.norm],)
    if gazetteer.classes().get(first.text, 0) & (gazetteer.STATE | gazetteer.ABBREVIATION):
        return ("<state>",)
    return ("<role>",) if apposition(ahead) is not None else ()


def _plural_behind_list(tokens: Sequence[Token], i: int) -> bool:
    """Whether the names of a list that goes on at i are those of counties: "Amador and Calaveras counties"."""
    while i + 2 < len(tokens) and tokens[i].norm in (",", "and") and tokens[i + 1].capitalised:
        i += 2
    return tokens[i].text in _REGIONS


def apposition(tokens: Sequence[Token]) -> int | None:
    """Index of the noun that says who somebody is ("a senior lawyer at"), in the words that follow a name's comma."""
    if tokens[0].norm not in _OPENERS and tokens[0].norm not in gazetteer.role_nouns():
        return None
    for i, token in enumerate(tokens[:_APPOSITION]):
        if token.kind != "word" or token.norm in _ENDS or (token.capitalised and token.norm in gazetteer.role_nouns()):
            return None
        if token.norm in gazetteer.role_nouns() and not (
            i + 1 < len(tokens) and tokens[i + 1].norm in gazetteer.role_nouns()
        ):
            return i
    return None


def is_located(name: Name, tokens: Sequence[Token]) -> bool:
    """Whether something is said to be in or near what the name stands for."""
    return name.first > 0 and tokens[name.first - 1].norm in ("in", "near", "outside")


def told_of_person(name: Name, tokens: Sequence[Token]) -> bool:
    """Whether the words around a name speak of a person, with more weight than "said" has, which companies share."""
    votes: Votes = dict.fromkeys(Kind, 0.0)
    vote(votes, name._replace(kind=None), tokens)
    return votes[Kind.PERSON] > _SHARED


_PLURAL_VERBS = frozenset({"have", "are"})
_REGIONS = frozenset({"counties", "districts", "provinces"})
_RELATIVE = {"who": "<who>", "whose": "<who>", "which": "<which>", "where": "<where>"}
_OPENERS = frozenset(
    "a an the his her their its one former acting then senior deputy chief executive assistant".split()
)
_ENDS = frozenset(
    "of for at in on with from to who which that and or said says is was as known named called dubbed nicknamed".split()
)


def place_or_person(name: Name, tokens: Sequence[Token]) -> Kind:
    """What a word means here that is a place and somebody's surname: a place where the words around it say so."""
    votes: Votes = dict.fromkeys(Kind, 0.0)
    vote(votes, name._replace(kind=None), tokens)
    return Kind.PLACE if votes[Kind.PLACE] > votes[Kind.PERSON] + 0.2 else Kind.PERSON
