"""What the tables know about capitalised words and phrases: countries, given names, titles, organisations, laws.

A phrase is written as `tokens` joins it: words with one space between, without the dots of abbreviations ("US", "St
Louis", "Mr"). Each phrase has one or more classes, kept as the bits of an integer because every capitalised word of
every article is asked for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import simplemma

from coverage_diff.language import lemmas, lexicon, tables
from coverage_diff.model import Kind

PLACE, ORGANISATION, LAW = 1, 2, 4
PEOPLE = 8  # a people or its adjective: "French"
STATE = 16  # besides PLACE: a country, a state or a capital, which no surname or word outweighs
GIVEN, SURNAME = 32, 64
OFFICE, ADDRESS = 128, 256  # "Senator"; "Mr", "Pope"
ORGANISATION_HEAD, COMPANY_HEAD, PLACE_HEAD, LAW_HEAD, EVENT_HEAD = 512, 1024, 2048, 4096, 8192  # "Agency", "Inc", ...
ABBREVIATION = 16384  # of a state: "Calif"
CALENDAR = 32768  # a day, a month, a time zone
OTHER = 65536  # no name of ours: feasts, faiths, wars, awards, illnesses

KNOWN = PLACE | ORGANISATION | LAW
ADJECTIVE = PEOPLE | OTHER
PERSON = GIVEN | SURNAME
TITLE = OFFICE | ADDRESS
BODY_HEAD = ORGANISATION_HEAD | COMPANY_HEAD
HEAD = BODY_HEAD | PLACE_HEAD | LAW_HEAD | EVENT_HEAD

_HEADS = {
    "o": ORGANISATION_HEAD,
    "s": COMPANY_HEAD,
    "p": PLACE_HEAD,
    "l": LAW_HEAD,
    "e": EVENT_HEAD,
}


def _split(column: str) -> list[str]:
    """The names of a column; none where it holds the mark of emptiness, "-"."""
    return [] if column == "-" else column.split(";")


@cache
def _states() -> dict[str, str]:
    """Abbreviation -> state."""
    return {short: row[0] for row in tables.rows("states.tsv") for short in _split(row[1])}


@cache
def classes() -> dict[str, int]:
    """Phrase -> its classes, as bits. Treat as read-only."""
    found: dict[str, int] = {}

    def add(names: Iterable[str], bits: int) -> None:
        for name in names:
            found[name] = found.get(name, 0) | bits

    for name, others, people, capitals in tables.rows("countries.tsv"):
        add((name, *_split(others), *_split(capitals)), PLACE | STATE)
        add(_split(people), PEOPLE)
    for name, short, people, capital in tables.rows("states.tsv"):
        add((name, *(n for n in _split(short) if _is_full(n))), PLACE | STATE)
        add((n for n in _split(short) if not _is_full(n)), ABBREVIATION)
        add((capital,), PLACE)
        add(_split(people), PEOPLE)
    add(tables.words("places.txt"), PLACE)
    for name, others in tables.rows("organisations.tsv"):
        add((name, *_split(others)), ORGANISATION)
    for name, others in tables.rows("laws.tsv"):
        add((name, *_split(others)), LAW)
    add(tables.words("given_names.tsv"), GIVEN)
    add(tables.words("surnames.txt"), SURNAME)
    for title, _, address in tables.rows("titles.tsv"):
        add((title,), ADDRESS if address == "h" else OFFICE)
    for word, head in tables.rows("name_heads.tsv"):
        add((word,), _HEADS[head])
    add(tables.words("excluded_names.txt"), OTHER)
    add(tables.words("calendar_names.txt"), CALENDAR)
    return found


def _is_full(name: str) -> bool:
    """Whether this other name of a state is written out, and no abbreviation."""
    return " " in name or len(name) > 5


@cache
def longest() -> dict[str, int]:
    """First word -> number of words of the longest phrase that begins with it, where that is more than one."""
    found: dict[str, int] = {}
    for phrase in classes():
        words = phrase.split(" ")
        if len(words) > 1:
            found[words[0]] = max(found.get(words[0], 1), len(words))
    return found


@cache
def _canonical() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tables.rows("countries.tsv"):
        for name in _split(row[1]):
            found.setdefault(name, row[0])
    for row in tables.rows("states.tsv"):
        for name in _split(row[1]):
            found.setdefault(name, row[0])
    for table in ("organisations.tsv", "laws.tsv"):
        for row in tables.rows(table):
            for name in _split(row[1]):
                found.setdefault(name, row[0])
    found.update({"Washington DC": "Washington", "DC": "Washington", "District of Columbia": "Washington"})
    return found


def canonical(phrase: str) -> str:
    """The one name under which the tables know a phrase ("US" -> "United States"); the phrase itself otherwise."""
    return _canonical().get(phrase, phrase)


def kind(phrase: str) -> Kind | None:
    """What the tables take a phrase for; None where they know no name."""
    bits = classes().get(phrase, 0)
    if bits & (PLACE | ABBREVIATION):
        return Kind.PLACE
    return Kind.ORGANISATION if bits & ORGANISATION else Kind.LAW if bits & LAW else None


def state(abbreviation: str) -> str | None:
    """The state that an abbreviation without dots stands for."""
    return _states().get(abbreviation)


@cache
def _genders() -> dict[str, str]:
    rows = (*tables.rows("role_nouns.tsv"), *tables.rows("titles.tsv"))
    return {row[0]: row[1] for row in rows if row[1] != "-"}


def gender_of_title(title: str) -> str | None:
    """ "m" or "f" where a title or a noun for a person tells it ("Mrs", "spokesman")."""
    known = _genders()
    return known.get(title) or known.get(title.lower()) or None


def gender_of_given_name(name: str) -> str | None:
    """ "m" or "f" where a given name is nearly always that of a man or of a woman."""
    gender = tables.mapping("given_names.tsv").get(name)
    return gender if gender in ("m", "f") else None


@cache
def role_nouns() -> frozenset[str]:
    """What people are called by their office, work or tie, in lower case; some of two words."""
    return tables.words("role_nouns.tsv")


@lru_cache(maxsize=1 << 16)
def is_common(word: str) -> bool:
    """Whether English also writes this word in lower case: a noun, verb, adjective, adverb or function word."""
    norm = word.lower()
    if norm in tables.words("function_words.txt"):
        return True
    if norm in tables.words("proper_nouns.txt"):
        return False
    return bool(lexicon.parts(norm) or lexicon.parts(lemmas.lemma(norm)))


@lru_cache(maxsize=1 << 16)
def is_word(text: str) -> bool:
    """Whether a word that no table of names holds is one of English, by a larger but coarser list than `is_common`."""
    return is_common(text) or simplemma.is_known(text.lower(), "en")


def is_noun_like(norm: str) -> bool:
    """Whether a lower-cased word can stand before a noun in its phrase: a noun or adjective, no function word."""
    if norm in tables.words("function_words.txt"):
        return False
    lemma = lemmas.lemma(norm)
    return lexicon.share(lemma, "n") + lexicon.share(lemma, "a") >= 0.5
