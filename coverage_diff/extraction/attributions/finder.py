"""Utterances of a story: frames and quotations put together, with carry-over between sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coverage_diff.extraction.attributions import sources
from coverage_diff.extraction.attributions.attribution import Attribution
from coverage_diff.extraction.attributions.frames import Frame, find_frames
from coverage_diff.extraction.attributions.phrases import Phrase, phrase_after, pronoun_of
from coverage_diff.extraction.attributions.quotations import Quotation
from coverage_diff.extraction.attributions.speakers import Speakers
from coverage_diff.extraction.attributions.units import QUOTE, Unit, make_units
from coverage_diff.extraction.attributions.unmarked import find_unmarked
from coverage_diff.extraction.entities import Entity, Place
from coverage_diff.language.document import Document
from coverage_diff.language.text import count_words
from coverage_diff.model import Kind

# Fewer words in quotation marks, without a source, are a scare quote or a title.
_UTTERANCE_WORDS = 4
_TITLE_WORDS = 8  # longer ones were utterances in capitals
_DASHES = ("-", "—", "–")


def find_attributions(document: Document, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Every quotation and every stretch of reported speech of a story, in the order of their first words."""
    return _Story(document, entities).attributions()


@dataclass(slots=True)
class _Utterance:
    """One or several quotations that are one utterance, while the story is being read."""

    source: Place | None
    whole: bool  # all that a verb of speech tells: no title, however it is written
    pieces: list[Place] = field(default_factory=list)
    ended: bool = True  # a closing mark was seen


class _Story:
    """One story while its utterances are being put together."""

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self._document = document
        self._entities = entities
        named: dict[str, set[int]] = {"title": set(), "text": set()}
        for entity in entities:
            if entity.kind in (Kind.PERSON, Kind.ORGANISATION):
                for place in entity.places:
                    named[place.field].update(range(place.start, place.end))
        self._named = {name: frozenset(offsets) for name, offsets in named.items()}
        self._units = make_units(document)
        self._frames = [find_frames(unit, self._named[unit.field]) for unit in self._units]
        self._said: list[_Utterance] = []

    def attributions(self) -> tuple[Attribution, ...]:
        """All utterances in order."""
        found = []
        unmarked = {row.block: row for row in find_unmarked(self._document, self._units, self._frames)}
        for row in unmarked.values():
            direct = row.rule != "post" or self._in_the_news(row.source)
            found.append(self._attribution(row.source, [row.content], direct=direct))
        for number, unit in enumerate(self._units):
            if unit.block in unmarked:
                continue
            for frame in self._frames[number]:
                found += self._reported(unit, frame)
            for at, quotation in unit.quotations.items():
                self._quotation(number, at, quotation)
        found += [self._direct(said) for said in self._said]
        found.sort(key=lambda a: (a.content[0].field == "text", a.content[0].start, -a.content[-1].end, a.direct))
        return self._with_speakers(found)

    def _with_speakers(self, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """The same utterances with the entities that their sources mean."""
        speakers = Speakers(self._entities, (place for a in found for place in a.content))
        sources_of = {a.speaker_place: a.speaker_text for a in found}
        meant = {
            place: speakers.resolve(place, text)
            for place, text in sorted(
                ((place, text) for place, text in sources_of.items() if place is not None and text),
                key=lambda row: (row[0].field, row[0].start, row[0].end),
            )
        }
        return tuple(a._replace(speaker=meant.get(a.speaker_place)) if a.speaker_place else a for a in found)

    def _in_the_news(self, signature: Place) -> bool:
        """Whether the story names the writer of an embedded post elsewhere too; others are sources of the outlet."""
        return any(
            any(_lies_in(place, signature) for place in entity.places)
            and not all(_lies_in(place, signature) for place in entity.places)
            for entity in self._entities
        )

    # ------------------------------------------------------------------ quotations

    def _quotation(self, number: int, at: int, quotation: Quotation) -> None:
        """Find the source of one quotation, or the utterance that it goes on with."""
        unit = self._units[number]
        owner = _owner(at, self._frames[number])
        last = self._said[-1] if self._said else None
        if owner is not None and owner.source is not None:
            source = self._place(unit, owner.source)
            goes_on = owner.tail and last is not None and last.source == source
            # They chanted "Save Our Town".
            whole = owner.speech and any((at, at + 1) == stretch for stretch in owner.content)
            self._add(unit, quotation, source, whole=whole, goes_on=last if goes_on else None)
        elif last is not None and not last.ended and self._opens_block(number, at):
            self._add(unit, quotation, last.source, whole=last.whole, goes_on=last)
        elif at == unit.first_quotation and unit.stands_alone:
            self._lone(number, unit, quotation)
        elif unit.only_quotes and last is not None:
            self._add(unit, quotation, last.source, whole=last.whole)
        else:
            self._add(unit, quotation, self._subject(unit, at))

    def _lone(self, number: int, unit: Unit, quotation: Quotation) -> None:
        """A quotation that begins a sentence and has no cue in it."""
        before = self._units[number - 1] if number else None
        last = self._said[-1] if self._said else None
        named = self._introduced(number) or self._signature(number)
        if named is not None:
            self._add(unit, quotation, named)
        elif before is not None and before.block == unit.block and before.quotations and last and last.source:
            self._add(unit, quotation, last.source, goes_on=last)
        else:
            self._add(unit, quotation, self._beside(number))

    def _introduced(self, number: int) -> Place | None:
        """The source of the sentence before, where a colon at its end brings in this one."""
        before = number - 1
        frame = next((f for f in self._frames[before] if f.colon), None) if number else None
        return self._place(self._units[before], frame.source) if frame is not None and frame.source else None

    def _beside(self, number: int) -> Place | None:
        """Who most likely says a quotation for which its own sentence names nobody, by the sentences beside it."""
        unit = self._units[number]
        before = self._units[number - 1] if number else None
        same = before is not None and before.block == unit.block
        if same and (source := self._main_source(number - 1)) is not None:
            return source
        if (source := self._announced(number)) is not None:
            return source
        if before is not None and same:
            return self._subject(before, len(before.items))
        return self._main_source(number - 1) if before is not None and unit.block - before.block == 1 else None

    def _add(
        self,
        unit: Unit,
        quotation: Quotation,
        source: Place | None,
        *,
        whole: bool = False,
        goes_on: _Utterance | None = None,
    ) -> None:
        """Note a quotation, as a piece of the utterance that it goes on with or as one of its own."""
        said = goes_on
        if said is None or said.pieces[-1].field != unit.field:
            said = _Utterance(source, whole)
            self._said.append(said)
        said.pieces.append(Place(field=unit.field, start=quotation.start, end=quotation.end))
        said.ended = quotation.closed

    def _opens_block(self, number: int, at: int) -> bool:
        """Whether a quotation opens the paragraph after the one before it."""
        unit = self._units[number]
        before = self._units[number - 1] if number else None
        return at == 0 and before is not None and before.block == unit.block - 1

    def _main_source(self, number: int) -> Place | None:
        """Who speaks in a sentence: the source of its first cue."""
        unit = self._units[number]
        for frame in self._frames[number]:
            if frame.source is not None and frame.speech and unit.items[frame.source[0]].norm not in ("who", "which"):
                return self._place(unit, frame.source)
        last = self._said[-1] if self._said else None
        return last.source if unit.only_quotes and last is not None else None

    def _announced(self, number: int) -> Place | None:
        """The source that the next sentence of the paragraph names for its own quotation, or for the one before it."""
        if number + 1 >= len(self._units) or self._units[number + 1].block != self._units[number].block:
            return None
        unit = self._units[number + 1]
        for frame in self._frames[number + 1]:
            if frame.tail and frame.source is not None and (not frame.content or unit.stands_alone):
                return self._place(unit, frame.source)
        return None

    def _signature(self, number: int) -> Place | None:
        """The name behind a dash that follows a quotation as its own line or sentence ("- Malik")."""
        unit = self._units[number]
        items = unit.items
        first = max(unit.quotations, default=-1) + 1
        if first == len(items) and number + 1 < len(self._units):
            unit, first = self._units[number + 1], 0
            items = unit.items
        if len(items) - first < 2 or items[first].text not in _DASHES:
            return None
        phrase = phrase_after(items, first + 1)
        if phrase is None or not items[first + 1].capitalised or sources.has_verb(items, first + 1, len(items)):
            return None
        return self._place(unit, phrase)

    def _subject(self, unit: Unit, before: int) -> Place | None:
        """The subject of a sentence, where it is a person or body that can have spoken; a guess of last resort."""
        phrase = sources.main_subject(unit.items, before, self._named[unit.field])
        if phrase is None:
            return None
        pronoun = pronoun_of(unit.items[phrase[1]])
        names = any(t.start in self._named[unit.field] for t in unit.items[phrase[0] : phrase[1] + 1])
        return self._place(unit, phrase) if names or pronoun in ("he", "she", "they") else None

    # ------------------------------------------------------------------ results

    def _reported(self, unit: Unit, frame: Frame) -> list[Attribution]:
        """Reported speech: the content that is not one quotation."""
        if frame.source is None:
            return []
        places = []
        for start, stop in frame.content:
            items = unit.items[start:stop]
            first, last = 0, len(items)
            while last > first and items[last - 1].kind == "mark":
                last -= 1
            while first < last and items[first].kind == "mark":
                first += 1
            if any(t.kind not in ("mark", QUOTE) for t in items[first:last]):
                places.append(Place(field=unit.field, start=items[first].start, end=items[last - 1].end))
        return [self._attribution(self._place(unit, frame.source), places, direct=False)] if places else []

    def _direct(self, said: _Utterance) -> Attribution:
        spoken = [w for p in said.pieces for w in self._document.plain(p.field)[p.start : p.end].split()]
        unsaid = said.source is None and count_words(" ".join(spoken)) < _UTTERANCE_WORDS
        scare = unsaid or (not said.whole and _is_title(spoken))
        return self._attribution(said.source, said.pieces, direct=True, scare=scare)

    def _attribution(
        self, source: Place | None, places: Sequence[Place], *, direct: bool, scare: bool = False
    ) -> Attribution:
        text = self._document.original(source.field)[source.start : source.end] if source else None
        return Attribution(
            direct=direct,
            content=tuple(places),
            speaker_text=text,
            speaker_place=source,
            scare=scare,
        )

    def _place(self, unit: Unit, source: Phrase) -> Place:
        return Place(field=unit.field, start=unit.items[source[0]].start, end=unit.items[source[1]].end)


def _lies_in(place: Place, outer: Place) -> bool:
    return place.field == outer.field and outer.start <= place.start and place.end <= outer.end


def _is_title(spoken: Sequence[str]) -> bool:
    """Whether the words are the name of a work or body, written as such: "The Art of the Deal".

    America sets the full stop of the sentence before the closing mark: one capital before it may be a name's.
    """
    long = [w for w in spoken if len(w) > 3]
    return (
        1 < len(spoken) < _TITLE_WORDS
        and len(long) > (spoken[-1][-1:] == ".")
        and spoken[-1][-1:] not in "!?"
        and spoken[0][:1].isupper()
        and all(not w[:1].islower() for w in long)
        and not any("'" in w for w in spoken)
    )


def _owner(at: int, frames: Sequence[Frame]) -> Frame | None:
    """The frame that says a quotation: of those whose content holds it, the one that stands nearest.

    What somebody is said to think or want is in the words of whoever says so: "Malik said he opposes "the plan"".
    """
    held = [f for f in frames if any(a <= at < b for a, b in f.content)]
    spoken = [f for f in held if not f.thought]
    return min(spoken or held, key=lambda f: (min(abs(at - f.cue), abs(at - f.opens)), f.cue), default=None)
