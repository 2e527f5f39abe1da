"""The data path from articles to a report: the one module that knows every stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, combinations

import coverage_diff
from coverage_diff.alignment import align_documents
from coverage_diff.comparison.check import StatementChecker
from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.coverage import cover
from coverage_diff.comparison.merging import merge
from coverage_diff.comparison.ranking import origins_of, ranked
from coverage_diff.comparison.search import searcher
from coverage_diff.comparison.selection import Selection, portions, select, select_text, select_values
from coverage_diff.comparison.silence import silence_notes, silences
from coverage_diff.comparison.sources import count_sources
from coverage_diff.comparison.word_choice import count_words
from coverage_diff.config import Config, DetectionConfig
from coverage_diff.detection import Texts, detect, links_by_event
from coverage_diff.engines import SERIAL, Engine, ProcessEngine, require_engine
from coverage_diff.errors import (
    ConfigError,
    DuplicateArticleError,
    InputError,
    InvalidArticleError,
    MissingExtraError,
    TooFewOutletsError,
)
from coverage_diff.extraction.entities import trained
from coverage_diff.extraction.facts import extract
from coverage_diff.language.document import Document
from coverage_diff.language.english import NOT_ENGLISH, looks_english
from coverage_diff.language.normalised import usual_form
from coverage_diff.model import (
    Alignment,
    Article,
    Check,
    Detection,
    Event,
    EventReport,
    Fact,
    Link,
    Report,
    Segment,
    Status,
    each_article,
    require_article,
)
from coverage_diff.originals import Originals, UsualForm, usual_article
from coverage_diff.progress import Progress, silent
from coverage_diff.segmentation import LineHashes, learn_furniture, line_hashes, split_batches
from coverage_diff.segmentation import split_segments as split_page

_LOOKED_AT = 256  # articles that are handed to a worker at once before they are split: some 30 ms of work


def _checked(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles, each once.

    Raises:
        InvalidArticleError: Something in the list is no Article, or it is no list.
        DuplicateArticleError: Two of them share an id.
    """
    checked: dict[str, Article] = {}
    for article in each_article(articles):
        if article.id in checked:
            both = f"{checked[article.id].outlet} and {article.outlet}"
            problem = f"two articles have the id {article.id!r} ({both}); ids must be unique"
            raise DuplicateArticleError(problem, field="id")
        checked[article.id] = article
    return tuple(checked.values())


def _settings(config: Config | None) -> Config:
    """The settings given; the defaults where there are none.

    Raises:
        ConfigError: Something else was given.
    """
    if config is None:
        return Config()
    if not isinstance(config, Config):
        problem = f"config must be a Config, not {type(config).__name__}"
        raise ConfigError(f"{problem}; cd.Config.from_dict makes one of a dictionary, cd.Config.from_toml of a file")
    return config


def detect_events(
    articles: Iterable[Article],
    config: Config | None = None,
    *,
    progress: Progress = silent,
    engine: Engine | None = None,
    workers: int = 1,
) -> Detection:
    """Find the segments that tell the same event.

    Args:
        articles: Pages of any outlets, in any order.
        config: Settings; the defaults where None.
        progress: Called as the work goes on.
        engine: Where the texts of a large archive are read, such as `DaskEngine(client)`; the result is the same. This
            process where None.
        workers: Short for `engine=ProcessEngine(workers)`: processes on this machine. They are started afresh, so a
            script that asks for more than one needs the usual `if __name__ == "__main__"`.

    Returns:
        The events, every verified link between two segments, and the segments in no event.

    Raises:
        InvalidArticleError: Something in the list is no Article.
        DuplicateArticleError: Two articles share an id.
        ConfigError: Both an engine and a number of workers are given, the number is below 1, or there is no model where
            `detection.semantic` says.
        MissingExtraError: `detection.semantic` names a model, and model2vec is not installed.
        EngineError: The engine failed: a process was killed, a cluster went away.

    Example:
        >>> import coverage_diff as cd
        >>> [event] = cd.detect_events(cd.read_articles("seeds")).events
        >>> event.outlets
        ('OpenVoiceNews Pakistan', 'Arab News')
    """
    engine = _chosen(engine, workers)
    originals, _, found = _detected(_checked(articles), _settings(config).detection, progress, engine)
    return originals.restore(found)


def _detected(
    given: Sequence[Article], config: DetectionConfig, progress: Progress, engine: Engine
) -> tuple[Originals, tuple[Segment, ...], Detection]:
    """The articles in their usual form, their stories, and what is found among these."""
    batches = (given[first : first + _LOOKED_AT] for first in range(0, len(given), _LOOKED_AT))
    looked = list(chain.from_iterable(engine.map(_look, batches, together=1)))
    originals = Originals(given, (usual for usual, _ in looked))
    furniture = learn_furniture(originals.read, (hashes for _, hashes in looked))
    segments: list[Segment] = []
    texts = Texts(config)
    for stories, known in split_batches(originals.read, furniture, texts.reader, progress=progress, engine=engine):
        segments += stories
        texts.add(known)
    return originals, tuple(segments), detect(segments, config, texts=texts, progress=progress, engine=engine)


def _look(articles: Sequence[Article]) -> list[tuple[UsualForm, LineHashes]]:
    """What must be known of all articles before the first is split."""
    forms = map(usual_article, articles)
    return [(usual, line_hashes(usual.article or given)) for given, usual in zip(articles, forms, strict=True)]


def _chosen(engine: Engine | None, workers: int) -> Engine:
    """The engine that is asked for in one way or the other."""
    if engine is None:
        return SERIAL if workers == 1 else ProcessEngine(workers)
    if workers != 1:
        raise ConfigError("give either an engine, which has its own workers, or a number of workers")
    return require_engine(engine)


# What is aligned at most of a story: twice 2,000 short paragraphs take 6 s, and a long feature has 30,000 characters.
_ALIGNED_CHARACTERS, _ALIGNED_PARAGRAPHS = 300_000, 2_000


def align(a: Segment, b: Segment, config: Config | None = None) -> tuple[Alignment, ...]:
    """Pair the paragraphs of two segments that carry the same content.

    Args:
        a: One segment.
        b: Another, usually of another outlet.
        config: Settings; the defaults where None.

    Returns:
        Every paragraph of both in exactly one row; one side of a row is empty where only the other has the content.

    Raises:
        InvalidArticleError: One of them is no Segment.
        InputError: One of them is as long as a book; time and memory grow with the square.

    Example:
        >>> import coverage_diff as cd
        >>> one, other = (cd.split_segments(article)[0] for article in cd.read_articles("seeds"))
        >>> rows = cd.align(one, other)
        >>> sum(len(row.a) for row in rows) == len(one.paragraphs)
        True
    """
    for segment in (a, b):
        if not isinstance(segment, Segment):
            problem = f"must be a Segment, not {type(segment).__name__}; cd.split_segments(article) gives an article's"
            raise InvalidArticleError(problem, source="align")
        if segment.end - segment.start > _ALIGNED_CHARACTERS or len(segment.paragraphs) > _ALIGNED_PARAGRAPHS:
            most = f"{_ALIGNED_CHARACTERS:,} characters and {_ALIGNED_PARAGRAPHS:,} paragraphs"
            raise InputError(f"is too long to be aligned: at most {most} are", source=f"article {segment.article_id!r}")
    one, two = Originals([a.article]), Originals([b.article])
    rows = align_documents(Document(one.story(a)), Document(two.story(b)), _settings(config).alignment)

    def given(row: Alignment) -> Alignment:
        return replace(
            row, a=one.restore(row.a), b=two.restore(row.b), sentences=tuple(given(inner) for inner in row.sentences)
        )

    return tuple(map(given, rows))


def extract_facts(article_or_segment: Article | Segment, config: Config | None = None) -> tuple[Fact, ...]:
    """The facts of an article or of one of its stories, in reading order.

    Args:
        article_or_segment: An article is split into its stories first; the facts of each follow one another.
        config: Settings; the defaults where None.

    Returns:
        Facts with their mentions, without coverage; none for a text without words.

    Raises:
        InvalidArticleError: It is neither an Article nor a Segment.
        MissingExtraError: The settings name a model of names that is not installed.

    Example:
        >>> import coverage_diff as cd
        >>> page = cd.Article(id="1", outlet="The Post", title="", text="The flood killed 14 people in Harwick.")
        >>> [fact.label for fact in cd.extract_facts(page) if fact.kind is not cd.Kind.CLAIM]
        ['14 people', 'Harwick']
    """
    settings = _settings(config).extraction
    segments: Iterable[Segment]
    if isinstance(article_or_segment, Segment):
        originals = Originals([article_or_segment.article])
        segments = (originals.story(article_or_segment),)
    else:
        originals = Originals([require_article(article_or_segment, "extract_facts")])
        segments = split_page(originals.read[0])
    return originals.restore(tuple(fact for segment in segments for fact in extract(Document(segment), settings)))


def compare(
    articles: Iterable[Article],
    config: Config | None = None,
    *,
    progress: Progress = silent,
    engine: Engine | None = None,
    workers: int = 1,
) -> Report:
    """Tell, for every event in the articles, which outlet included, omitted or gave each fact differently.

    Args:
        articles: Pages of at least two outlets.
        config: Settings; the defaults where None.
        progress: Called as the work goes on.
        engine: Where the texts are read and the events compared, one by one; the report is the same. This process where
            None.
        workers: Short for `engine=ProcessEngine(workers)`, as for `detect_events`.

    Returns:
        A report; its events are those that at least two outlets cover.

    Raises:
        TooFewOutletsError: The articles are of fewer than two outlets.
        InvalidArticleError: Something in the list is no Article.
        DuplicateArticleError: Two articles share an id.
        ConfigError: Both an engine and a number of workers are given, the number is below 1, or there is no model where
            `detection.semantic` says.
        MissingExtraError: `detection.semantic` names a model, and model2vec is not installed. A model of names that is
            missing (`extraction.model`) is told in the report's notes instead.
        EngineError: The engine failed: a process was killed, a cluster went away.

    Example:
        >>> import coverage_diff as cd
        >>> report = cd.compare(cd.read_articles("seeds"))
        >>> for fact in report.events[0].facts[:1]:
        ...     print(fact.label, fact.carriers, fact.omitters)
        over 2,400 terrorism-related complaints ('OpenVoiceNews Pakistan',) ('Arab News',)
    """
    settings = _settings(config)
    engine = _chosen(engine, workers)
    given = _checked(articles)
    outlets = dict.fromkeys(article.outlet for article in given)
    if len(outlets) < 2:
        found = f"only of {next(iter(outlets))!r}" if outlets else "of none"
        raise TooFewOutletsError(f"a comparison needs articles of at least two outlets; these are {found}")
    originals, segments, detection = _detected(given, settings.detection, progress, engine)
    selected = [select(event, settings.comparison) for event in detection.events if len(event.outlets) > 1]
    links = links_by_event(detection, [part.event for part in selected])
    usable, remarks = _usable(settings)
    events = []
    progress("compare", 0, len(selected))
    compared = engine.map(partial(_event_report, config=usable), selected, together=1)
    for told, part, inside in zip(compared, selected, links, strict=True):
        events.append(_with_evidence(told, part.event, inside))
        progress("compare", len(events), len(selected))
    matched = {id(segment) for event in events for segment in event.segments}
    report = Report(
        articles=originals.read,
        segments=segments,
        events=tuple(events),
        unmatched=tuple(segment for segment in segments if id(segment) not in matched),
        config=settings,
        version=coverage_diff.__version__,
        notes=(*detection.notes, *remarks, *_notes(given)),
    )
    return originals.restore(report)


def report_event(event: Event, links: Sequence[Link], config: Config | None = None) -> Report:
    """A report on one event that was found before.

    Args:
        event: The event.
        links: Why its segments are one.
        config: Settings; the defaults where None.
    """
    settings = _settings(config)
    usable, remarks = _usable(settings)
    given = tuple({segment.article_id: segment.article for segment in event.segments}.values())
    originals = Originals(given)
    stories = {id(segment): originals.story(segment) for segment in event.segments}
    event = replace(event, segments=tuple(stories.values()))
    inside = (link for link in links if id(link.a) in stories and id(link.b) in stories)
    links = [replace(link, a=stories[id(link.a)], b=stories[id(link.b)]) for link in inside]
    part = select(event, usable.comparison)
    report = Report(
        articles=originals.read,
        segments=event.segments,
        events=(_with_evidence(_event_report(part, usable), part.event, links),),
        unmatched=(),
        config=settings,
        version=coverage_diff.__version__,
        notes=(*remarks, *_notes(given)),
    )
    return originals.restore(report)


def split_segments(article: Article) -> tuple[Segment, ...]:
    """The stories of a page, in the order of the page.

    Every paragraph of a story is one span; mastheads, slogans, share bars, repeated headlines and the like are in none.

    Args:
        article: A page with one or more stories.

    Returns:
        At least one segment for a text that has words; none for a blank one. Segments do not overlap.

    Raises:
        InvalidArticleError: It is no Article.

    Example:
        >>> import coverage_diff as cd
        >>> stories = cd.split_segments(cd.read_articles("seeds")[0])
        >>> stories[0].slice(stories[0].paragraphs[0])[:50]
        'ISLAMABAD – The Pakistani government has called on'
    """
    originals = Originals([require_article(article, "split_segments")])
    return originals.restore(split_page(originals.read[0]))


# What a page says of a statement is what the surest of its portions says.
_SUREST = (Status.OMITTED, Status.UNCLEAR, Status.DIFFERS, Status.PARTIAL, Status.INCLUDED)


class Checker:
    """An article prepared once for many statements.

    Args:
        article: The page to search; all its stories are.
        config: Settings; the defaults where None.

    Raises:
        InvalidArticleError: It is no Article.

    Example:
        >>> import coverage_diff as cd
        >>> checker = cd.Checker(cd.read_articles("seeds")[0])
        >>> for statement in ("over 2,400 terrorism-related complaints", "The bridge will stay closed"):
        ...     print(checker.check(statement).status.value)
        included
        omitted
    """

    def __init__(self, article: Article, config: Config | None = None) -> None:
        self._originals = Originals([require_article(article, "check")])
        self._config = _settings(config).comparison
        stories = split_page(self._originals.read[0])
        self._portions = portions(stories, self._config.characters)
        length = sum(segment.end - segment.start for segment in stories)
        # Of a page as long as a book the portions are prepared again each time: together they would fill the memory.
        kept = length <= self._config.characters_of_event
        self._prepared = [self._of(portion) for portion in self._portions] if kept else None

    def check(self, statement: str, context: str | None = None) -> Check:
        """Whether the article reports a statement.

        Args:
            statement: A clause, a name, a figure with its noun: what is looked for.
            context: The sentence that the statement was taken from, where there is one.

        Returns:
            Status, score, the sentences that support it best, and what is missing.
        """
        asked = usual_form(statement), None if context is None else usual_form(context)
        checkers = self._prepared or map(self._of, self._portions)
        found = [checker.check(*asked) for checker in checkers]
        return self._originals.restore(max(found, key=lambda check: (_SUREST.index(check.status), check.score)))

    def _of(self, stories: Sequence[Segment]) -> StatementChecker:
        return StatementChecker([Document(story) for story in stories], self._config)


def check(statement: str, article: Article, context: str | None = None, config: Config | None = None) -> Check:
    """Whether an article reports a statement; for many statements prepare a `Checker` once.

    Args:
        statement: A clause, a name, a figure with its noun: what is looked for.
        article: The page to search.
        context: The sentence that the statement was taken from, where there is one.
        config: Settings; the defaults where None.

    Returns:
        Status, score, the sentences that support it best, and what is missing.

    Raises:
        InvalidArticleError: `article` is no Article.

    Example:
        >>> import coverage_diff as cd
        >>> for article in cd.read_articles("seeds"):
        ...     print(article.outlet, cd.check("over 2,400 terrorism-related complaints", article).status.value)
        OpenVoiceNews Pakistan included
        Arab News omitted
    """
    return Checker(article, config).check(statement, context)


def _usable(config: Config) -> tuple[Config, list[str]]:
    """The settings without a model of names that is not installed, and a note on that."""
    if config.extraction.model:
        try:
            trained.load(config.extraction.model)
        except MissingExtraError as error:
            return replace(config, extraction=replace(config.extraction, model="")), [f"no model adds names: {error}"]
    return config, []


def _event_report(selection: Selection, config: Config) -> EventReport:
    """What the outlets told of an event; why its stories are one is not among it."""
    event, left_out, remarks = selection
    documents, longer, text_remarks = select_text(event.segments, config.comparison)
    read = [extract(document, config.extraction) for document in documents]
    outlets = [document.segment.outlet for document in documents]
    found, crowded, value_remarks = select_values(read, outlets, config.comparison.figures)
    context = EventContext(documents, left_out | longer | crowded)
    pairs = [(a, b) for a, b in combinations(documents, 2) if a.segment.article_id != b.segment.article_id]
    alignments = tuple(row for a, b in pairs for row in align_documents(a, b, config.alignment))
    merged = merge(found, context)
    silent = silences(context)
    facts = cover(merged, context, searcher(context, merged), silent)
    return EventReport(
        id=event.id,
        title=event.title,
        segments=event.segments,
        facts=ranked(facts, origins_of(event), config.ranking),
        alignments=alignments,
        word_choice=count_words(facts, context, alignments),
        sources=count_sources(facts, context),
        links=(),
        origins=event.origins,
        notes=(*remarks, *text_remarks, *value_remarks, *silence_notes(silent)),
    )


def _with_evidence(report: EventReport, event: Event, links: Sequence[Link]) -> EventReport:
    """The report of an event, wherever it was made, on the stories of this process, with the links between them."""
    held = {id(segment) for segment in event.segments}
    inside = tuple(link for link in links if {id(link.a), id(link.b)} <= held)
    return replace(report, segments=event.segments, links=inside)


def _notes(articles: Sequence[Article]) -> list[str]:
    """What a reader should know about the input."""
    notes = [f"{article.outlet} ({article.id}): {note}" for article in articles for note in article.notes]
    notes += [f"{a.outlet} ({a.id}): the text holds no words" for a in articles if not a.text.strip()]
    return notes + [f"{a.outlet} ({a.id}): {NOT_ENGLISH}" for a in articles if not looks_english(a.text)]
