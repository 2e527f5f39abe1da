"""Utterances of a story: frames and quotations put together, with carry-over between sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.extraction.attributions.attribution import Attribution
from coverage_diff.extraction.attributions.frames import Frame, find_frames
from coverage_diff.extraction.attributions.quotations import Quotation
from coverage_diff.extraction.attributions.speakers import Speakers
from coverage_diff.extraction.attributions.units import Unit, make_units
from coverage_diff.extraction.entities import Entity, Place
from coverage_diff.language.document import Document
from coverage_diff.model import Kind

# Fewer words in quotation marks, without a source, are a scare quote or a title.
_UTTERANCE_WORDS = 4


def find_attributions(document: Document, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Every quotation and every stretch of reported speech of a story, in the order of their first words."""
    return _Story(document, entities).attributions()


class _Utterance:
    """A quotation or several that are one, while its speaker is being looked for."""

    __slots__ = ("pieces", "rule", "source")

    def __init__(self, field: str, quotation: Quotation, source: Place | None, rule: str) -> None:
        self.pieces = [(field, quotation)]
        self.source = source
        self.rule = rule


class _Story:
    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self._document = document
        self._speakers = Speakers(entities)
        self._units = make_units(document)
        named: dict[str, set[int]] = {}
        for entity in entities:
            if entity.kind in (Kind.PERSON, Kind.ORGANISATION):
                for place in entity.places:
                    named.setdefault(place.field, set()).update(range(place.start, place.end))
        self._named = {field: frozenset(starts) for field, starts in named.items()}
        self._said: list[_Utterance] = []
        self._reported: list[Attribution] = []

    def attributions(self) -> tuple[Attribution, ...]:
        """All utterances in order."""
        frames = [find_frames(unit, self._named.get(unit.field, frozenset())) for unit in self._units]
        for number, unit in enumerate(self._units):
            self._unit(number, unit, frames)
        found = [*self._reported, *(self._direct(said) for said in self._said)]
        found.sort(key=lambda a: (a.content[0].field == "text", a.content[0].start, -a.content[-1].end))
        return tuple(found)

    # ------------------------------------------------------------------ one unit

    def _unit(self, number: int, unit: Unit, frames: list[list[Frame]]) -> None:
        mine = frames[number]
        for frame in mine:
            self._report(unit, frame)
        if not unit.quotations:
            return
        for at, quotation in unit.quotations.items():
            frame = _owner(at, mine)
            if frame is not None and frame.source is not None:
                source: Place | None = self._place(unit, frame.source)
                self._add(unit, quotation, source, "frame", joined=frame)
            elif unit.only_quotes:
                self._carry(number, unit, quotation, frames)
            else:
                self._add(unit, quotation, None, "none")

    def _add(
        self, unit: Unit, quotation: Quotation, source: Place | None, rule: str, joined: Frame | None = None
    ) -> None:
        last = self._said[-1] if self._said else None
        if (
            joined is not None
            and joined.tail
            and last is not None
            and last.source == source
            and last.rule == "frame"
            and last.pieces[-1][0] == unit.field
        ):
            last.pieces.append((unit.field, quotation))
            return
        self._said.append(_Utterance(unit.field, quotation, source, rule))

    def _carry(self, number: int, unit: Unit, quotation: Quotation, frames: list[list[Frame]]) -> None:
        """A quotation that stands alone: it goes on with the one before, or the words behind it name its source."""
        units = self._units
        last = self._said[-1] if self._said else None
        before = units[number - 1] if number else None
        after = units[number + 1] if number + 1 < len(units) else None
        if before is not None and before.block == unit.block:
            source = self._source_of(number - 1, frames)
            if last is not None and last.pieces[-1][0] == unit.field and last.source is not None and before.quotations:
                last.pieces.append((unit.field, quotation))
                return
            if source is not None:
                self._add(unit, quotation, source, "same paragraph")
                return
        if after is not None and after.block == unit.block:
            orphan = next((f for f in frames[number + 1] if f.tail and f.source), None)
            if orphan is not None and (orphan.opens <= 2 or after.quotations):
                self._add(unit, quotation, self._place(after, orphan.source), "next")
                return
        if last is not None and before is not None and last.source is not None and before.block == unit.block - 1:
            open_before = not last.pieces[-1][1].closed
            if open_before:
                last.pieces.append((unit.field, quotation))
                return
        if before is not None and unit.block - before.block == 1:
            source = self._source_of(number - 1, frames)
            if source is None and before.only_quotes and last is not None:
                source = last.source
            self._add(unit, quotation, source, "previous paragraph")
            return
        self._add(unit, quotation, None, "none")

    def _source_of(self, number: int, frames: list[list[Frame]]) -> Place | None:
        """The source of the last frame of a unit that can quote."""
        for frame in reversed(frames[number]):
            if frame.source is not None and frame.speech:
                return self._place(self._units[number], frame.source)
        return None

    def _report(self, unit: Unit, frame: Frame) -> None:
        """Reported speech: the content that is not in quotation marks."""
        if frame.source is None:
            return
        places = []
        for start, stop in frame.content:
            items = unit.items[start:stop]
            while items and items[-1].kind == "mark":
                items = items[:-1]
            while items and items[0].kind == "mark":
                items = items[1:]
            if items and any(t.kind not in ("mark", "quote") for t in items):
                places.append(Place(field=unit.field, start=items[0].start, end=items[-1].end))
        if not places:
            return
        source = self._place(unit, frame.source)
        text = self._document.original(unit.field)[source.start : source.end]
        self._reported.append(
            Attribution(
                direct=False,
                content=tuple(places),
                speaker=self._speakers.resolve(source, text),
                speaker_text=text,
                speaker_place=source,
            )
        )

    def _direct(self, said: _Utterance) -> Attribution:
        content = tuple(Place(field=field, start=q.start, end=q.end) for field, q in said.pieces)
        source = said.source
        text = self._document.original(source.field)[source.start : source.end] if source else None
        spoken = [w for p in content for w in self._document.plain(p.field)[p.start : p.end].split()]
        words = len(spoken)
        return Attribution(
            direct=True,
            content=content,
            speaker=self._speakers.resolve(source, text) if source and text else None,
            speaker_text=text,
            speaker_place=source,
            scare=(source is None and words < _UTTERANCE_WORDS) or _is_title(spoken),
        )

    def _place(self, unit: Unit, source: tuple[int, int]) -> Place:
        return Place(field=unit.field, start=unit.items[source[0]].start, end=unit.items[source[1]].end)


def _is_title(spoken: Sequence[str]) -> bool:
    """Whether the words are the name of a work or body, written as such: "The Art of the Deal"."""
    long = [w for w in spoken if len(w) > 3]
    return (
        len(spoken) > 1
        and bool(long)
        and spoken[-1][-1:] not in ".!?"
        and spoken[0][:1].isupper()
        and all(not w[:1].islower() for w in long)
    )


def _owner(at: int, frames: Sequence[Frame]) -> Frame | None:
    """The frame that says a quotation: of those whose content holds it, the one that begins nearest."""
    held = [f for f in frames if any(a <= at < b for a, b in f.content)]
    if not held:
        return None
    return min(held, key=lambda f: (min(abs(at - f.cue), abs(at - f.opens)), f.cue))
