"""How an outlet told a fact: where in its story, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coverage_diff.model.article import Segment
from coverage_diff.model.fact import Fact, Mention, Voice

# Where the lead ends and the end begins, as shares of a story's length: of a story of ten paragraphs the first two and
# the last three. Readers of news mostly see the first fifth.
LEAD, END = 0.2, 0.7


class Prominence(StrEnum):
    """How high in its story an outlet first told a fact.

    Values:
        HEADLINE: In the headline.
        LEAD: In the first fifth of the story.
        MIDDLE: Below, before its last three tenths.
        END: In the last three tenths.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("examples/classroom/flood")).events[0]
        >>> fact = next(fact for fact in event.facts if "1,180" in str(fact.mentions))
        >>> event.telling(fact, "Harwick Courier").prominence is cd.Prominence.HEADLINE
        True
    """

    HEADLINE = "headline"
    LEAD = "lead"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one outlet told one fact.

    Attributes:
        prominence: The highest place at which it stands.
        position: That place in [0, 1]: 0 is the top of the story and its headline.
        voice: The plainest voice in which it was told: stated by the outlet, else reported, else only quoted.
        speakers: To whom it was attributed or who was quoted, each once, in reading order.
        hedged: Whether every mention is marked as uncertain; one flat mention makes a fact flat.
        mentions: How many times it was told.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> fact = next(fact for fact in event.facts if "2,400" in fact.label)
        >>> told = event.telling(fact, "OpenVoiceNews Pakistan")
        >>> told.voice.value, told.hedged, 0 < told.position < 1
        ('reported', False, True)
        >>> event.telling(fact, "Arab News") is None  # it did not tell it
        True
    """

    prominence: Prominence
    position: float
    voice: Voice
    speakers: tuple[str, ...]
    hedged: bool
    mentions: int


_PLAINNESS = (Voice.STATED, Voice.REPORTED, Voice.QUOTED)


def telling(fact: Fact, outlet: str, segments: Iterable[Segment]) -> Telling | None:
    """How an outlet told a fact; None where it did not.

    Args:
        fact: A fact with its coverage.
        outlet: One of the event's outlets.
        segments: The event's stories: their headlines are in them.
    """
    cell = fact.coverage.get(outlet)
    mentions = [fact.mentions[i] for i in cell.mentions] if cell else []
    if not mentions:
        return None
    own = [segment for segment in segments if segment.outlet == outlet]
    position = min(m.position for m in mentions)
    headline = any(_in_headline(m, segment) for m in mentions for segment in own)
    body = Prominence.LEAD if position < LEAD else Prominence.END if position >= END else Prominence.MIDDLE
    speakers = (m.speaker or m.speaker_text for m in mentions if m.voice is not Voice.STATED)
    return Telling(
        prominence=Prominence.HEADLINE if headline else body,
        position=position,
        voice=min((m.voice for m in mentions), key=_PLAINNESS.index),
        speakers=tuple(dict.fromkeys(speaker for speaker in speakers if speaker)),
        hedged=all(m.hedged for m in mentions),
        mentions=len(mentions),
    )


def _in_headline(mention: Mention, segment: Segment) -> bool:
    if mention.article_id != segment.article_id:
        return False
    if mention.field == "title":
        return True
    return segment.headline is not None and segment.headline.start <= mention.start < segment.headline.end


def hedged_apart(fact: Fact, segments: Iterable[Segment]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The outlets that mark a fact as uncertain, and those that tell it flatly; both empty unless there are both."""
    own = tuple(segments)
    told = {outlet: how for outlet in fact.coverage if (how := telling(fact, outlet, own))}
    hedged = tuple(outlet for outlet, how in told.items() if how.hedged)
    flat = tuple(outlet for outlet, how in told.items() if not how.hedged)
    return (hedged, flat) if hedged and flat else ((), ())
