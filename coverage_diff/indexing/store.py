"""All contact of an index with SQLite: one file, transactions, and a tag that says how it was made.

The file is in write-ahead mode: readers see the last commit while one process writes, and a process that is killed
leaves the last commit behind.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.errors import IndexFileError
from coverage_diff.indexing.schema import APPLICATION, FLAWS, SEARCH, TABLES

_BUSY_SECONDS = 60.0  # how long a writer waits for another one

Neighbours = tuple[NDArray[np.int64], NDArray[np.float64]]
"""The numbers of segments that one was held against, and the log-odds that both tell one event."""


class ArticleRow(NamedTuple):
    """An article as it is stored.

    Attributes:
        id: Its id.
        url: Its address; None where it has none.
        outlet: Its outlet.
        digest: Tells versions apart.
        lines: Digests of its lines, by which it shows what the outlet repeats.
        content: All that it holds.
    """

    id: bytes
    url: bytes | None
    outlet: bytes
    digest: bytes
    lines: bytes
    content: bytes


class SegmentRow(NamedTuple):
    """A segment as it is stored.

    Attributes:
        number: Its number in the index.
        article: The number of its article.
        content_key: Orders segments by what they say.
        day: Ordinal day of publication, printed on the page or given; None where unknown.
        block: Which days it is looked for in; see `lookup`.
        place: Where it stands in the article.
    """

    number: int
    article: int
    content_key: bytes
    day: int | None
    block: int
    place: str


class Store:
    """An index's file.

    Args:
        path: The file.
        tag: What a new file is tagged with.
        create: Make the file where there is none.

    Raises:
        IndexFileError: There is no such file, or it is no index.
    """

    def __init__(self, path: Path, tag: Mapping[str, str], *, create: bool) -> None:
        self.path = path
        _require_place(path, create=create)
        try:
            self._connection: sqlite3.Connection | None = sqlite3.connect(
                path, timeout=_BUSY_SECONDS, isolation_level=None
            )
        except sqlite3.Error as error:
            raise IndexFileError(f"{path}: cannot be opened ({error})") from error
        try:
            self._prepare(tag)
        except BaseException:
            self.close()
            raise

    @property
    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            raise IndexFileError(f"{self.path}: this index has been closed; open it again")
        return self._connection

    def _prepare(self, tag: Mapping[str, str]) -> None:
        try:
            if self._value("PRAGMA application_id") != APPLICATION:
                self._create(tag)
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA temp_store = MEMORY")
            self._db.execute("PRAGMA cache_size = -65536")  # 64 MB
        except sqlite3.DatabaseError as error:
            raise IndexFileError(f"{self.path}: cannot be used as an index ({error}); name another file") from error

    def _create(self, tag: Mapping[str, str]) -> None:
        if self._value("SELECT count(*) FROM sqlite_master"):
            raise IndexFileError(f"{self.path}: is a database, but no index of coverage-diff; name another file")
        self._db.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            if self._value("PRAGMA application_id") == APPLICATION:
                return  # another process made it in the meantime
            for statement in TABLES.split(";"):
                self._db.execute(statement)
            self._db.execute(SEARCH)
            self.set_tags(tag)
            self._db.execute(f"PRAGMA application_id = {APPLICATION}")

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all that is written inside is there afterwards, or nothing of it.

        Raises:
            IndexFileError: Another process has been writing for a minute, or the disk refuses.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            raise IndexFileError(f"{self.path}: cannot be written to ({error})") from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one state of the index."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        try:
            self.tags()  # the state is that of the first look
            yield
        finally:
            self._db.execute("COMMIT")

    def _value(self, query: str, *values: object) -> int:
        found = self._db.execute(query, values).fetchone()
        return int(found[0]) if found and found[0] is not None else 0

    # The tag

    def tags(self) -> dict[str, str]:
        """What the file is tagged with."""
        return dict(self._db.execute("SELECT name, value FROM tag"))

    def set_tags(self, tag: Mapping[str, str]) -> None:
        """Tag the file."""
        self._db.executemany("INSERT OR REPLACE INTO tag VALUES (?, ?)", tag.items())

    def version(self) -> int:
        """Changes whenever another process has written."""
        return self._value("PRAGMA data_version")

    def check(self, told: Callable[[int, int], None]) -> list[str]:
        """What is wrong with the file; nothing where it is whole.

        Args:
            told: Called with how many looks were taken, and how many there are in all.
        """
        looks = 1 + len(FLAWS)
        told(0, looks)
        found = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        for done, (problem, query) in enumerate(FLAWS.items(), 1):
            told(done, looks)
            if self._value(query):
                found.append(problem)
        told(looks, looks)
        return found

    # Articles

    def count_articles(self) -> int:
        """How many articles there are."""
        return self._value("SELECT count(*) FROM article")

    def count_segments(self) -> int:
        """How many segments there are."""
        return self._value("SELECT count(*) FROM segment")

    def find_article(self, id_: bytes) -> tuple[int, bytes] | None:
        """Number and digest of the article with an id."""
        return self._db.execute("SELECT number, digest FROM article WHERE id = ?", (id_,)).fetchone()  # type: ignore[no-any-return]

    def articles_at(self, url: bytes) -> list[int]:
        """Numbers of the articles with a URL."""
        return [row[0] for row in self._db.execute("SELECT number FROM article WHERE url = ?", (url,))]

    def put_article(self, article: ArticleRow, words: str) -> int:
        """Store an article and its words to search; returns its number."""
        query = "INSERT INTO article (id, url, outlet, digest, lines, content) VALUES (?, ?, ?, ?, ?, ?)"
        number = self._db.execute(query, article).lastrowid
        self._db.execute("INSERT INTO passage (rowid, text) VALUES (?, ?)", (number, words))
        return number or 0

    def remove_article(self, number: int, words: str) -> None:
        """Forget an article; its segments are forgotten by themselves."""
        self._db.execute("INSERT INTO passage (passage, rowid, text) VALUES ('delete', ?, ?)", (number, words))
        self._db.execute("DELETE FROM article WHERE number = ?", (number,))

    def article(self, number: int) -> bytes:
        """The content of an article."""
        content: bytes = self._db.execute("SELECT content FROM article WHERE number = ?", (number,)).fetchone()[0]
        return content

    def articles(self) -> Iterator[tuple[int, bytes]]:
        """Numbers and contents of all articles in the order in which they came."""
        yield from self._db.execute("SELECT number, content FROM article ORDER BY number")

    def lines(self, number: int) -> bytes:
        """The digests of an article's lines."""
        lines: bytes = self._db.execute("SELECT lines FROM article WHERE number = ?", (number,)).fetchone()[0]
        return lines

    def recent_lines(self, outlet: bytes, before: int, most: int) -> list[tuple[int, bytes]]:
        """An outlet's last articles before one, the latest first: their numbers, and the digests of their lines."""
        query = "SELECT number, lines FROM article WHERE outlet = ? AND number < ? ORDER BY number DESC LIMIT ?"
        return self._db.execute(query, (outlet, before, most)).fetchall()

    def furniture(self, outlets: Iterable[bytes]) -> list[tuple[bytes, str]]:
        """Outlets of which it is known what they repeat, and that."""
        query = "SELECT outlet, lines FROM furniture WHERE outlet = ?"
        rows = (self._db.execute(query, (outlet,)).fetchone() for outlet in outlets)
        return [row for row in rows if row is not None]

    def put_furniture(self, rows: Iterable[tuple[bytes, str]]) -> None:
        """Store what `furniture` reads."""
        self._db.executemany("INSERT OR REPLACE INTO furniture VALUES (?, ?)", rows)

    def forget_furniture(self) -> None:
        """Forget it of all outlets."""
        self._db.execute("DELETE FROM furniture")

    def search(self, words: Sequence[str], most: int) -> list[int]:
        """Numbers of the articles that hold some of these words, the best first."""
        if not words:
            return []
        query = " OR ".join(f'"{word}"' for word in words)
        rows = self._db.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank, rowid LIMIT ?", (query, most)
        )
        return [row[0] for row in rows]

    # Segments

    def put_segments(self, segments: Iterable[SegmentRow]) -> None:
        """Store where segments stand."""
        self._db.executemany("INSERT OR REPLACE INTO segment VALUES (?, ?, ?, ?, ?, ?)", segments)

    def put_features(self, segment: SegmentRow, terms: bytes, signature: bytes, keys: bytes) -> None:
        """Store the features of a segment, and its keys where others look for them."""
        self._db.execute("INSERT INTO feature VALUES (?, ?, ?, ?)", (segment.number, terms, signature, keys))
        rows = [(segment.block, key, segment.number) for key in np.frombuffer(keys, "<i8").tolist()]
        self._db.executemany("INSERT OR IGNORE INTO band VALUES (?, ?, ?)", rows)

    def next_segment(self) -> int:
        """The number of the next segment."""
        return self._value("SELECT max(number) FROM segment") + 1

    def segments(self, numbers: Iterable[int]) -> list[SegmentRow]:
        """Some segments, in the order asked for."""
        query = "SELECT segment.* FROM json_each(?) CROSS JOIN segment ON number = value ORDER BY json_each.key"
        return [SegmentRow(*row) for row in self._db.execute(query, (_listed(numbers),))]

    def segments_of(self, article: int) -> list[int]:
        """Numbers of an article's segments."""
        rows = self._db.execute("SELECT number FROM segment WHERE article = ? ORDER BY number", (article,))
        return [row[0] for row in rows]

    def features(self, numbers: Iterable[int]) -> list[tuple[bytes, bytes]]:
        """Terms and signatures of some segments."""
        query = "SELECT terms, signature FROM json_each(?) CROSS JOIN feature ON segment = value ORDER BY json_each.key"
        return self._db.execute(query, (_listed(numbers),)).fetchall()

    def remove_segment(self, segment: SegmentRow) -> None:
        """Forget a segment."""
        keys: bytes = self._db.execute("SELECT keys FROM feature WHERE segment = ?", (segment.number,)).fetchone()[0]
        rows = [(segment.block, key, segment.number) for key in np.frombuffer(keys, "<i8").tolist()]
        self._db.executemany("DELETE FROM band WHERE block = ? AND key = ? AND segment = ?", rows)
        self._db.execute("DELETE FROM segment WHERE number = ?", (segment.number,))
        for table in ("feature", "neighbour", "home"):
            self._db.execute(f"DELETE FROM {table} WHERE segment = ?", (segment.number,))  # noqa: S608 - names of ours

    def forget_features(self) -> None:
        """Forget the features of all segments, what they share, and all counts."""
        for table in ("feature", "band", "neighbour", "chunk"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours

    # What segments share

    def meetings(self, block: int, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """The segments of a block that have some of these keys, each named once.

        Returns:
            int64[meetings, 2]: key, segment; by key.
        """
        query = "SELECT band.key, segment FROM json_each(?) CROSS JOIN band ON block = ? AND band.key = value"
        found = self._db.execute(query, (_listed(np.sort(keys).tolist()), block))
        flat = itertools.chain.from_iterable(found)
        return np.fromiter(flat, np.int64).reshape(-1, 2)

    def blocks(self) -> list[int]:
        """All blocks in which there are segments."""
        found = [row[0] for row in self._db.execute("SELECT min(block) FROM band") if row[0] is not None]
        while found:
            row = self._db.execute("SELECT min(block) FROM band WHERE block > ?", (found[-1],)).fetchone()
            if row[0] is None:
                break
            found.append(row[0])
        return found

    def neighbours(self, segments: Iterable[int]) -> list[Neighbours]:
        """For each of some segments those that it was held against, and the log-odds."""
        query = "SELECT others, odds FROM json_each(?) LEFT JOIN neighbour ON segment = value ORDER BY json_each.key"
        rows = self._db.execute(query, (_listed(segments),))
        return [(np.frombuffer(others or b"", "<i8"), np.frombuffer(odds or b"", "<f8")) for others, odds in rows]

    def put_neighbours(self, rows: Iterable[tuple[int, Neighbours]]) -> None:
        """Store what `neighbours` reads."""
        packed = (
            (segment, others.astype("<i8").tobytes(), odds.astype("<f8").tobytes()) for segment, (others, odds) in rows
        )
        self._db.executemany("INSERT OR REPLACE INTO neighbour VALUES (?, ?, ?)", packed)

    # Groups

    def homes(self, segments: Iterable[int]) -> list[tuple[int, int | None]]:
        """Cluster and event of some segments; (0, None) of those that have none yet."""
        wanted = "json_each(?) LEFT JOIN home ON segment = value ORDER BY json_each.key"
        query = f"SELECT coalesce(cluster, 0), event FROM {wanted}"  # noqa: S608 - names of ours
        return self._db.execute(query, (_listed(segments),)).fetchall()

    def cluster(self, number: int) -> list[int]:
        """The segments of a cluster."""
        rows = self._db.execute("SELECT segment FROM home WHERE cluster = ? ORDER BY segment", (number,))
        return [row[0] for row in rows]

    def put_homes(self, homes: Iterable[tuple[int, int, int | None]]) -> None:
        """Store (segment, cluster, event)."""
        self._db.executemany("INSERT OR REPLACE INTO home VALUES (?, ?, ?)", homes)

    def event_members(self, number: int) -> list[int]:
        """The segments of an event."""
        rows = self._db.execute("SELECT segment FROM home WHERE event = ? ORDER BY segment", (number,))
        return [row[0] for row in rows]

    def event_number(self, id_: str) -> int | None:
        """The number of the event with an id, or that grew out of the one that had it."""
        row = self._db.execute("SELECT number FROM event WHERE id = ?", (id_,)).fetchone()
        if row is None:
            query = "SELECT event FROM former_event JOIN home USING (segment) WHERE id = ? AND event IS NOT NULL"
            row = self._db.execute(query, (id_,)).fetchone()
        return None if row is None else int(row[0])

    def event(self, number: int) -> tuple[str, str]:
        """Id and description of an event."""
        row: tuple[str, str] = self._db.execute(
            "SELECT id, description FROM event WHERE number = ?", (number,)
        ).fetchone()
        return row

    def events(self, since: int | None = None) -> list[int]:
        """Numbers of all events, or of those with a segment of this day or later; the latest first."""
        query = "SELECT number FROM event WHERE last_day >= ? OR ? IS NULL ORDER BY last_day DESC, first_day DESC, id"
        return [row[0] for row in self._db.execute(query, (since, since))]

    def put_event(self, id_: str, days: tuple[int | None, int | None], description: str) -> int:
        """Store an event; returns its number."""
        query = "INSERT INTO event (id, first_day, last_day, description) VALUES (?, ?, ?, ?)"
        return self._db.execute(query, (id_, *days, description)).lastrowid or 0

    def inherit(self, segment: int, heir: int | None) -> None:
        """Hand the former events of a segment that goes to another, or forget them."""
        if heir is None:
            self._db.execute("DELETE FROM former_event WHERE segment = ?", (segment,))
        else:
            self._db.execute("UPDATE former_event SET segment = ? WHERE segment = ?", (heir, segment))

    def remove_event(self, number: int, heir: int | None) -> None:
        """Forget an event, but that this segment was in it."""
        if heir is not None:
            query = "INSERT OR REPLACE INTO former_event SELECT id, ? FROM event WHERE number = ?"
            self._db.execute(query, (heir, number))
        self._db.execute("DELETE FROM event WHERE number = ?", (number,))

    # Words and counts

    def word_numbers(self, words: Sequence[bytes], *, enter: bool) -> NDArray[np.int64]:
        """The numbers of words, each named once; of those that are not there new ones, or -1."""
        numbers = np.full(len(words), -1, np.int64)
        for place, word in enumerate(words):
            row = self._db.execute("SELECT number FROM word WHERE text = ?", (word,)).fetchone()
            if row is not None:
                numbers[place] = row[0]
            elif enter:
                numbers[place] = self._db.execute("INSERT INTO word (text) VALUES (?)", (word,)).lastrowid or 0
        return numbers

    def words(self, numbers: Iterable[int]) -> list[bytes]:
        """The words of numbers."""
        query = "SELECT text FROM json_each(?) CROSS JOIN word ON number = value ORDER BY json_each.key"
        return [row[0] for row in self._db.execute(query, (_listed(numbers),))]

    def chunks(self, array: str) -> list[tuple[int, bytes]]:
        """The chunks of an array."""
        return self._db.execute("SELECT number, data FROM chunk WHERE array = ?", (array,)).fetchall()

    def put_chunks(self, chunks: Iterable[tuple[str, int, bytes]]) -> None:
        """Store chunks: (array, number, bytes)."""
        self._db.executemany("INSERT OR REPLACE INTO chunk VALUES (?, ?, ?)", chunks)


def _listed(numbers: Iterable[int]) -> str:
    """Numbers as one value of a query: a statement for each costs ten times as much."""
    return json.dumps(list(numbers))


def _require_place(path: Path, *, create: bool) -> None:
    """That an index is there, or could be.

    Raises:
        IndexFileError: It could not.
    """
    if path.is_dir():
        raise IndexFileError(f"{path}: is a folder, and an index is one file; name it, such as {path / 'news.index'}")
    if not create and not path.exists():
        raise IndexFileError(f"{path}: there is no such index; add articles to make one")
    if not path.parent.is_dir():
        raise IndexFileError(f"{path}: there is no folder {path.parent}; make it first")
