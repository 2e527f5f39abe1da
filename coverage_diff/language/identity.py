"""Which names of an event are one entity.

Two names are one where their words say so: the same canonical form, a surname after a full name, an acronym that some
text puts in parentheses behind the name, one slip of the pen in a rare long name. A similar spelling alone is never
enough: the Baloch Liberation Army and the Balochistan Liberation Front are two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from coverage_diff.language import gazetteer, tables
from coverage_diff.language.codes import whole_bill
from coverage_diff.language.disjoint_sets import DisjointSets
from coverage_diff.language.name_kinds import PARTICLES
from coverage_diff.language.text import squeeze
from coverage_diff.model import Kind

_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_GENERIC = frozenset(
    {"inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "group", "incorporated"}
)
_SCHOOLS = frozenset({"primary", "elementary", "infant", "junior", "middle", "high", "grammar", "secondary"})
_COMMUNES = frozenset({"city", "town", "county"})
# Courts, armies and wards are numbered in words or in figures.
_ORDINALS = {
    word: f"{n}{'th' if n > 3 else ('st', 'nd', 'rd')[n - 1]}"
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(), 1
    )
}
_NUMBERED = frozenset(_ORDINALS.values())
_NATION = ("US ", "United States ", "UK ")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "at", "&", "a"})
# One slip is forgiven in words of so many letters: shorter ones that differ by a letter are mostly two (Barr, Carr).
_LONG = 7
_FORGIVEN = range(_LONG, 40)
# Names of which is kept what was found out about them: a thousand pages have some 20,000.
_NAMES = 1 << 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One entity as one article names it.

    Attributes:
        kind: Person, organisation, place or law.
        name: Its fullest name there.
        aliases: Its other names there.
        gender: "m" or "f" where the article tells it.
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    gender: str | None = None


@lru_cache(maxsize=_NAMES)
def key(name: str) -> str:
    """A name without dots, articles, possessive and white space: what exact comparison uses."""
    words = squeeze(name).replace(".", "").replace(",", "").split(" ")
    if len(words) > 1 and words[0] in ("The", "the"):
        words = words[1:]
    joined = " ".join(words)
    for ending in ("'s", "'"):
        if joined.endswith(ending) and joined not in gazetteer.classes():
            joined = joined[: -len(ending)]
    return joined


@lru_cache(maxsize=_NAMES)
def form(name: str) -> str:
    """The canonical form of an organisation, place or law: equal forms are one thing.

    "U.S. Department of Labor", "the Labor Department" -> one form; "Koch Foods Inc." and "Koch Foods" too.
    """
    bill = whole_bill(key(name))
    if bill:
        return bill
    known = gazetteer.canonical(key(name))
    if known == key(name):
        for nation in _NATION:
            if known.startswith(nation) and " " in known[len(nation) :]:
                known = gazetteer.canonical(known[len(nation) :])
    words = [_ORDINALS.get(w, w) for w in known.casefold().replace("-", " ").split(" ")]  # "Exxon-Mobil", "Exxon Mobil"
    if not _NUMBERED.isdisjoint(words):
        words = [w for w in words if w != "us"]  # "9th U.S. Circuit", "Ninth Circuit"
    while len(words) > 1 and words[-1] in _GENERIC:
        words.pop()
    words = [
        {"dept": "department", "centre": "center", "organisation": "organization", "&": "and"}.get(w, w) for w in words
    ]
    if len(words) > 2 and words[1] == "of" and words[0] in _COMMUNES:
        words = [*words[2:], words[0]]  # "the City of Norwick", "Norwick city government"
    if len(words) > 2 and words[-1] == "government" and words[-2] in _COMMUNES:
        words.pop()
    if len(words) > 2 and words[-1] == "department" and words[-2] in ("police", "fire", "sheriff"):
        words.pop()
    if len(words) > 2 and words[-1] == "school" and words[-2] in _SCHOOLS:
        words.pop()  # "Norwick Primary"
    if len(words) > 2 and words[-1] == "committee" and words[0] in ("house", "senate"):
        words.pop()  # "the Senate Finance chairman"
    for head in ("department", "ministry", "university"):
        if len(words) > 2 and words[0] == head and words[1] == "of":
            words = [w for w in words[2:] if w != "the"] + [head]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class _Person:
    """The parts of a person's name."""

    given: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def lone(self) -> bool:
        return not self.given


@lru_cache(maxsize=_NAMES)
def _person(name: str) -> _Person:
    """Split a key into given names, surname with its particles, and suffix."""
    words = [w for w in key(name).split(" ") if w not in ('"', "")]
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    if start == 1 and words[0].lower() in PARTICLES:
        start = 0
    return _Person(tuple(words[:start]), " ".join(words[start:]).casefold(), suffix)


@lru_cache(maxsize=_NAMES)
def _long_forms(given: str) -> frozenset[str]:
    return frozenset({given, *tables.mapping("nicknames.tsv").get(given, "").split(";")}) - {""}


def _given_agree(a: str, b: str) -> bool:
    """Whether two given names or initials can be one person's."""
    if a == b or a.casefold() == b.casefold():
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return bool(_long_forms(a) & _long_forms(b)) or _slip(a.casefold(), b.casefold())


def _slip(a: str, b: str) -> bool:
    """Whether two long words differ by one slip of the pen."""
    return len(a) in _FORGIVEN and len(b) in _FORGIVEN and a[0] == b[0] and OSA.distance(a, b, score_cutoff=1) == 1


def same_person(a: str, b: str) -> bool:
    """Whether two full names can be of one person.

    Surnames must be equal, or differ by one slip of the pen while the given names are equal; given names must be equal,
    an initial and its name, or a name and its short form; Jr. stays apart from Sr.
    """
    one, two = _person(a), _person(b)
    if one.suffix != two.suffix or one.lone or two.lone:
        return False
    if one.surname == two.surname:
        return _given_agree(one.given[0], two.given[0]) or (
            one.given[0] in two.given[1:] or two.given[0] in one.given[1:]
        )
    return one.given[0] == two.given[0] and _slip(one.surname, two.surname)


def is_acronym(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`, small words counted or not ("ICE", "DoJ", "Peca")."""
    letters = key(short).casefold().replace("-", "").replace("&", "")
    whole, every, large = _spelling(long)
    if len(letters) < 2 or len(every) < 2:
        return False
    if letters in (every, large):
        return True
    # Some initials may be left out or a syllable taken in (Peca, Tepco, NCCIA): then the letters must run through the
    # name in order, begin like it, and take in the initials of most words.
    if letters[:1] != large[:1]:
        return False
    rest = iter(whole)
    in_order = all(letter in rest for letter in letters)
    return in_order and (Counter(letters) & Counter(large)).total() >= max(2, len(large) - 1)


def first_letters(long: str) -> set[str]:
    """The letters, in lower case, with which an acronym of a name may begin."""
    _, every, large = _spelling(long)
    return {every[:1], large[:1]}


@lru_cache(maxsize=_NAMES)
def _spelling(long: str) -> tuple[str, str, str]:
    """The letters of a name in lower case, the initials of all its words, and of those that are not small."""
    words = [word for word in key(long).replace("-", " ").split(" ") if word]
    every = "".join(w[0] for w in words).casefold()
    large = "".join(w[0] for w in words if w not in _SMALL).casefold()
    return "".join(w.casefold() for w in words), every, large


def merge_names(named: Sequence[Named], linked: Iterable[tuple[int, int]] = ()) -> list[list[int]]:
    """Group the entities of several articles on one event: the members of a group are one entity.

    Args:
        named: The entities; those of one article may be among them in any order.
        linked: Pairs of indexes that a text declares to be one ("X, also known as Y").

    Returns:
        Lists of indexes into `named`; every index is in exactly one list. The grouping does not depend on the order of
        `named`. Linear in the number of entities, but for persons of one surname or of one first letter.
    """
    groups = DisjointSets(len(named))
    for i, j in linked:
        groups.join(i, j)
    _merge_things(named, groups)
    _merge_persons(named, groups)
    _merge_across_kinds(named, groups)
    return groups.sets()


def _names(entity: Named) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _merge_things(named: Sequence[Named], groups: DisjointSets) -> None:
    """Organisations, places and laws: equal forms, then acronyms that only one name can stand behind."""
    first: dict[tuple[Kind, str], int] = {}
    acronyms: dict[tuple[Kind, str], int] = {}
    longs: dict[Kind, dict[str, int]] = defaultdict(dict)
    behind: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    for i, entity in enumerate(named):
        if entity.kind is Kind.PERSON:
            continue
        for name in _names(entity):
            plain = key(name)
            one = (entity.kind, form(name))
            if one in first:
                groups.join(i, first[one])
            first.setdefault(one, i)
            if " " in plain:
                longs[entity.kind].setdefault(plain, i)
            elif plain.isupper() and len(plain) > 2 and gazetteer.canonical(plain) == plain:
                acronyms.setdefault((entity.kind, plain), i)
    for kind, of_kind in longs.items():
        for long, j in of_kind.items():
            behind[kind, _initials(long)].append(j)
    for short, i in acronyms.items():
        meant = {groups.find(j) for j in behind.get(short, ())}
        if len(meant) == 1:
            groups.join(i, meant.pop())


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split(" ") if w not in _SMALL).upper()


def _merge_persons(named: Sequence[Named], groups: DisjointSets) -> None:
    """Full names first; then what is left of surnames, where only one person can be meant."""
    full: dict[str, list[tuple[str, int]]] = defaultdict(list)
    lone: list[tuple[str, int]] = []
    called: dict[str, set[int]] = defaultdict(set)
    for i, entity in enumerate(named):
        if entity.kind is not Kind.PERSON:
            continue
        parts = _person(entity.name)
        if parts.lone:
            lone.append((parts.surname, i))
            continue
        for name in _names(entity):
            if not _person(name).lone:
                full[_person(name).surname[:1]].append((name, i))
            else:
                called[key(name).casefold()].add(i)
    for same_letter in full.values():
        _merge_full(named, same_letter, groups)
    surnames: dict[str, set[int]] = defaultdict(set)
    for same_letter in full.values():
        for name, i in same_letter:
            surnames[_person(name).surname].add(groups.find(i))
    slips: dict[str, set[str]] = defaultdict(set)
    for surname in surnames:
        for word in _one_letter_less(surname):
            slips[word].add(surname)
    first: dict[str, int] = {}
    for name, i in lone:
        holders = {groups.find(j) for j in called.get(name, ())}
        if len(holders) != 1:
            holders = holders or surnames.get(name, set())
        if not holders and len(name) >= _LONG:
            others = {other for word in _one_letter_less(name) for other in slips.get(word, ())}
            near = {h for other in others if _slip(name, other) for h in surnames[other]}
            known = name.capitalize() in tables.words("surnames.txt")
            holders = set() if known else near
        fitting = {h for h in holders if not _clash(named[h].gender, named[i].gender)}
        if len(fitting) == 1:
            groups.join(i, fitting.pop())
        elif name in first:
            groups.join(i, first[name])
        first.setdefault(name, i)


def _clash(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _merge_full(named: Sequence[Named], names: list[tuple[str, int]], groups: DisjointSets) -> None:
    """Join full names that can be of one person, unless a name fits two who are not one ("J. Smith")."""
    names = sorted(names, key=lambda row: (len(_person(row[0]).given[0]) == 1, row))  # initials last
    alike = _Alike()
    for place, (name, i) in enumerate(names):
        candidates = sorted(alike.add(place, name))
        fitting = [names[n][1] for n in candidates if names[n][1] != i and same_person(name, names[n][0])]
        fitting = [j for j in fitting if not _clash(named[i].gender, named[j].gender)]
        if len(_person(name).given[0]) > 1 or len({groups.find(j) for j in fitting}) == 1:
            for j in fitting:
                groups.join(i, j)


class _Alike:
    """The full names met so far, by what `same_person` asks of two.

    That is one surname and given names that agree in one of several ways, or one given name and a slip in the surname.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def add(self, place: int, name: str) -> set[int]:
        """Put a name down by its place; the places of those before it that may be one person's."""
        parts = _person(name)
        shared = _agreements(parts)
        found = {other for mark in (*shared, *_sought(parts)) for other in self._held.get(mark, ())}
        for mark in (*shared, *_offered(parts)):
            self._held[mark].append(place)
        return found


def _agreements(person: _Person) -> set[tuple[str, ...]]:
    """Marks of which two names share one where given names are equal but for case, short forms or a slip."""
    given, surname = person.given[0], person.surname
    marks = {("given", surname, given.casefold()), *(("form", surname, form) for form in _long_forms(given))}
    marks |= {("slip in given", surname, word) for word in _one_letter_less(given.casefold())}
    return marks | {("slip", given, word) for word in _one_letter_less(surname)}


def _sought(person: _Person) -> set[tuple[str, ...]]:
    """Marks of the names that agree with a name though they do not share the way: an initial, a middle name."""
    given, surname = person.given[0], person.surname
    letters = {("initial", surname, given[0])}
    if len(given) == 1:
        letters.add(("letter", surname, given[0]))
    return letters | {("second", surname, given), *(("first", surname, other) for other in person.given[1:])}


def _offered(person: _Person) -> set[tuple[str, ...]]:
    """The marks by which `_sought` finds a name."""
    given, surname = person.given[0], person.surname
    letter = ("initial" if len(given) == 1 else "letter", surname, given[0])
    return {letter, ("first", surname, given), *(("second", surname, other) for other in person.given[1:])}


def _one_letter_less(word: str) -> set[str]:
    """What is left of a long word, and of any that differs by one slip: it, or it without one of its letters.

    A slip is a letter more, less, other or in turn with its neighbour; two such words share one of these.
    """
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))} if len(word) in _FORGIVEN else set()


def _merge_across_kinds(named: Sequence[Named], groups: DisjointSets) -> None:
    """One long name that two articles take for two kinds is one entity all the same."""
    first: dict[str, int] = {}
    for i, entity in enumerate(named):
        name = form(entity.name)
        if " " in name or (name.isalpha() and not gazetteer.classes().get(key(entity.name))):
            if name in first and named[first[name]].kind is not entity.kind:
                groups.join(i, first[name])
            first.setdefault(name, i)
    _merge_lone_surnames(named, groups)


def _merge_lone_surnames(named: Sequence[Named], groups: DisjointSets) -> None:
    """A single word that one article takes for a body is the one person whose surname it is in another."""
    surnames: dict[str, set[int]] = defaultdict(set)
    for i, entity in enumerate(named):
        if entity.kind is Kind.PERSON and not _person(entity.name).lone:
            surnames[_person(entity.name).surname].add(groups.find(i))
    for i, entity in enumerate(named):
        name = key(entity.name)
        if (
            entity.kind is Kind.ORGANISATION
            and name.isalpha()
            and not name.isupper()
            and not gazetteer.classes().get(name)
        ):
            holders = surnames.get(name.casefold(), set())
            if len(holders) == 1:
                groups.join(i, next(iter(holders)))
