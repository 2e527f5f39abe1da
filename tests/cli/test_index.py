"""The commands of an archive that grows, and what changed between two reports."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from timing import PATIENCE

import coverage_diff as cd
from coverage_diff.cli import watching
from coverage_diff.cli.watching import Folder

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def indexed(command: Command, pages: tuple[Path, Path], tmp_path: Path) -> Path:
    """An index of two outlets' pages on one event."""
    path = tmp_path / "news.index"
    code, out, err = command("index", "add", path, *pages)
    assert (code, out) == (0, "")
    assert f"{path}: 2 articles, +2; 1 event is new or has changed" in err
    return path


def test_events_are_listed_with_their_ids(command: Command, indexed: Path) -> None:
    """The table names what `index report` needs."""
    code, out, _ = command("index", "events", indexed)
    assert code == 0
    assert "event-" in out
    assert "Harbour Herald" in out
    assert "1 event\n" in out
    assert "0 events" in command("index", "events", indexed, "--outlet", "Nobody")[1]
    assert command("index", "events", indexed, "--since", "soon")[0] == 2


def test_report_on_an_event(command: Command, indexed: Path, tmp_path: Path) -> None:
    """One event's report, on the terminal and in a file."""
    with cd.EventIndex.open(indexed) as index:
        event = index.events()[0].id
    assert "12 cracks" in command("index", "report", indexed, event)[1]
    code, _, err = command("index", "report", indexed, event, "-o", tmp_path / "r.json")
    assert code == 0
    assert "wrote" in err
    assert cd.Report.from_json((tmp_path / "r.json").read_text(encoding="utf-8")).events[0].id == event
    code, _, err = command("index", "report", indexed, "event-0")
    assert code == 2
    assert "no event 'event-0'" in err


def test_find_and_remove(command: Command, indexed: Path) -> None:
    """Who reports a statement; and nobody after the page was taken out."""
    statement = "The ferry company will put on two more ferries a day"
    assert "Marl Post" in command("index", "find", indexed, statement)[1]
    with cd.EventIndex.open(indexed) as index:
        [post] = [s.article_id for s in index.events()[0].segments if s.outlet == "Marl Post"]
    code, _, err = command("index", "remove", indexed, post)
    assert code == 0
    assert "1 article\n" in err
    assert "no page in the index reports it" in command("index", "find", indexed, statement)[1]


def test_rebuild_with_other_settings(command: Command, indexed: Path, tmp_path: Path) -> None:
    """Other settings are refused with the way out, which works."""
    settings = tmp_path / "settings.toml"
    settings.write_text("[detection]\nseed = 5\n", encoding="utf-8")
    code, _, err = command("index", "events", indexed, "--config", settings)
    assert code == 2
    assert "coverage-diff index rebuild" in err
    assert command("index", "rebuild", indexed, "--config", settings)[0] == 0
    assert "1 event\n" in command("index", "events", indexed, "--config", settings)[1]


def test_check_says_that_all_is_well(command: Command, indexed: Path) -> None:
    """A whole index is told to be whole."""
    code, _, err = command("index", "check", indexed)
    assert code == 0
    assert "is whole" in err


def test_table_over_the_archive(command: Command, indexed: Path, tmp_path: Path) -> None:
    """Rates by outlet and kind on stdout or, by event, in a file."""
    out = command("index", "table", indexed)[1]
    assert out.startswith("outlet,kind,told,omitted,decided,omission_rate")
    assert "Marl Post" in out
    command("index", "table", indexed, "--by", "event", "-o", tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8").startswith("outlet,event,title,day")


def test_what_cannot_be_read_is_told(command: Command, tmp_path: Path) -> None:
    """Unreadable input is named; where nothing is left the command fails."""
    (tmp_path / "bad.jsonl").write_text("{\n", encoding="utf-8")
    code, _, err = command("index", "add", tmp_path / "news.index", tmp_path / "bad.jsonl")
    assert code == 2
    assert "bad.jsonl" in err
    assert command("index", "events", tmp_path / "missing.index")[0] == 2


def test_strict_adds_nothing_where_anything_is_left_out(
    command: Command, pages: tuple[Path, Path], tmp_path: Path
) -> None:
    """With --strict a page that cannot be read ends the command with 2 before the index is touched."""
    path, broken = tmp_path / "strict.index", tmp_path / "broken.txt"
    broken.write_text("", encoding="utf-8")
    code, _, err = command("index", "add", path, *pages, broken, "--strict")
    assert code == 2
    assert "--strict allows none" in err
    assert not path.exists()
    assert command("index", "add", path, *pages, broken)[0] == 0
    assert command("index", "add", path, *pages, "--strict")[0] == 0


def test_limits_hold_for_an_index_too(command: Command, pages: tuple[Path, Path], tmp_path: Path) -> None:
    """--limit bounds what is taken in, and what lies beyond is named."""
    code, _, err = command("index", "add", tmp_path / "one.index", *pages, "--limit", "articles=1")
    assert code == 0
    assert "1 article, +1" in err
    assert "more than 1 article;" in err
    code, _, err = command("index", "add", tmp_path / "none.index", *pages, "--limit", "article_chars=10")
    assert code == 2
    assert "more than 10 are no article" in err
    assert command("index", "add", tmp_path / "none.index", *pages, "--limit", "size=3")[0] == 2


def test_watch_adds_what_arrives(command: Command, pages: tuple[Path, Path], tmp_path: Path) -> None:
    """A folder is looked at; the second look adds only what is new."""
    path = tmp_path / "news.index"
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    old = time.time() - 10
    for page in pages:
        os.utime(page.rename(incoming / page.name), (old, old))
    code, _, err = command("index", "watch", path, incoming, "--once")
    assert code == 0
    assert "2 articles, +2" in err
    assert command("index", "watch", path, tmp_path / "missing", "--once")[0] == 2


def test_watch_goes_on_until_stopped(
    command: Command, pages: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two looks it waits; Ctrl-C is how it ends."""

    def stop(seconds: float) -> None:
        assert seconds == 2
        raise KeyboardInterrupt

    monkeypatch.setattr("coverage_diff.cli.index.time.sleep", stop)
    code, _, err = command("index", "watch", tmp_path / "news.index", pages[0].parent, "--interval", "2")
    assert code == 0
    assert "stopped" in err


def test_folder_waits_for_files_that_are_still_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file arrives when it has rested; again when it has changed; hidden files never."""
    monkeypatch.setattr(watching, "SETTLED", PATIENCE)  # however busy the machine
    watched = Folder(tmp_path)
    page = tmp_path / "a.txt"
    page.write_text("one", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("no", encoding="utf-8")
    assert watched.arrivals() == []
    os.utime(page, (1e9, 1e9))
    assert watched.arrivals() == [page]
    assert watched.arrivals() == []
    page.write_text("two words", encoding="utf-8")
    os.utime(page, (1e9, 1e9))
    assert watched.arrivals() == [page]


def test_diff_reports(command: Command, pages: tuple[Path, Path], tmp_path: Path) -> None:
    """A corrected figure and a fact that was added later stand in the table; equal reports say so."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    command("compare", *pages, "-o", old)
    herald, _ = pages
    text = herald.read_text(encoding="utf-8").replace("3 million crowns", "4 million crowns")
    herald.write_text(text, encoding="utf-8")
    command("compare", *pages, "-o", new)
    code, out, _ = command("diff-reports", old, new)
    assert code == 0
    assert "value corrected" in out
    assert "about 3 million crowns → about 4 million crowns" in " ".join(out.split())
    assert command("diff-reports", old, old)[1] == "nothing changed\n"


def test_pages_without_an_index_are_no_input(command: Command, pages: tuple[Path, Path]) -> None:
    """Who forgets the index's name is told where it stands."""
    code, _, err = command("index", "add", pages[0])
    assert code == 2
    assert f"the index comes first: index add news.index {pages[0]}" in " ".join(err.split())
