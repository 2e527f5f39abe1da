"""Names out of a run of capitalised words: titles, modifiers and separate names are cut apart.

"New York Attorney General Letitia James" is a place, an office and a person; "Department of Health and Human Services"
is one organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from coverage_diff.language import gazetteer as gaz
from coverage_diff.language import tables
from coverage_diff.language.name_kinds import PARTICLES, Chunk, Name, judge
from coverage_diff.language.tokens import Token

# Heads that go on behind "of", "for" or "on": "Department of", "Center for", "Committee on".
_OPENING = frozenset(
    "Department Ministry Bureau Office Board Bank University College Institute Institutes Institution Center Centers "
    "Centre Council Committee Commission Court House Chamber Society Association Federation Union League Academy "
    "Church "
    "School Agency Administration Authority Army Front Party Movement Organization Organisation Alliance Coalition "
    "Campaign Fund Foundation Museum Library Hospital Conference Convention Congress Confederation Directorate "
    "Division "
    "Service Services Citizens Americans Students Mothers Veterans Lawyers Doctors Friends Daughters Sons Knights "
    "Republic Kingdom State Commonwealth Gulf Bay Strait Straits Isle Cape City Town Village Port District Province "
    "County Archdiocese Diocese Bill Declaration Treaty Act Articles Emirate Principality Duchy Territory Embassy "
    "Consulate Corporation Company Partnership Network Initiative Project Task Group International Cathedral Temple "
    "Mosque Sea Lake Mount Valley Statue Tower Chiefs Legion Order Brotherhood Voice Faculty Code Charter "
    "Covenant".split()
)
_WORDS = 2  # of a company's name behind an office at least; other bodies have more
_PARTY_MEMBERS = frozenset({"Republicans", "Democrats", "Libertarians", "Greens", "Conservatives", "Tories"})


class Word(NamedTuple):
    """A word of a run.

    Attributes:
        start: First code point; -1 for a word that only connects two others ("of").
        end: One past the last.
        first: Index of its first token.
        last: Index of its last token.
        key: The word without dots and possessive.
        owner: Whether it stands in the possessive.
        cut: Whether nothing can be joined behind it ("Hague-based").
    """

    start: int
    end: int
    first: int
    last: int
    key: str
    owner: bool = False
    cut: bool = False


def read_run(words: Sequence[Word], tokens: Sequence[Token]) -> list[Name]:
    """The names of a run, in order."""
    if len(words) == 1:
        chunk = _single(words[0])
        return [] if chunk.bits & gaz.CALENDAR else judge([chunk], (), tokens)
    return _Reader(_chunks(words), tokens).read()


def opened_by(current: Sequence[Chunk]) -> bool:
    """Whether a name goes on behind an opening head and its link: "Department of Health ..."."""
    for left, right in pairwise(current):
        if right.start < 0 and right.key in ("of", "for", "on", "against"):
            return left.key.rpartition(" ")[2] in _OPENING
    return False


def _single(word: Word) -> Chunk:
    key = word.key
    bits = gaz.classes().get(key, 0)
    if not bits and len(key) > 3 and key.isupper() and gaz.classes().get(key.capitalize(), 0) & gaz.PLACE:
        bits = gaz.PLACE  # a dateline: SEATTLE
    return Chunk(word.start, word.end, word.first, word.last, key, bits, word.cut)


def _chunks(words: Sequence[Word]) -> list[Chunk]:
    """Join the words that the tables know as one phrase, longest first."""
    known, longest = gaz.classes(), gaz.longest()
    chunks = []
    i, count = 0, len(words)
    while i < count:
        word = words[i]
        size = 1
        if word.key in longest and word.start >= 0:
            for wanted in range(min(longest[word.key], count - i), 1, -1):
                phrase = " ".join([w.key for w in words[i : i + wanted]])
                if phrase in known:
                    last = words[i + wanted - 1]
                    chunks.append(Chunk(word.start, last.end, word.first, last.last, phrase, known[phrase], last.cut))
                    size = wanted
                    break
        if size == 1:
            chunks.append(_single(word))
        i += size
    return chunks


def _is_plain(chunk: Chunk) -> bool:
    """Whether a chunk is a common word with a capital, and nothing that the tables know."""
    return not chunk.bits and gaz.is_common(chunk.key)


def _is_headed(chunks: Sequence[Chunk]) -> bool:
    """Whether several words that the tables do not know end in the head of a body; "National Intelligence" is none."""
    if len(chunks) < _WORDS or any(c.bits & gaz.KNOWN for c in chunks):
        return False
    return bool(chunks[-1].bits & (gaz.BODY_HEAD if len(chunks) > _WORDS else gaz.COMPANY_HEAD))


def _opens_name(chunk: Chunk, following: Chunk | None) -> bool:
    """Whether a given name stands here with a surname behind it."""
    if following is None or following.start < 0:
        return False
    return bool(chunk.bits & gaz.GIVEN) and not following.bits & (gaz.HEAD | gaz.KNOWN | gaz.TITLE)


class _Reader:
    """Reads the chunks of one run from left to right."""

    def __init__(self, chunks: list[Chunk], tokens: Sequence[Token]) -> None:
        self._chunks = chunks
        self._tokens = tokens
        self._current: list[Chunk] = []
        self._title: list[Chunk] = []
        self._names: list[Name] = []

    def read(self) -> list[Name]:
        """Cut the run into names and judge them."""
        i, count = 0, len(self._chunks)
        while i < count:
            chunk = self._chunks[i]
            if chunk.start < 0:
                i = self._connect(i)
                continue
            following = self._chunks[i + 1] if i + 1 < count else None
            if chunk.bits & gaz.CALENDAR:
                self._read_date(chunk, following)
            elif chunk.bits & gaz.TITLE and self._opens_person(chunk, following):
                self._read_title(chunk)
            else:
                if self._current and self._ends_before(i, chunk, following):
                    self._flush()
                self._current.append(chunk)
            i += 1
        self._flush()
        return self._names

    def _read_date(self, chunk: Chunk, following: Chunk | None) -> None:
        """A month that is a given name too ("April Ryan") goes on; any other day or month ends the name."""
        if len(self._current) == 1 and self._current[0].bits & gaz.GIVEN and (following is None or following.start < 0):
            self._current.append(chunk)  # Theresa May
            return
        if chunk.bits & gaz.PERSON and not self._current:
            surname = following is not None and following.bits & gaz.SURNAME
            if self._title or (surname and chunk.bits & gaz.GIVEN):
                self._current.append(chunk)
                return
        self._flush()

    def _opens_person(self, chunk: Chunk, following: Chunk | None) -> bool:
        """Whether this chunk is a title here and no part of a name."""
        last = self._current[-1] if self._current else None
        surname = chunk.bits & gaz.SURNAME
        if last is not None and surname and last.bits & gaz.GIVEN and len(self._current) == 1:
            return False  # Steve King
        if self._title and following is None and surname and last is None:
            return False  # Rep. King
        initials = len(chunk.key) <= 3 and chunk.key.isupper() and not self._title
        if initials and chunk.end - chunk.start == len(chunk.key) and following is not None:
            initials = not following.bits & gaz.GIVEN  # "Gateshead MP Lorna Durham"
        if last is not None and initials and (last.bits & gaz.GIVEN or not (last.bits or gaz.is_common(last.key))):
            return False  # Mortimer D.A. Sackler
        if following is None:
            return bool(chunk.bits & gaz.OFFICE) and not (
                last is not None and chunk.bits & (gaz.ORGANISATION | gaz.HEAD)
            )
        if following.start < 0:
            return True
        if following.bits & (gaz.BODY_HEAD | gaz.PLACE_HEAD | gaz.LAW_HEAD) and not following.bits & gaz.PERSON:
            return False  # State Department, Governor's Office
        return bool(
            chunk.bits & gaz.OFFICE
            or last is None
            or following.bits & gaz.PERSON
            or not following.bits & (gaz.HEAD | gaz.KNOWN)
        )

    def _read_title(self, chunk: Chunk) -> None:
        """Keep a title with what modifies it; names among the modifiers are names of their own."""
        held, title = self._current, self._title
        self._current, self._title = [], []
        name = list(held)
        while len(name) > 1 and gaz.is_common(name[-1].key) and not name[-1].bits & (gaz.HEAD | gaz.KNOWN):
            name.pop()  # "... Department Regional / Director"
        if name:
            self._names.extend(judge(name, (), self._tokens, modifier=True))
        while held and not title and held[0].key.lower() in tables.words("function_words.txt"):
            held = held[1:]
        self._title = [*title, *held, chunk]

    def _ends_before(self, i: int, chunk: Chunk, following: Chunk | None) -> bool:
        """Whether the name that is being read ends before this chunk."""
        current = self._current
        last, bits = current[-1], chunk.bits
        if bits & (gaz.BODY_HEAD | gaz.LAW_HEAD) or (
            bits & (gaz.PLACE_HEAD | gaz.EVENT_HEAD) and not bits & gaz.PERSON
        ):
            return len(current) == 1 and last.bits == bits == gaz.ORGANISATION
        if bits == gaz.ORGANISATION and following is not None and following.bits & (gaz.BODY_HEAD | gaz.PLACE_HEAD):
            return False  # Holloman Air Force Base
        if bits == gaz.ORGANISATION:
            # "Senate Republicans", "Trump White House"; but "Texas Supreme Court", "Afghan Taliban"
            return chunk.key in _PARTY_MEMBERS or not all(c.bits & (gaz.PLACE | gaz.ADJECTIVE) for c in current)
        closed = last.bits == gaz.ORGANISATION and len(current) == 1  # Fox News / Tucker Carlson
        if not closed and last.bits & gaz.BODY_HEAD and len(current) > 1:
            # "Justice Department / Michael Horowitz", "Policy Council / Joe Grogan"; but "John Council Brown"
            closed = not last.bits & gaz.PERSON or (not current[0].bits & gaz.GIVEN and _opens_name(chunk, following))
        if closed:
            return bool(bits & gaz.GIVEN) or not self._goes_on(i)
        places = all(c.bits & gaz.PLACE and not c.bits & gaz.GIVEN for c in current)
        return (
            places
            and bool(bits & gaz.GIVEN)
            and following is not None
            and not following.bits & (gaz.HEAD | gaz.PLACE | gaz.ORGANISATION)
        )

    def _goes_on(self, i: int) -> bool:
        """Whether the words from i on end in another head: "Harvard University / School of Law" is one name."""
        rest = list(takewhile(lambda c: c.start >= 0 and not c.bits & gaz.TITLE, self._chunks[i:]))
        return bool(rest) and bool(rest[-1].bits & gaz.BODY_HEAD) and not rest[-1].bits & gaz.PERSON

    def _connect(self, i: int) -> int:
        """Decide whether the name goes on behind the connecting words at i; where to read on."""
        chunks = self._chunks
        j = i
        while j < len(chunks) and chunks[j].start < 0:
            j += 1
        links = [c.key for c in chunks[i:j]]
        if self._current and self._joins(links, chunks[j], chunks[j + 1 :]):
            self._current.extend(chunks[i : j + 1])
            return j + 1
        if self._title and not self._current:
            if links[0] in ("of", "for", "to", "the"):
                return self._read_office(i, j)
            if links[0] == "and" and chunks[j].bits & gaz.TITLE:
                self._title.extend(chunks[i:j])
                return j
            if links[0] in PARTICLES and len(links) == 1 and not chunks[j].bits & gaz.KNOWN:
                particle = chunks[i]
                self._current = [particle._replace(start=particle.end - len(particle.key))]  # "Mayor de Blasio"
                return j
        self._flush()
        return j

    def _read_office(self, i: int, j: int) -> int:
        """Read what an office is of: "Secretary of State", "Attorney for the Southern District of Ohio"; then go on.

        What the tables know there is a name of its own ("Secretary of Homeland Security").
        """
        chunks = self._chunks
        end = j
        while end < len(chunks) and not chunks[end].bits & (gaz.GIVEN | gaz.TITLE | gaz.CALENDAR):
            beside = end > j and chunks[end].start >= 0 and chunks[end - 1].start >= 0
            if beside and not (
                chunks[end].bits & (gaz.BODY_HEAD | gaz.PLACE_HEAD | gaz.LAW_HEAD) or gaz.is_common(chunks[end].key)
            ):
                break
            end += 1
        while end > j and chunks[end - 1].start < 0:
            end -= 1
        body = list(takewhile(lambda c: c.start >= 0, chunks[j:end]))
        if _is_headed(body):
            self._names.extend(judge(body, (), self._tokens, modifier=True))  # "CEO of Harwick Dairies Corp."
        for chunk in chunks[j:end]:
            if chunk.start >= 0 and chunk.bits & gaz.KNOWN:
                self._names.extend(judge([chunk], (), self._tokens, modifier=True))
        if end == j:
            self._flush()
            return j
        self._title.extend(chunks[i:end])
        return end

    def _joins(self, links: list[str], right: Chunk, rest: list[Chunk]) -> bool:
        current = self._current
        left = current[-1]
        if links[0] == "&" and current[0].bits & right.bits & gaz.GIVEN and rest and rest[0].start >= 0:
            return bool(rest[-1].bits & gaz.HEAD)  # "Laura & George Holm" are two, "Ann & George Holm Foundation" one
        if links[0] in ('"', "&", "v"):
            return True
        if all(link in PARTICLES for link in links):
            nobody = gaz.KNOWN | gaz.ADJECTIVE | gaz.CALENDAR | gaz.OFFICE | gaz.HEAD
            person = self._title or left.bits & gaz.GIVEN or not right.bits & nobody
            things = gaz.BODY_HEAD | gaz.LAW_HEAD | gaz.ADJECTIVE | gaz.CALENDAR
            return bool(person) and bool(left.bits & gaz.GIVEN or not left.bits & things)
        opened = opened_by(current) if links[-1] == "and" else left.key.rpartition(" ")[2] in _OPENING
        if links[0] in ("of", "for", "on", "against"):
            apart = gaz.PLACE | gaz.ORGANISATION | gaz.ADJECTIVE  # "told Congress / on Russian meddling"
            if right.bits & gaz.CALENDAR or (links[0] == "on" and right.bits & apart):
                return False
            if links == ["of"] and opened_by(current) and all(map(_is_plain, (left, right))):
                return True  # "Foundation for Defense of Democracies"
            return opened or (links[0] == "of" and right.key == "America")
        if links[0] == ",":
            return links[1:] in ([], ["and"]) and opened_by(current) and not right.bits & (gaz.HEAD | gaz.OFFICE)
        if links[0] == "at":
            return bool(right.bits & gaz.PLACE) and any("University" in c.key for c in current)
        return links[-1] == "and" and self._conjoins(right, rest, opened=opened)

    def _conjoins(self, right: Chunk, rest: list[Chunk], *, opened: bool) -> bool:
        """Whether "and" stands inside one name: "Customs and Border Protection", "Health and Human Services"."""
        current = self._current
        left = current[-1]
        ahead = [right, *takewhile(lambda c: c.start >= 0, rest)]
        names = gaz.KNOWN | gaz.GIVEN | gaz.ADJECTIVE | gaz.CALENDAR | gaz.TITLE
        if opened:
            return not right.bits & names and all(gaz.is_common(c.key) for c in ahead[:2])
        last = ahead[-1].bits
        if len(ahead) < 2 or not last & (gaz.BODY_HEAD | gaz.LAW_HEAD) or right.bits & (gaz.PLACE | gaz.ORGANISATION):
            return False
        if len(current) == 1 and left.bits & right.bits & gaz.GIVEN:
            return True  # Bill and Melinda Gates Foundation
        return not left.bits & (names | gaz.COMPANY_HEAD | gaz.LAW_HEAD) and gaz.is_common(left.key)

    def _flush(self) -> None:
        """Judge the name that has been read."""
        current, title = self._current, self._title
        self._current, self._title = [], []
        if current:
            self._names.extend(judge(current, title, self._tokens))
        elif len(title) == 1 and title[0].bits & gaz.SURNAME:
            # "King said": an office without a holder, or a surname that some person of the story bears.
            self._names.extend(judge(title, (), self._tokens, modifier=True))
