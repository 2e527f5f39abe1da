"""What of a very large event is compared: time and memory grow with the square of its stories, and of their figures.

What is left out must accuse nobody: the longest story of every outlet, the first words, figures and quotations of every
story come first, and the silence of an outlet that has more is unclear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from coverage_diff.config import ComparisonConfig
from coverage_diff.language.document import Document, Role
from coverage_diff.model import NAME_KINDS, Event, Fact, Kind, Mention, Segment, Span

# An event is compared by so many stories at least, however long they are.
_LEAST_STORIES = 2
# Characters for which a clause counts at least: news has 60 to 100 in each, the longest stories of four sets of news up
# to 640 clauses. Time and memory grow with the square of the clauses, of which 60,000 characters so have 1,000.
_CLAUSE = 60
# Characters of the longest headline; those of news have up to 250.
_HEADLINE = 2000
# What is compared pair by pair, and how a reader knows it.
_COUNTED = {Kind.QUANTITY: "figures", Kind.DATE: "dates", Kind.QUOTE: "quotations"}
# Of an event as many are compared as so many full stories have: the 60 stories of a large one have 24 each then, twice
# what news has.
_STORIES_FULL = 12
# Names of one story that are compared for each figure: a feature of 40,000 characters has 150, a page of names
# thousands, which are looked for one by one in what every other outlet has.
_NAMES = 3


class Selection(NamedTuple):
    """The part of an event that is compared.

    Attributes:
        event: The event with these stories alone.
        partial: Outlets of which further stories were left out.
        notes: What a reader must know of it; empty where all are compared.
    """

    event: Event
    partial: frozenset[str]
    notes: tuple[str, ...]


def select(event: Event, config: ComparisonConfig) -> Selection:
    """The stories of an event that are compared, chosen by their lengths and words alone.

    Args:
        event: The event as it was detected.
        config: How many stories are compared at most, and how many characters of them.
    """
    chosen = sorted(_within_bounds(event.segments, config))
    if len(chosen) == len(event.segments):
        return Selection(event, frozenset(), ())
    place = {old: new for new, old in enumerate(chosen)}
    origins = (tuple(place[i] for i in group if i in place) for group in event.origins)
    left = [segment for i, segment in enumerate(event.segments) if i not in place]
    kept = replace(
        event, segments=tuple(event.segments[i] for i in chosen), origins=tuple(group for group in origins if group)
    )
    partial = frozenset(kept.outlets) & {segment.outlet for segment in left}
    missing = {segment.outlet for segment in left} - partial
    outlets = "1 outlet is" if len(missing) == 1 else f"{len(missing)} outlets are"
    stories = f"only {len(chosen)} of the event's {len(event.segments)} stories"
    setting = "stories" if len(chosen) == config.stories else "characters_of_event"
    note = f"{stories} are compared, the longest of each outlet first; {outlets} left out altogether {_raise(setting)}"
    return Selection(kept, partial, (note,))


def _raise(setting: str) -> str:
    return f"(to compare more, raise comparison.{setting})"


def select_text(
    segments: Sequence[Segment], config: ComparisonConfig
) -> tuple[list[Document], frozenset[str], tuple[str, ...]]:
    """The beginnings of the stories: whole paragraphs up to so many characters; of a very long one its beginning.

    Text in shorter clauses than any news ("Go! Go!") costs as much as longer text and is cut as if it were longer.

    Args:
        segments: The stories that are compared.
        config: Characters of paragraphs that are kept of each, and of all.

    Returns:
        The stories without their later paragraphs and captions, prepared; the outlets that have more; and what a reader
        must know of it.
    """
    headed = [_headed(segment) for segment in segments]
    kept = [Document(_first_blocks(_beginning(segment, config.characters), config)) for segment in headed]
    cut = [whole.outlet for whole, d in zip(headed, kept, strict=True) if d.segment is not whole]
    longer = [whole.outlet for whole, d in zip(segments, kept, strict=True) if d.segment is not whole]
    how = _raise("characters")
    notes = [f"{o}: only the first {config.characters:,} characters of a story are compared {how}" for o in cut]
    bare = (whole.outlet for whole, segment in zip(segments, headed, strict=True) if segment is not whole)
    notes += [f"{o}: a headline of more than {_HEADLINE:,} characters is not compared" for o in bare]
    ends = [_ends_of_clauses(document) for document in kept]
    shared = _level([len(places) for places in ends], config.characters_of_event // _CLAUSE)
    most = max(1, min(config.characters // _CLAUSE, shared))
    how = _raise("characters_of_event" if shared == most else "characters")
    for n, places in enumerate(ends):
        if len(places) > most:
            kept[n] = Document(_until(kept[n].segment, places[most - 1]))
            longer.append(segments[n].outlet)
            notes.append(f"{segments[n].outlet}: only the first {most:,} clauses of a story are compared {how}")
    return kept, frozenset(longer), tuple(dict.fromkeys(notes))


def _first_blocks(segment: Segment, config: ComparisonConfig) -> Segment:
    """A story without the paragraphs and captions behind the one in which it has too many clauses at the latest."""
    blocks = sorted((*segment.paragraphs, *segment.captions), key=lambda span: span.start)
    most = config.characters // _CLAUSE + 1  # each block has a clause, and one too many tells that some are left out
    return segment if len(blocks) <= most else _until(segment, blocks[most - 1].end)


def _headed(segment: Segment) -> Segment:
    """A story without its headline where that is longer than any headline."""
    return segment if len(segment.title) <= _HEADLINE else replace(segment, title="", headline=None)


def _ends_of_clauses(document: Document) -> list[int]:
    """Where the clauses below the headline end."""
    body = (clause for clause in document.clauses if document.sentences[clause.sentence].role is not Role.HEADLINE)
    return [clause.end for clause in body]


def _level(counts: Sequence[int], most: int) -> int:
    """The bound for each at which all counts together are at most so many."""
    left = most
    for n, count in enumerate(sorted(counts)):
        share = left // (len(counts) - n)
        if count > share:
            return share
        left -= count
    return most


def _until(segment: Segment, end: int) -> Segment:
    """A story up to a place below its headline."""
    paragraphs = tuple(replace(span, end=min(span.end, end)) for span in segment.paragraphs if span.start < end)
    captions = tuple(span for span in segment.captions if span.end <= end)
    return replace(segment, end=end, paragraphs=paragraphs, captions=captions)


def _beginning(segment: Segment, most: int) -> Segment:
    if _length(segment) <= most:
        return segment
    left = most
    paragraphs: list[Span] = []
    for span in segment.paragraphs:
        if span.end - span.start > left:
            if left > most // 2:  # so long a paragraph that a whole number of them would be little
                cut = segment.article.text.rfind(" ", span.start, span.start + left)
                paragraphs.append(replace(span, end=cut if cut > span.start else span.start + left))
            break
        paragraphs.append(span)
        left -= span.end - span.start
    end = paragraphs[-1].end if paragraphs else segment.end
    captions = []
    left = most
    for span in segment.captions:
        left -= span.end - span.start
        if left < 0 or span.end > end:
            break
        captions.append(span)
    if not paragraphs:
        end = captions[-1].end if captions else segment.start
    return replace(segment, end=end, paragraphs=tuple(paragraphs), captions=tuple(captions))


def portions(segments: Sequence[Segment], most: int) -> list[list[Segment]]:
    """All stories of a page in portions that are searched one by one, as memory grows with the square of each.

    Args:
        segments: The stories.
        most: Characters of a portion.

    Returns:
        At least one portion; nearly every page is one, with its stories as they are.
    """
    found: list[list[Segment]] = [[]]
    length = 0
    for segment in segments:
        rest: Segment | None = segment
        while rest is not None:
            part = _beginning(rest, most)
            length += _length(part)
            if length > most and found[-1]:
                found.append([])
                length = _length(part)
            found[-1].append(part)
            rest = None if part is rest else _behind(rest, part)
    return found


def _behind(segment: Segment, beginning: Segment) -> Segment | None:
    """What of a story follows its beginning; None where nothing does."""
    end = beginning.end
    paragraphs = tuple(replace(s, start=max(s.start, end)) for s in segment.paragraphs if s.end > end)
    captions = tuple(span for span in segment.captions if span not in beginning.captions)
    if not paragraphs:
        paragraphs, captions = captions, ()  # of which nothing may go unsearched either
    if not paragraphs:
        return None
    return replace(segment, start=end, paragraphs=paragraphs, captions=captions, headline=None, title="")


def select_values(
    facts: Sequence[Sequence[Fact]], outlets: Sequence[str], most: int
) -> tuple[list[Sequence[Fact]], frozenset[str], tuple[str, ...]]:
    """The figures, dates, quotations and names that are compared: the first of every story, and all its claims.

    Args:
        facts: The facts of each story.
        outlets: The outlet of each story.
        most: How many mentions are kept of a story of each of the first three kinds, and three times as many names with
            all their mentions; of the event twelve times as many.

    Returns:
        The kept facts of each story, the outlets that have more, and what a reader must know of it.
    """
    kept = list(facts)
    cut: dict[tuple[str, int], dict[str, None]] = {}
    for kind, name in _COUNTED.items():
        places = [sorted(_place(m) for fact in story if fact.kind is kind for m in fact.mentions) for story in facts]
        bound = min(most, _level([len(held) for held in places], _STORIES_FULL * most))
        for n, held in enumerate(places):
            if len(held) > bound:
                kept[n] = _up_to(kept[n], kind, held[bound - 1] if bound else None)
                cut.setdefault((outlets[n], bound), {})[name] = None
    named = [[fact for fact in story if fact.kind in NAME_KINDS] for story in facts]
    bound = min(_NAMES * most, _level([*map(len, named)], _STORIES_FULL * _NAMES * most))
    for n, names in enumerate(named):
        if len(names) > bound:
            later = set(map(id, sorted(names, key=lambda fact: min(map(_place, fact.mentions)))[bound:]))
            kept[n] = [fact for fact in kept[n] if id(fact) not in later]
            cut.setdefault((outlets[n], bound), {})["names"] = None
    notes = (
        f"{outlet}: only the first {bound} {' and '.join(names)} of a story are compared {_raise('figures')}"
        for (outlet, bound), names in cut.items()
    )
    return kept, frozenset(outlet for outlet, _ in cut), tuple(notes)


def _up_to(facts: Sequence[Fact], kind: Kind, end: tuple[bool, int] | None) -> list[Fact]:
    """The facts of a story without those mentions of a kind that stand behind a place; None for the very beginning."""
    kept = []
    for fact in facts:
        mentions = fact.mentions
        if fact.kind is kind:
            mentions = tuple(m for m in mentions if end is not None and _place(m) <= end)
        if mentions:
            kept.append(fact if mentions is fact.mentions else replace(fact, mentions=mentions))
    return kept


def _place(mention: Mention) -> tuple[bool, int]:
    return mention.field == "text", mention.start


def _within_bounds(segments: Sequence[Segment], config: ComparisonConfig) -> Iterator[int]:
    """The indexes of the first stories in turn that are not too many or too long together; two at least."""
    length = 0
    for count, i in enumerate(islice(_in_turn(segments), config.stories)):
        length += min(_length(segments[i]), config.characters)
        if count >= _LEAST_STORIES and length > config.characters_of_event:
            return
        yield i


def _in_turn(segments: Sequence[Segment]) -> Iterator[int]:
    """The indexes of the longest story of each outlet, then of the second longest, and so on; longer ones first."""
    taken: dict[str, int] = {}
    rows = []
    for i in sorted(range(len(segments)), key=lambda i: _by_length(segments[i])):
        turn = taken[segments[i].outlet] = taken.get(segments[i].outlet, 0) + 1
        rows.append((turn, i))
    rows.sort(key=lambda row: row[0])
    return (i for _, i in rows)


def _by_length(segment: Segment) -> tuple[int, str]:
    return -_length(segment), segment.article.text[segment.start : segment.end]


def _length(segment: Segment) -> int:
    return sum(span.end - span.start for span in (*segment.paragraphs, *segment.captions))
