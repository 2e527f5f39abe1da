"""The result of a comparison, and the ways out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from coverage_diff.config import Config
from coverage_diff.errors import ReportError
from coverage_diff.model.article import Article, Segment
from coverage_diff.model.event import Alignment, Link, independent_sources
from coverage_diff.model.fact import Fact, Voice
from coverage_diff.model.telling import Telling, telling

if TYPE_CHECKING:
    import os

    import pandas as pd

    from coverage_diff.reporting.plots import Plots

_NAMED = 10  # articles that an error names


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChoice:
    """How often an outlet used one of several words for the same thing; a count, never a verdict.

    Attributes:
        group: What the words are for ("armed actors").
        term: The word, as a lemma.
        outlet: Who printed it.
        voice: Whether the outlet said it itself or let somebody else say it.
        count: How many times.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> words = event.word_choice[0]
        >>> words.outlet in event.outlets, words.count > 0
        (True, True)
    """

    group: str
    term: str
    outlet: str
    voice: Voice
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody whose words an outlet printed.

    Attributes:
        outlet: Who printed them.
        speaker: The person or body, by its fullest name.
        quotes: Direct quotations.
        reported: Statements in reported speech.
        words: Words in quotation marks.
        facts: Ids of the quotes and claims in these words, in the order of the outlet's text.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> sorted({source.speaker for source in event.sources if "Chaudhry" in source.speaker})
        ['Talal Chaudhry']
    """

    outlet: str
    speaker: str
    quotes: int
    reported: int
    words: int
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One event with everything that was found in its coverage.

    Attributes:
        id: Made from the segments' words.
        title: The headline that stands nearest to all the others.
        segments: The stories that tell it.
        facts: One row of the matrix each, the most telling first.
        alignments: Corresponding paragraphs of every pair of segments, and those that stand alone.
        word_choice: Which outlet used which of several words for the same thing.
        sources: Whose words each outlet printed.
        links: Why these segments are one event.
        origins: Groups of indexes into `segments` that are copies of one source.
        notes: What a reader should know about how far to trust this event.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> event.outlets
        ('OpenVoiceNews Pakistan', 'Arab News')
        >>> sorted({fact.kind.value for fact in event.facts})
        ['claim', 'date', 'law', 'organisation', 'person', 'place', 'quantity', 'quote']
    """

    id: str
    title: str
    segments: tuple[Segment, ...]
    facts: tuple[Fact, ...]
    alignments: tuple[Alignment, ...] = ()
    word_choice: tuple[WordChoice, ...] = ()
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    origins: tuple[tuple[int, ...], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that cover the event, each once, in the order of the segments."""
        return tuple(dict.fromkeys(segment.outlet for segment in self.segments))

    def independent(self, outlets: Iterable[str]) -> int:
        """How many sources stand behind some outlets: those that printed copies of one source count once."""
        asked = set(outlets)
        return sum(not asked.isdisjoint(source) for source in independent_sources(self.segments, self.origins))

    def __str__(self) -> str:
        return f"{self.title or 'Untitled event'} ({', '.join(self.outlets)}): {len(self.facts)} facts"

    def _repr_html_(self) -> str:
        """A short table for notebooks."""
        from coverage_diff.reporting import notebook

        return notebook.render_event(self)

    def telling(self, fact: Fact, outlet: str) -> Telling | None:
        """Where and in whose voice an outlet told a fact of this event; None where it did not."""
        return telling(fact, outlet, self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What each outlet told its readers about each event, and what it left out.

    Attributes:
        articles: The pages that were compared, in the order given.
        segments: Their stories, in the same order.
        events: The events that at least two outlets cover.
        unmatched: Stories in no such event, and those that a very large event was compared without.
        config: The settings that made the report.
        version: The version of the library that made it.
        notes: What a reader should know about how far to trust it.

    Example:
        >>> import coverage_diff as cd
        >>> report = cd.compare(cd.read_articles("seeds"))
        >>> [len(event.outlets) for event in report.events]
        [2]
        >>> report == cd.Report.from_json(report.to_json())
        True
        >>> report.to_markdown().splitlines()[0]
        '# What each outlet told its readers'
    """

    articles: tuple[Article, ...]
    segments: tuple[Segment, ...]
    events: tuple[EventReport, ...]
    unmatched: tuple[Segment, ...]
    config: Config = field(default_factory=Config)
    version: str = ""
    notes: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """All outlets, each once, in the order of the articles."""
        return tuple(dict.fromkeys(article.outlet for article in self.articles))

    def article(self, article_id: str) -> Article:
        """The article with this id.

        Raises:
            ReportError: There is none.
        """
        for article in self.articles:
            if article.id == article_id:
                return article
        known = ", ".join(article.id for article in self.articles[:_NAMED])
        more = f" and {len(self.articles) - _NAMED:,} more" if len(self.articles) > _NAMED else ""
        raise ReportError(f"no article {article_id!r} in this report; it holds {known}{more}")

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id, or with an id that begins so and is the only one.

        Raises:
            ReportError: There is none, or several.
        """
        found = [fact for event in self.events for fact in event.facts if fact.id.startswith(fact_id)]
        exact = [fact for fact in found if fact.id == fact_id]
        if exact:
            return exact[0]
        if len(found) != 1:
            problem = "several facts begin" if found else "no fact begins"
            raise ReportError(f"{problem} with {fact_id!r}; the ids stand in the JSON report and beside each row")
        return found[0]

    def to_json(self, *, indent: int | None = 1) -> str:
        """The whole report as JSON, the articles' texts included (schema/report.schema.json)."""
        from coverage_diff.reporting import json_form

        return json_form.dumps(self, indent=indent)

    @classmethod
    def from_json(cls, text: str) -> Report:
        """Load what `to_json` wrote.

        Raises:
            ReportError: The text is no report, or one of a schema that this version does not know.
        """
        from coverage_diff.reporting import json_load

        return json_load.loads(text)

    def to_markdown(self) -> str:
        """The report as Markdown that also reads well as plain text."""
        from coverage_diff.reporting import markdown

        return markdown.render(self)

    def to_html(self) -> str:
        """The report as one HTML page that needs nothing else."""
        from coverage_diff.reporting import html

        return html.render(self)

    def to_csv(self, kind: str = "coverage") -> str:
        """One table of the report as CSV, inert in spreadsheets.

        Args:
            kind: coverage (one row per fact and outlet), facts, mentions, alignments, sentences or links.

        Raises:
            ReportError: There is no such table.
        """
        from coverage_diff.reporting import csv_form

        return csv_form.dumps(self, kind)

    def to_frame(self, kind: str = "coverage") -> pd.DataFrame:
        """One table of the report as a tidy pandas frame (extra `frame`).

        Args:
            kind: coverage (one row per fact and outlet), facts, mentions, alignments, sentences or links.

        Raises:
            MissingExtraError: pandas is not installed.
            ReportError: There is no such table.
        """
        from coverage_diff.reporting import frame

        return frame.make(self, kind)

    @property
    def plot(self) -> Plots:
        """The report's pictures as matplotlib axes (extra `plots`): `report.plot.heat_map()`."""
        from coverage_diff.reporting.plots import Plots

        return Plots(self)

    def __str__(self) -> str:
        return "\n".join(map(str, self.events)) or f"no event among {len(self.articles)} articles"

    def _repr_html_(self) -> str:
        """A short table for notebooks."""
        from coverage_diff.reporting import notebook

        return notebook.render(self)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the report in the format of the file's suffix: .html, .md, .json, .csv or (the table) .txt.

        Returns:
            The path written to.

        Raises:
            ReportError: The suffix names no format, or the system refuses to write there.
        """
        from coverage_diff.reporting import files

        return files.save(self, Path(path))
