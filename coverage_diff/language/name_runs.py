"""Names out of a run of capitalised words: titles, modifiers and separate names are cut apart, each name is judged.

"New York Attorney General Letitia James" is a place, an office and a person; "Department of Health and Human Services"
is one organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coverage_diff.language import gazetteer, tables
from coverage_diff.language.tokens import Token
from coverage_diff.model import Kind

PARTICLES = frozenset(
    "de del della di da dos das do du des la le van von der den ter ten bin ibn ben bint al el ul ud ad abu y af".split()
)
"""Lower-case words inside a person's name."""

# Heads that go on behind "of", "for" or "on": "Department of", "Center for", "Committee on".
_OPENING = frozenset(
    "Department Ministry Bureau Office Board Bank University College Institute Institutes Institution Center Centers "
    "Centre Council Committee Commission Court House Chamber Society Association Federation Union League Academy Church "
    "School Agency Administration Authority Army Front Party Movement Organization Organisation Alliance Coalition "
    "Campaign Fund Foundation Museum Library Hospital Conference Convention Congress Confederation Directorate Division "
    "Service Services Citizens Americans Students Mothers Veterans Lawyers Doctors Friends Daughters Sons Knights "
    "Republic Kingdom State Commonwealth Gulf Bay Strait Straits Isle Cape City Town Village Port District Province "
    "County Archdiocese Diocese Bill Declaration Treaty Act Articles Emirate Principality Duchy Territory Embassy "
    "Consulate Corporation Company Partnership Network Initiative Project Task Group International Cathedral Temple "
    "Mosque Sea Lake Mount Valley Statue Tower Chiefs Legion Order Brotherhood Voice Faculty Code Charter Covenant".split()
)
_HEADS = {"o": Kind.ORGANISATION, "s": Kind.ORGANISATION, "p": Kind.PLACE, "l": Kind.LAW}


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
        doubtful: Whether it may be no name at all: a common word with a capital.
    """

    start: int
    end: int
    first: int
    last: int
    key: str
    kind: Kind | None
    weight: float
    title: str
    title_start: int
    doubtful: bool


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
    owner: bool
    cut: bool


class _Chunk(NamedTuple):
    """Words that the tables know as one phrase, or a single other word."""

    words: tuple[Word, ...]
    key: str
    classes: str

    @property
    def connects(self) -> bool:
        return self.words[0].start < 0

    def has(self, letters: str) -> bool:
        """Whether it has one of these classes."""
        return any(letter in self.classes for letter in letters)


def read_run(words: Sequence[Word], tokens: Sequence[Token]) -> list[Name]:
    """The names of a run, in order."""
    return _Reader(_chunks(words), tokens).read()


def _chunks(words: Sequence[Word]) -> list[_Chunk]:
    """Join the words that the tables know as one phrase, longest first."""
    known, longest = gazetteer.classes(), gazetteer.longest()
    chunks = []
    i, count = 0, len(words)
    while i < count:
        key = words[i].key
        size = 1
        if key in longest:
            for wanted in range(min(longest[key], count - i), 1, -1):
                phrase = " ".join([w.key for w in words[i : i + wanted]])
                if phrase in known:
                    key, size = phrase, wanted
                    break
        classes = known.get(key, "")
        if not classes and len(key) > 3 and key.isupper() and "P" in known.get(key.capitalize(), ""):
            classes = "P"  # a dateline: SEATTLE
        chunks.append(_Chunk(tuple(words[i : i + size]), key, classes))
        i += size
    return chunks


class _Reader:
    """Reads the chunks of one run from left to right."""

    def __init__(self, chunks: list[_Chunk], tokens: Sequence[Token]) -> None:
        self._chunks = chunks
        self._tokens = tokens
        self._current: list[_Chunk] = []
        self._title: list[_Chunk] = []
        self._names: list[Name] = []

    def read(self) -> list[Name]:
        """Cut the run into names and judge them."""
        i, count = 0, len(self._chunks)
        while i < count:
            chunk = self._chunks[i]
            following = self._chunks[i + 1] if i + 1 < count else None
            if chunk.connects:
                i = self._connect(i)
                continue
            if "B" in chunk.classes:
                self._read_date(chunk, following)
            elif self._opens_person(chunk, following):
                self._read_title(chunk)
            else:
                if self._ends_before(chunk, following):
                    self._flush()
                self._current.append(chunk)
            i += 1
        self._flush()
        return self._names

    def _read_date(self, chunk: _Chunk, following: _Chunk | None) -> None:
        """A month that is a given name too ("April Ryan") goes on; any other day or month ends the name."""
        person = "G" in chunk.classes and following is not None and following.has("S") and not following.has("B")
        if (person and not self._current) or (self._title and not self._current and chunk.has("GS")):
            self._current.append(chunk)
        else:
            self._flush()

    def _opens_person(self, chunk: _Chunk, following: _Chunk | None) -> bool:
        """Whether this chunk is a title here and no part of a name."""
        if not chunk.has("TH"):
            return False
        current = self._current
        if current and "S" in chunk.classes and current[-1].has("G") and len(current) == 1:
            return False  # Steve King
        if self._title and following is None and "S" in chunk.classes and not current:
            return False  # Rep. King
        if current and len(chunk.key) <= 3 and chunk.key.isupper() and not self._title:
            last = current[-1]
            if last.has("G") or not (last.classes or gazetteer.is_common(last.key)):
                return False  # Mortimer D.A. Sackler
        if following is None:
            return "T" in chunk.classes and not (current and chunk.has("op"))
        if following.connects:
            return True
        if following.has("ospl") and not following.has("GS"):
            return False  # State Department, Governor's Office
        return "H" not in chunk.classes or not current or following.has("GS") or not following.has("ospleOPL")

    def _read_title(self, chunk: _Chunk) -> None:
        """Keep a title with what modifies it; names among the modifiers are names of their own."""
        held, title = self._current, self._title
        self._current, self._title = [], []
        if held:
            self._names.extend(_judge(held, [], self._tokens, modifier=True))
        self._title = [*title, *held, chunk]

    def _ends_before(self, chunk: _Chunk, following: _Chunk | None) -> bool:
        """Whether the name that is being read ends before this chunk."""
        current = self._current
        if not current:
            return False
        last = current[-1]
        if chunk.has("osl") or (chunk.has("pe") and not chunk.has("GS")):
            return last.classes in ("O", "OX") and chunk.classes == "O" and len(current) == 1
        if chunk.classes == "O":
            # "Senate Republicans", "Trump White House"; but "Texas Supreme Court", "Afghan Taliban"
            return not all(c.has("PD") for c in current) or chunk.key in _PARTY_MEMBERS
        if last.classes == "O" and len(current) == 1:
            return True  # Fox News / Tucker Carlson
        if last.has("os") and not last.has("GS") and len(current) > 1:
            return True  # Justice Department / Michael Horowitz
        place = all("P" in c.classes and "G" not in c.classes for c in current)
        return place and "G" in chunk.classes and following is not None and not following.has("osplePO")

    def _connect(self, i: int) -> int:
        """Decide whether the name goes on behind the connecting words at i; where to read on."""
        j = i
        while j < len(self._chunks) and self._chunks[j].connects:
            j += 1
        links = [c.key for c in self._chunks[i:j]]
        if j < len(self._chunks) and self._joins(links, self._chunks[j], self._chunks[j + 1 :]):
            self._current.extend(self._chunks[i : j + 1])
            return j + 1
        if not self._current and self._title and links[0] in ("of", "for", "to", "the"):
            return self._read_office(i, j)
        if not self._current and self._title and links[0] == "and" and j + 1 < len(self._chunks):
            self._title.extend(self._chunks[i:j])
            return j
        self._flush()
        return j

    def _read_office(self, i: int, j: int) -> int:
        """Read what an office is of: "Secretary of State", "Attorney for the Southern District of Ohio"; then go on.

        What the tables know there is a name of its own ("Secretary of Homeland Security").
        """
        end = j
        while end < len(self._chunks) and not self._chunks[end].has("GHTB"):
            if not self._chunks[end].connects and end > j and not self._chunks[end - 1].connects:
                if not (self._chunks[end].has("ospl") or gazetteer.is_common(self._chunks[end].key)):
                    break
            end += 1
        while end > j and self._chunks[end - 1].connects:
            end -= 1
        for chunk in self._chunks[j:end]:
            if not chunk.connects and chunk.has("POL"):
                self._names.extend(_judge([chunk], [], self._tokens, modifier=True))
        if end == j:
            self._flush()
            return j
        self._title.extend(self._chunks[i:end])
        return end

    def _joins(self, links: list[str], right: _Chunk, rest: list[_Chunk]) -> bool:
        current = self._current
        if not current:
            return False
        left = current[-1]
        if links[0] in ('"', "&"):
            return True
        if all(link in PARTICLES for link in links):
            person = bool(self._title) or "G" in left.classes or not right.has("PODXBLTople")
            return person and (left.has("G") or not left.has("oslDXB"))
        head = next(c for c in current if not c.connects)
        opened = (left if links[0] != "and" else head).key.rpartition(" ")[2] in _OPENING
        if links[0] in ("of", "for", "on", "against"):
            return opened and "B" not in right.classes and not (links[0] == "on" and right.has("PO"))
        if links[0] == "at":
            return any("University" in c.key for c in current) and "P" in right.classes
        if links == ["and"]:
            return self._conjoins(opened=opened, right=right, rest=rest)
        return False

    def _conjoins(self, *, opened: bool, right: _Chunk, rest: list[_Chunk]) -> bool:
        """Whether "and" stands inside one name: "Customs and Border Protection", "Health and Human Services"."""
        current = self._current
        ahead = [right]
        for chunk in rest:
            if chunk.connects:
                break
            ahead.append(chunk)
        if opened and any(c.connects for c in current):
            return not right.has("PGODTHXBL") and all(gazetteer.is_common(c.key) for c in ahead[:2])
        if len(ahead) < 2 or not ahead[-1].has("osl") or right.has("PO"):
            return False
        if len(current) == 1 and current[0].has("G") and right.has("G"):
            return True  # Bill and Melinda Gates Foundation
        left = current[-1]
        return not left.has("PGODTHXBsl") and gazetteer.is_common(left.key)

    def _flush(self) -> None:
        """Judge the name that has been read."""
        current, title = self._current, self._title
        self._current, self._title = [], []
        while current and current[-1].connects:
            current.pop()
        if current:
            self._names.extend(_judge(current, title, self._tokens))
        elif title and len(title) == 1 and title[0].has("S"):
            # "King said": an office without a holder, or a surname that some person of the story bears.
            self._names.extend(_judge(title, [], self._tokens, modifier=True))


_PARTY_MEMBERS = frozenset({"Republicans", "Democrats", "Libertarians", "Greens", "Conservatives", "Tories"})


def _judge(
    chunks: list[_Chunk], title: Sequence[_Chunk], tokens: Sequence[Token], *, modifier: bool = False
) -> list[Name]:
    """The name that these chunks make, with its likely kind; nothing where they make no name.

    Args:
        chunks: At least one.
        title: The title that stands before them.
        tokens: The sentence.
        modifier: Whether they stand before a title, where only what the tables know is a name.
    """
    chunks = _without_opening(chunks, tokens, titled=bool(title))
    if not chunks:
        return []
    office = " ".join([c.key for c in title])
    kind, weight, doubtful = _kind(chunks, office, tokens)
    if weight < 0 or (modifier and not (weight >= 1 or doubtful)):
        return []
    words = [w for c in chunks for w in c.words]
    first, last = words[0], words[-1]
    key = " ".join([w.key for w in words])
    begin = title[0].words[0].start if title else -1
    return [Name(first.start, last.end, first.first, last.last, key, kind, weight, office, begin, doubtful)]


def _without_opening(chunks: list[_Chunk], tokens: Sequence[Token], *, titled: bool) -> list[_Chunk]:
    """Leave out words before the name that only have a capital because they open a sentence, and adjectives."""
    function = tables.words("function_words.txt")
    head = chunks[-1]
    whole = head.has("osple") and not head.has("G")  # the head binds the words before it: "Energy Department"
    while len(chunks) > 1:
        first, second = chunks[0], chunks[1]
        if second.connects:
            break
        if first.key.lower() in function and "P" not in first.classes:
            chunks = chunks[1:]
        elif first.has("DX") and not whole and not (first.has("GS") and titled) and second.classes != "O":
            chunks = chunks[1:]
        elif (
            opens_sentence(tokens, first.words[0].first)
            and not first.has("PGOLDT")
            and gazetteer.is_common(first.key)
            and (second.has("GHPO") or not whole)
        ):
            chunks = chunks[1:]
        else:
            break
    if len(chunks) == 1 and chunks[0].key.lower() in function and not chunks[0].has("POA"):
        return []
    return chunks


def opens_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at this index has a capital because of its place."""
    if index == 0:
        return True
    before = tokens[index - 1]
    return before.kind == "mark" and before.text not in ",-$@#/'&" and before.text != "\u2026"


def _kind(chunks: list[_Chunk], title: str, tokens: Sequence[Token]) -> tuple[Kind | None, float, bool]:
    """What kind of name, how surely (negative: none), and whether it may be none."""
    if len(chunks) == 1:
        return _kind_of_one(chunks[0], title, tokens)
    named = [c for c in chunks if not c.connects]
    first, last = named[0], named[-1]
    if len(named) < len(chunks) and not title:
        opener = _opener(chunks)
        if opener is not None:
            return _HEADS[next(x for x in opener.classes if x in _HEADS)], 0.9, False
        if any(c.key == "&" for c in chunks):
            return Kind.ORGANISATION, 0.8, False
    if first.key in _EVENTS:
        return None, -1, False
    person = first.has("G") and not first.has("DXB")
    if last.has("osple") and not (title and (last.has("S") or not last.has("os"))):
        soft = last.has("S") and person and len(named) <= 3
        if not soft:
            letter = next(x for x in last.classes if x in "osple")
            return (None, -1, False) if letter == "e" else (_HEADS[letter], 0.9, False)
    if title:
        return Kind.PERSON, 1, False
    if all(c.has("DX") or c.has("osple") for c in named) and not person:
        return None, -1, False
    if person:
        sure = 0.9 if not first.has("P") else 0.7
        return Kind.PERSON, sure if not last.has("PO") or last.has("S") else 0.4, False
    if all(c.has("P") for c in named):
        return Kind.PLACE, 0.8, False
    if any(c.classes == "O" for c in named):
        return Kind.ORGANISATION, 0.7, False
    if any(len(c.key) == 1 for c in named[1:]) or last.key in ("Jr", "Sr", "II", "III", "IV"):
        return Kind.PERSON, 0.8, False
    if first.has("P") or (last.key.endswith("s") and not last.has("S")):
        return Kind.ORGANISATION, 0.3, False
    common = sum(gazetteer.is_common(c.key) for c in named)
    if last.has("S") and common < len(named):
        return Kind.PERSON, 0.6, False
    if common == len(named):
        return Kind.ORGANISATION, 0.2, True
    return (Kind.PERSON, 0.4, False) if not common else (None, 0.1, False)


_EVENTS = frozenset(
    {"Hurricane", "Typhoon", "Cyclone", "Storm", "Superstorm", "Operation", "Mission", "World War", "Tropical Storm"}
)


def _opener(chunks: list[_Chunk]) -> _Chunk | None:
    """The head before the first "of", "for" or "on" of a name that is built so."""
    for left, right in zip(chunks, chunks[1:], strict=False):
        if right.connects and right.key in ("of", "for", "on", "against", "at"):
            return left if left.has("ospl") else None
    return None


def _kind_of_one(chunk: _Chunk, title: str, tokens: Sequence[Token]) -> tuple[Kind | None, float, bool]:
    """As `_kind`, for a name of one chunk."""
    classes, key = chunk.classes, chunk.key
    if title:
        unknown = not chunk.has("POL") or chunk.has("GS")
        if unknown and not (chunk.has("osple") and not chunk.has("S")):
            return Kind.PERSON, 1, False
    if "A" in classes:
        return _abbreviated_state(chunk, tokens)
    common = gazetteer.is_common(key)
    opening = opens_sentence(tokens, chunk.words[0].first)
    if chunk.has("POL"):
        kind = Kind.PLACE if "P" in classes else Kind.LAW if "L" in classes else Kind.ORGANISATION
        clash = chunk.has("GS") and "C" not in classes
        doubtful = common and " " not in key and not (key.isupper() and len(key) > 1)
        return kind, 0.4 if clash else 1, doubtful and (opening or (chunk.has("S") and "C" not in classes))
    if chunk.has("DXe"):
        return None, 0.0 if chunk.has("GS") else -1, True
    if chunk.has("TH") and not chunk.has("S"):
        return None, -1, False
    if common or chunk.has("ospl"):
        return (Kind.PERSON, 0.1, True) if chunk.has("GS") or not chunk.has("ospl") else (None, -1, False)
    if len(key) > 1 and key.isupper():
        return Kind.ORGANISATION, 0.5, False
    if chunk.has("G"):
        return Kind.PERSON, 0.6, False
    if chunk.has("S"):
        return Kind.PERSON, 0.4, False
    return None, 0, len(key) == 1


def _abbreviated_state(chunk: _Chunk, tokens: Sequence[Token]) -> tuple[Kind | None, float, bool]:
    """ "Miss." and "OR" are states behind a comma, in a party tag, or as "Calif." with its dot."""
    word = chunk.words[0]
    before = tokens[word.first - 1].text if word.first else ""
    dotted = word.last > word.first and len(chunk.key) > 2
    if before in (",", "(") or word.cut or (dotted and chunk.key not in ("Miss", "Mass", "Ill", "Ore", "Cal", "Wash")):
        return Kind.PLACE, 1, False
    if chunk.key in ("DC", "NY", "NJ", "NSW"):
        return Kind.PLACE, 0.9, False
    return (Kind.ORGANISATION, 0.3, True) if chunk.key.isupper() else (Kind.PERSON, 0.1, True)
