"""The place at the head of a report: "SEATTLE (Reuters) -", "ISLAMABAD:", "WASHINGTON, May 5 -"."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.language.name_kinds import Name
from coverage_diff.language.tokens import Token
from coverage_diff.model import Kind

_DASHES = frozenset({"-", "\u2013", "\u2014", ":"})
_REACH = 14  # tokens in which a dateline must have ended


def find_dateline(tokens: Sequence[Token], names: list[Name]) -> list[Name]:
    """The names of a paragraph's first sentence, with the dateline's words put right.

    Its capitals are a place, and the agency in parentheses is a credit.
    """
    if not names or names[0].first > 1:
        return names
    end = _end(tokens)
    if end is None:
        return names
    found = []
    for name in names:
        if name.first >= end:
            found.append(name)
        elif not _in_brackets(tokens, name.first):
            first = tokens[name.first].text
            if name.kind is Kind.PLACE or (first.isupper() and len(first) > 2):
                found.append(_place(_whole(tokens, name)))
    return found


def _whole(tokens: Sequence[Token], name: Name) -> Name:
    """The name with the word in capitals before it, which by itself is a common one: "NEW DELHI"."""
    if name.first != 1 or not tokens[0].text.isupper() or tokens[0].kind != "word":
        return name
    return name._replace(start=tokens[0].start, first=0, key=f"{tokens[0].text} {name.key}")


def _place(name: Name) -> Name:
    key = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in name.key.split(" "))
    return name._replace(key=key, kind=Kind.PLACE, weight=1.0, doubtful=False)


def dateline_end(tokens: Sequence[Token]) -> int:
    """Where the dateline of a paragraph's first sentence ends, as an offset in the field; -1 where it has none.

    A date before that place is the day of the report and no news.
    """
    end = _end(tokens)
    return -1 if end is None else tokens[end].end


def _end(tokens: Sequence[Token]) -> int | None:
    """Index of the dash or colon that ends a dateline; None where the sentence has none."""
    upper = False
    bracket = False
    for i, token in enumerate(tokens[:_REACH]):
        if token.text in _DASHES:
            return i if i and (upper or bracket) else None
        if token.text == "(":
            bracket = True
        elif token.kind == "word" and not bracket:
            if not token.capitalised and token.text not in ("of", "the"):
                return None
            upper = upper or (token.text.isupper() and len(token.text) > 2)
    return None


def _in_brackets(tokens: Sequence[Token], index: int) -> bool:
    return any(t.text == "(" for t in tokens[:index]) and any(t.text == ")" for t in tokens[index:_REACH])
