"""From segments to events: candidates, scores, groups."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain, islice
from textwrap import shorten

import numpy as np
from numpy.typing import NDArray

from coverage_diff.config import DetectionConfig
from coverage_diff.detection import copies
from coverage_diff.detection.candidates import find_candidates
from coverage_diff.detection.evidence import measure
from coverage_diff.detection.grouping import agglomerate, homes
from coverage_diff.detection.links import Links, shared_terms
from coverage_diff.detection.meaning import weigh_meaning
from coverage_diff.detection.scoring import score_pairs, weights
from coverage_diff.detection.stage import part
from coverage_diff.detection.terms import read_terms
from coverage_diff.detection.texts import Texts
from coverage_diff.detection.vetoes import find_barred
from coverage_diff.engines import SERIAL, Engine
from coverage_diff.language.text import digest
from coverage_diff.model import KEPT_APART, Detection, Event, LinkKind, Segment
from coverage_diff.progress import Progress, silent

_TOLD = 5  # pairs kept apart that are noted one by one
_TITLE = 80  # characters of a headline in a note
_TOGETHER = 64  # events whose ids are made at once: some 10 ms of work


_READING = 0.7  # share of the time of reading terms in which the texts are read
_MEASURING = 0.7  # share of the time of scoring that goes by before pairs are held against each other


def detect(
    segments: Sequence[Segment],
    config: DetectionConfig,
    *,
    texts: Texts | None = None,
    progress: Progress = silent,
    engine: Engine = SERIAL,
) -> Detection:
    """Find the segments that tell the same event.

    The result does not depend on the order of the segments but for that in which events and their segments are listed.

    Args:
        segments: Stories of any pages.
        config: Settings.
        texts: Their texts, where they were read before; used up.
        progress: Called as the work goes on.
        engine: Where the work is done; the result is the same.

    Raises:
        ConfigError: The settings name a model of sentence vectors that is not there.
        MissingExtraError: They name one, and model2vec is not installed.
    """
    told = partial(progress, "terms")
    begun = 0.0
    if texts is None:
        begun = _READING
        reading = part(told, 0, _READING, len(segments))
        texts = Texts(config)
        texts.read(segments, engine=engine, progress=reading)
    order = sorted(range(len(segments)), key=texts.keys.__getitem__)
    rows = [segments[i] for i in order]
    stream, signed = texts.in_order(order)
    terms = read_terms(rows, stream=stream, engine=engine, progress=part(told, begun, 1, len(rows)))
    del stream
    progress("terms", len(rows), len(rows))
    day = np.array([s.day.toordinal() if s.day else np.nan for s in rows], np.float64)
    article = np.unique([s.article_id for s in rows], return_inverse=True)[1] if rows else np.zeros(0, np.int64)
    left, right, capped = find_candidates(
        terms,
        signed,
        day=np.where([s.article.published is not None for s in rows], day, np.nan),
        article=article,
        permutations=config.permutations,
        seed=config.seed,
        window_days=config.window_days,
        engine=engine,
        progress=partial(progress, "candidates"),
    )
    progress("candidates", len(rows), len(rows))
    measured = part(partial(progress, "scores"), 0, _MEASURING, len(left))
    figures = measure(terms, left, right, day, engine=engine, progress=measured)
    meaning = weigh_meaning(rows, left, right, config.semantic) if config.semantic and len(left) else None
    alone = weights("pair").log_odds(figures)
    barred = find_barred(terms, left, right, alone)
    score, context, groups, share, apart = score_pairs(figures, left, right, len(rows), meaning, barred)
    progress("scores", len(left), len(left))
    home = homes(len(rows), agglomerate(len(rows), left, right, score, config.threshold, apart), config.threshold)
    kind = copies.classify(signed, terms.length, left, right)
    best = np.lexsort((right, left, -score))
    links = Links(
        segments=rows,
        left=left[best],
        right=right[best],
        score=score[best],
        kind=kind[best],
        figures=figures[best],
        context=context[best],
        groups=groups[best],
        share=share,
        terms=terms,
        inside=(home[left] == home[right])[best],
        meaning=None if meaning is None else meaning[best],
        barred=barred[best],
    )
    events, unmatched = _events(rows, order, home, links, engine)
    progress("events", 1, 1)
    notes = (*_notes(capped), *_kept_apart(links, alone[best]))
    return Detection(events=events, links=links, unmatched=unmatched, notes=notes)


def _events(
    rows: Sequence[Segment], order: Sequence[int], home: NDArray[np.int32], links: Links, engine: Engine
) -> tuple[tuple[Event, ...], tuple[Segment, ...]]:
    """The groups as events, and the segments that stand alone, both in the order of the input."""
    groups: dict[int, list[int]] = {}
    for row in sorted(range(len(rows)), key=order.__getitem__):
        groups.setdefault(int(home[row]), []).append(row)
    pairs: dict[int, list[int]] = {}
    for at in np.flatnonzero(links.inside).tolist():
        pairs.setdefault(int(home[links.left[at]]), []).append(at)
    told = {key: at for key, at in groups.items() if len({rows[row].article_id for row in at}) > 1}
    members = [[rows[row] for row in at] for at in told.values()]
    texts = map(_texts, members)
    ids = chain.from_iterable(engine.map(_ids, iter(lambda: list(islice(texts, _TOGETHER)), [])))
    events = tuple(
        make_event(segments, at, pairs.get(key, []), links, id_)
        for segments, (key, at), id_ in zip(members, told.items(), ids, strict=True)
    )
    grouped = {id(segment) for event in events for segment in event.segments}
    listed = sorted(range(len(rows)), key=order.__getitem__)
    return events, tuple(rows[r] for r in listed if id(rows[r]) not in grouped)


def _texts(segments: Sequence[Segment]) -> list[str]:
    """The texts of an event, in an order that depends on nothing else."""
    return sorted(s.article.text[s.start : s.end] for s in segments)


def _ids(events: Sequence[Sequence[str]]) -> list[str]:
    """The id of each event from its texts."""
    return [f"event-{digest(texts)}" for texts in events]


def make_event(
    segments: Sequence[Segment], rows: Sequence[int], pairs: Sequence[int], links: Links, id_: str | None = None
) -> Event:
    """An event with its title, origins and shared terms.

    Args:
        segments: Its segments.
        rows: Their rows.
        pairs: Places in `links` of the pairs between them.
        links: The pairs of the archive.
        id_: Its id, where it is known.
    """
    place = {row: index for index, row in enumerate(rows)}
    nearness = [0.0] * len(rows)
    same: list[tuple[int, int]] = []
    for at in pairs:
        a, b = place[int(links.left[at])], place[int(links.right[at])]
        nearness[a] += float(links.score[at])
        nearness[b] += float(links.score[at])
        if copies.KINDS[links.kind[at]] in (LinkKind.COPY, LinkKind.EDITED):
            same.append((a, b))
    titled = [(bool(s.title), nearness[i], s.title) for i, s in enumerate(segments)]
    return Event(
        id=id_ or _ids([_texts(segments)])[0],
        title=max(titled)[2],
        segments=tuple(segments),
        origins=copies.origins(len(segments), same),
        shared=shared_terms(links.terms, rows),
    )


def _notes(capped: int) -> tuple[str, ...]:
    if not capped:
        return ()
    told = (
        f"{capped} groups of more than 200 stories share a term or a passage; by it their members were not all paired"
    )
    return (told,)


def _kept_apart(links: Links, odds: NDArray[np.float64]) -> tuple[str, ...]:
    """Notes on the pairs that only a veto keeps apart."""
    if links.barred is None:
        return ()
    found = np.flatnonzero(links.barred & (odds > 0)).tolist()
    told = [
        f"{KEPT_APART} though alike: {_story(link.a)} and {_story(link.b)} tell of {link.veto}"
        for link in map(links.explain, found[:_TOLD])
    ]
    more = len(found) - _TOLD
    if more > 0:
        pairs = "1 more pair of stories tells" if more == 1 else f"{more:,} more pairs of stories tell"
        told.append(f"{KEPT_APART} in the same way: {pairs} of other towns and other people")
    return tuple(told)


def _story(segment: Segment) -> str:
    title = segment.title or segment.slice(segment.paragraphs[0])
    return f"{segment.outlet}, “{shorten(title, _TITLE, placeholder=' …')}”"
