"""What the tables know about capitalised words and phrases: countries, given names, titles, organisations, laws.

A phrase is written as `tokens` joins it: words with one space between, without the dots of abbreviations ("US", "St
Louis", "Mr"). Each phrase has one or more classes, one letter each:

    P place            O organisation        L law or treaty      D a people or its adjective
    C country, state or capital (besides P)
    G given name       S surname             T office or rank     H form of address
    o, s, p, l, e  word that makes a name an organisation, a company, a place, a law, an event
    A abbreviation of a state                B day or month       X other, no name of ours
"""

from __future__ import annotations

from functools import cache

from coverage_diff.language import lemmas, lexicon, tables
from coverage_diff.model import Kind


def _split(column: str) -> list[str]:
    return [name for name in column.split(";") if name]


@cache
def _states() -> dict[str, str]:
    """Abbreviation -> state."""
    return {short: row[0] for row in tables.rows("states.tsv") for short in _split(row[1]) if row[0] != short}


@cache
def classes() -> dict[str, str]:
    """Phrase -> its classes. Treat as read-only."""
    found: dict[str, str] = {}

    def add(phrase: str, letter: str) -> None:
        found[phrase] = found.get(phrase, "") + letter

    for row in tables.rows("countries.tsv"):
        for name in {row[0], *_split(row[1]), *_split(row[3])}:
            add(name, "PC")
        for name in _split(row[2]):
            add(name, "D")
    for row in tables.rows("states.tsv"):
        add(row[0], "PC")
        add(row[3], "P")
        for name in _split(row[1]):
            add(name, "PC" if " " in name or len(name) > 5 else "A")
        for name in _split(row[2]):
            add(name, "D")
    for name in tables.words("places.txt"):
        add(name, "P")
    for table, letter in (("organisations.tsv", "O"), ("laws.tsv", "L")):
        for row in tables.rows(table):
            for name in {row[0], *_split(row[1])}:
                add(name, letter)
    for name in tables.words("given_names.tsv"):
        add(name, "G")
    for name in tables.words("surnames.txt"):
        add(name, "S")
    for row in tables.rows("titles.tsv"):
        add(row[0], "H" if row[2:] == ("h",) else "T")
    for row in tables.rows("name_heads.tsv"):
        add(row[0], row[1])
    for name in tables.words("excluded_names.txt"):
        add(name, "X")
    for name in tables.words("calendar_names.txt"):
        add(name, "B")
    return found


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
    letters = classes().get(phrase, "")
    kinds = (("P", Kind.PLACE), ("O", Kind.ORGANISATION), ("L", Kind.LAW), ("A", Kind.PLACE))
    return next((kind for letter, kind in kinds if letter in letters), None)


def state(abbreviation: str) -> str | None:
    """The state that an abbreviation without dots stands for."""
    return _states().get(abbreviation)


@cache
def _genders() -> dict[str, str]:
    found = dict(tables.mapping("role_nouns.tsv"))
    for row in tables.rows("titles.tsv"):
        if row[1:] and row[1]:
            found[row[0]] = row[1]
    return found


def gender_of_title(title: str) -> str | None:
    """"m" or "f" where a title or a noun for a person tells it ("Mrs", "spokesman")."""
    known = _genders()
    return known.get(title) or known.get(title.lower()) or None


def gender_of_given_name(name: str) -> str | None:
    """"m" or "f" where a given name is nearly always that of a man or of a woman."""
    gender = tables.mapping("given_names.tsv").get(name)
    return gender if gender in ("m", "f") else None


@cache
def role_nouns() -> frozenset[str]:
    """What people are called by their office, work or tie, in lower case; some of two words."""
    return tables.words("role_nouns.tsv")


@cache
def is_common(word: str) -> bool:
    """Whether English also writes this word in lower case: a noun, verb, adjective, adverb or function word."""
    norm = word.lower()
    if norm in tables.words("function_words.txt"):
        return True
    if norm in tables.words("proper_nouns.txt"):
        return False
    return bool(lexicon.parts(norm) or lexicon.parts(lemmas.lemma(norm)))


def is_noun_like(norm: str) -> bool:
    """Whether a lower-cased word can stand before a noun in its phrase: a noun or adjective, no function word."""
    if norm in tables.words("function_words.txt"):
        return False
    lemma = lemmas.lemma(norm)
    return lexicon.share(lemma, "n") + lexicon.share(lemma, "a") >= 0.5
