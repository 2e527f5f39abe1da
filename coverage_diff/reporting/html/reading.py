"""The reading view: every page as it was printed, with its facts marked and its passages matched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from coverage_diff.model import Alignment, EventReport, Fact, Kind, Mention, Segment, Span
from coverage_diff.reporting.html import text, wording
from coverage_diff.reporting.html.order import kept_in_order
from coverage_diff.reporting.html.sentences import Sentence, Sentences
from coverage_diff.reporting.standing import Standing

COARSE = frozenset({Kind.CLAIM, Kind.QUOTE})
"""Kinds whose mentions are whole sentences: shown as a tint, under the finer marks."""


_SAID = COARSE | {Kind.QUANTITY}
"""Kinds of fact that a sentence cannot share with another outlet and still be told by one alone; names and days can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A mention with what the page needs of its fact.

    Attributes:
        index: Its number in the event, over all facts.
        fact: The number of its fact.
        kind: The kind of the fact.
        standing: How the outlets stand to the fact.
        mention: The mention itself.
    """

    index: int
    fact: int
    kind: Kind
    standing: Standing
    mention: Mention


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one set of marks.

    Attributes:
        text: The words, safe to show.
        marks: Space-separated numbers of the mentions that cover it; "" for none.
        style: Style classes.
    """

    text: str
    marks: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or what stands between two.

    Attributes:
        pieces: Its text.
        sentence: The sentence's number in the event; None between sentences and where none is known.
        alone: Whether it is a sentence that no other page has.
    """

    pieces: tuple[Piece, ...]
    sentence: int | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The passage of another page that carries the same content: one paragraph or several.

    Attributes:
        targets: The blocks' ids on the page.
        joined: The one of them that a picture joins this block with.
        outlet: Who printed it.
        place: Its paragraphs' numbers: "¶ 3", "¶ 1, 3–5".
        match: How near the wording is.
        score: Resemblance in [0, 1].
        moved: Whether it stands in another place of the story than its neighbours.
        row: The number of their row in the event's alignment.
        side: The side of the row that this page is: 0 or 1.
    """

    targets: tuple[str, ...]
    joined: tuple[str, ...]
    outlet: str
    place: str
    match: str
    score: float
    moved: bool
    row: int
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A headline, paragraph, caption or piece of furniture.

    Attributes:
        id: Its id on the page.
        role: "headline", "paragraph", "caption" or "furniture".
        number: Counted from 1 among the paragraphs; 0 for the rest.
        parts: Its text, safe to show, sentence by sentence where they are known.
        source: Its words as printed; never shown unless made safe.
        start: Where it begins in the article's text (or title).
        end: One past its end.
        field: "text", or "title" for a headline that does not stand in the text.
        partners: Matching passages of the other pages.
        alone: Whether it is a paragraph that no other page matches.
    """

    id: str
    role: str
    parts: tuple[Part, ...]
    source: str
    start: int
    end: int
    field: str = "text"
    number: int = 0
    partners: tuple[Partner, ...] = ()
    alone: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its text, safe to show."""
        return tuple(piece for part in self.parts for piece in part.pieces)

    @property
    def place(self) -> str:
        """Where it stands, in a word or two."""
        return f"¶ {self.number}" if self.number else self.role


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One story as it was printed.

    Attributes:
        index: Its number among the event's segments.
        id: Its id on the page.
        outlet: Who printed it.
        title: Its headline, safe to show.
        blocks: In the order of the page.
        words: How long the story is.
        published: Its day.
        url: Where it was found, if that is a web page.
        notes: What a reader should know about it.
        paragraphs: How many it has.
    """

    index: int
    id: str
    outlet: str
    title: str
    blocks: tuple[Block, ...]
    words: int
    published: str
    url: str | None
    notes: tuple[str, ...] = ()
    paragraphs: int = 0

    def block_at(self, field_name: str, start: int) -> Block | None:
        """The block that holds an offset."""
        if field_name == "title":
            return next((block for block in self.blocks if block.role == "headline"), None)
        held = (block for block in self.blocks if block.field == "text")
        return next((block for block in held if block.start <= start < max(block.end, block.start + 1)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spans:
    """The mentions of one article, by the string they count in."""

    title: list[Marked] = field(default_factory=list)
    text: list[Marked] = field(default_factory=list)


def mark(facts: Sequence[Fact], standings: Sequence[Standing]) -> tuple[Marked, ...]:
    """Number the mentions of an event's facts."""
    pairs = [(number, fact, mention) for number, fact in enumerate(facts) for mention in fact.mentions]
    return tuple(
        Marked(index=index, fact=number, kind=fact.kind, standing=standings[number], mention=mention)
        for index, (number, fact, mention) in enumerate(pairs)
    )


def shared(marks: Iterable[Marked]) -> dict[str, list[tuple[int, int]]]:
    """For every article where it says what another outlet says too, or may say."""
    found: dict[str, list[tuple[int, int]]] = {}
    for marked in marks:
        mention = marked.mention
        if mention.field == "text" and marked.kind in _SAID and marked.standing is not Standing.ONLY:
            found.setdefault(mention.article_id, []).append((mention.start, mention.end))
    return found


def columns(
    event: EventReport, prefix: str, marks: Iterable[Marked], sentences: Sentences | None = None
) -> tuple[Column, ...]:
    """The event's stories, in its own order."""
    by_article: dict[str, _Spans] = {}
    for marked in marks:
        spans = by_article.setdefault(marked.mention.article_id, _Spans())
        (spans.title if marked.mention.field == "title" else spans.text).append(marked)
    partners = _partners(event, prefix)
    known = sentences.of if sentences else {}
    return tuple(
        _column(segment, number, f"{prefix}s{number}", by_article.get(segment.article_id, _Spans()), partners, known)
        for number, segment in enumerate(event.segments)
    )


def _column(
    segment: Segment,
    index: int,
    identity: str,
    spans: _Spans,
    partners: Mapping[Span, tuple[Partner, ...]],
    sentences: Mapping[Span, tuple[Sentence, ...]],
) -> Column:
    roles = [
        *((("headline", segment.headline),) if segment.headline else ()),
        *(("paragraph", span) for span in segment.paragraphs),
        *(("caption", span) for span in segment.captions),
        *(("furniture", span) for span in segment.furniture),
    ]
    blocks = []
    if segment.headline is None and segment.title:
        fits = segment.title == segment.article.title
        headline = _block(f"{identity}h", "headline", segment.title, 0, spans.title if fits else [])
        blocks.append(replace(headline, field="title"))
    number = 0
    source = segment.article.text
    for count, (role, span) in enumerate(sorted(roles, key=lambda row: (row[1].start, row[1].end))):
        marks = [m for m in spans.text if m.mention.start < span.end and m.mention.end > span.start]
        words = source[span.start : span.end]
        if role != "paragraph":
            key = "h" if role == "headline" else f"x{count}"
            blocks.append(_block(identity + key, role, words, span.start, marks))
            continue
        number += 1
        block = _block(f"{identity}p{number}", role, words, span.start, marks, sentences.get(span, ()))
        found = partners.get(span, ())
        blocks.append(replace(block, number=number, partners=found, alone=not found))
    article = segment.article
    return Column(
        index=index,
        id=identity,
        outlet=text.line(segment.outlet),
        title=text.line(segment.title) or "(no headline)",
        blocks=tuple(blocks),
        words=sum(len(segment.slice(span).split()) for span in segment.paragraphs),
        published=text.day(segment.day),
        url=text.web_address(article.url),
        notes=tuple(text.line(note) for note in article.notes),
        paragraphs=number,
    )


def _block(
    identity: str, role: str, words: str, start: int, marks: Sequence[Marked], sentences: Sequence[Sentence] = ()
) -> Block:
    end = start + len(words)
    parts: list[Part] = []
    at = start
    for sentence in sentences:
        for left, right, told in ((at, sentence.span.start, None), (sentence.span.start, sentence.span.end, sentence)):
            if left < right:
                pieces = cut(words[left - start : right - start], left, marks)
                parts.append(Part(pieces, told.number, told.alone) if told else Part(pieces))
        at = sentence.span.end
    if at < end:
        parts.append(Part(cut(words[at - start :], at, marks)))
    return Block(id=identity, role=role, parts=tuple(parts), source=words, start=start, end=end)


def cut(words: str, start: int, marks: Sequence[Marked]) -> tuple[Piece, ...]:
    """Cut a passage where a mention begins or ends, so that overlapping mentions need no nesting.

    Args:
        words: The passage.
        start: Where it begins in the string that the mentions count in.
        marks: The mentions that touch it.
    """
    end = start + len(words)
    edges = sorted({start, end, *(p for m in marks for p in (m.mention.start, m.mention.end) if start < p < end)})
    pieces = []
    for left, right in pairwise(edges):
        over = [m for m in marks if m.mention.start <= left and m.mention.end >= right]
        over.sort(key=lambda m: (m.mention.end - m.mention.start, m.index))
        shown = text.plain(words[left - start : right - start])
        if over:
            pieces.append(Piece(shown, " ".join(str(m.index) for m in over), _style(over)))
        else:
            pieces.append(Piece(shown))
    return tuple(pieces)


def _style(over: Sequence[Marked]) -> str:
    """Classes of a piece: the finest mention draws the line, the coarsest the tint."""
    classes = ["f"]
    fine = next((m for m in over if m.kind not in COARSE), None)
    coarse = next((m for m in over if m.kind in COARSE), None)
    if fine:
        classes.append(f"l-{fine.standing}")
    if coarse:
        classes.append(f"t-{coarse.standing}")
    return " ".join(classes)


def _partners(event: EventReport, prefix: str) -> dict[Span, tuple[Partner, ...]]:
    """For every paragraph the passages of other stories that it is aligned with, in the order of the stories."""
    place = {
        span: (column, number)
        for column, segment in enumerate(event.segments)
        for number, span in enumerate(sorted(segment.paragraphs), 1)
    }
    moved = _moved(event.alignments, place)
    found: dict[Span, list[tuple[tuple[int, int], Partner]]] = {}
    for row_number, row in enumerate(event.alignments):
        for side, (here, there) in enumerate(((row.a, row.b), (row.b, row.a))):
            ours = sorted(span for span in here if span in place)
            theirs = sorted(place[span] for span in there if span in place)
            if not theirs:
                continue
            column = theirs[0][0]
            targets = tuple(f"{prefix}s{column}p{number}" for _, number in theirs)
            for index, span in enumerate(ours):
                partner = Partner(
                    targets=targets,
                    joined=_share(targets, index, len(ours)),
                    outlet=text.line(event.segments[column].outlet),
                    place=numbers([number for _, number in theirs]),
                    match=wording.MATCHES[row.type],
                    score=row.score,
                    moved=id(row) in moved,
                    row=row_number,
                    side=side,
                )
                found.setdefault(span, []).append((theirs[0], partner))
    return {span: tuple(partner for _, partner in sorted(rows, key=lambda row: row[0])) for span, rows in found.items()}


def _share(targets: tuple[str, ...], index: int, count: int) -> tuple[str, ...]:
    """Which of the targets the index-th of `count` paragraphs is joined with, so that ribbons do not cross."""
    first = index * len(targets) // count
    return targets[first : max(first + 1, (index + 1) * len(targets) // count)]


def numbers(values: Sequence[int]) -> str:
    """Paragraph numbers as a reader writes them: [1, 3, 4, 5] is "¶ 1, 3–5"."""
    runs: list[list[int]] = []
    for value in sorted(values):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return "¶ " + ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _moved(alignments: Sequence[Alignment], place: Mapping[Span, tuple[int, int]]) -> set[int]:
    """The rows that cross their neighbours: those outside the longest run that both stories tell in one order."""
    pairs: dict[tuple[int, int], list[tuple[int, int, Alignment]]] = {}
    for row in alignments:
        if row.a and row.b and row.a[0] in place and row.b[0] in place:
            (left, x), (right, y) = place[row.a[0]], place[row.b[0]]
            pairs.setdefault((left, right), []).append((x, y, row))
    moved = set()
    for rows in pairs.values():
        rows.sort(key=lambda row: row[:2])
        kept = kept_in_order([y for _, y, _ in rows])
        moved |= {id(row) for index, (_, _, row) in enumerate(rows) if index not in kept}
    return moved
