"""Which full name of a story a single word stands for: "Purdue", "Melania", "the Colts", "Kim"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from coverage_diff.extraction.entities.context import told_of_person
from coverage_diff.extraction.entities.record import Record
from coverage_diff.language import gazetteer
from coverage_diff.language.document import Sentence
from coverage_diff.language.identity import first_letters, is_acronym
from coverage_diff.model import Kind

# Bodies that are mostly called by the place or the made-up word in front, and seldom by a person.
_NAMED_BY_PLACE = frozenset(
    "School Schools University College Academy Hospital Club Bank Rovers United Athletic Wanderers Albion".split()
)


def short_forms(rows: Sequence[Record], sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Single words that stand for a longer name of the same story, each with that name, as places in `rows`.

    Args:
        rows: What the story names.
        sentences: Its sentences, which the mentions of the rows count.
    """
    full = _FullNames(rows)
    links = []
    for i, record in enumerate(rows):
        if " " in record.key or record.located:
            continue
        target = full.person(record)
        if target is None and record.kind is not Kind.PERSON:
            target = full.organisation(record)
        elif target is None and not _acts_as_person(record, sentences):
            target = full.company(record)
        if target is None and record.key.isupper():
            target = full.spelt_out(record)
        if target is not None:
            links.append((i, target))
    return links


def _acts_as_person(record: Record, sentences: Sequence[Sentence]) -> bool:
    """Whether the words around some mention tell of a person ("Mr. Halden", "Halden, 52,")."""
    return any(m.name.title or told_of_person(m.name, sentences[m.sentence].tokens) for m in record.mentions)


class _FullNames:
    """The names of several words that a story has, by their first and last words and by their letters."""

    def __init__(self, rows: Sequence[Record]) -> None:
        self._rows = rows
        self._heads: dict[str, list[int]] = defaultdict(list)
        self._tails: dict[str, list[int]] = defaultdict(list)
        self._opened: dict[str, list[int]] = defaultdict(list)  # of no person, by what an acronym would open with
        for i, record in enumerate(rows):
            words = record.key.split(" ")
            if len(words) == 1:
                continue
            self._heads[words[0]].append(i)
            self._tails[words[-1]].append(i)
            if record.kind is not Kind.PERSON:
                for letter in first_letters(record.key):
                    self._opened[letter].append(i)

    def person(self, record: Record) -> int | None:
        """The person that a lone surname or given name means; where several may be meant, the first named in full."""
        bits = _classes(record)
        other = gazetteer.STATE | gazetteer.ORGANISATION | gazetteer.LAW | gazetteer.PEOPLE
        if record.kind is not Kind.PERSON and bits & other:
            return None
        for table in (self._tails, self._heads):
            holders = [j for j in table.get(record.key, ()) if self._rows[j].kind is Kind.PERSON]
            if holders and (table is self._tails or not bits & gazetteer.SURNAME or bits & gazetteer.GIVEN):
                return min(holders, key=lambda j: (-len(self._rows[j].mentions) * (len(holders) > 1), j))
        return None

    def organisation(self, record: Record) -> int | None:
        """The one organisation whose name begins, or else ends, with a word."""
        if _classes(record) & (gazetteer.KNOWN | gazetteer.GIVEN | gazetteer.PEOPLE):
            return None
        holders = self._organisations(self._heads, record) or self._organisations(self._tails, record)
        return holders[0] if len(holders) == 1 else None

    def _organisations(self, table: dict[str, list[int]], record: Record) -> list[int]:
        return [j for j in table.get(record.key, ()) if self._rows[j].kind is Kind.ORGANISATION]

    def company(self, record: Record) -> int | None:
        """The one company that opens with a word which by itself looks like a surname: "Halden", "Halden Foods".

        A word that is nobody's surname may stand for a school or club as well ("Elmhurst", "Elmhurst Primary School").
        """
        bits = _classes(record)
        if bits & (gazetteer.KNOWN | gazetteer.GIVEN | gazetteer.PEOPLE):
            return None
        last = {j: self._rows[j].key.rpartition(" ")[2] for j in self._heads.get(record.key, ())}
        firms = [
            j
            for j, word in last.items()
            if gazetteer.classes().get(word, 0) & gazetteer.COMPANY_HEAD
            or (word in _NAMED_BY_PLACE and not bits & gazetteer.SURNAME)
        ]
        return firms[0] if len(firms) == 1 else None

    def spelt_out(self, record: Record) -> int | None:
        """The name in full that an acronym stands for, where exactly one of the story fits and no table knows it."""
        if len(record.key) < 3 or _classes(record) & gazetteer.KNOWN:
            return None
        opened = self._opened.get(record.key.strip("-&").casefold()[:1], ())
        fits = [j for j in opened if is_acronym(record.key, self._rows[j].key)]
        return fits[0] if len(fits) == 1 else None


def _classes(record: Record) -> int:
    return gazetteer.classes().get(record.key, 0)
