"""Names whose parts the words around them hold together: "Movement for ... of ... (MLD)", "St. Mary's Hospital"."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.language import gazetteer as gaz
from coverage_diff.language.identity import is_acronym
from coverage_diff.language.name_kinds import Name
from coverage_diff.language.tokens import Token
from coverage_diff.model import Kind

_LINKS = frozenset("of for the and in on to de &".split())
# Names of institutions that keep their possessive whatever stands before it.
_OWNERS = frozenset("Children Women Men Veterans People Workers Teachers Farmers King Queen Lloyd".split())
# Tokens from a name to one with "and" between.
_AND, _BESIDE = frozenset({"and", "&"}), 2
_LONGEST_GAP = 4  # tokens between two parts of one name: "of the", "and for the"


def join_parts(names: Sequence[Name], tokens: Sequence[Token]) -> list[Name]:
    """The names of a sentence, those joined that are parts of one.

    An acronym in brackets says how far back the name before it reaches; a saint or a guild in the possessive belongs
    to the institution that it names.
    """
    return _by_acronym([_owned(name, tokens) for name in names], tokens)


def with_surname(name: Name, following: Name, tokens: Sequence[Token]) -> Name:
    """A lone given name with the surname that stands behind the next one: "Ann and George Holm" are two Holms."""
    beside = following.first - name.last == _BESIDE and tokens[name.last + 1].text in _AND
    if not beside or name.title or following.title or following.kind is not Kind.PERSON:
        return name
    given, _, surname = following.key.rpartition(" ")
    known = gaz.classes()
    if not surname or not known.get(name.key, 0) & known.get(given.split(" ")[0], 0) & gaz.GIVEN:
        return name
    return name._replace(key=f"{name.key} {surname}", kind=Kind.PERSON, weight=0.9, doubtful=False)


def _by_acronym(names: Sequence[Name], tokens: Sequence[Token]) -> list[Name]:
    joined: list[Name] = []
    for name in names:
        if joined and _in_brackets(name, tokens) and name.first - joined[-1].last == 2:
            reach = len(joined) - 1
            while reach > 0 and _linked(joined[reach - 1], joined[reach], tokens):
                reach -= 1
                whole = _whole(joined[reach], joined[-1], tokens)
                if is_acronym(name.key, whole.key):
                    del joined[reach:]
                    joined.append(whole)
                    break
        joined.append(name)
    return joined


def _in_brackets(name: Name, tokens: Sequence[Token]) -> bool:
    return (
        name.first == name.last
        and tokens[name.first - 1].text == "("
        and name.last + 1 < len(tokens)
        and tokens[name.last + 1].text == ")"
    )


def _linked(left: Name, right: Name, tokens: Sequence[Token]) -> bool:
    between = tokens[left.last + 1 : right.first]
    return 0 < len(between) <= _LONGEST_GAP and all(token.text in _LINKS for token in between)


def _whole(first: Name, last: Name, tokens: Sequence[Token]) -> Name:
    key = " ".join(token.text for token in tokens[first.first : last.last + 1])
    kind = Kind.LAW if Kind.LAW in (first.kind, last.kind) else Kind.ORGANISATION
    return Name(first.start, last.end, first.first, last.last, key, kind, 1, "", -1, False)


def _owned(name: Name, tokens: Sequence[Token]) -> Name:
    """ "St. Mary's" with the institution that goes on behind it."""
    last = name.last
    if tokens[last].end - name.end not in (1, 2) or "'" not in tokens[last].text:
        return name
    if not (name.key.startswith(("St ", "Saint ")) or name.key in _OWNERS):
        return name
    end = last + 1
    while end < len(tokens) and tokens[end].kind == "word" and tokens[end].capitalised:
        end += 1
    if end == last + 1 or not gaz.classes().get(tokens[end - 1].text, 0) & (gaz.BODY_HEAD | gaz.PLACE_HEAD):
        return name
    key = f"{name.key}'s {' '.join(token.text for token in tokens[last + 1 : end])}"
    return Name(name.start, tokens[end - 1].end, name.first, end - 1, key, Kind.ORGANISATION, 1, "", -1, False)
