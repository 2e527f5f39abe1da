"""Stories that tell the same event, and how their paragraphs correspond."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coverage_diff.model.article import Segment, Span

KEPT_APART = "Kept apart"
"""How every note of a detection begins that tells of stories which a veto keeps apart."""


class LinkKind(StrEnum):
    """How two stories on one event depend on each other.

    Values:
        COPY: Near-verbatim copies of one text: the longer has 0.8 or more of the shorter's runs of three words.
        EDITED: Edited copies of one text: 0.4 or more.
        REWRITE: A good part of the wording is the same: 0.15 or more.
        INDEPENDENT: Each is told in its own words.

    Example:
        >>> import coverage_diff as cd
        >>> link = cd.detect_events(cd.read_articles("seeds")).links[0]
        >>> link.kind is cd.LinkKind.INDEPENDENT  # each newsroom wrote its own text
        True
    """

    COPY = "copy"
    EDITED = "edited"
    REWRITE = "rewrite"
    INDEPENDENT = "independent"


class AlignmentType(StrEnum):
    """How two passages correspond.

    Values:
        VERBATIM: Word for word, marks and capitals apart.
        EDITED: Most words are the same.
        REWRITTEN: The same content in other words.
        ONLY_HERE: Only one side has it.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> row = next(row for row in event.alignments if row.type is cd.AlignmentType.ONLY_HERE)
        >>> bool(row.a), bool(row.b), row.score
        (False, True, 0.0)
    """

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    ONLY_HERE = "only_here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two segments that were held against each other.

    Attributes:
        a: One segment; the smaller by (article id, start).
        b: The other.
        score: How surely they tell the same event, in [0, 1]; above 0.5 the library says they do.
        kind: How near their wording is.
        why: The features that decided, strongest first: (name, contribution).
        shared: Names, numbers and phrases that both have, rarest first.
        veto: What keeps the two apart however alike they are, with its evidence; "" where nothing does.

    Example:
        >>> import coverage_diff as cd
        >>> [link] = cd.detect_events(cd.read_articles("seeds")).links[:1]
        >>> link.a.outlet, link.b.outlet, link.score > 0.5
        ('OpenVoiceNews Pakistan', 'Arab News', True)
        >>> "chaudhry" in str(link.shared).casefold()
        True
    """

    a: Segment
    b: Segment
    score: float
    kind: LinkKind = LinkKind.INDEPENDENT
    why: tuple[tuple[str, float], ...] = ()
    shared: tuple[str, ...] = ()
    veto: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Segments that tell the same event.

    Attributes:
        id: Made from the segments' words, the same in every run.
        title: The headline that stands nearest to all the others.
        segments: At least two, of at least two articles, in the order of the articles given.
        origins: Groups of indexes into `segments`: near-verbatim copies of one source are one origin.
        shared: Names, numbers and words that most of the segments have, the most telling first.

    Example:
        >>> import coverage_diff as cd
        >>> [event] = cd.detect_events(cd.read_articles("seeds")).events
        >>> event.outlets, len(event.segments)
        (('OpenVoiceNews Pakistan', 'Arab News'), 2)
    """

    id: str
    title: str
    segments: tuple[Segment, ...]
    origins: tuple[tuple[int, ...], ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that cover the event, each once, in the order of the segments."""
        return tuple(dict.fromkeys(segment.outlet for segment in self.segments))

    def _repr_html_(self) -> str:
        """A short table for notebooks."""
        from coverage_diff.reporting import notebook

        return notebook.render_group(self)


def independent_sources(segments: Sequence[Segment], origins: Iterable[Sequence[int]]) -> tuple[frozenset[str], ...]:
    """The outlets of an event by the sources behind them, in the order of the stories.

    Args:
        segments: The event's stories.
        origins: Groups of indexes into them: near-verbatim copies of one text.

    Returns:
        Every outlet in one set: those together that printed copies of one text, directly or by a third one.
    """
    copied = [{segments[i].outlet for i in origin} for origin in origins]
    found: list[frozenset[str]] = []
    for segment in segments:
        if any(segment.outlet in source for source in found):
            continue
        reached = {segment.outlet}
        while more := [outlets for outlets in copied if outlets & reached and not outlets <= reached]:
            reached.update(*more)
        found.append(frozenset(reached))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """What was found in a set of articles.

    Attributes:
        events: Groups of segments on one event, by (first segment's article order).
        links: Every verified candidate pair, best first.
        unmatched: Segments in no event.
        notes: What a reader should know about how far to trust this.

    Example:
        >>> import coverage_diff as cd
        >>> found = cd.detect_events(cd.read_articles("seeds", "examples/classroom/flood"))
        >>> [len(event.outlets) for event in found.events]
        [2, 3]
    """

    events: tuple[Event, ...]
    links: Sequence[Link]
    unmatched: tuple[Segment, ...] = ()
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Passages of two segments that carry the same content; or a passage that only one of them has.

    Attributes:
        a: Paragraphs of one segment; empty where only the other has the content.
        b: Paragraphs of the other.
        type: How near the wording is.
        score: Resemblance of the two sides in [0, 1]; 0 for a paragraph that stands alone, for a sentence that does the
            best that any sentence of the other segment has for it.
        sentences: The same for the sentences of the paragraphs, where both sides have some: each in exactly one row,
            those of `a` in reading order, then what only `b` has.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> row = next(row for row in event.alignments if row.a and row.b)
        >>> row.a[0].article_id != row.b[0].article_id
        True
        >>> rows = [paragraph for row in event.alignments for paragraph in (*row.a, *row.b)]
        >>> len(rows) == len(set(rows))  # every paragraph in exactly one row
        True
    """

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    type: AlignmentType
    score: float
    sentences: tuple[Alignment, ...] = ()

    def _repr_html_(self) -> str:
        """A short table for notebooks."""
        from coverage_diff.reporting import notebook

        return notebook.render_alignment(self)
