"""The order of a report's rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.ranking import origins_of, ranked, tellingness
from coverage_diff.config import RankingConfig
from coverage_diff.model import Coverage, Event, Fact, Kind, Mention, Relation, Segment, Status

IN, OUT = Status.INCLUDED, Status.OMITTED
WEIGHTS = RankingConfig()


def fact(label: str, *statuses: Status, kind: Kind = Kind.QUANTITY, position: float = 0.5, **fields: object) -> Fact:
    """A fact with one cell for each status."""
    mention = Mention(article_id="a", start=0, end=1, text=label, position=position)
    cells = {name: Coverage(status=status, score=1.0) for name, status in zip("abcd", statuses, strict=False)}
    return Fact(id=label, kind=kind, label=label, mentions=(mention,), coverage=cells, **fields)  # type: ignore[arg-type]


def test_conflicts_stand_first_then_what_one_omits() -> None:
    """A contradiction tells most, then a fact that all others carry, then one that few carry, then one that all do."""
    rows = (
        fact("all", IN, IN, IN),
        fact("few", IN, OUT, OUT),
        fact("most", IN, IN, OUT),
        fact("conflict", IN, IN, IN, relation=Relation.DIFFERS),
    )
    assert [f.label for f in ranked(rows, {}, WEIGHTS)] == ["conflict", "most", "few", "all"]


def test_a_sure_omission_stands_before_a_doubtful_one() -> None:
    """The first screen shows what an outlet left out without doubt."""
    sure, doubtful = (
        replace(
            fact(label, IN, OUT), coverage={"a": Coverage(status=IN, score=1.0), "b": Coverage(status=OUT, score=s)}
        )
        for label, s in (("z", 1.0), ("a", 0.6))
    )
    assert ranked((doubtful, sure), {}, WEIGHTS) == (sure, doubtful)


def test_claims_stand_before_places_and_tops_before_ends() -> None:
    """Kinds that say little and facts at the end of stories sink."""
    assert tellingness(fact("x", IN, OUT), {}, WEIGHTS) > tellingness(fact("x", IN, OUT, kind=Kind.PLACE), {}, WEIGHTS)
    assert tellingness(fact("x", IN, position=0.0), {}, WEIGHTS) > tellingness(fact("x", IN, position=1.0), {}, WEIGHTS)


def test_the_measure_can_be_changed() -> None:
    """Weights of zero take a part away."""
    flat = RankingConfig(conflict=0.0, gap=0.0, top=0.0, kind=0.0)
    assert tellingness(fact("x", IN, OUT, relation=Relation.DIFFERS), {}, flat) == 0.0


def test_order_does_not_depend_on_the_input() -> None:
    """Ties are broken by content."""
    rows = (fact("b", IN), fact("a", IN))
    assert ranked(rows, {}, WEIGHTS) == ranked(rows[::-1], {}, WEIGHTS)


def test_copies_of_one_source_count_once(make_context: Callable[..., EventContext]) -> None:
    """Two outlets that printed one agency's text are one carrier."""
    context = make_context("It rained.", "It rained.", "It snowed.")
    segments: tuple[Segment, ...] = tuple(d.segment for d in context.documents)
    origins = origins_of(Event(id="e", title="", segments=segments, origins=((0, 1), (2,))))
    assert origins["Gazette"] == origins["Herald"] != origins["Tribune"]
    apart = tellingness(fact("x", IN, IN, OUT), {}, WEIGHTS)
    assert tellingness(fact("x", IN, IN, OUT), {"a": "a", "b": "a", "c": "c"}, WEIGHTS) < apart
