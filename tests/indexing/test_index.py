"""The index of an archive that grows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff import Article, EventIndex
from coverage_diff.indexing import groups, growing
from coverage_diff.indexing import index as index_module

Grouped = Callable[[EventIndex], set[frozenset[str]]]
ALL = {frozenset(f"{story}-{outlet}" for outlet in range(3)) for story in range(4)}


def test_all_at_once_is_what_detect_events_finds(index: EventIndex, articles: list[Article]) -> None:
    """A small archive that is added as a whole has the events of `detect_events`, ids and titles included."""
    events = index.add(articles)
    wanted = cd.detect_events(articles).events
    assert {(event.id, event.title) for event in events} == {(event.id, event.title) for event in wanted}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("step", [1, 5])
def test_order_and_portions_make_no_difference(
    index: EventIndex, articles: list[Article], grouped: Grouped, seed: int, step: int
) -> None:
    """The same events in any order, one by one or some at a time."""
    random.Random(seed).shuffle(articles)
    for begin in range(0, len(articles), step):
        index.add(articles[begin : begin + step])
    assert grouped(index) == ALL


def test_without_reading_anew(
    index: EventIndex, articles: list[Article], grouped: Grouped, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New articles find their events by what is stored alone."""
    monkeypatch.setattr(growing, "SHARE", 1e9)
    for article in articles:
        index.add([article])
    assert grouped(index) == ALL


def test_add_tells_the_events_that_an_article_joined(index: EventIndex, articles: list[Article]) -> None:
    """One article founds nothing, the second founds an event, the third joins it."""
    assert index.add(articles[:1]) == ()
    [founded] = index.add(articles[1:2])
    [joined] = index.add(articles[2:3])
    assert [s.article_id for s in founded.segments] == ["0-0", "0-1"]
    assert [s.article_id for s in joined.segments] == ["0-0", "0-1", "0-2"]
    assert index.event(founded.id) == joined == index.event(joined.id)


def test_what_is_there_already_changes_nothing(index: EventIndex, articles: list[Article]) -> None:
    """Adding the same again is no news."""
    index.add(articles)
    assert index.add(articles) == ()
    assert len(index) == len(articles)


def test_events_by_day_and_outlet(index: EventIndex, articles: list[Article]) -> None:
    """The latest first; only later ones, or those of one outlet, on wish."""
    index.add(articles[:-1])
    days = [max(s.day for s in event.segments if s.day) for event in index.events()]
    assert days == sorted(days, reverse=True)
    assert len(index.events(since=dt.date(2026, 3, 10))) == 2
    assert len(index.events(outlet="Coast Courier")) == 3


def test_report_is_that_of_compare(index: EventIndex, articles: list[Article]) -> None:
    """The report on an event is that of a comparison of all articles, and can be read back."""
    index.add(articles)
    event = next(e for e in index.events() if "bridge" in e.title)
    found = index.report(event).events[0]
    wanted = next(e for e in cd.compare(articles).events if e.id == event.id)
    assert found.facts == wanted.facts
    assert len(found.links) == 3
    assert cd.Report.from_json(index.report(event).to_json()) == index.report(event)


def test_a_later_version_takes_the_place_of_the_earlier(index: EventIndex, articles: list[Article]) -> None:
    """The same id: the event holds the new words, once."""
    index.add(articles)
    before = next(e for e in index.events() if "bridge" in e.title)
    later = dataclasses.replace(articles[0], text=articles[0].text.replace("12 cracks", "15 cracks"))
    [event] = index.add([later])
    assert len(index) == len(articles)
    assert [s.article for s in event.segments if s.article_id == later.id] == [later]
    assert index.event(before.id) == event
    changes = cd.diff_reports(cd.compare(articles[:3]), index.report(event))
    assert cd.Change.CONFLICT_NEW in {change.change for change in changes}


def test_the_same_url_is_a_later_version(index: EventIndex, articles: list[Article]) -> None:
    """Another id at the same address: the page was revised; in one call the last one counts."""
    first = dataclasses.replace(articles[0], url="https://herald.example/bridge")
    second = dataclasses.replace(
        first, id="revised", text=first.text + "\n\nThe bridge opens again in May, the mayor said."
    )
    index.add([*articles[1:], first])
    index.add([second])
    assert "revised" in index
    assert first.id not in index
    third = dataclasses.replace(second, id="once more")
    index.add([third, dataclasses.replace(third, id="at last", title="Bridge at Lower Marl opens in May")])
    assert len(index) == len(articles)
    assert index.article("at last").title == "Bridge at Lower Marl opens in May"


def test_removed_articles_leave_no_trace(index: EventIndex, articles: list[Article], grouped: Grouped) -> None:
    """Without two of its three articles an event is none, and its former id leads nowhere; added again it is back."""
    [event] = index.add(articles[:3])
    index.remove("0-0")
    assert [s.article_id for s in index.event(event.id).segments] == ["0-1", "0-2"]
    index.remove("0-1")
    assert index.events() == ()
    with pytest.raises(cd.ReportError, match="no event"):
        index.event(event.id)
    with pytest.raises(cd.ReportError, match="no article '0-0'"):
        index.remove("0-0")
    assert [found.article.id for found in index.find("12 cracks in its main beam")] == ["0-2"]
    index.add(articles[:2])
    assert grouped(index) == {frozenset({"0-0", "0-1", "0-2"})}


def test_find_tells_who_reports_a_statement(index: EventIndex, articles: list[Article]) -> None:
    """The articles that report it, with the words; none for what nobody reported."""
    index.add(articles)
    found = index.find("nine boats were lost in Sandvik harbour")
    assert {f.article.id for f in found} == {"1-0", "1-1", "1-2"}
    assert all(f.check.evidence for f in found)
    assert index.find("the parliament dissolved itself") == ()
    assert index.find("?!") == ()


def test_window_keeps_far_days_apart(path: Path, articles: list[Article]) -> None:
    """What was published further apart than the window is never one event."""
    far = dataclasses.replace(articles[1], published=dt.date(2026, 5, 20))
    with EventIndex.open(path) as index:
        assert index.add([articles[0], far]) == ()
        assert len(index.add([dataclasses.replace(far, published=None)])) == 1


def test_other_settings_are_refused(path: Path, articles: list[Article]) -> None:
    """An index of another seed is named as such, with the way out; and that way works."""
    other = cd.Config(detection=cd.DetectionConfig(seed=7))
    with EventIndex.open(path) as index:
        index.add(articles)
    with pytest.raises(cd.IndexFileError, match=r"made it with seed 1, .* fit seed 7; .*index rebuild"):
        EventIndex.open(path, other)
    with EventIndex.rebuild(path, other) as index:
        assert len(index) == len(articles)
        assert len(index.events()) == 4
    with EventIndex.open(path, other) as index:
        assert len(index.events()) == 4


def test_files_that_are_no_index(tmp_path: Path) -> None:
    """Text, other databases, folders and missing files are told apart."""
    (tmp_path / "text").write_text("no index " * 500, encoding="utf-8")
    with pytest.raises(cd.IndexFileError, match="cannot be used as an index"):
        EventIndex.open(tmp_path / "text")
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE notes (text)").connection.close()
    with pytest.raises(cd.IndexFileError, match="no index of coverage-diff"):
        EventIndex.open(tmp_path / "other")
    with pytest.raises(cd.IndexFileError, match="there is no such index"):
        EventIndex.open(tmp_path / "missing", create=False)
    assert not (tmp_path / "missing").exists()
    with pytest.raises(
        cd.IndexFileError, match=r"is a folder, and an index is one file; name it, such as .*news\.index"
    ):
        EventIndex.open(tmp_path)
    with pytest.raises(cd.IndexFileError, match=r"there is no folder .*; make it first"):
        EventIndex.open(tmp_path / "nowhere" / "news.index")


def test_an_index_of_a_later_version_is_told(path: Path) -> None:
    """It cannot be made anew by this version, which could lose what it does not know."""
    EventIndex.open(path).close()
    with sqlite3.connect(path) as database:
        database.execute("UPDATE tag SET value = '99' WHERE name = 'format'")
    with pytest.raises(cd.IndexFileError, match=r"in a later form \(99\).*install that version"):
        EventIndex.open(path)


def test_a_closed_index_says_so(index: EventIndex, articles: list[Article]) -> None:
    """After its end nothing is asked of the file, and closing it again does no harm."""
    index.close()
    index.close()
    for ask in (index.events, lambda: len(index), lambda: index.add(articles)):
        with pytest.raises(cd.IndexFileError, match="has been closed; open it again"):
            ask()


def test_a_failed_add_leaves_the_index_as_it_was(
    index: EventIndex, articles: list[Article], grouped: Grouped, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What breaks off in the middle is rolled back, counts in memory too."""
    index.add(articles[:6])
    before = grouped(index)

    def fail(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(groups.Groups, "group", fail)
        with pytest.raises(RuntimeError):
            index.add(articles[6:])
    assert (len(index), grouped(index)) == (6, before)
    index.add(articles[6:])
    assert grouped(index) == ALL


def test_long_lists_are_added_in_portions(
    index: EventIndex, articles: list[Article], grouped: Grouped, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stream of articles is never held as a whole; progress is told after each portion."""
    monkeypatch.setattr(index_module, "PORTION", 3)
    monkeypatch.setattr(index_module, "SETTLED", 6)
    told: list[tuple[str, int, int]] = []
    index.add(iter(articles), progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "index"] == [("index", 6, 0), ("index", 9, 0), ("index", 12, 0)]
    assert {stage for stage, _, _ in told} >= {"terms", "candidates", "scores"}
    assert grouped(index) == ALL


def test_taking_out_and_checking_tell_how_far_they_are(index: EventIndex, articles: list[Article]) -> None:
    """A small archive is read anew where so much has gone; a check counts what it looks for."""
    index.add(articles)
    told: list[tuple[str, int, int]] = []
    for article in articles[:3]:
        index.remove(article.id, progress=lambda *step: told.append(step))
    assert {stage for stage, _, _ in told} >= {"terms", "candidates", "scores"}
    told.clear()
    assert index.check_file(progress=lambda *step: told.append(step)) == ()
    looks = told[-1][2]
    assert told == [("check", done, looks) for done in range(looks)] + [("check", looks, looks)]


def test_any_string_survives(index: EventIndex) -> None:
    """Broken characters in ids, outlets and texts come back as they were."""
    odd = Article(
        id="\ud800id", outlet="Z\u00fcri\u0000", title="\udfff", text="A bridge \ud83d fell.\u2028Twice.", url=""
    )
    index.add([odd])
    assert index.article("\ud800id") == odd
    with pytest.raises(cd.InvalidArticleError, match="must be an Article"):
        index.add(["text"])  # type: ignore[list-item]
    with pytest.raises(cd.InvalidArticleError, match="must be a list of articles"):
        index.add(odd)  # type: ignore[arg-type]
    with pytest.raises(cd.ReportError, match=r"since must be a datetime\.date, .* not '2026-03-01'"):
        index.events(since="2026-03-01")  # type: ignore[arg-type]


def test_two_processes_see_the_last_commit(path: Path, articles: list[Article], grouped: Grouped) -> None:
    """A second connection reads what was committed, and writes on from there."""
    with EventIndex.open(path) as one, EventIndex.open(path) as two:
        one.add(articles[:5])
        assert grouped(two) == grouped(one)
        two.add(articles[5:9])
        one.add(articles[9:])
        assert grouped(one) == grouped(two) == ALL
        assert one.check_file() == ()
