"""Facts, where they were read, and who carried them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a fact is about.

    Values:
        QUANTITY: A figure with what it counts or measures.
        DATE: A day, a time on it, or a longer stretch of time.
        PERSON: Somebody named.
        ORGANISATION: A body, company, party or paper named.
        PLACE: A place named.
        LAW: A law, treaty, plan or other document named.
        QUOTE: Words in quotation marks.
        CLAIM: What a clause asserts.

    Example:
        >>> import coverage_diff as cd
        >>> facts = cd.extract_facts(cd.read_articles("seeds")[0])
        >>> next(fact.label for fact in facts if fact.kind is cd.Kind.PERSON)
        'Talal Chaudhry'
        >>> cd.Kind("quote") is cd.Kind.QUOTE
        True
    """

    QUANTITY = "quantity"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    LAW = "law"
    QUOTE = "quote"
    CLAIM = "claim"


NAME_KINDS = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.LAW})
"""The kinds whose facts are named entities."""


class Status(StrEnum):
    """What an outlet did with a fact.

    Values:
        INCLUDED: It told its readers.
        PARTIAL: It told them a part of it, or in vaguer words.
        DIFFERS: It told them with another value; both cannot be true.
        OMITTED: It was looked for in all that the outlet has on the event, and not found.
        UNCLEAR: Neither is certain: the evidence is thin, or the page was cut short.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> fact = next(fact for fact in event.facts if "2,400" in fact.label)
        >>> {outlet: cell.status.value for outlet, cell in fact.coverage.items()}
        {'OpenVoiceNews Pakistan': 'included', 'Arab News': 'omitted'}
        >>> cd.Status.OMITTED == "omitted"
        True
    """

    INCLUDED = "included"
    PARTIAL = "partial"
    DIFFERS = "differs"
    OMITTED = "omitted"
    UNCLEAR = "unclear"


CARRIED = frozenset({Status.INCLUDED, Status.PARTIAL, Status.DIFFERS})
"""The statuses under which an outlet's readers were told of the fact."""


class Relation(StrEnum):
    """How the values agree that the carriers of a fact gave.

    Values:
        SAME: They are equal, or one outlet alone gave one.
        ROUNDED: Some are less exact, and all can be true: "nearly 1,200", "1,180".
        DIFFERS: They cannot all be true; of quotations, the words between those that are shared are others.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("examples/classroom/flood")).events[0]
        >>> rounded = [fact for fact in event.facts if fact.relation is cd.Relation.ROUNDED]
        >>> fact = next(fact for fact in rounded if "1,180" in str(fact.mentions))
        >>> sorted({mention.text for mention in fact.mentions})
        ['1,180 residents', 'Nearly 1,200', 'Nearly 1,200 people']
    """

    SAME = "same"
    ROUNDED = "rounded"
    DIFFERS = "differs"


class Bound(StrEnum):
    """How a stated figure limits the true one.

    Values:
        EXACT: "30 houses".
        ABOUT: "about 30", "nearly 30", "dozens of".
        AT_LEAST: "at least 30", "over 30".
        AT_MOST: "up to 30", "fewer than 30".
        RANGE: "30 to 40".

    Example:
        >>> import coverage_diff as cd
        >>> page = cd.Article(id="1", outlet="The Post", title="", text="At least 30 houses were lost.")
        >>> [fact] = [fact for fact in cd.extract_facts(page) if fact.quantity]
        >>> fact.quantity.bound is cd.Bound.AT_LEAST
        True
    """

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Voice(StrEnum):
    """Who speaks.

    Values:
        STATED: The outlet itself.
        REPORTED: The outlet tells what somebody said.
        QUOTED: Somebody, in quotation marks.

    Example:
        >>> import coverage_diff as cd
        >>> text = "“The dam was never safe,” said engineer Mary Poole."
        >>> page = cd.Article(id="1", outlet="The Post", title="", text=text)
        >>> [quote] = [fact for fact in cd.extract_facts(page) if fact.kind is cd.Kind.QUOTE]
        >>> quote.mentions[0].voice is cd.Voice.QUOTED, quote.speaker
        (True, 'Mary Poole')
    """

    STATED = "stated"
    REPORTED = "reported"
    QUOTED = "quoted"


class Granularity(StrEnum):
    """How much time a date names.

    `PART_OF_DAY` is a morning or a time of day, `PERIOD` any stretch that is no unit of the calendar; the other values
    are what they are called.

    Example:
        >>> import coverage_diff as cd
        >>> page = cd.Article(id="1", outlet="The Post", title="", text="The dam was built in 1987.")
        >>> [fact] = [fact for fact in cd.extract_facts(page) if fact.date]
        >>> fact.date.granularity.value
        'year'
    """

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    PART_OF_DAY = "part_of_day"
    PERIOD = "period"


class Modality(StrEnum):
    """How a clause stands to the facts.

    Values:
        ACTUAL: It tells something plainly, as having happened or being so.
        ALLEGED: "allegedly ignored", "is accused of ignoring".
        POSSIBLE: "may close", "could have closed".
        WANTED: "should close", "must be closed".
        PLANNED: "will close", "plans to close".

    Example:
        >>> import coverage_diff as cd
        >>> page = cd.Article(id="1", outlet="The Post", title="", text="The council allegedly ignored three warnings.")
        >>> claim = next(fact for fact in cd.extract_facts(page) if fact.kind is cd.Kind.CLAIM)
        >>> claim.mentions[0].assertion.modality is cd.Modality.ALLEGED
        True
    """

    ACTUAL = "actual"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    WANTED = "wanted"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What a claim says of whom.

    Attributes:
        subject: The words before the verb; None where the clause shares its subject with the one before it.
        verb: The verb with its auxiliaries, as the text has them.
        negated: Whether it says that something is not so, or that somebody denies or refuses it.
        modality: How the clause stands to the facts.

    Example:
        >>> import coverage_diff as cd
        >>> page = cd.Article(id="1", outlet="The Post", title="", text="The mayor did not open the gates.")
        >>> claim = next(fact for fact in cd.extract_facts(page) if fact.kind is cd.Kind.CLAIM)
        >>> assertion = claim.mentions[0].assertion
        >>> assertion.subject, assertion.negated
        ('The mayor', True)
    """

    subject: str | None
    verb: str
    negated: bool = False
    modality: Modality = Modality.ACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with what it counts.

    Attributes:
        value: The figure as stated ("over 2,400" -> 2400); the midpoint of a range.
        low: The least that the words allow; -inf where they set no lower end.
        high: The most that the words allow; inf where they set no upper end.
        bound: How the words limit the true figure.
        unit: "dollar", "percent", "year", ...; "" for plain counts. A vote or score is one figure, its greater side,
            and its unit tells the other: "score to 2" of "5-2".
        noun: What is counted or measured, as the text says it; "" where it is not said.

    Raises:
        ValueError: A number is none, or `low` is above `high`.

    Example:
        >>> import coverage_diff as cd
        >>> page = cd.Article(id="1", outlet="The Post", title="", text="Repairs will cost over 2.5 million dollars.")
        >>> [fact] = [fact for fact in cd.extract_facts(page) if fact.quantity]
        >>> fact.quantity.low, fact.quantity.high, fact.quantity.bound.value, fact.quantity.unit
        (2500000.0, inf, 'at_least', 'dollar')
    """

    value: float
    low: float
    high: float
    bound: Bound = Bound.EXACT
    unit: str = ""
    noun: str = ""

    def __post_init__(self) -> None:
        if any(math.isnan(x) for x in (self.value, self.low, self.high)) or self.low > self.high:
            problem = f"a quantity needs numbers with low <= high, not {self.value}, {self.low}, {self.high}"
            raise ValueError(problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A point or period of time, no more exact than the text.

    Attributes:
        value: A TIMEX3 value: "2025-07-25", "2024-05", "2021", "202" (decade), "2025-W30", "2025-SU", "2025-Q3",
            "2025-07-25TNI"; with X for what is unknown: "XXXX-WXX-5" is some Friday.
        granularity: How much time the words name.
        start: First day of the interval; None where the words could not be resolved.
        end: Last day of the interval, included; None where the words could not be resolved.

    Example:
        >>> import datetime as dt
        >>> import coverage_diff as cd
        >>> text = "The dam broke on 18 November 2026."
        >>> page = cd.Article(id="1", outlet="The Post", title="", text=text)
        >>> [date] = [fact.date for fact in cd.extract_facts(page) if fact.date]
        >>> date.value, date.start == date.end == dt.date(2026, 11, 18)
        ('2026-11-18', True)
    """

    value: str
    granularity: Granularity
    start: dt.date | None = None
    end: dt.date | None = None

    @property
    def resolved(self) -> bool:
        """Whether the words could be placed on the calendar."""
        return self.start is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an article tells a fact.

    Attributes:
        article_id: The article.
        field: "title" or "text": the string that the offsets count in.
        start: First code point.
        end: One past the last code point.
        text: The words themselves.
        voice: Who speaks.
        position: 0 at the top of the segment (and in its title), 1 at its end.
        hedged: Whether the words are marked as uncertain (reportedly, may, allegedly).
        quantity: The figure, for a quantity.
        date: The time, for a date.
        speaker: Who said it, as an entity; None where nobody is named.
        speaker_text: The words of the text that name the speaker, a pronoun included.
        assertion: What a claim says of whom; its slots are the facts whose mentions lie inside this one.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> fact = next(fact for fact in event.facts if "2,400" in fact.label)
        >>> mention = fact.mentions[0]
        >>> [page] = [article for article in cd.read_articles("seeds") if article.id == mention.article_id]
        >>> page.text[mention.start : mention.end] == mention.text
        True
    """

    article_id: str
    field: str = "text"
    start: int
    end: int
    text: str
    voice: Voice = Voice.STATED
    position: float = 0.0
    hedged: bool = False
    quantity: Quantity | None = None
    date: Date | None = None
    speaker: str | None = None
    speaker_text: str | None = None
    assertion: Assertion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What one outlet did with one fact, and why we say so.

    Attributes:
        status: Included, partial, differs, omitted or unclear.
        score: How well the evidence supports the status, in [0, 1]; not a probability.
        mentions: Indexes into the fact's mentions: the outlet's own.
        rule: The rule that decided, such as "quantity-nowhere"; reports tell in words what it means.
        nearest: The sentence of the outlet that comes nearest, where the fact was not found outright.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> fact = next(fact for fact in event.facts if "2,400" in fact.label)
        >>> cell = fact.coverage["OpenVoiceNews Pakistan"]
        >>> cell.status.value, [fact.mentions[i].text for i in cell.mentions]
        ('included', ['over 2,400 terrorism-related complaints'])
        >>> fact.coverage["Arab News"].mentions
        ()
    """

    status: Status
    score: float
    mentions: tuple[int, ...] = ()
    rule: str = ""
    nearest: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of a story: the same in every article that tells it.

    Attributes:
        id: Made from the content, the same in every run.
        kind: What it is about.
        label: How to call it in a table.
        mentions: Every place where it was read, in the order of the articles given and of their text.
        quantity: The figure of its most precise mention.
        date: The time of its most precise mention.
        speaker: Who said it, for quotes and reported claims.
        speaker_text: The words that name the speaker at the first mention that has them.
        aliases: Other names of a named entity, as read.
        related: Labels of facts that world knowledge ties to this one without making them the same.
        relation: How the carriers' values agree; `same` for a single carrier.
        coverage: Outlet -> what it did with the fact; empty before `compare`.

    Example:
        >>> import coverage_diff as cd
        >>> event = cd.compare(cd.read_articles("seeds")).events[0]
        >>> fact = next(fact for fact in event.facts if "2,400" in fact.label)
        >>> fact.kind.value, fact.label
        ('quantity', 'over 2,400 terrorism-related complaints')
        >>> fact.carriers, fact.omitters
        (('OpenVoiceNews Pakistan',), ('Arab News',))
        >>> fact.quantity.value, fact.quantity.bound.value
        (2400.0, 'at_least')
    """

    id: str
    kind: Kind
    label: str
    mentions: tuple[Mention, ...]
    quantity: Quantity | None = None
    date: Date | None = None
    speaker: str | None = None
    speaker_text: str | None = None
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    relation: Relation = Relation.SAME
    coverage: Mapping[str, Coverage] = field(default_factory=dict)

    @property
    def carriers(self) -> tuple[str, ...]:
        """The outlets that told their readers, in full or in part."""
        return tuple(outlet for outlet, cell in self.coverage.items() if cell.status in CARRIED)

    @property
    def omitters(self) -> tuple[str, ...]:
        """The outlets that left it out."""
        return tuple(outlet for outlet, cell in self.coverage.items() if cell.status is Status.OMITTED)

    @property
    def conflicting(self) -> bool:
        """Whether outlets contradict each other; one that quotes an utterance in other words does not."""
        if any(cell.status is Status.DIFFERS for cell in self.coverage.values()):
            return True
        return self.relation is Relation.DIFFERS and self.kind is not Kind.QUOTE

    def __str__(self) -> str:
        cells = ", ".join(f"{outlet} {cell.status}" for outlet, cell in self.coverage.items())
        return f"{self.kind}: {self.label}" + (f" ({cells})" if cells else "")

    def _repr_html_(self) -> str:
        """A short table for notebooks."""
        from coverage_diff.reporting import notebook

        return notebook.render_fact(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Whether an article reports a statement.

    Attributes:
        status: Included, partial, differs (reported with another value), omitted or unclear.
        score: How much of the statement the article supports, in [0, 1]; not a probability.
        evidence: The sentences that support it best, best first.
        missing: The words, figures and names of the statement that the article does not have.
        rule: The rule that decided.

    Example:
        >>> import coverage_diff as cd
        >>> found = cd.check("over 2,400 terrorism-related complaints", cd.read_articles("seeds")[0])
        >>> found.status.value, "2,400" in found.evidence[0].text
        ('included', True)
    """

    status: Status
    score: float
    evidence: tuple[Mention, ...] = ()
    missing: tuple[str, ...] = ()
    rule: str = ""
