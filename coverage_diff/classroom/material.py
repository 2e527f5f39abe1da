"""An event's report as material for questions: which facts can be asked about, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from coverage_diff.classroom.lesson import Evidence
from coverage_diff.extraction.entities import dateline_end
from coverage_diff.language.sentences import split_sentences
from coverage_diff.language.text import plain, squeeze
from coverage_diff.language.tokens import tokenise
from coverage_diff.model import CARRIED, Article, EventReport, Fact, Kind, Mention, Report, Segment, Status
from coverage_diff.reporting import inert

EXCERPT_WORDS = 28
"""Words of an excerpt: enough to find the place in the story, little enough to quote freely."""

_DATELINE = 120  # characters within which a dateline has ended
_SHORTEST_CLAIM = 6  # words: a shorter statement can seldom be told true or false
# An omission whose search came nearer to the fact than this is no safe ground for a scored question; chosen so that
# all omissions of the demo set and of the seeds that a reader doubts fall below it.
_SAFE = 0.5
# Of claims for which a clause came nearer than this a reader finds every fourth told in part (comparison/claims.py).
_SAFE_CLAIM = 0.8
# Nor is a claim that was matched by its words, unless as surely as this: in the demo set, all matches above it but one
# are right to a reader, and half of those below it are wrong.
_MATCHED = 0.94
# A statement that begins with one of these ("They", "All of them", "Among those") says nothing outside its story.
_POINTING = re.compile(
    r"(?:\w+ (?:of|among) |among )?(?:he|she|it|they|his|her|its|their|them|this|that|these|those|one|there|such)\b",
    re.IGNORECASE,
)


class Material:
    """The facts of one event, with the words in which pupils are asked about them.

    Args:
        report: A report.
        event: One of its events.
    """

    def __init__(self, report: Report, event: EventReport) -> None:
        self.report = report
        self.event = event
        self.outlets = event.outlets

    def article(self, article_id: str) -> Article:
        """An article of the event."""
        return self.report.article(article_id)

    def stories(self, outlet: str) -> tuple[Segment, ...]:
        """An outlet's stories on the event."""
        return tuple(segment for segment in self.event.segments if segment.outlet == outlet)

    def told(self, fact: Fact, outlet: str) -> Mention | None:
        """Where an outlet first tells a fact in running text; in its headline, where only there; None if nowhere."""
        mentions = [fact.mentions[i] for i in fact.coverage[outlet].mentions]
        return next((m for m in mentions if m.field == "text" and self.paragraph(m)), mentions[0] if mentions else None)

    def paragraph(self, mention: Mention) -> int:
        """Number of the paragraph of a mention in its story, from 1; 0 for headlines and captions."""
        for segment in self.event.segments:
            if segment.article_id == mention.article_id and mention.field == "text":
                for number, span in enumerate(segment.paragraphs, 1):
                    if span.start <= mention.start < span.end:
                        return number
        return 0

    def sentence(self, mention: Mention) -> str:
        """The sentence in which a mention stands, on one line."""
        article = self.article(mention.article_id)
        if mention.field == "title":
            return inert.line(article.title)
        text = article.text
        start = text.rfind("\n", 0, mention.start) + 1
        end = text.find("\n", mention.end)
        end = len(text) if end < 0 else end
        for first, last in split_sentences(plain(text), start, end):
            if first <= mention.start < last:
                return inert.line(text[_news_start(text, first, mention.start) : max(last, mention.end)])
        return inert.line(mention.text)

    def evidence(self, fact: Fact, outlets: Sequence[str] | None = None) -> tuple[Evidence, ...]:
        """Where the outlets tell a fact: all that do, or those named."""
        found = []
        for outlet in outlets if outlets is not None else self.outlets:
            mention = self.told(fact, outlet)
            if mention is not None:
                words = cut(self.sentence(mention), EXCERPT_WORDS, around=mention.text)
                found.append(Evidence(outlet=outlet, paragraph=self.paragraph(mention), text=words))
        return tuple(found)

    def statement(self, fact: Fact) -> str:
        """A fact as pupils read it: a clause or sentence that tells it, a figure that is asked about in ‹ ›."""
        carrier = next((m for o in fact.carriers if (m := self.told(fact, o)) is not None), fact.mentions[0])
        if fact.kind is Kind.QUOTE:
            return f"“{cut(inert.line(carrier.text).strip(_QUOTES), EXCERPT_WORDS)}”"
        if fact.kind is Kind.CLAIM:
            return cut(self._claim(carrier).lstrip("•·*-–— "), EXCERPT_WORDS)
        figure = inert.line(carrier.text)
        clause = cut(self._clause(carrier).lstrip("•·*-–— "), EXCERPT_WORDS, around=figure)
        return clause.replace(figure, f"‹{figure}›", 1)

    def _clause(self, mention: Mention) -> str:
        """The shortest claim that holds a mention; its sentence where no claim does."""
        around = [
            m
            for fact in self.event.facts
            if fact.kind is Kind.CLAIM
            for m in fact.mentions
            if (m.article_id, m.field) == (mention.article_id, mention.field)
            and m.start <= mention.start
            and mention.end <= m.end
            and len(m.text.split()) >= _SHORTEST_CLAIM
            and not m.text[:1].islower()
        ]
        return self._claim(min(around, key=lambda m: (m.end - m.start, m.start))) if around else self.sentence(mention)

    def _claim(self, mention: Mention) -> str:
        text = getattr(self.article(mention.article_id), mention.field)
        return inert.line(text[_news_start(text, mention.start, mention.end - 1) : mention.end])

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that make questions, the most telling first, one for each sentence of the first carrier."""
        found, seen = [], set()
        for fact in self.event.facts:
            if not fact.carriers or fact.kind not in _ASKED:
                continue
            words = self.statement(fact)
            key = squeeze(words.translate(_UNMARKED)).casefold()
            if fact.kind is Kind.CLAIM and words[:1].islower():
                continue
            if fact.kind is not Kind.QUOTE and _POINTING.match(words):
                continue
            if len(words.split()) < _SHORTEST_CLAIM or words.rstrip(_QUOTES).endswith("?") or key in seen:
                continue
            seen.add(key)
            found.append(fact)
        return tuple(found)

    def sure(self, fact: Fact) -> bool:
        """Whether every outlet's cell of a fact is beyond doubt."""
        return not self.doubts(fact)

    def doubts(self, fact: Fact) -> tuple[str, ...]:
        """Why the key is not sure of a fact, one half-sentence for each doubtful outlet."""
        found = []
        for outlet, cell in fact.coverage.items():
            if cell.status is Status.UNCLEAR:
                found.append(f"{outlet}: the library cannot decide")
            elif cell.status is Status.PARTIAL:
                found.append(f"{outlet}: only a part of it was found")
            elif cell.status is Status.OMITTED and cell.score < (_SAFE_CLAIM if fact.kind is Kind.CLAIM else _SAFE):
                found.append(f"{outlet}: a sentence comes near")
            elif cell.status is Status.DIFFERS:
                found.append(f"{outlet}: another value stands there")
            elif cell.rule == "claim-matched" and cell.score < _MATCHED:
                found.append(f"{outlet}: its wording is another")
        return tuple(found)

    def only_in(self, outlet: str) -> Iterator[Fact]:
        """The facts that one outlet alone tells and all others surely leave out."""
        for fact in self.facts:
            if fact.carriers == (outlet,) and self.sure(fact):
                yield fact

    def shared(self, *outlets: str) -> Iterator[Fact]:
        """The facts that all of these outlets tell."""
        for fact in self.facts:
            if all(fact.coverage[o].status in CARRIED for o in outlets) and self.sure(fact):
                yield fact

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everybody whom an outlet quotes by name, in the order of the facts."""
        found = (fact.speaker for fact in self.event.facts if fact.kind is Kind.QUOTE and fact.speaker)
        return tuple(dict.fromkeys(found))


_QUOTES = "“”\"‘’' "
_UNMARKED = str.maketrans("", "", "‹›")
_ASKED = frozenset({Kind.QUANTITY, Kind.CLAIM, Kind.QUOTE})


def _news_start(text: str, start: int, mention: int) -> int:
    """Where the news of a sentence begins: behind its dateline, if the mention does not stand in that."""
    end = dateline_end(tokenise(plain(text[start : start + _DATELINE]), start))
    return end if start < end <= mention else start


def cut(text: str, words: int, *, around: str = "") -> str:
    """At most so many words of a text, with an ellipsis where some were left out; those of `around` are kept."""
    every = text.split()
    if len(every) <= words:
        return text
    at = text.find(around) if around else 0
    first = len(text[: max(0, at)].split())
    size = len(around.split())
    start = max(0, min(first - (words - size) // 2, len(every) - words)) if first + size > words else 0
    part = " ".join(every[start : start + words]).rstrip(" ,;:–—-")
    return f"{'… ' if start else ''}{part}{' …' if start + words < len(every) else ''}"
