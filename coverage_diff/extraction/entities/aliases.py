"""Which names of one story its own words declare to be one."""

from __future__ import annotations

import re

from coverage_diff.language.identity import is_acronym
from coverage_diff.language.name_kinds import Name

# "Holm called Reed", "Holm, of the council, called Reed": the verb alone declares a name only in brackets.
_ALSO = re.compile(
    r"(?:[,\"\u201d'\u2014(-]{0,3} ?(?:(?:also|better|formerly|formally|previously|officially|otherwise|once|"
    r"originally) )?(?:known|abbreviated|referred to(?= as| by))|"
    r"[,\"\u201d'\u2014(-]{1,3} ?(?:also|formerly|previously|officially|otherwise|originally) (?:called|named)|"
    r" ?\((?:called|named))"
    r"(?: as| by)?(?: the)? ?[\"\u201c'(]?|"
    r",? ?\(?(?:a\.?k\.?a\.?|alias|n\u00e9e?|nee|or|formerly) (?:the )?[\"\u201c']?"
)
_OWN = re.compile(r"(?:'s)? ?\(\"?(?:the )?\"?")


def _shortens(short: str, long: str) -> bool:
    """Whether a name of several words is made of the first letters of words of a longer one: "Cal Fire"."""
    rest = iter(long.split(" "))
    words = short.split(" ")
    return 1 < len(words) < len(long.split(" ")) and all(any(w.startswith(word) for w in rest) for word in words)


def declared(left: Name, right: Name, between: str, behind: str) -> bool:
    """Whether a sentence says that two neighbouring names are one.

    Args:
        left: The earlier name.
        right: The later one.
        between: The plain text between them.
        behind: The character behind the later one.
    """
    if _OWN.fullmatch(between) and behind in ')"':
        short, long = sorted((left.key, right.key), key=len)
        return (
            is_acronym(short, long)
            or _shortens(short, long)
            or (short.isupper() and " " not in short and len(short) <= 6 and " " in long and short[0] == long[0])
        )
    if len(between) > 50 or not _ALSO.fullmatch(between):
        return False
    return "or" not in between.split() or is_acronym(*sorted((left.key, right.key), key=len))
