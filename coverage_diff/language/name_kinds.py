"""What kind of name some words make by themselves, if they make one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from coverage_diff.language import gazetteer as gaz
from coverage_diff.language import tables
from coverage_diff.language.tokens import Token
from coverage_diff.model import Kind

PARTICLES = frozenset(
    "de del della di da dos das do du des la le van von der den ter ten bin ibn ben bint al el ul ud ad abu y "
    "af".split()
)
"""Lower-case words inside a person's name."""

_HEAD_KINDS = (
    (gaz.BODY_HEAD, Kind.ORGANISATION),
    (gaz.PLACE_HEAD, Kind.PLACE),
    (gaz.LAW_HEAD, Kind.LAW),
)
# Words that open the name of an event, a storm or a campaign of arms, whatever follows.
_EVENTS = frozenset(
    {"Hurricane", "Typhoon", "Cyclone", "Storm", "Superstorm", "Operation", "World War", "Tropical Storm"}
)
_COMPASS = frozenset({"Northern", "Southern", "Eastern", "Western"})
_MAKERS = frozenset(
    "maker manufacturer retailer giant firm supplier operator airline carmaker automaker drugmaker chipmaker developer "
    "publisher chain lender insurer builder housebuilder brewer parent rival headteacher".split()
)
_LONE_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_PLACE_OPENERS = frozenset(
    "St Ste Saint San Santa Santo Sao Los Las El Fort Ft Mount Mt Lake Port Puerto Rio Cape Camp Villa Ciudad Isla Bad "
    "River North South East West New Upper Lower Great Grand Big Little Old Palm Glen".split()
)
# "ICUs", "PACs": several of a thing, and no name of one.
_SEVERAL = re.compile(r"[A-Z]{2,}s$")
# Bodies of which the adjective before them is a part of the name ("American Academy of Pediatrics").
_NATIONAL_BODIES = frozenset("Academy Association Society Federation Institute College League Legion".split())
_LONGEST_PERSON = 5  # words, particles not counted: longer runs are lists of headlines or captions
# Abbreviations of states that are words or names as well: states only behind a comma.
_AMBIGUOUS_STATES = frozenset(
    {"Miss", "Mass", "Ill", "Ore", "Cal", "Wash", "Del", "Ark", "Ala", "Tex", "Ind", "Conn", "Penn"}
)
_BULLETS = frozenset("-*\u2022\u2013\u2014")
_OPEN_QUOTES, _CLOSE_QUOTES = frozenset("\"\u201c'"), frozenset("\"\u201d',.")


class Name(NamedTuple):
    """One name as a sentence shows it.

    Attributes:
        start: First code point, in the field.
        end: One past the last.
        first: Index of its first token in the sentence.
        last: Index of its last token.
        key: The name in one form: no dots, no possessive, one space between words.
        kind: What it looks like; None where its words do not tell.
        weight: How strongly, in [0, 1]: 1 for a table or an unmistakable form.
        title: The title before a person's name, with its modifiers; "" where there is none.
        title_start: First code point of that title; -1 where there is none.
        doubtful: Whether it may be no name at all: a common word with a capital, words in quotation marks.
    """

    start: int
    end: int
    first: int
    last: int
    key: str
    kind: Kind | None
    weight: float
    title: str = ""
    title_start: int = -1
    doubtful: bool = False


class Chunk(NamedTuple):
    """Words of a run that the tables know as one phrase, or a single other word.

    Attributes:
        start: First code point; -1 for a word that only connects two others ("of").
        end: One past the last.
        first: Index of its first token.
        last: Index of its last token.
        key: The words in one form.
        bits: What the tables know: classes of `gazetteer`.
        cut: Whether nothing is joined behind it.
    """

    start: int
    end: int
    first: int
    last: int
    key: str
    bits: int
    cut: bool = False


def judge(
    chunks: Sequence[Chunk], title: Sequence[Chunk], tokens: Sequence[Token], *, modifier: bool = False
) -> list[Name]:
    """The name that these chunks make, with its likely kind; nothing where they make no name.

    Args:
        chunks: At least one.
        title: The title that stands before them.
        tokens: The sentence.
        modifier: Whether they stand before a title ("Seattle Mayor").
    """
    chunks = _without_opening(chunks, tokens, titled=bool(title))
    while chunks and _SEVERAL.match(chunks[-1].key) and not chunks[-1].bits & (gaz.KNOWN | gaz.PERSON):
        chunks = chunks[:-1]  # "Florida / ICUs"
    if not chunks or chunks[-1].start < 0:
        return []
    first, last = chunks[0], chunks[-1]
    if first.key in _LONE_SUFFIXES or (first.first and tokens[first.first - 1].text in _EVENTS):
        return []
    office = " ".join([c.key for c in title])
    told = _kind_of_one(first, office, tokens) if len(chunks) == 1 else _kind_of_many(chunks, office)
    if told is None:
        return []
    kind, weight, doubtful = told
    key = first.key if len(chunks) == 1 else " ".join([c.key for c in chunks]).replace(" ,", ",")
    if weight < 1 and not title and _quoted(tokens, first.first, last.last):
        doubtful = True
    if modifier and kind is Kind.PERSON and not doubtful:
        doubtful = weight < 0.5
    begin = title[0].start if title else -1
    return [Name(first.start, last.end, first.first, last.last, key, kind, weight, office, begin, doubtful)]


def opens_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at this index has a capital because of its place."""
    if index == 0:
        return True
    before = tokens[index - 1]
    if index == 1 and before.text in _BULLETS and tokens[index].start > before.end:
        return True
    return before.kind == "mark" and before.text not in ",-$@#/'&]\u2026"


def _quoted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether these tokens fill a quotation: the title of a work more often than a name."""
    return (
        first > 0
        and last + 1 < len(tokens)
        and tokens[first - 1].text in _OPEN_QUOTES
        and tokens[last + 1].text in _CLOSE_QUOTES
        and tokens[first - 1].end == tokens[first].start
    )


def _without_opening(chunks: Sequence[Chunk], tokens: Sequence[Token], *, titled: bool) -> Sequence[Chunk]:
    """Leave out adjectives before the name, and words that only have a capital because they open a sentence."""
    function = tables.words("function_words.txt")
    if len(chunks) > 1:
        head = chunks[-1].bits
        whole = head & gaz.HEAD and not head & gaz.GIVEN  # the head binds the words before it: "Energy Department"
        whole = whole or _is_national_body(chunks)
        while len(chunks) > 1 and chunks[1].start >= 0:
            bits, following = chunks[0].bits, chunks[1].bits
            opens = opens_sentence(tokens, chunks[0].first)
            if (
                (
                    chunks[0].key.lower() in function
                    and not bits & gaz.PLACE
                    and (opens or titled or not bits & gaz.GIVEN)  # "the union leader Per Holm"
                )
                or (chunks[0].key[0].isdigit() and not following & (gaz.HEAD | gaz.KNOWN))
                or (
                    bits & gaz.ADJECTIVE
                    and not (
                        chunks[0].key in _COMPASS and len(chunks) == 2 and not following & (gaz.KNOWN | gaz.PERSON)
                    )
                    and not whole
                    and not (bits & gaz.PERSON and titled)
                    and following != gaz.ORGANISATION
                )
                or (
                    (following & (gaz.KNOWN | gaz.GIVEN | gaz.ADDRESS) or not whole)
                    and not bits & (gaz.KNOWN | gaz.GIVEN | gaz.PEOPLE | gaz.OFFICE)
                    and gaz.is_common(chunks[0].key)
                    and opens
                )
                or (opens and (len(chunks) > 2 or not whole) and _is_role(chunks[0].key))
            ):
                chunks = chunks[1:]
            else:
                break
        if len(chunks) > 1 and chunks[1].key in PARTICLES and _only_opens(chunks[0], tokens):
            chunks = (chunks[1]._replace(start=chunks[1].end - len(chunks[1].key)), *chunks[2:])  # "Both / de Blasio"
    if len(chunks) == 1 and not chunks[0].bits & (gaz.KNOWN | gaz.ABBREVIATION) and chunks[0].key.lower() in function:
        return ()
    return chunks


def _is_national_body(chunks: Sequence[Chunk]) -> bool:
    """Whether an adjective stands before a body that it belongs to: "American Academy of Pediatrics"."""
    rows = zip(chunks, chunks[1:], chunks[2:], strict=False)
    return any(a.bits & gaz.ADJECTIVE and b.key in _NATIONAL_BODIES and link.start < 0 for a, b, link in rows)


def _is_role(word: str) -> bool:
    """Whether a word that opens a sentence says what somebody or some firm is: "Striker Tom Cope", "Maker Holm"."""
    return word.lower() in gaz.role_nouns() or word.lower() in _MAKERS


def _only_opens(chunk: Chunk, tokens: Sequence[Token]) -> bool:
    """Whether a word that is no name has its capital because it opens the sentence."""
    return not chunk.bits and gaz.is_common(chunk.key) and opens_sentence(tokens, chunk.first)


_Told = tuple[Kind | None, float, bool]
"""Kind, weight, whether it may be no name."""


def _kind_of_many(chunks: Sequence[Chunk], title: str) -> _Told | None:
    """What several chunks name; None where they name nothing."""
    named = [c for c in chunks if c.start >= 0]
    first, last = named[0], named[-1]
    if first.key in _EVENTS:
        return None
    if any(c.start < 0 and c.key == "v" for c in chunks):
        return Kind.LAW, 0.9, False  # a case, as official documents are: "Roe v. Wade"
    person = first.bits & gaz.GIVEN and not first.bits & (gaz.ADJECTIVE | gaz.CALENDAR)
    if len(named) < len(chunks) and not title:
        if (construct := _kind_of_construct(chunks)) is not None:
            return construct, 0.9, False
        if last.key == "America" or any(c.key == "&" for c in chunks):
            return Kind.ORGANISATION, 0.8, False
    surname = last.bits & gaz.SURNAME
    headed = last.bits & gaz.HEAD and not (title and (surname or not last.bits & gaz.BODY_HEAD))
    if headed and not (surname and person and len(named) <= 3):
        kind = next((kind for bits, kind in _HEAD_KINDS if last.bits & bits), None)
        return None if kind is None else (kind, 0.9, False)
    if not title and last.bits & gaz.PLACE and " " in last.key and not surname and _ends_in_head(last):
        return Kind.PLACE, 0.9, False  # the tables know a part of it: "John F. / Kennedy International Airport"
    words = sum(c.key.count(" ") + 1 for c in named)
    if not title and any(c.key[-1].isdigit() for c in named):
        return None, 0, True  # a model, a rifle, a flight
    if title:
        return (Kind.PERSON, 1, False) if words <= _LONGEST_PERSON else None
    if not person and all(c.bits & (gaz.ADJECTIVE | gaz.HEAD) for c in named):
        return None
    if person:
        if words > _LONGEST_PERSON:
            return None
        sure = (
            0.4
            if last.bits & (gaz.PLACE | gaz.ORGANISATION) and not surname
            else 0.7
            if first.bits & gaz.PLACE
            else 0.9
        )
        return Kind.PERSON, sure, False
    return _kind_of_unknown(named)


def _ends_in_head(chunk: Chunk) -> bool:
    return bool(gaz.classes().get(chunk.key.rpartition(" ")[2], 0) & gaz.PLACE_HEAD)


def _kind_of_construct(chunks: Sequence[Chunk]) -> Kind | None:
    """The kind of "Department of ...", "Gulf of ...": that of the head before the first link."""
    for left, right in pairwise(chunks):
        if right.start < 0 and right.key in ("of", "for", "on", "against", "at"):
            if left.key == "City":
                return Kind.ORGANISATION  # the municipality: "City of Springfield"
            return next((kind for bits, kind in _HEAD_KINDS if left.bits & bits), None)
    return None


def _kind_of_unknown(named: Sequence[Chunk]) -> _Told:
    """Several words without head, title or given name."""
    first, last = named[0], named[-1]
    if all(c.bits & gaz.PLACE for c in named):
        return Kind.PLACE, 0.8, False
    if any(c.bits == gaz.ORGANISATION for c in named):
        return Kind.ORGANISATION, 0.7, False
    if any(len(c.key) == 1 for c in named[1:]) or last.key in _LONE_SUFFIXES:
        return Kind.PERSON, 0.8, False
    if first.key in _PLACE_OPENERS and len(named) > 1:
        return Kind.PLACE, 0.5, False
    surname = last.bits & gaz.SURNAME
    if last.bits & gaz.PLACE and not surname and not gaz.is_common(first.key) and len(named) == 2:
        return Kind.ORGANISATION, 0.3, False  # a club with its town: "Bayern Munich"
    if first.bits & gaz.PLACE or (last.key.endswith("s") and not surname):
        return Kind.ORGANISATION, 0.3, False
    common = sum(gaz.is_common(c.key) for c in named)
    if first.key in _COMPASS and common == len(named):
        return Kind.ORGANISATION, 0.4, False  # Western Union: news writes "western unions" for what is no name
    if common == len(named):
        return Kind.ORGANISATION, 0.2, True
    if surname:
        return Kind.PERSON, 0.6, False
    return (Kind.PERSON, 0.4, False) if not common else (None, 0.1, False)


def _kind_of_one(chunk: Chunk, title: str, tokens: Sequence[Token]) -> _Told | None:
    """As `_kind_of_many`, for a name of one chunk."""
    key, bits = chunk.key, chunk.bits
    surname = bits & gaz.SURNAME
    if title and (not bits & gaz.KNOWN or bits & gaz.PERSON) and (surname or not bits & gaz.HEAD):
        return Kind.PERSON, 1, False
    if bits & gaz.KNOWN:
        kind = Kind.PLACE if bits & gaz.PLACE else Kind.LAW if bits & gaz.LAW else Kind.ORGANISATION
        state = bits & gaz.STATE
        unclear = " " not in key and not (len(key) > 1 and key.isupper()) and gaz.is_common(key)
        doubtful = unclear and ((surname and not state) or opens_sentence(tokens, chunk.first))
        return kind, 1 if state or not bits & gaz.PERSON else 0.4, bool(doubtful)
    if bits & gaz.ABBREVIATION:
        return _kind_of_abbreviation(chunk, tokens)
    if bits & (gaz.ADJECTIVE | gaz.EVENT_HEAD):
        return (None, 0, True) if bits & gaz.PERSON else None
    if bits & gaz.TITLE and not surname:
        return None
    if bits & gaz.HEAD:
        return (Kind.PERSON, 0.1, True) if bits & gaz.PERSON else None
    if not bits and not key.isupper() and gaz.is_word(key):
        return (
            (Kind.PERSON, 0.1, True) if opens_sentence(tokens, chunk.first) or gaz.is_common(key) else (None, 0, False)
        )
    if bits and gaz.is_common(key):
        return Kind.PERSON, 0.1, True
    if len(key) == 1 or key[0].isdigit():
        return None
    if key.isupper():
        return Kind.ORGANISATION, 0.3, len(key) > 3 and gaz.is_word(key)
    if bits & gaz.PERSON:
        return Kind.PERSON, 0.6 if bits & gaz.GIVEN else 0.4, False
    return None, 0, False


def _kind_of_abbreviation(chunk: Chunk, tokens: Sequence[Token]) -> _Told:
    """ "Miss." and "OR" are states behind a comma or in a party tag; "Calif." with its dot anywhere."""
    key = chunk.key
    before = tokens[chunk.first - 1].text if chunk.first else ""
    dotted = chunk.last > chunk.first and len(key) > 2 and key not in _AMBIGUOUS_STATES
    if before in (",", "(") or chunk.cut or dotted:
        return Kind.PLACE, 1, False
    if key in ("DC", "NY", "NJ", "NSW") or (
        key.isupper() and before in ("in", "of", "from") and not gaz.is_common(key)
    ):
        return Kind.PLACE, 0.9, False
    return (Kind.ORGANISATION, 0.3, True) if key.isupper() else (Kind.PERSON, 0.1, True)
