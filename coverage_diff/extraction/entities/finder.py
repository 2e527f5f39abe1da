"""The named entities of a story: candidates of every sentence, judged and joined with all the story knows of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from coverage_diff.extraction.entities import filters, headlines, people
from coverage_diff.extraction.entities.aliases import declared
from coverage_diff.extraction.entities.bodies import bills_in, body_after, documents_in
from coverage_diff.extraction.entities.composites import join_parts, with_surname
from coverage_diff.extraction.entities.context import is_located, place_or_person, vote
from coverage_diff.extraction.entities.datelines import find_dateline
from coverage_diff.extraction.entities.entity import Entity, Place
from coverage_diff.extraction.entities.record import Mention, Record
from coverage_diff.extraction.entities.short_forms import short_forms
from coverage_diff.language import gazetteer
from coverage_diff.language.document import Document, Role, Sentence
from coverage_diff.language.identity import Named, key, merge_names
from coverage_diff.language.name_kinds import Name, opens_sentence
from coverage_diff.language.names import find_names, is_headline
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import Token
from coverage_diff.model import Kind

# What marks the key of a name that is a place here and a person there; no name ends so.
_AS_PLACE, _AS_PERSON = " \1", " \0"
# Votes for a person that a name gets from one cue behind it which only office holders have ("the ... administration").
_OFFICE_HOLDER = 0.7

_BRAND = re.compile(r"[a-z][A-Z]")
_SURNAME_HEADS = tuple("Mc Mac De Di Da Du Le La Lo Van Von Fitz Ma Ja Ta Al El".split())


def find_entities(document: Document) -> tuple[Entity, ...]:
    """The named entities of a story, in the order of their first mention.

    Every mention of every alias is kept. Names of the page's own outlet, by-lines, credits, links and handles are left
    out; nationalities and titles are no names.
    """
    return _Story(document).entities()


class _Story:
    """One story while its names are being read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences: tuple[Sentence, ...] = document.sentences
        self._outlet = filters.outlet_names(document.segment.outlet)
        self._headlines: list[int] = []
        self._links: list[tuple[str, str]] = []
        self._coordinated: list[tuple[str, str]] = []
        self._mentions = self._with_surnames(self._read())

    def entities(self) -> tuple[Entity, ...]:
        records = self._accept(self._records())
        self._add_bodies(records)
        if not records:
            return self._from_headlines({}, [])
        groups = self._group(records)
        return self._from_headlines(records, groups)

    # ------------------------------------------------------------------ reading

    def _read(self) -> list[Mention]:
        """The names of every sentence in running text."""
        mentions = []
        block = -1
        for index, sentence in enumerate(self._sentences):
            opens, block = sentence.block != block, sentence.block
            if sentence.role is Role.HEADLINE or (
                not _ends(sentence.text) and is_headline(sentence.text, sentence.tokens)
            ):
                self._headlines.append(index)
                continue
            if filters.is_credit(sentence.text):
                continue
            names = find_names(sentence.tokens)
            if opens:
                names = find_dateline(sentence.tokens, names)
            bills = [*bills_in(sentence)]
            names = [n for n in join_parts(names, sentence.tokens) if not any(_overlap(n, bill) for bill in bills)]
            names += [*bills, *documents_in(sentence.tokens)]
            if not names:
                continue
            masked = filters.masked(sentence.text)
            if masked:
                offset = sentence.start
                names = [n for n in names if not any(a < n.end - offset and n.start - offset < b for a, b in masked)]
            names = [n for n in names if key(n.key) not in self._outlet and not _is_supplied(n, sentence.tokens)]
            self._declare(sentence, names)
            mentions += [Mention(index, name) for name in names]
        return mentions

    def _with_surnames(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, those of a given name with the surname that it shares with the next person.

        A word that the story uses again, or as somebody's surname, is taken for a surname itself.
        """
        used = Counter(mention.name.key for mention in mentions)
        surnames = _surnames_of(mentions)
        found = list(mentions)
        for i, (one, other) in enumerate(pairwise(mentions)):
            if one.sentence == other.sentence and used[one.name.key] == 1 and one.name.key not in surnames:
                found[i] = one._replace(name=with_surname(one.name, other.name, self._sentences[one.sentence].tokens))
        return found

    def _declare(self, sentence: Sentence, names: Sequence[Name]) -> None:
        """Note what the sentence says of names that are one, and of given names that share a surname."""
        for left, right in pairwise(names):
            if right.first - left.last > 9:
                continue
            between = sentence.text[left.end - sentence.start : right.start - sentence.start]
            behind = sentence.text[right.end - sentence.start : right.end - sentence.start + 1]
            if between == " and ":
                self._coordinated.append((left.key, right.key))
            if declared(left, right, between, behind):
                self._links.append((left.key, right.key))

    def _records(self) -> dict[str, Record]:
        """The mentions by their key, with votes; a place and a person of one name are kept apart."""
        surnames = _surnames_of(self._mentions)
        records: dict[str, Record] = {}
        introduced: set[str] = set()
        for index, read in self._mentions:
            tokens = self._sentences[index].tokens
            if read.kind is Kind.PERSON and " " in read.key:
                introduced.add(read.key.rpartition(" ")[2])
            name, apart = _meant(read, tokens, surnames, introduced)
            known_as = name.key + apart
            record = records.get(known_as)
            if record is None:
                record = records[known_as] = Record(name.key, located=apart == _AS_PLACE)
            record.mentions.append(Mention(index, name))
            record.sure += not name.doubtful
            record.inside += not opens_sentence(tokens, name.first)
            vote(record.votes, name, tokens)
            if _is_brand(name.key) and not name.title:
                record.votes[Kind.ORGANISATION] += 1
        self._share_kinds(records)
        return records

    def _share_kinds(self, records: Mapping[str, Record]) -> None:
        """A name of which nothing is known is of the kind of the place that it is named with: "Harwick and Norbury"."""
        for pair in self._coordinated:
            if not all(name in records for name in pair):
                continue
            for one, other in (pair, pair[::-1]):
                place = records[other].votes.get(Kind.PLACE, 0)
                if place >= 1 and max(records[one].votes.values(), default=0) < 0.3:
                    records[one].votes[Kind.PLACE] += 0.5

    # ------------------------------------------------------------------ judging

    def _accept(self, records: dict[str, Record]) -> dict[str, Record]:
        """Drop what only looks like a name."""
        surnames: set[str] = set()
        for record in records.values():
            if record.sure and " " in record.key and record.kind is Kind.PERSON:
                surnames.update(record.key.split(" "))
        lower: set[str] | None = None
        kept = {}
        for known_as, record in records.items():
            if not record.sure:
                if record.key in surnames:
                    record.votes[Kind.PERSON] += 2
                else:
                    if lower is None:
                        lower = {t[2] for s in self._sentences for t in s.tokens}
                    if not self._is_name(record, lower):
                        continue
            kept[known_as] = record
        return kept

    def _is_name(self, record: Record, lower: set[str]) -> bool:
        """Whether a common word with a capital is a name: never in lower case in the story, often inside sentences."""
        words = record.key.split(" ")
        if len(words) > 1:
            return record.votes[Kind.ORGANISATION] > 0.6
        bits = gazetteer.classes().get(record.key, 0)
        known = bits & gazetteer.KNOWN
        if bits & (gazetteer.ADJECTIVE | gazetteer.EVENT_HEAD) and not known:
            return False
        if record.key.lower() in lower:
            return bool(known) and record.inside > 0
        if known or record.inside >= 2 or (record.inside and record.votes[Kind.PERSON] >= _OFFICE_HOLDER):
            return True
        return bool(bits & gazetteer.PERSON) and record.inside > 0 and record.votes[Kind.PERSON] >= 0.6

    def _add_bodies(self, records: dict[str, Record]) -> None:
        """Add the bodies that are named in part in lower case ("Seattle police"); the names in them stay."""
        for record in list(records.values()):
            kind = record.kind
            if kind not in (Kind.PLACE, Kind.PERSON):
                continue
            for mention in record.mentions:
                name = body_after(mention.name, kind, self._sentences[mention.sentence].tokens)
                if name is not None:
                    body = records.setdefault(name.key, Record(name.key))
                    body.mentions.append(Mention(mention.sentence, name))
                    body.votes[Kind.ORGANISATION] += 2

    # ------------------------------------------------------------------ joining

    def _group(self, records: dict[str, Record]) -> list[list[Record]]:
        """Records of one entity together."""
        rows = list(records.values())
        where = {record.key: i for i, record in enumerate(rows)}
        named = [Named(kind=r.kind, name=r.key) for r in rows]
        links = [(where[a], where[b]) for a, b in self._links if a in where and b in where]
        links += short_forms(rows, self._sentences)
        for i, j in links:
            # What the text declares to be one has one kind: that of the longer name.
            long, short = sorted((rows[i], rows[j]), key=lambda r: -len(r.key))
            for kind, weight in long.votes.items():
                short.votes[kind] += 4 * weight
        return [[rows[i] for i in group] for group in merge_names(named, links)]

    # ------------------------------------------------------------------ results

    def _from_headlines(self, records: dict[str, Record], groups: list[list[Record]]) -> tuple[Entity, ...]:
        """The entities with their places, those in headlines included."""
        by_key = {record.key: record for record in records.values()}
        names = headlines.index([*zip(by_key, by_key, strict=True), *self._surnames(by_key)])
        extra: dict[str, Record] = {}
        for index in self._headlines:
            sentence = self._sentences[index]
            if filters.is_credit(sentence.text):
                continue
            masked = [(a + sentence.start, b + sentence.start) for a, b in filters.masked(sentence.text)]
            for found in headlines.find_in_headline(sentence.tokens, names):
                if key(found.key) in self._outlet or any(a < found.end and found.start < b for a, b in masked):
                    continue
                record = by_key.get(found.key)
                canonical = gazetteer.canonical(found.key)
                if record is None:
                    record = next((r for k, r in by_key.items() if gazetteer.canonical(k) == canonical), None)
                if record is None:
                    record = extra.setdefault(canonical, Record(found.key))
                    kind = gazetteer.kind(found.key)
                    if kind is not None:
                        record.votes[kind] += 2
                record.places.append(Place(field=sentence.field, start=found.start, end=found.end))
        groups = [*groups, *([record] for record in extra.values())]
        found_entities = [self._entity(group) for group in groups]
        found_entities.sort(key=lambda e: (e.places[0].field == "text", e.places[0].start, e.name))
        return tuple(found_entities)

    @staticmethod
    def _surnames(by_key: Mapping[str, Record]) -> list[tuple[str, str]]:
        """Last names of one person each that the text never uses alone, as headlines do, with that person's key."""
        people: dict[str, list[str]] = defaultdict(list)
        for full, record in by_key.items():
            if " " in full and record.kind is Kind.PERSON:
                people[full.rpartition(" ")[2]].append(full)
        return [
            (last, full[0]) for last, full in people.items() if len(full) == 1 and len(last) > 2 and last not in by_key
        ]

    def _entity(self, group: Sequence[Record]) -> Entity:
        votes: dict[Kind, float] = defaultdict(float)
        for record in group:
            for each, weight in record.votes.items():
                votes[each] += weight
        kind = max(votes.items(), key=lambda item: (item[1], item[0]), default=(Kind.PERSON, 0))[0]
        places = []
        surfaces: dict[str, int] = {}
        for record in group:
            places += record.places
            for mention in record.mentions:
                sentence = self._sentences[mention.sentence]
                name = mention.name
                places.append(Place(field=sentence.field, start=name.start, end=name.end))
                text = self._document.original(sentence.field)[name.start : name.end]
                shared = name.kind is Kind.PERSON and name.key.startswith(f"{text} ")  # "Ann", of "Ann and George Holm"
                surfaces.setdefault(name.key if shared else text, name.start)
        places.sort(key=lambda p: (p.field == "text", p.start, p.end))
        if not surfaces:
            surfaces |= {record.key: len(surfaces) for record in group}
        tidy: dict[str, int] = {}
        for text, order in sorted(surfaces.items(), key=lambda item: item[1]):
            tidy.setdefault(text if text.isascii() and text.isprintable() else squeeze(text), order)
        surfaces = tidy
        best = min(surfaces, key=lambda text: (-_fullness(text, kind), surfaces[text], text))
        others = tuple(sorted((t for t in surfaces if t != best), key=lambda t: (surfaces[t], t)))
        if best.isupper():
            # The town of a dateline is not called "LAGOS" in a table.
            best = next((r.key for r in group if r.key.casefold() == best.casefold() and not r.key.isupper()), best)
        gender, roles = self._person(group) if kind is Kind.PERSON else (None, ())
        return Entity(kind=kind, name=best, aliases=others, places=tuple(places), gender=gender, roles=roles)

    def _person(self, group: Sequence[Record]) -> tuple[str | None, tuple[str, ...]]:
        roles: dict[str, None] = {}
        titles = []
        given = set()
        for record in group:
            words = record.key.split(" ")
            if len(words) > 1:
                given.add(words[0])
            for mention in record.mentions:
                sentence = self._sentences[mention.sentence]
                original = self._document.original(sentence.field)
                if mention.name.title:
                    titles.append(mention.name.title)
                for start, end in people.roles_of(mention.name, sentence.tokens):
                    roles.setdefault(squeeze(original[start:end]))
        return people.gender_of(titles, tuple(roles), sorted(given)), tuple(roles)


def _overlap(one: Name, other: Name) -> bool:
    """Whether two names share words."""
    return one.start < other.end and other.start < one.end


def _meant(name: Name, tokens: Sequence[Token], surnames: set[str], introduced: set[str]) -> tuple[Name, str]:
    """A name as what it is here, where it may be a place or a person, and the mark of a key that it has for that.

    Args:
        name: The name.
        tokens: Those of its sentence.
        surnames: Last words of the people whom the story names in full.
        introduced: Those of them that it has named so far.
    """
    lone = name.key in surnames and name.key not in introduced
    if lone and not name.title and is_located(name, tokens):
        # A shop "in Durham" before anybody of that name has come up.
        return name._replace(kind=Kind.PLACE, weight=0.5, doubtful=False), _AS_PLACE
    if name.kind is Kind.PLACE and name.key in surnames and place_or_person(name, tokens) is Kind.PERSON:
        return name._replace(kind=Kind.PERSON, weight=0.5, doubtful=False), _AS_PERSON
    is_state = (
        name.kind is Kind.PERSON and " " not in name.key and gazetteer.classes().get(name.key, 0) & gazetteer.STATE
    )
    return name, _AS_PERSON if is_state else ""


def _surnames_of(mentions: Sequence[Mention]) -> set[str]:
    """The last words of the people whom a story names in full."""
    return {m.name.key.rpartition(" ")[2] for m in mentions if m.name.kind is Kind.PERSON and " " in m.name.key}


def _ends(text: str) -> bool:
    """Whether the words end as a sentence does, and no line of capitals."""
    return text.rstrip("\"'\u201d\u2019) ").endswith((".", "!", "?"))


def _is_supplied(name: Name, tokens: Sequence[Token]) -> bool:
    """Whether an editor put a given name before the surname that was spoken: "President [Jane] Holm"."""
    before, behind = name.first - 1, name.last + 1
    if before < 0 or behind + 1 >= len(tokens) or tokens[before].text != "[" or tokens[behind].text != "]":
        return False
    return tokens[behind + 1].capitalised


def _is_brand(word: str) -> bool:
    """Whether capitals stand inside a word as in no surname: "BuzzFeed", "iPhone", but not "McKenzie" or "DeShawn"."""
    return _BRAND.search(word) is not None and not word.startswith(_SURNAME_HEADS)


def _fullness(text: str, kind: Kind) -> int:
    """How full a name is: more words, for a person; a name before its acronym."""
    words = text.split(" ")
    return len(words) * 100 + (len(text) if kind is not Kind.PERSON else min(len(text), 60))
