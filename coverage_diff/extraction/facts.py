"""Found things into facts: one fact for one thing that a story tells, with all its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.config import ExtractionConfig
from coverage_diff.extraction.attributions import Attribution, Covered, Hedges, Layers, find_attributions
from coverage_diff.extraction.claims import find_claims
from coverage_diff.extraction.entities import Entity, Place, dateline_end, find_entities, trained
from coverage_diff.language.calendar import find_dates
from coverage_diff.language.document import Document
from coverage_diff.language.numerals import find_quantities
from coverage_diff.language.text import count_words, digest, squeeze
from coverage_diff.model import Assertion, Date, Fact, Kind, Mention, Quantity, Voice


def extract(document: Document, config: ExtractionConfig) -> tuple[Fact, ...]:
    """The facts of a prepared segment, in the order of their first mention.

    Raises:
        MissingExtraError: The settings name a model that is not installed.
    """
    entities: Sequence[Entity] = find_entities(document)
    if config.model:
        entities = trained.add_names(document, entities, trained.load(config.model))
    attributions = find_attributions(document, entities)
    voices = _Voices(document, attributions)
    facts = [
        *_quantities(document, voices),
        *_names(entities, voices),
        *_quotes(attributions, voices, config.quote_words),
        *_claims(document, voices),
    ]
    facts.sort(key=lambda fact: (fact.mentions[0].field == "text", fact.mentions[0].start, fact.kind, fact.id))
    return tuple(facts)


class _Voices:
    """Makes mentions that know who speaks in them."""

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self._document = document
        self._hedges = Hedges(document)
        self._attributions = attributions  # which live as long as what is known of them by their identity
        self._content: dict[int, Covered] = {}
        self._said = Layers((p.field, p.start, p.end, a) for a in attributions if not a.scare for p in a.content)

    def _over(self, place: Place) -> Attribution | None:
        """The innermost attribution that holds the middle of a place."""
        return self._said.at(place.field, (place.start + place.end) // 2)

    def _quotes(self, said: Attribution, place: Place) -> bool:
        """Whether at least half of a place stands in quotation marks: a word or two in marks quote no whole clause."""
        if not said.direct:
            return False
        content = self._content.get(id(said))
        if content is None:
            content = self._content[id(said)] = Covered((p.field, p.start, p.end) for p in said.content)
        return 2 * content.length(place.field, place.start, place.end) >= place.end - place.start

    def mention(
        self,
        place: Place,
        *,
        quantity: Quantity | None = None,
        date: Date | None = None,
        own: Attribution | None = None,
        assertion: Assertion | None = None,
    ) -> Mention:
        """A mention of the words at a place."""
        document = self._document
        over = own or self._over(place)
        voice = Voice.STATED if over is None else Voice.QUOTED if self._quotes(over, place) else Voice.REPORTED
        return Mention(
            article_id=document.segment.article_id,
            field=place.field,
            start=place.start,
            end=place.end,
            text=document.original(place.field)[place.start : place.end],
            voice=voice,
            position=document.position(place.field, place.start),
            hedged=self._hedges.cover(place.field, place.start, place.end),
            quantity=quantity,
            date=date,
            speaker=over.speaker.name if over and over.speaker else None,
            speaker_text=over.speaker_text if over else None,
            assertion=assertion,
        )


def _fact(kind: Kind, label: str, mentions: Sequence[Mention], *, key: str = "", aliases: tuple[str, ...] = ()) -> Fact:
    """A fact from its mentions, in reading order."""
    ordered = tuple(sorted(mentions, key=lambda m: (m.field == "text", m.start, m.end)))
    said = next((m for m in ordered if m.speaker_text), None)
    spoken = kind in (Kind.QUOTE, Kind.CLAIM)
    return Fact(
        id=f"{kind}-{digest((key or label, ordered[0].text))}",
        kind=kind,
        label=label,
        mentions=ordered,
        quantity=next((m.quantity for m in ordered if m.quantity), None),
        date=next((m.date for m in ordered if m.date), None),
        speaker=next((m.speaker for m in ordered if m.speaker), None) if spoken else None,
        speaker_text=said.speaker_text if said and spoken else None,
        aliases=aliases,
    )


def _quantities(document: Document, voices: _Voices) -> list[Fact]:
    """Figures and dates; the same figure of the same thing is one fact."""
    groups: dict[tuple[object, ...], list[Mention]] = {}
    day = document.segment.day
    named: Date | None = None
    block = -1
    for sentence in document.sentences:
        report = dateline_end(sentence.tokens) if sentence.block != block else -1
        block = sentence.block
        dates = find_dates(sentence.text, day, named)
        named = next((d.date for d in reversed(dates) if d.date.resolved), named)
        taken = [(d.start, d.end) for d in dates]
        for start, end, date in dates:
            if sentence.start + end <= report:
                continue
            place = Place(field=sentence.field, start=sentence.start + start, end=sentence.start + end)
            groups.setdefault((Kind.DATE, date), []).append(voices.mention(place, date=date))
        for start, end, quantity in find_quantities(sentence.text, taken):
            place = Place(field=sentence.field, start=sentence.start + start, end=sentence.start + end)
            groups.setdefault(_same_figure(quantity), []).append(voices.mention(place, quantity=quantity))
    return [_fact(key[0], squeeze(mentions[0].text), mentions) for key, mentions in groups.items()]  # type: ignore[arg-type]


def _same_figure(quantity: Quantity) -> tuple[object, ...]:
    """What two mentions of one figure of the same thing agree in, its kind first."""
    noun = squeeze(quantity.noun).casefold()
    return Kind.QUANTITY, quantity.value, quantity.low, quantity.high, quantity.bound, quantity.unit, noun


def _names(entities: Sequence[Entity], voices: _Voices) -> list[Fact]:
    return [
        _fact(entity.kind, squeeze(entity.name), [voices.mention(p) for p in entity.places], aliases=entity.aliases)
        for entity in entities
    ]


def _quotes(attributions: Sequence[Attribution], voices: _Voices, least: int) -> list[Fact]:
    facts = []
    for said in attributions:
        mentions = [voices.mention(place, own=said) for place in said.content]
        if said.direct and not said.scare and sum(count_words(m.text) for m in mentions) >= least:
            facts.append(_fact(Kind.QUOTE, " … ".join(squeeze(m.text) for m in mentions), mentions))
    return facts


def _claims(document: Document, voices: _Voices) -> list[Fact]:
    return [
        _fact(Kind.CLAIM, claim.label, [voices.mention(claim.place, assertion=claim.assertion)])
        for claim in find_claims(document)
    ]
