"""What a story tells of a person besides the name: gender and roles."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.extraction.entities.context import apposition
from coverage_diff.language import gazetteer
from coverage_diff.language.name_kinds import Name
from coverage_diff.language.tokens import Token

_BEFORE = 3  # words before a role noun that belong to it: "former chief financial officer"
_NOT_ROLE = frozenset("mr mrs ms miss mx messrs".split())


def roles_of(name: Name, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Where the words stand that call a person something: (start, end) in the field.

    A title before the name ("State Minister for Interior"), a noun before it ("police chief"), an apposition behind it
    (", a protester who") or before it ("the police chief, ").
    """
    found = []
    if name.title and name.title.split(" ")[0].lower() not in _NOT_ROLE:
        found.append((name.title_start, _trimmed_end(name, tokens)))
    elif name.first:
        before = name.first - 1
        if tokens[before].text == "," and before and not tokens[before - 1].capitalised:
            before -= 1
        if span := _noun_phrase(tokens, before):
            found.append(span)
    behind = name.last + 1
    if behind + 1 < len(tokens) and tokens[behind].text == ",":
        ahead = tokens[behind + 1 : behind + 9]
        if ahead[0].kind == "number" and len(ahead) > 2 and ahead[1].text == ",":
            ahead = ahead[2:]
        noun = apposition(ahead)
        if noun is not None:
            skip = 1 if noun and ahead[0].norm in ("a", "an", "the", "his", "her", "their", "its") else 0
            found.append((ahead[skip].start, ahead[noun].end))
    return found


def _trimmed_end(name: Name, tokens: Sequence[Token]) -> int:
    last = name.first - 1
    while last > 0 and tokens[last].kind == "mark" and tokens[last].text != ".":
        last -= 1
    return tokens[last].end


def _noun_phrase(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The role noun that ends at this token with the words that belong to it; None where there is none."""
    if tokens[last].capitalised or tokens[last].norm not in gazetteer.role_nouns():
        return None
    first = last
    while first and last - first < _BEFORE:
        token = tokens[first - 1]
        if token.kind != "word" or token.text != token.norm or not gazetteer.is_noun_like(token.norm):
            break
        first -= 1
    return tokens[first].start, tokens[last].end


def gender_of(titles: Sequence[str], roles: Sequence[str], given: Sequence[str]) -> str | None:
    """ "m" or "f" by the surest evidence that there is: form of address, role, given name."""
    for phrases in (titles, roles):
        told = {gazetteer.gender_of_title(w) for phrase in phrases for w in (phrase, *phrase.split(" "))} - {None}
        if len(told) == 1:
            return told.pop()
    names = {gazetteer.gender_of_given_name(name) for name in given} - {None}
    return names.pop() if len(names) == 1 else None
