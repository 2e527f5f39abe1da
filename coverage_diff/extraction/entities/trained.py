"""Names that a trained model of the user's own adds to those that the rules find.

The library ships no model and fetches none. Where the user has installed spaCy and one of its English models, and names
it in the settings, what the model finds where the rules found nothing is added; what the rules found stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

from coverage_diff.errors import MissingExtraError
from coverage_diff.extraction.entities.entity import Entity, Place
from coverage_diff.language.document import Document
from coverage_diff.language.text import squeeze
from coverage_diff.model import Kind

Model = Callable[[str], Any]
"""spaCy's `Language`: called with a text, it returns one whose `ents` have start_char, end_char and label_."""

# OntoNotes' labels, which spaCy's English models use, by this library's kinds.
_KINDS = {
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "LAW": Kind.LAW,
}


@cache
def load(name: str) -> Model:
    """A model by the name of its package or the path of its folder, loaded once.

    Raises:
        MissingExtraError: spaCy or the model is not installed.
    """
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        raise MissingExtraError("spacy", extra="ner", purpose=f"The model {name!r}") from error
    try:
        loaded: Model = spacy.load(name)
    except OSError as error:
        raise MissingExtraError(f"the model {name!r}", extra="ner", purpose="extraction.model") from error
    return loaded


def add_names(document: Document, entities: Sequence[Entity], model: Model) -> tuple[Entity, ...]:
    """The entities of a story and those that a model adds, in the order of their first mention.

    Args:
        document: The prepared story.
        entities: What the rules found.
        model: A loaded model.
    """
    taken = [(p.field, p.start, p.end) for entity in entities for p in entity.places]
    by_name = {(e.kind, squeeze(name).casefold()): n for n, e in enumerate(entities) for name in (e.name, *e.aliases)}
    further: dict[int, list[Place]] = {}
    added: dict[tuple[Kind, str], list[Place]] = {}
    for kind, place in _found(document, model):
        if any(field == place.field and start < place.end and place.start < end for field, start, end in taken):
            continue
        key = (kind, squeeze(document.original(place.field)[place.start : place.end]).casefold())
        if key in by_name:
            further.setdefault(by_name[key], []).append(place)
        else:
            added.setdefault(key, []).append(place)
    merged = [_with_places(entity, further.get(n, ())) for n, entity in enumerate(entities)]
    for (kind, _), places in added.items():
        first = places[0]
        name = squeeze(document.original(first.field)[first.start : first.end])
        merged.append(Entity(kind=kind, name=name, aliases=(), places=tuple(sorted(places, key=_order))))
    merged.sort(key=lambda e: (*_order(e.places[0]), e.name))
    return tuple(merged)


def _found(document: Document, model: Model) -> Iterable[tuple[Kind, Place]]:
    for block in document.blocks:
        text = document.plain(block.field)[block.start : block.end]
        for span in model(text).ents:
            kind = _KINDS.get(span.label_)
            if kind is not None and span.end_char > span.start_char:
                start = block.start + span.start_char
                yield kind, Place(field=block.field, start=start, end=block.start + span.end_char)


def _with_places(entity: Entity, places: Sequence[Place]) -> Entity:
    if not places:
        return entity
    return replace(entity, places=tuple(sorted((*entity.places, *places), key=_order)))


def _order(place: Place) -> tuple[bool, int, int]:
    return (place.field == "text", place.start, place.end)
