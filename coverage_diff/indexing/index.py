"""The index of an archive that grows."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import coverage_diff
from coverage_diff.config import Config
from coverage_diff.detection.lsh import SCHEME
from coverage_diff.errors import IndexFileError, ReportError
from coverage_diff.indexing.codec import digest_article, key, pack_article, unpack_article
from coverage_diff.indexing.growing import Growing
from coverage_diff.indexing.lookup import BLOCK_DAYS
from coverage_diff.indexing.store import ArticleRow, Store
from coverage_diff.indexing.stories import looked_up_by
from coverage_diff.indexing.vocabulary import SETTLED
from coverage_diff.language import tables
from coverage_diff.language.normalised import usual_form
from coverage_diff.model import CARRIED, Article, Check, Event, Report, Status, each_article
from coverage_diff.progress import Progress, silent

FORMAT = 2
"""Version of the file's form; another one must be rebuilt."""
PORTION = 2000
"""Articles that are added in one transaction once the archive has settled; with 500 each takes a third longer."""
_TOLD_EVERY = 64  # articles that are taken in between two steps of a progress bar
_FIND_AMONG = 100  # articles with the statement's words that are read for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that reports a statement.

    Attributes:
        article: The article.
        check: In which words, and how surely.

    Example:
        >>> import tempfile
        >>> import coverage_diff as cd
        >>> with tempfile.TemporaryDirectory() as folder, cd.EventIndex.open(f"{folder}/news.index") as index:
        ...     events = index.add(cd.read_articles("seeds"))
        ...     for found in index.find("over 2,400 terrorism-related complaints"):
        ...         print(found.article.outlet, found.check.status.value)
        OpenVoiceNews Pakistan included
    """

    article: Article
    check: Check


class EventIndex:
    """The events of an archive that grows, in one file.

    Adding an article takes as long as there are articles within the window of days around it, however long the archive
    is. All that one `add` or `remove` writes is there afterwards, or nothing of it, whenever the process ends; several
    processes may read while one writes. Use `EventIndex.open`.

    Example:
        >>> import tempfile
        >>> import coverage_diff as cd
        >>> with tempfile.TemporaryDirectory() as folder, cd.EventIndex.open(f"{folder}/news.index") as index:
        ...     [event] = index.add(cd.read_articles("seeds"))
        ...     print(len(index), event.outlets)
        2 ('Arab News', 'OpenVoiceNews Pakistan')
    """

    def __init__(self, store: Store, config: Config) -> None:
        self._store = store
        self._config = config
        self._growing: Growing | None = None
        self._version = -1

    @classmethod
    def open(cls, path: str | os.PathLike[str], config: Config | None = None, *, create: bool = True) -> EventIndex:
        """Open an index, or make an empty one.

        Args:
            path: Its file.
            config: Settings; the defaults where None. Those of the detection must be those that it was made with.
            create: Make a file where there is none.

        Raises:
            IndexFileError: The file is no index, or was made in another way; the message says how to rebuild it.
        """
        settings = config or Config()
        tag = _tag(settings)
        store = Store(Path(path), tag, create=create)
        try:
            _require_same(Path(path), store.tags(), tag)
        except BaseException:
            store.close()
            raise
        return cls(store, settings)

    @classmethod
    def rebuild(
        cls, path: str | os.PathLike[str], config: Config | None = None, *, progress: Progress = silent
    ) -> EventIndex:
        """Make an index anew from the articles that it holds, whatever version or settings made it.

        The new file takes the place of the old one when it is whole.

        Raises:
            IndexFileError: The file is no index.
        """
        old = Path(path)
        new = old.with_name(old.name + ".rebuilt")
        new.unlink(missing_ok=True)
        store = Store(old, {}, create=False)
        try:
            with store.reading(), cls.open(new, config) as index:
                index.add((unpack_article(content) for _, content in store.articles()), progress=progress)
        finally:
            store.close()
        new.replace(old)
        return cls.open(old, config)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return self._store.count_articles()

    def __contains__(self, article_id: object) -> bool:
        return isinstance(article_id, str) and self._store.find_article(key(article_id)) is not None

    def article(self, article_id: str) -> Article:
        """The article with an id.

        Raises:
            ReportError: There is none.
        """
        found = self._store.find_article(key(article_id))
        if found is None:
            raise ReportError(f"no article {article_id!r} in this index")
        return unpack_article(self._store.article(found[0]))

    def add(self, articles: Iterable[Article], *, progress: Progress = silent) -> tuple[Event, ...]:
        """Add articles; a later version of one, with its id or URL, takes its place.

        Articles are written in portions; each is there as a whole or not at all. To go on after a break, add all again:
        those that are there already, word for word, cost next to nothing.

        Args:
            articles: Pages of any outlets, in any order.
            progress: Called with "index", articles done, articles in all (0 where that is not known) after each portion
                that is written, and with the steps of a portion: "read", "terms", "candidates", "scores".

        Returns:
            The events that they joined or founded, the latest first.

        Raises:
            InvalidArticleError: Something in the list is no Article.
            IndexFileError: The file cannot be written to.
        """
        total = _known_length(articles)
        done = 0
        changed: set[str] = set()
        for portion in self._portions(articles, progress):
            changed |= self._add(portion, progress)
            done += len(portion)
            progress("index", done, total)
        with self._store.reading():
            growing = self._state()
            numbers = {self._store.event_number(id_) for id_ in changed} - {None}
            return tuple(growing.groups.event(n) for n in self._store.events() if n in numbers)

    def remove(self, article_id: str, *, progress: Progress = silent) -> None:
        """Take an article out.

        Args:
            article_id: Its id.
            progress: Called with the steps "terms", "candidates", "scores" where so much has changed that a small
                archive is read anew.

        Raises:
            ReportError: There is none with this id.
            IndexFileError: The file cannot be written to.
        """
        with self._writing() as growing:
            found = self._store.find_article(key(article_id))
            if found is None:
                raise ReportError(f"no article {article_id!r} in this index")
            self._drop(growing, found[0], progress)

    def events(self, *, since: dt.date | None = None, outlet: str | None = None) -> tuple[Event, ...]:
        """The events, the latest first.

        Args:
            since: Only those with a story of this day or later.
            outlet: Only those that this outlet covers.

        Raises:
            ReportError: `since` is no date.
        """
        if since is not None and not isinstance(since, dt.date):
            raise ReportError(f"since must be a datetime.date, such as datetime.date(2026, 11, 20), not {since!r}")
        with self._store.reading():
            growing = self._state()
            events = [
                growing.groups.event(number) for number in self._store.events(since.toordinal() if since else None)
            ]
        return tuple(event for event in events if outlet is None or outlet in event.outlets)

    def event(self, event_id: str) -> Event:
        """The event with an id, or the one that grew out of the event that had it.

        Raises:
            ReportError: There is none.
        """
        with self._store.reading():
            return self._state().groups.event(self._number(event_id))

    def report(self, event: Event | str) -> Report:
        """The full report on an event, as `compare` gives it.

        Args:
            event: The event or its id; one that has grown since is the event it is now.

        Raises:
            ReportError: There is no such event.
        """
        from coverage_diff.pipeline import report_event  # noqa: PLC0415 - the stages load when needed

        with self._store.reading():
            growing = self._state()
            number = self._number(event if isinstance(event, str) else event.id)
            found, links = growing.groups.linked_event(number)
        return report_event(found, links, self._config)

    def find(self, statement: str, *, most: int = 20) -> tuple[Found, ...]:
        """The articles that report a statement, the surest first.

        Articles with the statement's words are looked up and each is read as `check` reads it.

        Args:
            statement: A clause, a name, a figure with its noun.
            most: Articles that are given.
        """
        from coverage_diff.pipeline import check  # noqa: PLC0415 - the stages load when needed

        with self._store.reading():
            numbers = self._store.search(_words(statement), _FIND_AMONG)
            articles = [unpack_article(self._store.article(number)) for number in numbers]
        found = [Found(article=article, check=check(statement, article, config=self._config)) for article in articles]
        told = [f for f in found if f.check.status in CARRIED]
        order = {Status.INCLUDED: 0, Status.DIFFERS: 1, Status.PARTIAL: 2}
        return tuple(sorted(told, key=lambda f: (order[f.check.status], -f.check.score, f.article.id))[:most])

    def check_file(self, *, progress: Progress = silent) -> tuple[str, ...]:
        """What is wrong with the file; nothing where it is whole. Reads all of it.

        Args:
            progress: Called with "check" after each thing that is looked for, how many that are so far, and in all.
        """
        return tuple(self._store.check(partial(progress, "check")))

    def _portions(self, articles: Iterable[Article], progress: Progress) -> Iterator[list[Article]]:
        """Articles to be added together: many while the archive is small and read as a whole anyway."""
        total = _known_length(articles)
        portion: list[Article] = []
        for number, article in enumerate(each_article(articles), 1):
            portion.append(article)
            if number % _TOLD_EVERY == 0:
                progress("read", number, total)
            if len(portion) >= PORTION and (len(portion) >= SETTLED or len(self) >= SETTLED):
                yield portion
                portion = []
        if portion:
            yield portion

    def _add(self, portion: Iterable[Article], progress: Progress) -> set[str]:
        """Add articles in one transaction; gives the ids of the events that are new."""
        with self._writing() as growing:
            fresh = []
            for article in _latest(portion):
                digest = digest_article(article)
                known = self._store.find_article(key(article.id))
                if known is None or known[1] != digest:
                    fresh.append((article, digest))
            for article, _ in fresh:
                self._replace(growing, article, progress)
            pages = [(self._put(article, digest), article) for article, digest in fresh]
            return {self._store.event(number)[0] for number in growing.add(pages, progress)}

    def _put(self, article: Article, digest: bytes) -> int:
        """Store an article; gives its number."""
        words, lines = looked_up_by(article)
        row = ArticleRow(
            id=key(article.id),
            url=key(article.url) if article.url else None,
            outlet=key(article.outlet),
            digest=digest,
            content=pack_article(article),
            lines=lines,
        )
        return self._store.put_article(row, words)

    def _replace(self, growing: Growing, article: Article, progress: Progress) -> None:
        known = self._store.find_article(key(article.id))
        earlier = {known[0]} if known else set()
        if article.url:
            earlier.update(self._store.articles_at(key(article.url)))
        for number in sorted(earlier):
            self._drop(growing, number, progress)

    def _drop(self, growing: Growing, number: int, progress: Progress) -> None:
        segments = self._store.segments_of(number)
        words, _ = looked_up_by(unpack_article(self._store.article(number)))
        self._store.remove_article(number, words)
        growing.remove(segments, progress)

    def _number(self, event_id: str) -> int:
        number = self._store.event_number(event_id)
        if number is None:
            raise ReportError(f"no event {event_id!r} in this index; coverage-diff index events lists those that are")
        return number

    def _state(self) -> Growing:
        """What is known of the file, read anew where another process has written."""
        version = self._store.version()
        if self._growing is None or version != self._version:
            self._growing = Growing(self._store, self._config.detection)
            self._version = version
        return self._growing

    @contextmanager
    def _writing(self) -> Iterator[Growing]:
        """A transaction; what was counted in memory is forgotten where it fails."""
        try:
            with self._store.writing():
                yield self._state()
        except BaseException:
            self._growing = None
            raise


def _known_length(articles: Iterable[Article]) -> int:
    """How many articles there are; 0 where only their end will tell."""
    return len(articles) if isinstance(articles, (list, tuple)) else 0


def _latest(articles: Iterable[Article]) -> list[Article]:
    """The articles without those of which a later version follows."""
    found: dict[str, Article] = {}
    at: dict[str, str] = {}
    for article in articles:
        found.pop(article.id, None)
        if article.url:
            if (other := at.get(article.url)) is not None:
                found.pop(other, None)
            at[article.url] = article.id
        found[article.id] = article
    return list(found.values())


def _words(statement: str) -> list[str]:
    """What to look a statement up by."""
    words = dict.fromkeys(re.findall(r"\w+", usual_form(statement).lower()))
    telling = [word for word in words if word not in tables.words("function_words.txt")]
    return [word.encode("utf-8", "replace").decode() for word in telling or words]


def _require_same(path: Path, found: Mapping[str, str], wanted: Mapping[str, str]) -> None:
    """That an index was made as this version would make it.

    Raises:
        IndexFileError: It was not.
    """
    form = found.get("format", "")
    if form.isdecimal() and int(form) > FORMAT:
        newer = f"coverage-diff {found.get('version', 'unknown')} made it in a later form ({form}) than this one reads"
        raise IndexFileError(f"{path}: {newer} ({FORMAT}); install that version: pip install --upgrade coverage-diff")
    other = [name for name in wanted if name != "version" and found.get(name) != wanted[name]]
    if other:
        made = ", ".join(f"{name} {found.get(name, 'unknown')}" for name in other)
        asked = ", ".join(f"{name} {wanted[name]}" for name in other)
        problem = (
            f"{path}: coverage-diff {found.get('version', 'unknown')} made it with {made}, which does not fit {asked}; "
            "open it with the settings that made it, or make it anew from its articles: "
            f"coverage-diff index rebuild {path}"
        )
        raise IndexFileError(problem)


def _tag(config: Config) -> dict[str, str]:
    detection = config.detection
    return {
        "format": str(FORMAT),
        "version": coverage_diff.__version__,
        "scheme": SCHEME,
        "seed": str(detection.seed),
        "permutations": str(detection.permutations),
        "shingles": "3 words",
        "block_days": str(BLOCK_DAYS),
        "window_days": str(detection.window_days),
        "threshold": str(detection.threshold),
    }
